//@ overflow: step every=1000

#[derive(Debug, Clone, Copy)]
struct Body {
    position: [f64; 3],
    velocity: [f64; 3],
    mass: f64,
}

fn moved(body: Body) -> Body {
    Body { position: [body.position[0] + body.velocity[0], 0.0, 0.0], ..body }
}

fn step(body: Body, level: u32) -> f64 {
    if level % 1000 == 0 {
        println!("{level} {}", body.position[0]);
    }
    step(moved(body), level + 1) + body.mass
}

fn main() {
    let body = Body { position: [0.0; 3], velocity: [1.0, 0.0, 0.0], mass: 2.0 };
    println!("stopped at {}", step(body, 1));
}
