use std::ops::{Add, AddAssign, Index, Mul, Neg};

#[derive(Debug, Clone, Copy, PartialEq)]
struct V2(i32, i32);

impl Add for V2 {
    type Output = V2;
    fn add(self, other: V2) -> V2 {
        V2(self.0 + other.0, self.1 + other.1)
    }
}

impl Mul<i32> for V2 {
    type Output = V2;
    fn mul(self, scale: i32) -> V2 {
        V2(self.0 * scale, self.1 * scale)
    }
}

impl Neg for V2 {
    type Output = V2;
    fn neg(self) -> V2 {
        self * -1
    }
}

impl AddAssign for V2 {
    fn add_assign(&mut self, other: V2) {
        *self = *self + other;
    }
}

impl Index<usize> for V2 {
    type Output = i32;
    fn index(&self, index: usize) -> &i32 {
        if index == 0 {
            &self.0
        } else {
            &self.1
        }
    }
}

fn main() {
    let mut v = V2(1, 2) + V2(3, 4) * 2;
    v += -V2(1, 1);
    println!("{v:?} {} {} {}", v[0], v[1], v == V2(6, 9));
}
