fn label(text: &str, size: u32, bold: bool) -> String {
    format!("{text}{size}{bold}")
}

fn main() {
    println!("{}", label(12, "x"));
}
