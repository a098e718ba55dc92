#[derive(Debug, Clone, Copy)]
enum Operation {
    Add(u8),
    Shift(u32),
    Negate,
    Divide(i8),
}

fn apply(value: i8, operation: Operation) -> i8 {
    match operation {
        Operation::Add(n) => value + n as i8,
        Operation::Shift(n) => value << n,
        Operation::Negate => -value,
        Operation::Divide(n) => value / n,
    }
}

fn run(start: i8, operations: &[Operation]) -> i8 {
    operations.iter().fold(start, |value, operation| {
        let next = apply(value, *operation);
        println!("{operation:?}: {value} -> {next}");
        next
    })
}

fn survives(start: i8, operations: &'static [Operation]) -> bool {
    std::panic::catch_unwind(|| run(start, operations)).is_ok()
}

fn main() {
    use Operation::*;
    println!("{}", survives(100, &[Add(20), Negate, Divide(7)]));
    println!("{}", survives(100, &[Add(20), Add(20)]));
    println!("{}", survives(1, &[Shift(3), Shift(8)]));
    println!("{}", survives(-127, &[Add(255), Negate]));
    println!("{}", survives(3, &[Divide(0)]));
    println!("{}", survives(-128, &[Divide(-1)]));
    let length: usize = "ab".len();
    println!("{}", [1, 2, 3][length - 3]);
}
