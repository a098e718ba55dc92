use std::fmt;
struct P(i32, i32);
impl fmt::Display for P {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if f.alternate() {
            write!(f, "P[\n{},\n{}]", self.0, self.1)
        } else {
            f.pad(&format!("({}, {})", self.0, self.1))
        }
    }
}
impl fmt::Binary for P {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Binary::fmt(&self.0, f)
    }
}
impl fmt::LowerExp for P {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::LowerExp::fmt(&(self.0 as f64), f)
    }
}
impl fmt::Pointer for P {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("ptr")
    }
}
struct Fl;
impl fmt::Debug for Fl {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(
            f,
            "{:?} {:?} {:?} {} {} {} {} {}",
            f.width(),
            f.precision(),
            f.align().map(|a| match a {
                fmt::Alignment::Left => 'l',
                fmt::Alignment::Right => 'r',
                fmt::Alignment::Center => 'c',
            }),
            f.fill(),
            f.sign_plus(),
            f.sign_minus(),
            f.alternate(),
            f.sign_aware_zero_pad()
        )
    }
}
struct L(Vec<i32>);
impl fmt::Debug for L {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_list()
            .entry(&"x")
            .entries(self.0.iter())
            .finish_non_exhaustive()
    }
}
struct M;
impl fmt::Debug for M {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_map()
            .key(&"k")
            .value(&Some(1))
            .entry(&1, &vec![1, 2])
            .finish_non_exhaustive()
    }
}
struct S;
impl fmt::Debug for S {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_set().entry(&1).entries(["a"]).finish()
    }
}
struct T;
impl fmt::Debug for T {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_tuple("T")
            .field(&1.5)
            .field(&Some("a"))
            .finish_non_exhaustive()
    }
}
struct N;
impl fmt::Debug for N {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("N")
            .field("a", &1)
            .field("b", &format_args!("{}-{}", 1, 2))
            .finish_non_exhaustive()
    }
}
#[derive(Debug, Clone, Default)]
struct Deep {
    a: Option<Box<Deep>>,
    b: (i32, String),
    c: [f32; 2],
    d: (),
    e: Vec<(char, bool)>,
}
#[derive(Debug)]
enum E {
    U,
    T(i32, &'static str),
    S { x: u8, y: Option<()> },
}
#[derive(Debug)]
struct U;
#[derive(Debug)]
struct W(i32);
#[derive(Debug)]
struct G<T>(T, std::marker::PhantomData<T>);
fn main() {
    println!(
        "[{:10}] [{:<10}] [{:^10}] [{:>10}] [{:*^11}] [{:#?}]",
        P(1, 2),
        P(1, 2),
        P(1, 2),
        P(1, 2),
        P(1, 2),
        W(3)
    );
    println!("{:#}", P(1, 2));
    println!(
        "{:b} {:#010b} {:e} {:p}",
        P(5, 1),
        P(5, 1),
        P(1500, 1),
        P(1, 1)
    );
    println!(
        "{:?}|{:5?}|{:<5.2?}|{:+?}|{:-?}|{:#?}|{:05?}|{:é^9?}",
        Fl, Fl, Fl, Fl, Fl, Fl, Fl, Fl
    );
    println!("{:?} {:?} {:?} {:?} {:?}", L(vec![1]), M, S, T, N);
    println!("{:#?} {:#?} {:#?} {:#?} {:#?}", L(vec![1]), M, S, T, N);
    println!("{:#?} {:#?}", L(vec![]), Vec::<i32>::new());
    let d = Deep {
        a: Some(Box::new(Deep::default())),
        b: (1, "a\"b\n".into()),
        c: [1.0, -0.5e-7],
        d: (),
        e: vec![('x', true)],
    };
    println!("{:?}", d);
    println!("{:#?}", d);
    println!(
        "{:?} {:?} {:?} {:?} {:?}",
        E::U,
        E::T(1, "x"),
        E::S { x: 1, y: Some(()) },
        U,
        G(1u8, std::marker::PhantomData)
    );
    println!("{:#?} {:#?}", E::T(1, "x"), E::S { x: 1, y: Some(()) });
    println!(
        "{:5}|{:<5}|{:^5}|{:>5}|{:05}|{:+}|{:+05}|{:<05}|{:^+7}",
        42, 42, 42, 42, 42, 42, 42, 42, 42
    );
    println!(
        "{:#x} {:#X} {:#o} {:#b} {:#06x} {:x} {:08b} {:#010X} {:<#8x}|",
        255, 255, 8, 5, 255, -1i8, -3i8, 48879, 10
    );
    println!("{:.2} {:8.3} {:<8.3}| {:+.1} {:08.2} {:+08.2} {:.0} {:.0} {:.0} {:e} {:E} {:.2e} {:10.1e}|", 3.14159, 2.5, 2.5, 1.25, -3.14159, 3.14159, 0.5, 1.5, 2.5, 1234.5, 0.00012, 123456.0, 1500.0);
    println!(
        "{} {} {} {} {} {} {} {}",
        1e15,
        1e16,
        1.0e100,
        1e-7,
        f64::NAN,
        f64::INFINITY,
        -f64::INFINITY,
        -0.0
    );
    println!(
        "{:?} {:?} {:?} {:?} {:?} {:?}",
        1e15,
        1e16,
        1e-5,
        0.1 + 0.2,
        f32::MAX,
        1.0f32 / 3.0
    );
    println!(
        "{:5}|{:05}|{:+}|{:+}|{:<5}|{:^5}|{:05}",
        f64::NAN,
        f64::NAN,
        f64::NAN,
        f64::INFINITY,
        f64::INFINITY,
        f64::INFINITY,
        f64::NEG_INFINITY
    );
    println!(
        "{:?} {:5?} {:#?} {:.1?} {:06.2?} {:?}",
        1.0, 1.0, 1.0, 1.25, 1.0, 1e300
    );
    println!(
        "{:e} {:e} {:E} {:.1e} {:.0e} {:e}",
        100u32, 123456i64, 5, 15, 25, 0
    );
    println!("{:>+8.2e}|{:<10e}|{:010e}", 1234.5, 0.001, -12.0);
    let (w, p, v) = (10, 3, 3.14159265);
    println!(
        "[{:w$.p$}] [{:>1$}] [{:>1$.2$}] [{:.*}] [{:>width$}] [{v:+w$.1}] [{0:^1$}] [{:<w$}]",
        v,
        8,
        4,
        2,
        1.23456,
        7,
        "x",
        width = 6
    );
    println!("{0} {1} {0} {} {name}", 1, 2, name = "n");
    println!("{{}} {{{}}}", 1);
    println!(
        "[{:5}] [{:<5}] [{:^5}] [{:>5}] [{:.2}] [{:5.1}] [{:-^7.3}] [{:?}] [{:10?}] [{:<10?}]",
        "abc", "abc", "abc", "abc", "abc", "abc", "abcdef", "a", "a", "a"
    );
    println!(
        "[{:3}] [{:^3}] [{:>3}] [{:?}] [{:5?}]",
        'x', 'x', 'x', 'x', 'x'
    );
    println!(
        "[{:6}] [{:>6}] [{:.2}] [{:?}] [{:7?}]",
        true, false, true, true, false
    );
    println!("[{:5?}] [{:>8?}]", (), Some(1));
    println!(
        "{:02?} {:#04x?} {:x?} {:X?} {:#?}",
        vec![1, 2],
        vec![10, 11],
        vec![10, 255],
        Some(255),
        (1, "a")
    );
    println!("{:5?} {:<5?} {:05.1?}", [1, 2], Some(1), [1.0, 2.0]);
    println!("{:?} {:#?}", ("a", 1, 'c'), ((1,), [(); 2]));
    println!(
        "{:?} {:?}",
        "tab\t nl\n q\" ' \\ \0 \u{7f} é \u{200b}", '\''
    );
    println!("{:>8} {:>8}", format!("{}", 1), format_args!("{}", 2));
    println!(
        "{:?} {}",
        format_args!("{:?}", "a"),
        format_args!("{}{}", 1, "b")
    );
    println!(
        "{:?} {:?} {:?} {:?}",
        Ok::<i32, ()>(1),
        Err::<(), _>("e"),
        Some("x"),
        None::<i32>
    );
    println!(
        "{:?} {:?} {:?} {:?} {:?} {:?}",
        1..2,
        1..,
        ..2,
        ..,
        1..=2,
        ..=3
    );
    println!(
        "{:?} {:?} {:?}",
        Box::new(1),
        std::rc::Rc::new("a"),
        std::cell::RefCell::new(1)
    );
    println!(
        "{:?} {:?}",
        std::cell::Cell::new(1),
        std::sync::Mutex::new(1)
    );
    println!(
        "{:?} {:?} {:?}",
        std::cmp::Ordering::Less,
        std::time::Duration::from_millis(1500),
        std::any::type_name::<i32>()
    );
    let mut s = String::new();
    use fmt::Write;
    write!(s, "{:>4}", 1).unwrap();
    writeln!(s).unwrap();
    writeln!(s, "x").unwrap();
    s.write_char('c').unwrap();
    s.write_str("d").unwrap();
    println!("{s:?}");
    let r: &mut dyn fmt::Write = &mut s;
    write!(r, "{}", 5).unwrap();
    println!("{}", s.len());
    println!("{:?}", fmt::format(format_args!("{}", 1)));
    println!("{:?}", fmt::Error);
    println!("{}", fmt::Error);
    println!("{}", fmt::from_fn(|f| write!(f, "<{}>", 1)));
    println!("{:?}", fmt::from_fn(|f| f.debug_list().entry(&1).finish()));
    println!("{:?}", format_args!("lit").as_str());
    println!("{:p}", 16 as *const u8);
    println!(
        "{:#p} {:20p}|{:020p}",
        16 as *const u8, 16 as *const u8, 16 as *const u8
    );
    println!("{:?}", 16 as *const u8);
    println!("{}", i128::MIN);
    println!("{:x} {:?}", u128::MAX, i64::MIN);
    println!("{}", u64::MAX as f32);
    println!("{} {:?} {}", f32::MIN_POSITIVE, f64::MIN_POSITIVE, f64::MAX);
    println!("{} {} {}", 0.1f32 as f64, 16777217f32, 1.0e10f32);
    println!("{:.3} {:.20}", 0.1f32, 0.1);
    println!("{:?} {:?}", f32::EPSILON, 123456789.0f32);
    println!("{} {:?}", 5e-324, 5e-324);
    println!("{:.1} {:.2} {:.1}", 0.25, 0.125, 0.35);
    println!("{:.3?} {:.0?}", 1e-7, 1e20);
}
