trait Animal {
    type Food;
}

struct Horse;

impl Animal for Horse {
    type Food = u8;
}

fn feed(food: Animal::Food) -> u8 {
    food
}

fn main() {
    println!("{}", feed(1));
}
