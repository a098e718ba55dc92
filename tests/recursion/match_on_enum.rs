//@ overflow: <Expr>::eval every=1000

enum Expr {
    Number(i64),
    Negate(&'static Expr),
    Add(&'static Expr, i64),
}

static ONE: Expr = Expr::Number(1);

impl Expr {
    fn eval(&'static self, level: u32) -> i64 {
        if level % 1000 == 0 {
            println!("{level}");
        }
        match self {
            // An expression that never gets simpler: the value of minus itself.
            Expr::Number(n) => -Expr::leak(Expr::Add(&ONE, *n)).eval(level + 1),
            Expr::Negate(inner) => -inner.eval(level + 1),
            Expr::Add(left, right) => {
                let left = Expr::leak(Expr::Negate(left)).eval(level + 1);
                left + right
            }
        }
    }

    fn leak(expr: Expr) -> &'static Expr {
        Box::leak(Box::new(expr))
    }
}

fn main() {
    println!("value {}", ONE.eval(1));
}
