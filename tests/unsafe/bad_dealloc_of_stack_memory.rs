//@ undefined-behavior: bad-dealloc

fn main() {
    let mut value = 5;
    let boxed = unsafe { Box::from_raw(&mut value) };
    assert_eq!(*boxed, 5);
    drop(boxed); //~ undefined-behavior
    println!("{value}");
}
