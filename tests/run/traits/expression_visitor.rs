use std::collections::HashMap;
use std::fmt;

trait Visitor {
    type Output;
    fn number(&mut self, n: f64) -> Self::Output;
    fn variable(&mut self, name: &str) -> Self::Output;
    fn binary(&mut self, op: Op, l: &dyn Node, r: &dyn Node) -> Self::Output
    where
        Self: Sized;
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Op {
    Add,
    Mul,
    Sub,
}
impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Op::Add => "+",
            Op::Mul => "*",
            Op::Sub => "-",
        })
    }
}
trait Node {
    fn eval(&self, e: &mut Evaluator) -> Result<f64, EvalError>;
    fn show(&self, p: &mut Printer) -> String;
}
struct Num(f64);
struct Var(&'static str);
struct Bin {
    op: Op,
    l: Box<dyn Node>,
    r: Box<dyn Node>,
}
macro_rules! accept {
    ($t:ty, $self:ident, $v:ident => $e:expr) => {
        impl Node for $t {
            fn eval(&$self, $v: &mut Evaluator) -> Result<f64, EvalError> { $e }
            fn show(&$self, $v: &mut Printer) -> String { $e }
        }
    };
}
accept!(Num, self, v => v.number(self.0));
accept!(Var, self, v => v.variable(self.0));
accept!(Bin, self, v => v.binary(self.op, &*self.l, self.r.as_ref()));
#[derive(Debug)]
enum EvalError {
    Unbound(String),
}
impl fmt::Display for EvalError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Unbound(n) => write!(f, "unbound variable `{n}`"),
        }
    }
}
impl std::error::Error for EvalError {}
#[derive(Default)]
struct Evaluator {
    env: HashMap<String, f64>,
    steps: usize,
}
impl Visitor for Evaluator {
    type Output = Result<f64, EvalError>;
    fn number(&mut self, n: f64) -> Self::Output {
        self.steps += 1;
        Ok(n)
    }
    fn variable(&mut self, name: &str) -> Self::Output {
        self.steps += 1;
        self.env
            .get(name)
            .copied()
            .ok_or_else(|| EvalError::Unbound(name.to_owned()))
    }
    fn binary(&mut self, op: Op, l: &dyn Node, r: &dyn Node) -> Self::Output {
        let (a, b) = (l.eval(self)?, r.eval(self)?);
        self.steps += 1;
        Ok(match op {
            Op::Add => a + b,
            Op::Mul => a * b,
            Op::Sub => a - b,
        })
    }
}
struct Printer {
    depth: usize,
}
impl Visitor for Printer {
    type Output = String;
    fn number(&mut self, n: f64) -> String {
        n.to_string()
    }
    fn variable(&mut self, name: &str) -> String {
        name.into()
    }
    fn binary(&mut self, op: Op, l: &dyn Node, r: &dyn Node) -> String {
        self.depth += 1;
        let s = format!("({} {op} {})", l.show(self), r.show(self));
        self.depth -= 1;
        s
    }
}
fn bin(op: Op, l: impl Node + 'static, r: impl Node + 'static) -> Bin {
    Bin {
        op,
        l: Box::new(l),
        r: Box::new(r),
    }
}
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let e = bin(
        Op::Add,
        Num(1.5),
        bin(Op::Mul, Var("x"), bin(Op::Sub, Num(4.0), Var("y"))),
    );
    let mut p = Printer { depth: 0 };
    println!("{} depth {}", e.show(&mut p), p.depth);
    let mut ev = Evaluator::default();
    ev.env.insert("x".to_string(), 2.0);
    if let Err(err) = e.eval(&mut ev) {
        println!("error: {err} / {err:?}");
    }
    ev.env.extend([("y".to_string(), 1.0)]);
    println!("{:.2} in {} steps", e.eval(&mut ev)?, ev.steps);
    ev.env.clear();
    e.eval(&mut ev)?;
    Ok(())
}
