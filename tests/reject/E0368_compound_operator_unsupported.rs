fn main() {
    let mut name = "ada";
    name += "!";
    let mut flag = true;
    flag <<= 1;
    println!("{name} {flag}");
}
