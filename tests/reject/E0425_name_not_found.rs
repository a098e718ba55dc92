struct Timer {
    elapsed: u32,
}

impl Timer {
    fn tick(&mut self) {
        elapsed += 1;
        reset();
    }

    fn reset(&mut self) {
        self.elapsed = 0;
    }
}

fn main() {
    let mut timer = Timer { elapsed: 0 };
    timer.tick();
    println!("{}", tmer.elapsed);
    undefined_function(1);
}
