use std::fmt::Debug;
use std::marker::PhantomData;
mod states {
    pub trait Sealed {}
    #[derive(Debug, Default)]
    pub struct Closed;
    #[derive(Debug, Default)]
    pub struct Open;
    #[derive(Debug, Default)]
    pub struct Authenticated {
        pub(super) user: String,
    }
    impl Sealed for Closed {}
    impl Sealed for Open {}
    impl Sealed for Authenticated {}
}
use states::*;
trait State: Sealed + Debug {
    const NAME: &'static str;
    fn describe(&self) -> String {
        format!("<{}>", Self::NAME)
    }
}
impl State for Closed {
    const NAME: &'static str = "closed";
}
impl State for Open {
    const NAME: &'static str = "open";
}
impl State for Authenticated {
    const NAME: &'static str = "auth";
    fn describe(&self) -> String {
        format!("<{}:{}>", Self::NAME, self.user)
    }
}
trait Next {
    type To: State;
}
impl Next for Closed {
    type To = Open;
}
impl Next for Open {
    type To = Authenticated;
}
#[must_use]
#[derive(Debug)]
struct Conn<S: State> {
    log: Vec<String>,
    state: S,
}
impl Conn<Closed> {
    fn new() -> Self {
        Conn {
            log: vec![],
            state: Closed,
        }
    }
}
impl<S: State> Conn<S> {
    fn go<T: State>(mut self, state: T) -> Conn<T> {
        self.log
            .push(format!("{}->{}", self.state.describe(), state.describe()));
        Conn {
            log: self.log,
            state,
        }
    }
    fn step(self) -> Conn<S::To>
    where
        S: Next,
        S::To: Default,
    {
        self.go(Default::default())
    }
}
impl Conn<Open> {
    fn login(self, user: &str) -> Result<Conn<Authenticated>, (Self, &'static str)> {
        if user.is_empty() {
            Err((self, "no user"))
        } else {
            Ok(self.go(Authenticated { user: user.into() }))
        }
    }
}
impl<S> Drop for Guard<S> {
    fn drop(&mut self) {
        println!(
            "drop guard {}",
            std::any::type_name::<S>().rsplit("::").next().unwrap()
        );
    }
}
struct Guard<S>(PhantomData<fn() -> S>);
struct Meters;
struct Feet;
#[derive(Debug)]
struct Q<U>(f64, PhantomData<U>);
impl<U> Clone for Q<U> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<U> Copy for Q<U> {}
impl<U> PartialEq for Q<U> {
    fn eq(&self, o: &Self) -> bool {
        self.0 == o.0
    }
}
impl<U> std::ops::Add for Q<U> {
    type Output = Q<U>;
    fn add(self, o: Q<U>) -> Q<U> {
        Q(self.0 + o.0, PhantomData)
    }
}
impl From<Q<Feet>> for Q<Meters> {
    fn from(q: Q<Feet>) -> Self {
        Q(q.0 * 0.3048, PhantomData)
    }
}
fn main() {
    let c = Conn::new().step();
    let c = match c.login("") {
        Ok(_) => unreachable!(),
        Err((c, why)) => {
            println!("{why}");
            c
        }
    };
    let c = c.login("ann").unwrap_or_else(|(_, w)| panic!("{w}"));
    println!("{:?}", c.log);
    println!("{:?} {}", c.state, size_of::<Conn<Open>>());
    let _g: Guard<Feet> = Guard(PhantomData);
    let f = Q::<Feet>(10.0, PhantomData);
    let m: Q<Meters> = f.into();
    println!(
        "{:.3} {} {}",
        (m + m).0,
        f == f,
        std::mem::size_of::<Q<Meters>>()
    );
}
