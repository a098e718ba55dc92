fn main() {
    let s = String::from("a");
    'outer: for i in 0..3 {
        for j in 0..3 {
            if i + j == 3 {
                drop(s);
                break 'outer;
            }
        }
    }
}
