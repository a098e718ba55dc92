#[derive(Debug)]
enum Setting {
    On { level: u8, name: u8 },
    Off,
}

fn main() {
    let old = Setting::On { level: 1, name: 2 };
    let new = Setting::On { level: 3, ..old };
    println!("{new:?} {:?}", Setting::Off);
}
