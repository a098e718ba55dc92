use std::future::Future; //~ unsupported: `std::future`
use std::pin::Pin;
use std::task::{Context, Poll};

struct Ready;

impl Future for Ready {
    type Output = i32;

    fn poll(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<i32> {
        Poll::Ready(1)
    }
}

fn main() {
    let _ready = Ready;
}
