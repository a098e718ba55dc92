use std::cmp::{Ordering, Reverse};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Person {
    age: u8,
    name: String,
}

fn insertion_sort<T: PartialOrd>(items: &mut [T]) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && items[at] < items[at - 1] {
            items.swap(at, at - 1);
            at -= 1;
        }
    }
}

fn merge_sort<T: Clone, F: Fn(&T, &T) -> Ordering + Copy>(items: &[T], compare: F) -> Vec<T> {
    if items.len() < 2 {
        return items.to_vec();
    }
    let (left, right) = items.split_at(items.len() / 2);
    let (left, right) = (merge_sort(left, compare), merge_sort(right, compare));
    let mut merged = Vec::with_capacity(items.len());
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        if compare(&left[i], &right[j]) != Ordering::Greater {
            merged.push(left[i].clone());
            i += 1;
        } else {
            merged.push(right[j].clone());
            j += 1;
        }
    }
    merged.extend_from_slice(&left[i..]);
    merged.extend_from_slice(&right[j..]);
    merged
}

fn quick_sort(items: &mut [i64]) {
    let [pivot, rest @ ..] = items else {
        return;
    };
    let mut split = 0;
    for index in 0..rest.len() {
        if rest[index] < *pivot {
            rest.swap(split, index);
            split += 1;
        }
    }
    items.swap(0, split);
    let (left, right) = items.split_at_mut(split);
    quick_sort(left);
    quick_sort(&mut right[1..]);
}

fn people() -> Vec<Person> {
    [("eve", 30), ("bob", 25), ("ada", 30), ("cyd", 25)]
        .map(|(name, age)| Person { name: name.to_string(), age })
        .to_vec()
}

fn names(people: &[Person]) -> String {
    people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(" ")
}

fn main() {
    let mut letters = ['d', 'a', 'c', 'b'];
    insertion_sort(&mut letters);
    println!("{letters:?}");
    println!("{:?}", merge_sort(&[3.5, -1.0, 2.25], |a, b| b.partial_cmp(a).unwrap()));
    let mut numbers: Vec<i64> = (0..12).map(|n| (n * 7 + 3) % 11 - 5).collect();
    quick_sort(&mut numbers);
    println!("{numbers:?} {:?}", numbers.binary_search(&2));

    let mut group = people();
    group.sort();
    println!("{}", names(&group));
    group.sort_by_key(|person| Reverse(person.name.clone()));
    println!("{}", names(&group));
    group.sort_by(|a, b| a.age.cmp(&b.age).then_with(|| b.name.cmp(&a.name)));
    println!("{}", names(&group));
    numbers.retain(|n| n % 2 == 0);
    numbers.dedup();
    println!("{numbers:?} {:?}", group.iter().max());
    println!("{:?} {:?}", "b".cmp("abc"), (1, 2.0).partial_cmp(&(1, f64::NAN)));
}
