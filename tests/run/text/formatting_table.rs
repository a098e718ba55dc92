use std::fmt;

struct Hex(u32);

impl fmt::LowerHex for Hex {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::LowerHex::fmt(&self.0, f)
    }
}

#[derive(Debug, Clone, Default)]
struct Row {
    name: String,
    price: f64,
    count: i64,
    note: Option<&'static str>,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Row { name, price, count, .. } = self;
        write!(f, "|{name:<10}|{price:>9.2}|{count:^+7}|")
    }
}

struct Centered<'a>(&'a str);

impl fmt::Display for Centered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

fn main() {
    let rows = [
        Row { name: "apple".into(), price: 0.5, count: 12, note: None },
        Row { name: "blueberries".into(), price: 1234.567, count: -3, note: Some("fresh") },
        Row::default(),
    ];
    for row in &rows {
        println!("{row}");
    }
    println!("{:?}", rows[0]);
    println!("{:#?}", rows[1]);

    let (width, precision, value) = (12, 3, 2.718281828);
    println!(
        "[{value:width$.precision$}] [{value:<width$.1}] [{value:+.0}] [{:>1$.2$}]",
        value, 8, 4
    );
    println!("[{:*^12}] [{:->8}] [{:#<5}]", Centered("mid"), "r", 'c');
    println!("[{:#010x}] [{:#b}] [{:o}] [{:08.3}] [{:+}]", 48879, 10, 64, -1.5, 0);
    println!("[{:x}] [{:#X}] [{:#06x}]", Hex(255), 3054, Hex(10));
    println!("[{:e}] [{:E}] [{:e}] [{:.2e}]", 1500.0, 0.00012, 42, 123456.0);
    println!("[{:?}] [{:5}] [{:<5}] [{:?}]", "tab\t\u{1F600}\\", true, false, 'é');
    println!("[{:?}] [{:?}] [{:?}] [{:.1?}]", 1.0, 1e-7, 1e16, vec![1.25, 2.0]);
    println!("[{:02}:{:02}:{:02}] [{:?}]", 1, 2, 33, (1, "two", [3.0]));
    println!("[{:x}] [{:b}] [{:?}]", -1i8, -2i8, Some(Ok::<i32, String>(3)));
    println!("[{:5}] [{:<5}] [{:^5}] [{:>5}]", "é", "éa", "日本", "x");
    println!("[{:.3}] [{:>6.2}] [{:?}]", "truncated", "truncated", "\u{7f}\r\0'");
    let text = format!("{0}-{0:?}-{name}", "twice", name = rows[0].name);
    println!("{text} {}", text.len());
    assert_eq!(format!("{:>8}", format_args!("{}{}", 1, 2)), "12");
}
