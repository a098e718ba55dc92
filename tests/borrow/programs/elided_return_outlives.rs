fn first(v: &Vec<String>) -> &String {
    &v[0]
}
fn main() {
    let s;
    {
        let v = vec![String::from("a")];
        s = first(&v);
    }
    println!("{}", s);
}
