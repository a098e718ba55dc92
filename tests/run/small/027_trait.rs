trait Animal {
    fn name(&self) -> String;

    fn speak(&self) -> String {
        format!("{} says nothing", self.name())
    }
}

struct Dog;
struct Fish;

impl Animal for Dog {
    fn name(&self) -> String {
        "dog".to_string()
    }

    fn speak(&self) -> String {
        "woof".to_string()
    }
}

impl Animal for Fish {
    fn name(&self) -> String {
        "fish".to_string()
    }
}

fn main() {
    println!("{} {}", Dog.speak(), Fish.speak());
}
