enum Value {
    Number(i32) = 1,
    Text = 2,
}

fn main() {}
