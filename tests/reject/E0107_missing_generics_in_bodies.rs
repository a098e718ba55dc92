use std::collections::HashMap;
struct W<T>(T);
type Alias<T> = Vec<T>;
fn f(v: &dyn Fn(Vec) -> i32) {}
fn main() {
    let x: W = W(1);
    let v: Vec = Vec::new();
    let m: HashMap<String> = HashMap::new();
    let o: Option = None;
    let c = |v: Vec| v.len();
    let a: Alias = vec![1];
    let z: Vec<Option> = vec![];
    let ok: W<_> = W(2);
    let k = Vec::<i32>::new();
    let q = <Vec>::new();
    let s: Result<i32> = Ok(1);
    let r = Option::Some(1);
    let n = size_of::<Vec>();
    let b: Box<dyn Iterator> = Box::new(vec![1].into_iter());
}
