//@ undefined-behavior: precondition
//@ printed-lines: 1

fn main() {
    let level = 250u8;
    let raised = unsafe { level.unchecked_add(5) };
    println!("{}", raised == 255);
    let overflowed = unsafe { raised.unchecked_add(1) }; //~ undefined-behavior
    println!("{overflowed}");
}
