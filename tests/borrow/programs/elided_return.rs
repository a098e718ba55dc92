fn first(v: &Vec<String>) -> &String {
    &v[0]
}
fn main() {
    let v = vec![String::from("a")];
    let s;
    {
        s = first(&v);
    }
    println!("{}", s);
}
