struct Robot;

trait Walk {
    fn start() -> &'static str;
}

trait Talk {
    fn start() -> &'static str;
}

impl Walk for Robot {
    fn start() -> &'static str {
        "walking"
    }
}

impl Talk for Robot {
    fn start() -> &'static str {
        "talking"
    }
}

fn main() {
    println!("{}", Robot::start());
}
