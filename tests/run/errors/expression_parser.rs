use std::iter::Peekable;
use std::str::Chars;

#[derive(Debug, Clone, PartialEq)]
enum Expr {
    Number(f64),
    Negate(Box<Expr>),
    Binary(Box<Expr>, char, Box<Expr>),
}

struct Parser<'a> {
    input: Peekable<Chars<'a>>,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Self {
        Parser { input: text.chars().peekable() }
    }

    fn parse(mut self) -> Result<Expr, String> {
        let expr = self.sum()?;
        match self.peek() {
            Some(c) => Err(format!("expected an operator, found {c:?}")),
            None => Ok(expr),
        }
    }

    fn peek(&mut self) -> Option<char> {
        while self.input.next_if(|c| c.is_whitespace()).is_some() {}
        self.input.peek().copied()
    }

    fn sum(&mut self) -> Result<Expr, String> {
        let mut left = self.product()?;
        while let Some(operator @ ('+' | '-')) = self.peek() {
            self.input.next();
            left = Expr::Binary(Box::new(left), operator, Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Expr, String> {
        let mut left = self.atom()?;
        while let Some(operator @ ('*' | '/')) = self.peek() {
            self.input.next();
            left = Expr::Binary(Box::new(left), operator, Box::new(self.atom()?));
        }
        Ok(left)
    }

    fn atom(&mut self) -> Result<Expr, String> {
        match self.peek() {
            Some('-') => {
                self.input.next();
                Ok(Expr::Negate(Box::new(self.atom()?)))
            }
            Some('(') => {
                self.input.next();
                let inner = self.sum()?;
                match self.peek() {
                    Some(')') => {
                        self.input.next();
                        Ok(inner)
                    }
                    other => Err(format!("expected ')', found {other:?}")),
                }
            }
            Some(c) if c.is_ascii_digit() => {
                let mut digits = String::new();
                while let Some(c) = self.input.next_if(|c| c.is_ascii_digit() || *c == '.') {
                    digits.push(c);
                }
                digits.parse().map(Expr::Number).map_err(|_| format!("bad number {digits}"))
            }
            Some(c) => Err(format!("unexpected {c:?}")),
            None => Err("unexpected end".to_string()),
        }
    }
}

fn evaluate(expr: &Expr) -> f64 {
    match expr {
        Expr::Number(value) => *value,
        Expr::Negate(inner) => -evaluate(inner),
        Expr::Binary(left, operator, right) => {
            let (left, right) = (evaluate(left), evaluate(right));
            match operator {
                '+' => left + right,
                '-' => left - right,
                '*' => left * right,
                '/' => left / right,
                _ => unreachable!("operator {operator}"),
            }
        }
    }
}

fn main() {
    for text in ["1 + 2 * 3", "-(4 - 6) / 8", "2 * (3 + 4", "1.2.3", "7 / 0", "", "2 $ 3"] {
        match Parser::new(text).parse() {
            Ok(expr) => println!("{text} = {}", evaluate(&expr)),
            Err(message) => println!("{text:?}: {message}"),
        }
    }
    println!("{:?}", Parser::new("1-2").parse());
}
