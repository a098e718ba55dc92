struct Bag {
    items: Vec<u8>,
}

fn main() {
    let bag = Bag { items: vec![1] };
    for item in bag {
        println!("{item}");
    }
    for digit in 5 {
        println!("{digit}");
    }
}
