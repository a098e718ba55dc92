fn f(v: &Vec<i32>) {
    v[0] = 1;
}

fn main() {}
