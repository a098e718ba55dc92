//@ overflow: label every=1000

fn label(level: u32, above: &str) -> String {
    let here = format!("{level}/{}", above.len());
    if level % 1000 == 0 {
        println!("{level} {here}");
    }
    let below = label(level + 1, &here);
    format!("{here}>{}", below.len())
}

fn main() {
    println!("{}", label(1, "top"));
}
