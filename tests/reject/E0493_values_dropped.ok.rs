struct Noisy(u32);

impl Drop for Noisy {
    fn drop(&mut self) {}
}

const ONE: Noisy = Noisy(1);
static TWO: Noisy = Noisy(2);
const NONE: Option<Noisy> = {
    let empty: Option<Noisy> = None;
    let _unused: Option<Vec<String>> = None;
    empty
};
const FORGOTTEN: u32 = {
    let noisy = Noisy(3);
    std::mem::forget(noisy);
    4
};
const LISTS: [Vec<u8>; 2] = [const { Vec::new() }; 2];

const fn first<T: Copy>(pair: (T, u32)) -> u32 {
    pair.1
}

const fn is_some<T>(value: &Option<T>) -> bool {
    match value {
        Some(_) => true,
        None => false,
    }
}

const fn pass(noisy: Noisy) -> Noisy {
    let moved = noisy;
    moved
}

fn main() {
    println!("{} {} {} {FORGOTTEN}", ONE.0, TWO.0, NONE.is_none());
    println!("{} {} {}", first((1, 2)), is_some(&Some(1)), LISTS.len());
    println!("{}", pass(Noisy(5)).0);
}
