fn main() {
    warnings_once::important();
    println!("{}", warnings_once::badName(1));
}
