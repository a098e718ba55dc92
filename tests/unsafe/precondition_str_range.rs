//@ undefined-behavior: precondition
//@ printed-lines: 1

fn main() {
    let text = "snow";
    println!("{}", unsafe { text.get_unchecked(1..3) });
    println!("{}", unsafe { text.get_unchecked(2..9) }); //~ undefined-behavior
}
