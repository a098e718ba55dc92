//@ leak: none
//@ note: Raw pointers used within the rules: a queue with a pointer to its last node.

use std::ptr;

struct Node {
    value: u32,
    next: *mut Node,
}

struct Queue {
    head: *mut Node,
    tail: *mut Node,
}

impl Queue {
    fn new() -> Queue {
        Queue { head: ptr::null_mut(), tail: ptr::null_mut() }
    }

    fn push(&mut self, value: u32) {
        let node = Box::into_raw(Box::new(Node { value, next: ptr::null_mut() }));
        if self.tail.is_null() {
            self.head = node;
        } else {
            unsafe { (*self.tail).next = node };
        }
        self.tail = node;
    }

    fn pop(&mut self) -> Option<u32> {
        if self.head.is_null() {
            return None;
        }
        let node = unsafe { Box::from_raw(self.head) };
        self.head = node.next;
        if self.head.is_null() {
            self.tail = ptr::null_mut();
        }
        Some(node.value)
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        while let Some(value) = self.pop() {
            println!("dropped {value}");
        }
    }
}

fn main() {
    let mut queue = Queue::new();
    for value in 1..=4 {
        queue.push(value);
    }
    println!("{:?} {:?}", queue.pop(), queue.pop());
    queue.push(5);
}
