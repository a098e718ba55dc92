use std::fmt::Debug;
type PResult<'a, T> = Result<(T, &'a str), String>;
trait Parser<'a, T> {
    fn parse(&self, s: &'a str) -> PResult<'a, T>;
    fn map<U, F: Fn(T) -> U>(self, f: F) -> Map<Self, F, T>
    where
        Self: Sized,
    {
        Map {
            p: self,
            f,
            _t: std::marker::PhantomData,
        }
    }
    fn then<U, P: Parser<'a, U>>(self, p: P) -> impl Parser<'a, (T, U)>
    where
        Self: Sized,
    {
        move |s: &'a str| {
            let (a, s) = self.parse(s)?;
            let (b, s) = p.parse(s)?;
            Ok(((a, b), s))
        }
    }
    fn boxed(self) -> BoxedParser<'a, T>
    where
        Self: Sized + 'a,
    {
        BoxedParser(Box::new(self))
    }
}
impl<'a, T, F> Parser<'a, T> for F
where
    F: Fn(&'a str) -> PResult<'a, T>,
{
    fn parse(&self, s: &'a str) -> PResult<'a, T> {
        self(s)
    }
}
struct Map<P, F, T> {
    p: P,
    f: F,
    _t: std::marker::PhantomData<T>,
}
impl<'a, P: Parser<'a, T>, T, U, F: Fn(T) -> U> Parser<'a, U> for Map<P, F, T> {
    fn parse(&self, s: &'a str) -> PResult<'a, U> {
        self.p.parse(s).map(|(t, r)| ((self.f)(t), r))
    }
}
struct BoxedParser<'a, T>(Box<dyn Parser<'a, T> + 'a>);
impl<'a, T> Parser<'a, T> for BoxedParser<'a, T> {
    fn parse(&self, s: &'a str) -> PResult<'a, T> {
        self.0.parse(s)
    }
}
fn tag<'a>(t: &'static str) -> impl Parser<'a, &'a str> {
    move |s: &'a str| match s.strip_prefix(t) {
        Some(r) => Ok((&s[..t.len()], r)),
        None => Err(format!("expected {t:?} at {s:?}")),
    }
}
fn take_while<'a>(pred: impl Fn(char) -> bool) -> impl Parser<'a, &'a str> {
    move |s: &'a str| {
        let n = s.find(|c| !pred(c)).unwrap_or(s.len());
        if n == 0 {
            Err(format!("nothing at {s:?}"))
        } else {
            Ok((&s[..n], &s[n..]))
        }
    }
}
fn many<'a, T>(p: impl Parser<'a, T>) -> impl Parser<'a, Vec<T>> {
    move |mut s: &'a str| {
        let mut v = Vec::new();
        while let Ok((t, r)) = p.parse(s) {
            v.push(t);
            s = r;
        }
        Ok((v, s))
    }
}
fn or<'a, T>(a: impl Parser<'a, T>, b: impl Parser<'a, T>) -> impl Parser<'a, T> {
    move |s| a.parse(s).or_else(|_| b.parse(s))
}
fn sep<'a, A, B>(item: impl Parser<'a, A>, by: impl Parser<'a, B>) -> impl Parser<'a, Vec<A>> {
    move |s: &'a str| {
        let Ok((first, mut s)) = item.parse(s) else {
            return Ok((vec![], s));
        };
        let mut v = vec![first];
        while let Ok((_, r)) = by.parse(s) {
            let (x, r) = item.parse(r)?;
            v.push(x);
            s = r;
        }
        Ok((v, s))
    }
}
#[derive(Debug, Clone, PartialEq)]
enum Json {
    Null,
    Bool(bool),
    Num(i64),
    Str(String),
    Arr(Vec<Json>),
    Obj(Vec<(String, Json)>),
}
fn ws<'a, T>(p: impl Parser<'a, T>) -> impl Parser<'a, T> {
    move |s: &'a str| {
        let (t, r) = p.parse(s.trim_start())?;
        Ok((t, r.trim_start()))
    }
}
fn string<'a>() -> impl Parser<'a, String> {
    tag("\"")
        .then(take_while(|c| c != '"'))
        .then(tag("\""))
        .map(|((_, s), _)| s.to_string())
}
fn value(s: &str) -> PResult<'_, Json> {
    let alts: Vec<BoxedParser<Json>> = vec![
        tag("null").map(|_| Json::Null).boxed(),
        or(tag("true").map(|_| true), tag("false").map(|_| false))
            .map(Json::Bool)
            .boxed(),
        take_while(|c| c.is_ascii_digit() || c == '-')
            .map(|s: &str| Json::Num(s.parse().unwrap()))
            .boxed(),
        string().map(Json::Str).boxed(),
        ws(tag("["))
            .then(sep(ws(value), tag(",")))
            .then(tag("]"))
            .map(|((_, v), _)| Json::Arr(v))
            .boxed(),
        ws(tag("{"))
            .then(sep(
                ws(string())
                    .then(tag(":"))
                    .then(ws(value))
                    .map(|((k, _), v)| (k, v)),
                tag(","),
            ))
            .then(tag("}"))
            .map(|((_, v), _)| Json::Obj(v))
            .boxed(),
    ];
    for p in &alts {
        if let ok @ Ok(_) = ws(|s| p.parse(s)).parse(s) {
            return ok;
        }
    }
    Err(format!("no value at {s:?}"))
}
fn show<T: Debug>(r: PResult<T>) {
    match r {
        Ok((t, "")) => println!("{t:?}"),
        Ok((t, rest)) => println!("{t:?} rest {rest:?}"),
        Err(e) => println!("error {e}"),
    }
}
fn main() {
    show(tag("ab").parse("abc"));
    show(many(take_while(char::is_alphabetic).then(tag(";"))).parse("a;bc;d"));
    show(value(
        r#" { "a" : [1, -2, true], "b": {"c": null}, "d": "x y" } "#,
    ));
    show(value("[1, 2"));
    show(value("?"));
}
