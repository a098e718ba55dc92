async fn answer() -> i32 { //~ unsupported: async functions
    42
}

fn main() {
    let _later = answer();
}
