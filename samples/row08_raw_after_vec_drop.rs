//@ undefined-behavior: use-after-free
//@ printed-lines: 1

fn main() {
    let numbers = vec![5, 6, 7]; //~ allocated
    let losraw = numbers.as_ptr();
    println!("numbers {numbers:?}");
    drop(numbers); //~ freed
    let second = unsafe { *losraw.add(1) }; //~ undefined-behavior
    println!("my raw {second}");
}
