enum Shade {
    Dark,
    Light,
}

impl Shade {
    fn darkest() -> Shade {
        Shade::Dark
    }
}

fn main() {
    match Shade::Light {
        Shade::darkest() => println!("dark"),
        _ => println!("light"),
    }
}
