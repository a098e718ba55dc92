#[derive(Debug)]
