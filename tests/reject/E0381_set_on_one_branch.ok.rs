fn limit(strict: bool) -> u32 {
    let limit;
    if strict {
        limit = 10;
    } else {
        limit = 100;
    }
    limit
}

fn main() {
    println!("{}", limit(true));
}
