#[expect(unused_variables)]
fn fulfilled() {
    let x = 1;
}

#[expect(unused_mut)]
fn unfulfilled() {}

#[expect(dead_code)]
fn dead() {}

#[expect(unused)]
fn by_group() {
    let x = 1;
}

#[expect(unused_variables)]
fn other() {
    let mut y = 1;
    println!("{y}");
}

fn main() {
    fulfilled();
    unfulfilled();
    by_group();
    other();
}
