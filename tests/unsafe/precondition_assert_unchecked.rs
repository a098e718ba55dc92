//@ undefined-behavior: precondition
//@ printed-lines: 1

fn half(n: u32) -> u32 {
    unsafe { std::hint::assert_unchecked(n % 2 == 0) }; //~ undefined-behavior
    n / 2
}

fn main() {
    println!("{}", half(4));
    println!("{}", half(5));
}
