fn main() {
    let ticket = Box::new(7);
    if *ticket > 5 {
        let used = &ticket;
        println!("used {used}");
    }
    println!("left {ticket}");
}
