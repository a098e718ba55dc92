//@ leak: none
//@ note: Unwinding drops the locals; what was forgotten before stays.

fn read(lines: &[String], index: usize) -> &str {
    &lines[index]
}

fn main() {
    let lost = String::from("lost in time"); //~ leak: forget
    std::mem::forget(lost);
    let lines = vec![String::from("only line")];
    println!("{}", read(&lines, 0));
    println!("{}", read(&lines, 1));
}
