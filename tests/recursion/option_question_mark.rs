//@ overflow: parse every=1000

struct Input {
    depth: u32,
    limit: u32,
}

impl Input {
    fn open(&mut self) -> Option<u32> {
        self.depth += 1;
        (self.depth < self.limit).then_some(self.depth)
    }
}

fn parse(input: &mut Input) -> Option<Vec<u32>> {
    let level = input.open()?;
    if level % 1000 == 0 {
        println!("{level}");
    }
    let mut inner = parse(input)?;
    inner.push(level);
    Some(inner)
}

fn main() {
    let mut input = Input { depth: 0, limit: u32::MAX };
    println!("{:?}", parse(&mut input).map(|levels| levels.len()));
}
