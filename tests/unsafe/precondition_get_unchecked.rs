//@ undefined-behavior: precondition

fn main() {
    let letters = ['a', 'b', 'c'];
    let index = letters.len();
    let letter = unsafe { letters.get_unchecked(index) }; //~ undefined-behavior
    println!("{letter}");
}
