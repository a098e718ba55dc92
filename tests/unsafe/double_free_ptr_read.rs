//@ undefined-behavior: double-free
//@ printed-lines: 1
//@ note: The copy is dropped first: locals are dropped in reverse order of declaration.

fn main() {
    let original = String::from("one buffer"); //~ allocated
    println!("{original}");
    take_copy(&original);
} //~ undefined-behavior

fn take_copy(original: &String) {
    let copy = unsafe { std::ptr::read(original) };
    assert_eq!(copy.len(), 10);
} //~ freed
