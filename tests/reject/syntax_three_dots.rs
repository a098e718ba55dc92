fn foo<T>(arg: T) { ... }

fn bar() -> u8 { ... }

fn both(x: u8) -> u8 {
    let all = ...;
    x
}

fn main() {
    let wrong: u8 = "text";
    both(missing);
}
