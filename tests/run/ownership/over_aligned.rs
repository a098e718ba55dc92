// Types that want more than 16 bytes of alignment, on the heap, in buffers, counted, and on the stack.
use std::alloc::{alloc, dealloc, Layout};
use std::rc::Rc;

#[repr(align(64))]
#[derive(Clone, Debug, PartialEq)]
struct Line(u8);

#[repr(align(4096))]
struct Page([u8; 16]);

fn address<T>(t: &T) -> usize {
    t as *const T as usize
}

fn main() {
    let mut kept: Vec<Box<Line>> = Vec::new();
    for i in 0..20u8 {
        let small = Box::new(i);
        let line = Box::new(Line(i));
        assert_eq!(address(&*line) % 64, 0);
        if i % 3 != 0 {
            kept.push(line);
        }
        assert_eq!(*small, i);
    }
    kept.retain(|line| line.0 % 2 == 0);
    let again: Vec<Box<Line>> = (0..10).map(|i| Box::new(Line(i))).collect();
    assert!(again.iter().chain(&kept).all(|line| address(&**line) % 64 == 0));
    let mut starts: Vec<usize> = again.iter().chain(&kept).map(|line| address(&**line)).collect();
    starts.sort();
    assert!(starts.windows(2).all(|pair| pair[1] - pair[0] >= 64));
    let mut lines = Vec::new();
    for i in 0..9 {
        lines.push(Line(i));
        assert_eq!(address(&lines[0]) % 64, 0);
        assert_eq!(address(&lines[i as usize]) % 64, 0);
    }
    let page = Box::new(Page([7; 16]));
    println!("{} {}", address(&*page) % 4096, page.0[3]);
    let shared = Rc::new(Line(3));
    println!("{} {:?}", address(&*shared) % 64, shared);
    let here = Line(1);
    println!("{} {}", address(&here) % 64, std::mem::align_of::<Page>());
    let layout = Layout::from_size_align(40, 256).unwrap();
    unsafe {
        let first = alloc(layout);
        let second = alloc(layout);
        println!("{} {}", first as usize % 256, second as usize % 256);
        dealloc(first, layout);
        dealloc(second, layout);
    }
}
