//@ leak: none
//@ note: Raw memory used within the rules: a growable array on the allocator's functions.

use std::alloc::{self, Layout};
use std::ops::Deref;
use std::ptr::{self, NonNull};

struct Array<T> {
    start: NonNull<T>,
    capacity: usize,
    len: usize,
}

impl<T> Array<T> {
    fn new() -> Self {
        Array { start: NonNull::dangling(), capacity: 0, len: 0 }
    }

    fn grow(&mut self) {
        let capacity = if self.capacity == 0 { 2 } else { self.capacity * 2 };
        let layout = Layout::array::<T>(capacity).unwrap();
        let block = if self.capacity == 0 {
            unsafe { alloc::alloc(layout) }
        } else {
            let old = Layout::array::<T>(self.capacity).unwrap();
            unsafe { alloc::realloc(self.start.as_ptr().cast(), old, layout.size()) }
        };
        self.start = NonNull::new(block.cast()).expect("out of memory");
        self.capacity = capacity;
    }

    fn push(&mut self, item: T) {
        if self.len == self.capacity {
            self.grow();
        }
        unsafe { self.start.as_ptr().add(self.len).write(item) };
        self.len += 1;
    }

    fn remove(&mut self, index: usize) -> T {
        assert!(index < self.len, "index {index} of {}", self.len);
        self.len -= 1;
        unsafe {
            let hole = self.start.as_ptr().add(index);
            let item = hole.read();
            ptr::copy(hole.add(1), hole, self.len - index);
            item
        }
    }
}

impl<T> Deref for Array<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.len) }
    }
}

impl<T> Drop for Array<T> {
    fn drop(&mut self) {
        unsafe {
            ptr::drop_in_place(ptr::slice_from_raw_parts_mut(self.start.as_ptr(), self.len));
            if self.capacity != 0 {
                let layout = Layout::array::<T>(self.capacity).unwrap();
                alloc::dealloc(self.start.as_ptr().cast(), layout);
            }
        }
    }
}

fn main() {
    let mut words = Array::new();
    for word in ["a", "quick", "brown", "fox", "runs"] {
        words.push(word.to_string());
    }
    println!("{} of {}", words.remove(1), words.capacity);
    println!("{:?} {}", &*words, words.join("-"));
}
