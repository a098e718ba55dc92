trait Speak {
    fn speak(&self);
}

fn greet(speaker: &dyn Speak) {
    let &inner = speaker;
    inner.speak();
}

fn main() {}
