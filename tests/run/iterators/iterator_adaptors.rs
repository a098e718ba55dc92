struct Fibonacci {
    current: u64,
    next: u64,
}

impl Iterator for Fibonacci {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let value = self.current;
        (self.current, self.next) = (self.next, self.current + self.next);
        Some(value)
    }
}

fn fibonacci() -> Fibonacci {
    Fibonacci { current: 0, next: 1 }
}

fn evens(values: &[i32]) -> impl Iterator<Item = i32> + '_ {
    values.iter().copied().filter(|n| n % 2 == 0)
}

fn main() {
    println!("{:?}", fibonacci().take_while(|n| *n < 60).collect::<Vec<_>>());
    println!("{:?}", fibonacci().skip(5).step_by(3).take(4).collect::<Vec<_>>());
    println!("{:?}", fibonacci().skip_while(|n| *n < 1000).next());

    let numbers: [i32; 6] = [5, 3, 8, 2, 9, 4];
    println!("{:?} {:?}", numbers.iter().max(), numbers.iter().min_by_key(|n| (*n - 6).abs()));
    println!(
        "{} {}",
        numbers.iter().sum::<i32>(),
        numbers.iter().map(|n| *n as i64).product::<i64>()
    );
    println!("{} {}", numbers.iter().any(|n| *n > 8), numbers.iter().all(|n| *n > 2));
    println!("{:?}", evens(&numbers).collect::<Vec<_>>());
    println!("{}", numbers.iter().fold(String::new(), |text, n| format!("{text}{n}")));
    println!("{:?}", numbers.windows(2).filter(|w| w[0] > w[1]).collect::<Vec<_>>());
    println!("{:?}", numbers.chunks(4).map(|chunk| chunk.len()).collect::<Vec<_>>());

    let (small, large): (Vec<i32>, Vec<i32>) = numbers.iter().partition(|n| **n < 5);
    println!("{small:?} {large:?}");
    let (indices, halves): (Vec<usize>, Vec<f32>) =
        small.iter().enumerate().map(|(i, n)| (i, *n as f32 / 2.0)).unzip();
    println!("{indices:?} {halves:?}");

    let words = vec!["one", "two", "three"];
    println!("{:?}", words.iter().flat_map(|word| word.chars().rev()).collect::<String>());
    println!("{:?}", words.iter().zip(1..).chain([(&"four", 4)]).last());
    println!(
        "{:?}",
        words
            .iter()
            .scan(0, |total, word| {
                *total += word.len();
                Some(*total)
            })
            .collect::<Vec<_>>()
    );
    println!(
        "{:?}",
        words.iter().map(|word| word.parse::<u8>()).collect::<Result<Vec<_>, _>>().is_err()
    );
    println!(
        "{:?}",
        ["1", "2"].iter().map(|text| text.parse::<u8>().ok()).collect::<Option<Vec<_>>>()
    );
    println!("{:?}", words.iter().rev().cycle().take(4).cloned().collect::<Vec<&str>>().join("+"));

    let mut peekable = (1..6).peekable();
    while let Some(n) = peekable.next() {
        match peekable.peek() {
            Some(next) => print!("{n}<{next} "),
            None => println!("{n}."),
        }
    }
    let mut both = numbers.iter();
    println!("{:?} {:?} {:?}", both.next(), both.next_back(), both.as_slice());
    println!("{:?} {:?}", (0..10).rposition(|n| n < 4), "a-b-c".split('-').nth(1));
    let mut inspected = 0;
    let found =
        numbers.iter().inspect(|_| inspected += 1).find_map(|n| (n % 4 == 0).then_some(n * 10));
    println!("{found:?} after {inspected}");
    println!("{:?} {:?}", [1, 2].cmp(&[1, 3]), (1..4).eq([1, 2, 3]));
}
