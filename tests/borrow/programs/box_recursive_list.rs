enum List { Cons(i32, Box<List>), Nil }
fn sum(l: &List) -> i32 {
    match l {
        List::Cons(n, rest) => n + sum(rest),
        List::Nil => 0,
    }
}
fn main() { println!("{}", sum(&List::Cons(1, Box::new(List::Nil)))); }
