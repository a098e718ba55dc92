use std::fmt;

struct Guard {
    name: String,
}

impl Drop for Guard {
    fn drop(&mut self) {
        println!("closing {} (panicking: {})", self.name, std::thread::panicking());
    }
}

fn open(name: impl fmt::Display) -> Guard {
    let name = format!("<{name}>");
    println!("opening {name}");
    Guard { name }
}

fn level(depth: u32) -> u32 {
    let _guard = open(depth);
    let _moved_away = open("moved");
    drop(_moved_away);
    if depth == 3 {
        let limits = [10, 20, 30];
        return limits[depth as usize];
    }
    level(depth + 1) + 1
}

fn main() {
    let _outermost = open("main");
    let finished = {
        let _scoped = open("scoped");
        1
    };
    println!("finished {finished}");
    let boxed: Box<dyn fmt::Debug> = Box::new(vec![1, 2]);
    println!("boxed {boxed:?}");
    println!("total {}", level(1));
    println!("never reached");
}
