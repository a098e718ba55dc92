//@ undefined-behavior: use-after-free
//@ printed-lines: 1

fn main() {
    let mut numbers = Vec::with_capacity(2); //~ allocated
    numbers.push(5);
    numbers.push(6);
    let losraw = numbers.as_ptr();
    println!("capacity {}", numbers.capacity());
    numbers.push(7); //~ freed
    let first = unsafe { *losraw }; //~ undefined-behavior
    println!("my raw {first}, capacity {}", numbers.capacity());
}
