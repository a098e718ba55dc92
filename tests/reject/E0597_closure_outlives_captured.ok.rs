fn main() {
    let show: Box<dyn Fn() -> usize>;
    {
        let text = String::from("scoped");
        show = Box::new(move || text.len());
    }
    println!("{}", show());
}
