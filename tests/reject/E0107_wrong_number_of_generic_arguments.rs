struct Pair<A, B> {
    first: A,
    second: B,
}

struct Word<'a>(&'a str);

fn make() -> Pair<u8> {
    Pair { first: 1, second: 2 }
}

fn main() {
    let three: Pair<u8, u8, u8> = Pair { first: 1, second: 2 };
    let word: Word<'static, 'static> = Word("a");
    let plain: u32<u8> = 3;
    println!("{} {} {} {}", make().first, three.first, word.0, plain);
    println!("{}", make().second);
}
