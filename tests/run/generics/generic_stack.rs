use std::fmt::{Debug, Display};

#[derive(Debug, Clone)]
struct Stack<T, const CAPACITY: usize> {
    items: [Option<T>; CAPACITY],
    len: usize,
}

#[derive(Debug, PartialEq)]
struct Full<T>(T);

impl<T: Copy, const CAPACITY: usize> Stack<T, CAPACITY> {
    fn new() -> Self {
        Stack { items: [None; CAPACITY], len: 0 }
    }

    fn push(&mut self, item: T) -> Result<&mut Self, Full<T>> {
        if self.len == CAPACITY {
            return Err(Full(item));
        }
        self.items[self.len] = Some(item);
        self.len += 1;
        Ok(self)
    }

    fn pop(&mut self) -> Option<T> {
        self.len = self.len.checked_sub(1)?;
        self.items[self.len].take()
    }

    fn iter(&self) -> impl Iterator<Item = &T> + '_ {
        self.items.iter().flatten()
    }
}

fn describe<T>(items: &[T]) -> String
where
    T: Display + PartialOrd,
{
    let Some(first) = items.first() else {
        return "nothing".to_string();
    };
    let mut largest = first;
    for item in items {
        if item > largest {
            largest = item;
        }
    }
    format!("{} items, largest {largest}", items.len())
}

fn show_all<T: Debug, const N: usize>(values: [T; N]) {
    println!("{N} values: {values:?}");
}

fn main() {
    let mut stack = Stack::<u8, 3>::new();
    println!("{:?}", stack.push(1).and_then(|stack| stack.push(2)).map(|stack| stack.len));
    println!("{:?} {:?}", stack.push(3).is_ok(), stack.push(4).err());
    println!("{:?}", stack.iter().map(|n| n * 10).collect::<Vec<_>>());
    let copy = stack.clone();
    while let Some(item) = stack.pop() {
        print!("{item} ");
    }
    println!("then {:?}, the copy holds {}", stack.pop(), copy.len);
    println!(
        "{} | {} | {}",
        describe(&[2.5, 9.0, 1.0]),
        describe(&["b", "a"]),
        describe::<i32>(&[])
    );
    show_all([Some('x'), None]);
    show_all::<(), 0>([]);
}
