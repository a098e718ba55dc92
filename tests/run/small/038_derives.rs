#[derive(Debug, Clone, PartialEq, PartialOrd, Default)]
struct Version {
    major: u32,
    minor: u32,
    tag: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Low,
    High(u8),
}

fn main() {
    let first = Version::default();
    let second = Version { minor: 2, ..first.clone() };
    println!("{first:?} {second:?}");
    println!("{} {}", first == second, first < second);
    println!("{:?} {:?}", Level::Low.max(Level::High(1)), Level::High(2).cmp(&Level::High(1)));
}
