#![warn(unused)]
#![deny(unused_mut)]

#[warn(unused_variables)]
fn warned() {
    let x = 1;
}

fn by_the_crate() {
    let y = 1;
    #[allow(unused_variables)]
    let z = 2;
    #[allow(unused)]
    {
        let inside = 3;
    }
}

#[forbid(unused_variables)]
fn forbidden() {
    let x = 1;
}

fn denied() {
    let mut x = 1;
    println!("{x}");
}

#[allow(warnings)]
fn silent() {
    let mut Quiet = 1;
}

mod strict {
    #![deny(warnings)]

    pub fn run() {
        let a = 1;
        let B = 2;
    }
}

fn main() {
    warned();
    by_the_crate();
    forbidden();
    denied();
    silent();
    strict::run();
}
