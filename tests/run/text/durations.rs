use std::time::*;
fn main() {
    for s in [
        0.0,
        2.7,
        3e10,
        0.999e-9,
        2.7e-9,
        0.0000000005,
        1.5e-9,
        1e-20,
        1.0e-7,
        4.5e9,
        0.1 + 0.2,
        123456.789012345,
    ] {
        println!(
            "{:?} {:?}",
            Duration::try_from_secs_f64(s),
            Duration::from_secs_f32(s as f32)
        );
    }
    for s in [-5.0, f64::NAN, 2e19, f64::INFINITY, -0.0, -1e-30] {
        match Duration::try_from_secs_f64(s) {
            Ok(d) => println!("{d:?}"),
            Err(e) => println!("{e:?} {e}"),
        }
    }
    let d = Duration::new(5, 30_123_000);
    println!(
        "{:?} {:.1?} {:.0?} {:.3?} {:10?}| {:>10?}| {:^12.2?}| {:+?} {:010?}",
        d, d, d, d, d, d, d, d, d
    );
    for n in [
        0,
        1,
        999,
        1000,
        1001,
        1500,
        999_999,
        1_000_000,
        1_000_001,
        2_500_000,
        999_999_999,
        1_000_000_000,
        1_999_999_999,
        9_950_000_000,
        3_600_000_000_000u64,
    ] {
        let d = Duration::from_nanos(n);
        println!(
            "{:?} {:.1?} {:.2?} {:.0?} {:.5?} {:>8?}| {:<8.1?}|",
            d, d, d, d, d, d, d
        );
    }
    println!("{:?} {:?}", d.mul_f64(3.14), d.mul_f32(3.14));
    println!(
        "{:?} {:?} {:?}",
        d.div_f64(3.14),
        d.div_duration_f64(Duration::from_millis(2)),
        d.div_duration_f32(Duration::new(2, 7))
    );
    println!(
        "{:?} {:?} {:?}",
        d.checked_div(0),
        d.checked_mul(u32::MAX),
        Duration::MAX.checked_add(Duration::from_nanos(1))
    );
    println!(
        "{:?} {} {} {}",
        Duration::MAX,
        d.as_secs_f64(),
        d.as_secs_f32(),
        d.as_millis()
    );
    println!(
        "{:?} {:?}",
        d.abs_diff(Duration::from_secs(7)),
        d.saturating_sub(Duration::from_secs(7))
    );
    println!("{:?} {:?} {:?}", d * 2, 2 * d, d / 3);
    println!("{:?}", [d, d].iter().sum::<Duration>());
    println!("{:?} {:?}", Duration::from_mins(2), Duration::from_hours(1));
    println!("{:?}", Duration::from_nanos_u128(1u128 << 80));
    println!("{:?}", Duration::default());
    let t = UNIX_EPOCH + Duration::from_secs(10);
    println!(
        "{:?} {:?} {:?}",
        t,
        t.duration_since(UNIX_EPOCH),
        UNIX_EPOCH.duration_since(t)
    );
    println!("{}", UNIX_EPOCH.duration_since(t).unwrap_err());
    println!("{:?}", UNIX_EPOCH - Duration::from_millis(1500));
    println!("{:?}", t.checked_add(Duration::MAX));
    let i = Instant::now();
    println!(
        "{:?} {}",
        i - (i + Duration::from_secs(1)),
        i + Duration::from_secs(1) > i
    );
    println!("{:?}", i.checked_sub(Duration::MAX));
    println!("{:?}", (i + Duration::from_secs(3)).duration_since(i));
    println!("{}", std::thread::available_parallelism().is_ok());
}
