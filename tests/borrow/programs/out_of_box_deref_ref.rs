fn f(b: &Box<String>) -> String {
    **b
}

fn main() {}
