use std::mem;

fn main() {
    let mut a = String::from("a");
    let mut b = String::from("b");
    mem::swap(&mut a, &mut b);
    let old = mem::replace(&mut a, String::from("new"));
    let taken = mem::take(&mut b);
    println!("{a:?} {b:?} {old:?} {taken:?}");
    println!("{} {}", mem::size_of::<u64>(), mem::align_of::<u16>());
    let mut slot = Some(3);
    println!("{:?} {:?}", slot.take(), slot);
}
