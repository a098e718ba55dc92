use geometry::{Line, point::Point};

struct Canvas<'a> {
    lines: Vec<&'a Line>,
}

impl<'a> Canvas<'a> {
    fn draw(&mut self, line: &'a Line) -> &mut Self {
        self.lines.push(line);
        self
    }
}

fn main() {
    let origin = Point { x: 0.0, y: 0.0 };
    let corner = origin + Point { x: 3.0, y: 4.0 };
    let line = Line(origin, corner);
    let mut canvas = Canvas { lines: Vec::new() };
    canvas.draw(&line).draw(&line);
    let total: f64 = canvas.lines.iter().map(|line| line.length()).sum();
    println!("{} {total:.1} {:?}", geometry::speed(), line.1);
    println!("{} {}", env!("CARGO_PKG_NAME"), include_str!("motto.txt").trim_end());
    println!("{} {:?}", include!("sum.in"), option_env!("NOT_SET_ANYWHERE"));
    println!("{} {}", cfg!(feature = "simple"), cfg!(feature = "slow"));
}
