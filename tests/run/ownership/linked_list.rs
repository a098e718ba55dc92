#[derive(Debug)]
struct Node<T> {
    item: T,
    next: Link<T>,
}

type Link<T> = Option<Box<Node<T>>>;

#[derive(Debug)]
struct List<T> {
    head: Link<T>,
}

impl<T> List<T> {
    fn new() -> Self {
        List { head: None }
    }

    fn push(&mut self, item: T) {
        let next = self.head.take();
        self.head = Some(Box::new(Node { item, next }));
    }

    fn pop(&mut self) -> Option<T> {
        let node = self.head.take()?;
        self.head = node.next;
        Some(node.item)
    }

    fn push_back(&mut self, item: T) {
        let mut link = &mut self.head;
        while let Some(node) = link {
            link = &mut node.next;
        }
        *link = Some(Box::new(Node { item, next: None }));
    }

    fn reverse(&mut self) {
        let mut reversed = None;
        let mut rest = self.head.take();
        while let Some(mut node) = rest {
            rest = std::mem::replace(&mut node.next, reversed);
            reversed = Some(node);
        }
        self.head = reversed;
    }

    fn peek_mut(&mut self) -> Option<&mut T> {
        self.head.as_mut().map(|node| &mut node.item)
    }

    fn iter(&self) -> Iter<'_, T> {
        Iter { next: self.head.as_deref() }
    }
}

struct Iter<'a, T> {
    next: Option<&'a Node<T>>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        let node = self.next?;
        self.next = node.next.as_deref();
        Some(&node.item)
    }
}

impl<T> Drop for List<T> {
    fn drop(&mut self) {
        let mut count = 0;
        while self.pop().is_some() {
            count += 1;
        }
        println!("freed {count} nodes");
    }
}

fn main() {
    let mut list = List::new();
    for word in ["c", "b", "a"] {
        list.push(word.to_string());
    }
    list.push_back("d".to_string());
    if let Some(first) = list.peek_mut() {
        first.push('!');
    }
    println!("{:?}", list.iter().collect::<Vec<_>>());
    list.reverse();
    println!("{:?} {}", list.pop(), list.iter().map(String::len).sum::<usize>());
    for item in list.iter().skip(1) {
        println!("{item}");
    }
}
