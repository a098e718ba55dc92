struct W<'a>(&'a str);
fn f<'a>() -> W<'a> {
    let s = String::from("a");
    W(&s)
}

fn main() {}
