fn main() {
    let v: &[i8] = &[-128, 127, 0, -1, 50, 69];
    for &a in v {
        for &b in v {
            println!(
                "{:?} {:?} {:?} {:?} {:?}",
                a.checked_add(b),
                a.checked_sub(b),
                a.checked_mul(b),
                a.checked_div(b),
                a.checked_rem(b)
            );
            println!(
                "{:?} {:?} {:?} {:?}",
                a.wrapping_add(b),
                a.wrapping_sub(b),
                a.wrapping_mul(b),
                a.saturating_add(b)
            );
            println!(
                "{:?} {:?} {:?} {:?} {:?}",
                a.overflowing_add(b),
                a.overflowing_sub(b),
                a.overflowing_mul(b),
                a.saturating_sub(b),
                a.saturating_mul(b)
            );
            println!(
                "{:?} {:?} {:?} {:?}",
                a.abs_diff(b),
                a.midpoint(b),
                a.checked_div_euclid(b),
                a.checked_rem_euclid(b)
            );
            if b != 0 {
                println!(
                    "{:?} {:?} {:?} {:?} {:?}",
                    a.wrapping_div(b),
                    a.wrapping_rem(b),
                    a.overflowing_div(b),
                    a.wrapping_rem_euclid(b),
                    a.overflowing_rem_euclid(b)
                );
            }
            println!(
                "{:?} {:?} {:?} {:?}",
                a.checked_add_unsigned(b as u8),
                a.overflowing_sub_unsigned(b as u8),
                a.saturating_add_unsigned(b as u8),
                a.saturating_sub_unsigned(b as u8)
            );
        }
        for e in [0u32, 3, 8, 200] {
            println!(
                "{:?} {:?} {:?} {:?} {:?}",
                a.checked_pow(e),
                a.wrapping_pow(e),
                a.saturating_pow(e),
                a.overflowing_pow(e),
                a.wrapping_shl(e)
            );
            println!(
                "{:?} {:?} {:?} {:?} {:?} {:?}",
                a.checked_shl(e),
                a.wrapping_shr(e),
                a.overflowing_shr(e),
                a.unbounded_shl(e),
                a.unbounded_shr(e),
                (a.rotate_left(e), a.rotate_right(e))
            );
        }
        println!(
            "{} {} {} {} {} {}",
            a.count_ones(),
            a.count_zeros(),
            a.leading_zeros(),
            a.trailing_zeros(),
            a.leading_ones(),
            a.trailing_ones()
        );
        println!(
            "{} {} {:?} {:?} {:?}",
            a.swap_bytes(),
            a.reverse_bits(),
            a.to_be_bytes(),
            a.to_le_bytes(),
            a.checked_neg()
        );
        println!(
            "{:?} {:?} {:?} {:?} {:?}",
            a.checked_ilog2(),
            a.checked_ilog10(),
            a.checked_ilog(3),
            a.wrapping_neg(),
            a.overflowing_neg()
        );
        println!(
            "{:x} {:o} {:b} {:e} {:#X} {:+} {:>12} {:<6}| {:?}",
            a,
            a,
            a,
            a,
            a,
            a,
            a,
            a,
            a.to_string().parse::<i8>()
        );
        println!(
            "{} {} {} {} {} {}",
            a as i8, a as u16, a as i64, a as u128, a as f32, a as f64
        );
        println!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            a.checked_abs(),
            a.wrapping_abs(),
            a.overflowing_abs(),
            a.unsigned_abs(),
            a.signum(),
            a.checked_isqrt(),
            a.saturating_neg()
        );
    }
    let v: &[u32] = &[0, 4294967295, 0, 840088579, 4024890011, 1496871691];
    for &a in v {
        for &b in v {
            println!(
                "{:?} {:?} {:?} {:?} {:?}",
                a.checked_add(b),
                a.checked_sub(b),
                a.checked_mul(b),
                a.checked_div(b),
                a.checked_rem(b)
            );
            println!(
                "{:?} {:?} {:?} {:?}",
                a.wrapping_add(b),
                a.wrapping_sub(b),
                a.wrapping_mul(b),
                a.saturating_add(b)
            );
            println!(
                "{:?} {:?} {:?} {:?} {:?}",
                a.overflowing_add(b),
                a.overflowing_sub(b),
                a.overflowing_mul(b),
                a.saturating_sub(b),
                a.saturating_mul(b)
            );
            println!(
                "{:?} {:?} {:?} {:?}",
                a.abs_diff(b),
                a.midpoint(b),
                a.checked_div_euclid(b),
                a.checked_rem_euclid(b)
            );
            if b != 0 {
                println!(
                    "{:?} {:?} {:?} {:?} {:?}",
                    a.wrapping_div(b),
                    a.wrapping_rem(b),
                    a.overflowing_div(b),
                    a.wrapping_rem_euclid(b),
                    a.overflowing_rem_euclid(b)
                );
            }
            println!(
                "{:?} {:?} {:?} {:?} {:?} {:?}",
                a.checked_add_signed(b as i32),
                a.checked_sub_signed(b as i32),
                a.overflowing_add_signed(b as i32),
                a.saturating_sub_signed(b as i32),
                a.checked_signed_diff(b),
                a.carrying_mul_add(b, a, b)
            );
        }
        for e in [0u32, 3, 8, 200] {
            println!(
                "{:?} {:?} {:?} {:?} {:?}",
                a.checked_pow(e),
                a.wrapping_pow(e),
                a.saturating_pow(e),
                a.overflowing_pow(e),
                a.wrapping_shl(e)
            );
            println!(
                "{:?} {:?} {:?} {:?} {:?} {:?}",
                a.checked_shl(e),
                a.wrapping_shr(e),
                a.overflowing_shr(e),
                a.unbounded_shl(e),
                a.unbounded_shr(e),
                (a.rotate_left(e), a.rotate_right(e))
            );
        }
        println!(
            "{} {} {} {} {} {}",
            a.count_ones(),
            a.count_zeros(),
            a.leading_zeros(),
            a.trailing_zeros(),
            a.leading_ones(),
            a.trailing_ones()
        );
        println!(
            "{} {} {:?} {:?} {:?}",
            a.swap_bytes(),
            a.reverse_bits(),
            a.to_be_bytes(),
            a.to_le_bytes(),
            a.checked_neg()
        );
        println!(
            "{:?} {:?} {:?} {:?} {:?}",
            a.checked_ilog2(),
            a.checked_ilog10(),
            a.checked_ilog(3),
            a.wrapping_neg(),
            a.overflowing_neg()
        );
        println!(
            "{:x} {:o} {:b} {:e} {:#X} {:+} {:>12} {:<6}| {:?}",
            a,
            a,
            a,
            a,
            a,
            a,
            a,
            a,
            a.to_string().parse::<u32>()
        );
        println!(
            "{} {} {} {} {} {}",
            a as i8, a as u16, a as i64, a as u128, a as f32, a as f64
        );
        println!(
            "{:?} {:?} {:?} {:?}",
            a.checked_next_power_of_two(),
            a.is_power_of_two(),
            a.isqrt(),
            a.checked_next_multiple_of(7)
        );
    }
    let v: &[u128] = &[
        0,
        340282366920938463463374607431768211455,
        0,
        227501041516062915270562765725238140035,
        223384911916168322162179178594757104995,
        62774004031314191349918954017978822925,
    ];
    for &a in v {
        for &b in v {
            println!(
                "{:?} {:?} {:?} {:?} {:?}",
                a.checked_add(b),
                a.checked_sub(b),
                a.checked_mul(b),
                a.checked_div(b),
                a.checked_rem(b)
            );
            println!(
                "{:?} {:?} {:?} {:?}",
                a.wrapping_add(b),
                a.wrapping_sub(b),
                a.wrapping_mul(b),
                a.saturating_add(b)
            );
            println!(
                "{:?} {:?} {:?} {:?} {:?}",
                a.overflowing_add(b),
                a.overflowing_sub(b),
                a.overflowing_mul(b),
                a.saturating_sub(b),
                a.saturating_mul(b)
            );
            println!(
                "{:?} {:?} {:?} {:?}",
                a.abs_diff(b),
                a.midpoint(b),
                a.checked_div_euclid(b),
                a.checked_rem_euclid(b)
            );
            if b != 0 {
                println!(
                    "{:?} {:?} {:?} {:?} {:?}",
                    a.wrapping_div(b),
                    a.wrapping_rem(b),
                    a.overflowing_div(b),
                    a.wrapping_rem_euclid(b),
                    a.overflowing_rem_euclid(b)
                );
            }
            println!(
                "{:?} {:?} {:?} {:?} {:?} {:?}",
                a.checked_add_signed(b as i128),
                a.checked_sub_signed(b as i128),
                a.overflowing_add_signed(b as i128),
                a.saturating_sub_signed(b as i128),
                a.checked_signed_diff(b),
                a.carrying_mul_add(b, a, b)
            );
        }
        for e in [0u32, 3, 8, 200] {
            println!(
                "{:?} {:?} {:?} {:?} {:?}",
                a.checked_pow(e),
                a.wrapping_pow(e),
                a.saturating_pow(e),
                a.overflowing_pow(e),
                a.wrapping_shl(e)
            );
            println!(
                "{:?} {:?} {:?} {:?} {:?} {:?}",
                a.checked_shl(e),
                a.wrapping_shr(e),
                a.overflowing_shr(e),
                a.unbounded_shl(e),
                a.unbounded_shr(e),
                (a.rotate_left(e), a.rotate_right(e))
            );
        }
        println!(
            "{} {} {} {} {} {}",
            a.count_ones(),
            a.count_zeros(),
            a.leading_zeros(),
            a.trailing_zeros(),
            a.leading_ones(),
            a.trailing_ones()
        );
        println!(
            "{} {} {:?} {:?} {:?}",
            a.swap_bytes(),
            a.reverse_bits(),
            a.to_be_bytes(),
            a.to_le_bytes(),
            a.checked_neg()
        );
        println!(
            "{:?} {:?} {:?} {:?} {:?}",
            a.checked_ilog2(),
            a.checked_ilog10(),
            a.checked_ilog(3),
            a.wrapping_neg(),
            a.overflowing_neg()
        );
        println!(
            "{:x} {:o} {:b} {:e} {:#X} {:+} {:>12} {:<6}| {:?}",
            a,
            a,
            a,
            a,
            a,
            a,
            a,
            a,
            a.to_string().parse::<u128>()
        );
        println!(
            "{} {} {} {} {} {}",
            a as i8, a as u16, a as i64, a as u128, a as f32, a as f64
        );
        println!(
            "{:?} {:?} {:?} {:?}",
            a.checked_next_power_of_two(),
            a.is_power_of_two(),
            a.isqrt(),
            a.checked_next_multiple_of(7)
        );
    }
}
