fn adder(step: i32) -> impl FnMut() -> i32 {
    let mut total = 0;
    move || {
        total += step;
        total
    }
}

fn main() {
    let mut by_three = adder(3);
    println!("{} {}", by_three(), by_three());
    let text = String::from("owned");
    let consume = move || text;
    println!("{}", consume());
}
