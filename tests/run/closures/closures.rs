fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}

fn call_twice<F: FnMut()>(mut f: F) {
    f();
    f();
}

fn call_once<F>(f: F) -> usize
where
    F: FnOnce() -> String,
{
    f().len()
}

fn operations() -> Vec<(&'static str, Box<dyn Fn(i32, i32) -> i32>)> {
    let bias = 100;
    vec![
        ("add", Box::new(|a, b| a + b)),
        ("sub", Box::new(|a, b| a - b)),
        ("biased", Box::new(move |a, b| a * b + bias)),
    ]
}

fn fixed(n: i32) -> i32 {
    n * 3
}

fn apply_all(functions: &[fn(i32) -> i32], n: i32) -> Vec<i32> {
    functions.iter().map(|f| f(n)).collect()
}

struct Button {
    label: String,
    on_click: Option<Box<dyn FnMut(&str) -> usize>>,
}

impl Button {
    fn click(&mut self) -> usize {
        match &mut self.on_click {
            Some(handler) => handler(&self.label),
            None => 0,
        }
    }
}

fn main() {
    let add_then_double = compose(|n: i32| n + 1, |n: i32| n * 2);
    println!("{} {}", add_then_double(3), compose(add_then_double, |n| format!("<{n}>"))(4));

    let mut seen = Vec::new();
    call_twice(|| seen.push(seen.len()));
    println!("{seen:?}");

    let text = String::from("given away");
    println!("{}", call_once(move || text));

    for (name, operation) in operations() {
        println!("{name}: {}", operation(7, 5));
    }
    println!("{:?}", apply_all(&[fixed, |n| n - 1, i32::abs], -4));

    let mut log: Vec<String> = Vec::new();
    let mut button = Button { label: "ok".to_string(), on_click: None };
    println!("{}", button.click());
    button.on_click = Some(Box::new(move |label| {
        log.push(label.to_uppercase());
        log.len()
    }));
    println!("{} {}", button.click(), button.click());

    // Only the field that the closure names is captured.
    let mut pair = (String::from("left"), String::from("right"));
    let mut extend = || pair.0.push('!');
    println!("{}", pair.1);
    extend();
    println!("{}", pair.0);
}
