fn reset(counter: &mut u32) {
    *counter = 0;
}

fn main() {
    let mut counter = 5;
    counter += 1;
    reset(&mut counter);
    println!("{counter}");
}
