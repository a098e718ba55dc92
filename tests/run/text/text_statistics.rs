use std::collections::{BTreeMap, HashSet};

const TEXT: &str = "It was the best of times,
it was the worst of times;
it was the AGE of wisdom... naïve café!";

#[derive(Debug, Default)]
struct Statistics<'t> {
    lines: usize,
    words: Vec<&'t str>,
    letters: BTreeMap<char, usize>,
}

fn analyse(text: &str) -> Statistics<'_> {
    let mut statistics = Statistics { lines: text.lines().count(), ..Default::default() };
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        statistics.words.push(word);
        for letter in word.chars().flat_map(char::to_lowercase) {
            *statistics.letters.entry(letter).or_default() += 1;
        }
    }
    statistics
}

fn capitalise(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

fn caesar(text: &str, shift: u8) -> String {
    text.chars()
        .map(|c| match c {
            'a'..='z' => ((c as u8 - b'a' + shift) % 26 + b'a') as char,
            'A'..='Z' => ((c as u8 - b'A' + shift) % 26 + b'A') as char,
            _ => c,
        })
        .collect()
}

fn is_palindrome(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.iter().eq(letters.iter().rev())
}

fn longest_common_prefix<'a>(left: &'a str, right: &str) -> &'a str {
    let length: usize = left
        .chars()
        .zip(right.chars())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    &left[..length]
}

fn main() {
    let statistics = analyse(TEXT);
    println!("{} lines, {} words", statistics.lines, statistics.words.len());
    let unique: HashSet<String> = statistics.words.iter().map(|word| word.to_lowercase()).collect();
    println!("{} unique, {}", unique.len(), unique.contains("age"));
    let mut frequent: Vec<(char, usize)> = statistics.letters.into_iter().collect();
    frequent.sort_by_key(|(letter, count)| (usize::MAX - count, *letter));
    println!("{:?}", &frequent[..4]);
    println!("{}", statistics.words.iter().copied().map(capitalise).collect::<Vec<_>>().join(" "));
    println!("{} | {}", caesar("Hello, Zürich", 3), caesar(&caesar("abc", 20), 6));
    println!("{} {}", is_palindrome("never odd or even"), is_palindrome("été"));
    println!("{:?} {:?}", longest_common_prefix("naïveté", "naïfs"), "  padded\t".trim());
    println!("{:?}", "café".char_indices().map(|(at, c)| format!("{at}{c}")).collect::<String>());
    println!("{:?} {:?}", TEXT.find("worst"), TEXT.rfind("was"));
    println!(
        "{:?}",
        "k1=v1,k2=v2,".split(',').map(|pair| pair.split('=').collect()).collect::<Vec<Vec<_>>>()
    );
    println!("{:?}", "a--b-c".replace("-", "_").splitn(2, '_').collect::<Vec<_>>());
    println!("{:?} {:?}", "42abc".strip_prefix("42"), "x.tar.gz".rsplit_once('.'));
    println!("{:?} {}", "né".bytes().collect::<Vec<_>>(), "ab".repeat(3).starts_with("aba"));
    let mut buffer = String::with_capacity(8);
    buffer.extend(["x", "yz"]);
    buffer.insert(1, '-');
    buffer.truncate(3);
    println!("{buffer} {:?} {}", "".chars().next(), "é".is_char_boundary(1));
    println!("{:?} {buffer:?}", buffer.pop());
}
