struct Job<'a> {
    input: &'a [u8],
}

impl<'a> Job<'a> {
    fn new(input: &'a [u8]) -> Job<'a> {
        Job { input }
    }
}

fn main() {
    let input = vec![1, 2];
    let job = Job::new(&input);
    println!("{}", job.input.len());
}
