macro_rules! hyg {
    () => {
        let secret = 1;
    };
}
macro_rules! uses {
    () => {
        local + 1
    };
}
fn main() {
    hyg!();
    let local = 1;
    println!("{}", secret);
    println!("{}", uses!());
}
