struct Job<'a> {
    input: &'a [u8],
}

impl<'a> Job<'a> {
    fn new(input: &'a [u8]) -> Job<'a> {
        Job { input }
    }
}

fn main() {
    let job = Job::new(&vec![1, 2]);
    println!("{}", job.input.len());
}
