static ZERO: i32 = 0;

struct Unit;

fn main() {
    match 1 {
        ZERO => println!("zero"),
        _ => {}
    }
    let Unit = 5;
}
