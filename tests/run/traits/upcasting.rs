use std::any::Any;
use std::fmt::{self, Debug, Display};
use std::rc::Rc;
use std::sync::Arc;
trait Named {
    fn name(&self) -> String;
}
trait Animal: Named + Debug {
    fn legs(&self) -> u32;
    fn kind(&self) -> &'static str {
        "animal"
    }
}
trait Pet: Animal + Display + Any {
    fn owner(&self) -> &str;
}
#[derive(Debug, Clone, PartialEq)]
struct Dog {
    owner: String,
}
impl Named for Dog {
    fn name(&self) -> String {
        "dog".into()
    }
}
impl Animal for Dog {
    fn legs(&self) -> u32 {
        4
    }
    fn kind(&self) -> &'static str {
        "mammal"
    }
}
impl Display for Dog {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Dog of {}", self.owner)
    }
}
impl Pet for Dog {
    fn owner(&self) -> &str {
        &self.owner
    }
}
impl dyn Animal {
    fn describe(&self) -> String {
        format!(
            "{} with {} legs ({})",
            self.name(),
            self.legs(),
            self.kind()
        )
    }
}
impl<'a> dyn Pet + 'a {
    fn shout(&self) -> String {
        self.to_string().to_uppercase()
    }
}
fn names(v: &[Rc<dyn Named>]) -> Vec<String> {
    v.iter().map(|n| n.name()).collect()
}
fn debug_all(items: &[&dyn Debug]) -> String {
    items
        .iter()
        .map(|d| format!("{d:?}"))
        .collect::<Vec<_>>()
        .join("; ")
}
fn down(b: Box<dyn Pet>) -> Result<Dog, &'static str> {
    let a: Box<dyn Any> = b;
    a.downcast::<Dog>().map(|d| *d).map_err(|_| "no dog")
}
fn main() {
    let p: Box<dyn Pet> = Box::new(Dog {
        owner: "Eve".to_string(),
    });
    println!("{} | {}", p.shout(), {
        let a: &dyn Animal = &*p;
        a.describe()
    });
    let n: &dyn Named = p.as_ref();
    println!("{}", n.name());
    let d: Box<dyn Pet> = p;
    println!("{:?}", down(d));
    let r: Rc<dyn Pet> = Rc::new(Dog {
        owner: "Bob".into(),
    });
    let up: Rc<dyn Animal> = r.clone();
    let upper: Rc<dyn Named> = up.clone();
    println!("{:?} {}", names(&[upper]), Rc::strong_count(&r));
    println!("{}", debug_all(&[&1, &"x", &up, &Some(2.5)]));
    let arc: Arc<dyn Animal + Send + Sync> = Arc::new(Dog {
        owner: String::new(),
    });
    let plain: Arc<dyn Animal> = arc;
    println!("{}", plain.describe());
    let any: &dyn Any = &5i32;
    match any.downcast_ref::<i32>() {
        Some(x) if *x > 3 => println!("big {x}"),
        Some(_) => println!("small"),
        None => println!("?"),
    }
    println!("{} {}", any.is::<u8>(), std::mem::size_of_val(&*r));
}
