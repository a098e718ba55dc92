fn f(v: &mut Vec<i32>) -> Option<&i32> {
    let x = v.first()?;
    Some(x)
}

fn main() {}
