struct Noisy(u32);

impl Drop for Noisy {
    fn drop(&mut self) {}
}

const LENGTH: usize = Vec::<u8>::new().len();
const LATER: u32 = {
    let mut slot: Option<Noisy> = None;
    slot = Some(Noisy(2));
    3
};

const fn first<T>(pair: (T, u32)) -> u32 {
    pair.1
}

const fn is_some<T>(value: Option<T>) -> bool {
    match value {
        Some(_) => true,
        None => false,
    }
}

const fn replace(mut slot: Option<Noisy>, with: Option<Noisy>) -> Option<Noisy> {
    slot = with;
    slot
}

fn main() {
    println!("{LENGTH} {LATER} {} {}", first((1, 2)), is_some(Some(1)));
    println!("{}", replace(None, None).is_none());
}
