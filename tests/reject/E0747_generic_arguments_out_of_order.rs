struct Slice<'a, T>(&'a [T]);

fn first<'a>(slice: Slice<u8, 'a>) -> u8 {
    slice.0[0]
}

fn main() {
    println!("{}", first(Slice(&[1])));
}
