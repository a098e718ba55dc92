fn main() {
    let Some(x = y;
}
