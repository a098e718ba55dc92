use std::process::Command; //~ unsupported: `std::process::Command`

fn main() {
    let done = Command::new("true").status().unwrap();
    println!("{done}");
}
