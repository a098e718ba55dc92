struct Registry<'a> {
    names: Vec<&'a str>,
}

fn register<'a>(registry: &mut Registry<'a>, name: &'a str) {
    registry.names.push(name);
}

fn main() {
    let mut registry = Registry { names: Vec::new() };
    register(&mut registry, "ada");
    println!("{:?}", registry.names);
}
