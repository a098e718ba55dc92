fn main() {
    'block: {
        if 1 < 2 {
            continue 'block;
        }
        println!("after");
    }
}
