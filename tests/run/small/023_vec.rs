fn main() {
    let mut numbers = vec![3, 1, 2];
    numbers.push(5);
    numbers.insert(1, 9);
    println!("{numbers:?} {}", numbers.len());
    println!("{:?} {:?}", numbers.pop(), numbers.last());
    numbers.sort();
    numbers[0] = 7;
    println!("{numbers:?} {:?} {:?}", numbers.first(), numbers.get(10));
    numbers.remove(1);
    for number in &mut numbers {
        *number *= 2;
    }
    for number in numbers {
        print!("{number} ");
    }
    println!();
}
