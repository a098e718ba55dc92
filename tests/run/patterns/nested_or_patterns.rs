#[derive(Debug, Clone, PartialEq)]
enum Expr { Num(i64), Add(Box<Expr>, Box<Expr>), Mul(Box<Expr>, Box<Expr>), Neg(Box<Expr>) }
use Expr::*;
fn eval(e: &Expr) -> i64 { match e { Num(n) => *n, Add(a, b) => eval(a) + eval(b), Mul(a, b) => eval(a) * eval(b), Neg(a) => -eval(a) } }
fn simp(e: Expr) -> Expr {
    match e {
        Add(a, b) => match (simp(*a), simp(*b)) { (Num(0), x) | (x, Num(0)) => x, (Num(a), Num(b)) => Num(a + b), (x, y) => Add(Box::new(x), Box::new(y)) },
        Mul(a, b) => match (simp(*a), simp(*b)) { (Num(0), _) | (_, Num(0)) => Num(0), (Num(1), x) | (x, Num(1)) => x, (x, y) => Mul(Box::new(x), Box::new(y)) },
        Neg(a) => match simp(*a) { Num(n) => Num(-n), Neg(x) => *x, x => Neg(Box::new(x)) },
        other @ Num(_) => other,
    }
}
fn main() {
    let e = Add(Box::new(Mul(Box::new(Num(1)), Box::new(Num(7)))), Box::new(Num(0)));
    println!("{} {:?}", eval(&e), simp(e.clone()));
    let v: Option<Result<i32, &str>> = Some(Ok(3));
    match v { Some(Ok(1 | 2)) => println!("small"), Some(Ok(n @ (3 | 4 | 5))) => println!("mid {n}"), Some(Ok(n)) => println!("{n}"), Some(Err(e)) => println!("{e}"), None => {} }
    let t = (1, Some("x"));
    let ((1 | 2, Some(s)) | (_, Some(s))) = t else { return };
    println!("{s}");
    if let (Some(x), _) | (_, Some(x)) = (None, Some(5)) { println!("{x}"); }
    let f = |(a, b) | a + b; println!("{}", f((1, 2)));
    fn g(&(a, ref b): &(i32, String), [x, y]: [i32; 2]) { println!("{a}{b}{x}{y}"); }
    g(&(1, "s".into()), [3, 4]);
}
