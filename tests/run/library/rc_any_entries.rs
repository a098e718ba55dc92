use std::any::Any;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
fn main() {
    let mut m: HashMap<String, i32> = HashMap::new();
    println!("{:?}", m.entry("a".into()).insert_entry(3));
    println!("{:?}", m.entry("a".into()).key());
    let r: Rc<dyn Any> = Rc::new(5i32);
    println!("{:?} {}", r.clone().downcast::<i32>(), r.downcast::<u8>().is_err());
    let a: Arc<dyn Any + Send + Sync> = Arc::new("x");
    println!("{:?}", a.downcast::<&str>());
    let s: Rc<[i32]> = Rc::from([1, 2, 3]);
    println!("{s:?} {:?}", Rc::<i32>::from(Box::new(4)));
    let mut k: Result<i32, ()> = Ok(1);
    for x in k.iter_mut() { *x += 1; }
    println!("{k:?}");
}
