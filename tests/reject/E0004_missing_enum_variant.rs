enum Light {
    Red,
    Amber,
    Green,
}

fn go(light: Light) -> bool {
    match light {
        Light::Red => false,
        Light::Green => true,
    }
}

fn main() {
    println!("{} {}", go(Light::Red), go(Light::Amber) || go(Light::Green));
}
