fn main() {
    let squares: Vec<u32> = (1..=10).map(|n| n * n).filter(|n| n % 2 == 0).collect();
    println!("{squares:?}");
    let words = ["one", "two", "three"];
    let lengths: usize = words.iter().map(|word| word.len()).sum();
    println!("{lengths}");
    for (index, word) in words.iter().enumerate().skip(1) {
        println!("{index} {word}");
    }
    println!("{:?}", words.iter().position(|word| *word == "two"));
}
