//@ undefined-behavior: unreachable
//@ printed-lines: 1

fn first(row: &[i32]) -> i32 {
    unsafe { *row.first().unwrap_unchecked() } //~ undefined-behavior
}

fn main() {
    println!("{}", first(&[3]));
    println!("{}", first(&[]));
}
