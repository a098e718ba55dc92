//! Moves into, out of and between places; reborrows; what is dropped where.

use std::mem;

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Pair {
    left: Noisy,
    right: Option<Noisy>,
}

fn pass(value: Noisy) -> Noisy {
    println!("pass {}", value.0);
    value
}


fn first_long(words: &mut Vec<String>, limit: usize) -> &mut String {
    let at = words.iter().position(|w| w.len() > limit);
    match at {
        Some(at) => &mut words[at],
        None => {
            words.push("x".repeat(limit + 1));
            words.last_mut().unwrap()
        }
    }
}

fn conditional(keep: bool) -> Option<Noisy> {
    let a = Noisy("a");
    let b = Noisy("b");
    if keep {
        return Some(a);
    }
    drop(b);
    println!("end of conditional");
    None
}

fn main() {
    let pair = Pair { left: pass(Noisy("left")), right: Some(Noisy("right")) };
    let Pair { left, right } = pair;
    println!("taken apart");
    drop(right);
    let mut slot = left;
    slot = pass(Noisy("new"));
    println!("assigned {}", slot.0);
    let old = mem::replace(&mut slot, Noisy("newer"));
    println!("replaced {}", old.0);
    drop(old);

    for keep in [true, false] {
        let kept = conditional(keep);
        println!("kept {}", kept.is_some());
    }

    let mut words = vec![String::from("ab"), String::from("abcd")];
    first_long(&mut words, 3).push('!');
    first_long(&mut words, 9).push('?');
    println!("{words:?}");

    let mut numbers = [1, 2, 3, 4];
    let (low, high) = numbers.split_at_mut(2);
    mem::swap(&mut low[0], &mut high[1]);
    let view = &mut numbers;
    view[1] *= 10;
    let again = &mut *view;
    again[2] *= 10;
    view[3] *= 10;
    println!("{numbers:?}");

    let mut queue = vec![Noisy("q1"), Noisy("q2"), Noisy("q3")];
    let middle = queue.swap_remove(1);
    println!("removed {}", middle.0);
    let rest: Vec<Noisy> = queue.drain(..).rev().collect();
    println!("{} left, {} drained", queue.len(), rest.len());
    let boxed: Box<[Noisy]> = rest.into_boxed_slice();
    let [first, _second] = *<Box<[Noisy; 2]>>::try_from(boxed).ok().unwrap();
    println!("first {}", first.0);
    let closure = move || println!("closure owns {}", middle.0);
    closure();
    drop(closure);
    println!("end");
}
