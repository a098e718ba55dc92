//@ leak: none
//@ note: The hook belongs to the runtime for as long as the program runs.

fn main() {
    let label = String::from("hook");
    std::panic::set_hook(Box::new(move |_| println!("{label}")));
    println!("set");
}
