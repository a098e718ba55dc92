//! The planets of the solar system: floating point in the fields of structs.

const STEPS: usize = 20_000;
const SOLAR_MASS: f64 = 4.0 * std::f64::consts::PI * std::f64::consts::PI;
const DAYS: f64 = 365.24;

struct Body {
    x: f64,
    y: f64,
    z: f64,
    vx: f64,
    vy: f64,
    vz: f64,
    mass: f64,
}

fn planet(position: [f64; 3], velocity: [f64; 3], mass: f64) -> Body {
    let [x, y, z] = position;
    let [vx, vy, vz] = velocity;
    Body { x, y, z, vx: vx * DAYS, vy: vy * DAYS, vz: vz * DAYS, mass: mass * SOLAR_MASS }
}

fn bodies() -> [Body; 5] {
    [
        planet([0.0; 3], [0.0; 3], 1.0),
        planet(
            [4.841431442464721, -1.1603200440274284, -0.10362204447112311],
            [0.001660076642744037, 0.007699011184197404, -0.0000690460016972063],
            0.0009547919384243266,
        ),
        planet(
            [8.34336671824458, 4.124798564124305, -0.4035234171143214],
            [-0.002767425107268624, 0.004998528012349172, 0.000023041729757376393],
            0.0002858859806661308,
        ),
        planet(
            [12.894369562139131, -15.111151401698631, -0.22330757889265573],
            [0.002964601375647616, 0.0023784717395948095, -0.000029658956854023756],
            0.00004366244043351563,
        ),
        planet(
            [15.379697114850917, -25.919314609987964, 0.17925877295037118],
            [0.0026806777249038932, 0.001628241700382423, -0.00009515922545197159],
            0.00005151389020466115,
        ),
    ]
}

fn advance(bodies: &mut [Body; 5], dt: f64) {
    for i in 0..5 {
        for j in i + 1..5 {
            let dx = bodies[i].x - bodies[j].x;
            let dy = bodies[i].y - bodies[j].y;
            let dz = bodies[i].z - bodies[j].z;
            let distance = dx * dx + dy * dy + dz * dz;
            let magnitude = dt / (distance * distance.sqrt());
            let mass_i = bodies[i].mass;
            let mass_j = bodies[j].mass;
            bodies[i].vx -= dx * mass_j * magnitude;
            bodies[i].vy -= dy * mass_j * magnitude;
            bodies[i].vz -= dz * mass_j * magnitude;
            bodies[j].vx += dx * mass_i * magnitude;
            bodies[j].vy += dy * mass_i * magnitude;
            bodies[j].vz += dz * mass_i * magnitude;
        }
    }
    for body in bodies.iter_mut() {
        body.x += dt * body.vx;
        body.y += dt * body.vy;
        body.z += dt * body.vz;
    }
}

fn energy(bodies: &[Body; 5]) -> f64 {
    let mut energy = 0.0;
    for i in 0..5 {
        let b = &bodies[i];
        energy += 0.5 * b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz);
        for j in i + 1..5 {
            let dx = b.x - bodies[j].x;
            let dy = b.y - bodies[j].y;
            let dz = b.z - bodies[j].z;
            energy -= b.mass * bodies[j].mass / (dx * dx + dy * dy + dz * dz).sqrt();
        }
    }
    energy
}

fn main() {
    let mut bodies = bodies();
    for _ in 0..STEPS {
        advance(&mut bodies, 0.01);
    }
    println!("{:.9}", energy(&bodies));
}
