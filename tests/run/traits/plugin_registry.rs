use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::rc::Rc;

trait Plugin: Any + Debug {
    fn name(&self) -> String;
    fn priority(&self) -> u8 {
        10
    }
    fn run(&mut self, input: &str) -> Option<String>;
    fn as_any(&self) -> &dyn Any;
    fn as_any_mut(&mut self) -> &mut dyn Any;
    fn boxed(self) -> Box<dyn Plugin>
    where
        Self: Sized,
    {
        Box::new(self)
    }
}
#[derive(Debug, Default)]
struct Upper {
    calls: u32,
}
#[derive(Debug)]
struct Prefix(String);
impl Plugin for Upper {
    fn name(&self) -> String {
        "upper".into()
    }
    fn run(&mut self, input: &str) -> Option<String> {
        self.calls += 1;
        (!input.is_empty()).then(|| input.to_uppercase())
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}
impl Plugin for Prefix {
    fn name(&self) -> String {
        format!("prefix({})", self.0)
    }
    fn priority(&self) -> u8 {
        1
    }
    fn run(&mut self, input: &str) -> Option<String> {
        Some(self.0.clone() + input)
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}
type Factory = Box<dyn Fn(&[&str]) -> Result<Box<dyn Plugin>, String>>;
#[derive(Default)]
struct Registry {
    factories: BTreeMap<&'static str, Factory>,
    active: Vec<Box<dyn Plugin>>,
}
impl Registry {
    fn register<F, P>(&mut self, name: &'static str, f: F) -> &mut Self
    where
        F: Fn(&[&str]) -> Result<P, String> + 'static,
        P: Plugin,
    {
        self.factories
            .insert(name, Box::new(move |a| f(a).map(|p| p.boxed())));
        self
    }
    fn load(&mut self, line: &str) -> Result<(), String> {
        let mut words = line.split_whitespace();
        let name = words.next().ok_or("empty line")?;
        let args: Vec<_> = words.collect();
        let f = self
            .factories
            .get(name)
            .ok_or_else(|| format!("no plugin {name:?}"))?;
        self.active.push(f(&args)?);
        self.active.sort_by_key(|p| std::cmp::Reverse(p.priority()));
        Ok(())
    }
    fn find<P: Plugin>(&self) -> Option<&P> {
        self.active.iter().find_map(|p| p.as_any().downcast_ref())
    }
    fn find_mut<P: Plugin>(&mut self) -> Option<&mut P> {
        self.active
            .iter_mut()
            .find_map(|p| p.as_any_mut().downcast_mut::<P>())
    }
    fn run(&mut self, input: &str) -> Option<String> {
        self.active
            .iter_mut()
            .try_fold(input.to_string(), |s, p| p.run(&s))
    }
}
fn main() {
    let log = Rc::new(RefCell::new(Vec::new()));
    let mut r = Registry::default();
    let l = Rc::clone(&log);
    r.register("upper", |_| Ok(Upper::default()))
        .register("prefix", move |a| {
            l.borrow_mut().push(a.len());
            a.first()
                .map(|s| Prefix(s.to_string()))
                .ok_or_else(|| "prefix needs an argument".to_string())
        });
    for line in ["upper", "prefix >", "nope x", "", "prefix"] {
        match r.load(line) {
            Ok(()) => println!("ok {line}"),
            Err(e) => println!("err {e}"),
        }
    }
    println!("{:?}", r.run("hello"));
    println!("{:?}", r.run(""));
    r.find_mut::<Prefix>().unwrap().0.push('!');
    println!("{:?} {:?}", r.find::<Upper>(), r.find::<Prefix>());
    println!("{:?}", r.active);
    println!(
        "{}",
        r.active
            .iter()
            .map(|p| p.name())
            .collect::<Vec<_>>()
            .join(",")
    );
    println!(
        "{:?} {}",
        log.borrow(),
        TypeId::of::<Upper>() == r.active[0].as_any().type_id()
    );
}
