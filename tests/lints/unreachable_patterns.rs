#[derive(Clone, Copy)]
enum Light {
    Red,
    Green,
}

fn numbers(n: u8) {
    match n {
        1 => {}
        2 => {}
        1 => {}
        0..=10 => {}
        5..=7 => {}
        _ => {}
        _ => {}
    }
}

fn covered_by_many(light: Light, flag: bool) {
    match (light, flag) {
        (Light::Red, _) => {}
        (Light::Green, true) => {}
        (Light::Green, false) => {}
        (_, true) => {}
    }
    match light {
        Light::Red | Light::Red => {}
        Light::Green => {}
    }
}

fn text(word: &str) {
    match word {
        "a" => {}
        other if other.len() > 3 => {}
        _ => {}
        "b" => {}
    }
}

fn nested(value: Option<Result<i32, i32>>) {
    match value {
        Some(Ok(_)) => {}
        Some(Ok(1)) => {}
        Some(_) => {}
        Some(Err(_)) => {}
        None => {}
    }
}

fn slices(list: &[i32]) {
    match list {
        [] => {}
        [first, ..] => println!("{first}"),
        [_, _] => {}
    }
}

fn main() {
    numbers(1);
    covered_by_many(Light::Red, true);
    covered_by_many(Light::Green, true);
    text("a");
    nested(Some(Err(1)));
    slices(&[1]);
}
