use std::thread;

fn parallel_sum(numbers: &[i32]) -> i32 {
    let (left, right) = numbers.split_at(numbers.len() / 2);
    thread::scope(|s| {
        let a = s.spawn(|| left.iter().sum::<i32>());
        let b = s.spawn(|| right.iter().sum::<i32>());
        a.join().unwrap() + b.join().unwrap()
    })
}

fn main() {
    let numbers: Vec<i32> = (1..=100).collect();
    println!("{}", parallel_sum(&numbers));

    let mut cells = [1, 2, 3, 4, 5];
    thread::scope(|s| {
        for cell in cells.iter_mut() {
            s.spawn(move || *cell *= 10);
        }
    });
    println!("{cells:?}");

    let mut total = 0;
    let words = ["one", "two", "three"];
    let longest = thread::scope(|s| {
        s.spawn(|| total += words.len());
        words.iter().max_by_key(|w| w.len()).unwrap()
    });
    println!("{total} {longest}");

    let nested = thread::scope(|s| {
        s.spawn(|| thread::scope(|t| t.spawn(|| numbers.len()).join().unwrap() + 1)).join().unwrap()
    });
    println!("{nested}");

    let result = thread::scope(|s| s.spawn(|| -> i32 { panic!("inner") }).join());
    println!("{}", result.unwrap_err().downcast_ref::<&str>().unwrap());
    thread::scope(|s| {
        s.spawn(|| panic!("not joined"));
    });
}
