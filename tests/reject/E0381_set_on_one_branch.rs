fn limit(strict: bool) -> u32 {
    let limit;
    if strict {
        limit = 10;
    }
    limit
}

fn main() {
    println!("{}", limit(true));
}
