enum Animal {
    Dog,
    Cat,
}

fn bark() -> Animal::Dog {
    Animal::Dog
}

fn meow(_: main) -> Animal {
    Animal::Cat
}

fn main() {
    bark();
}
