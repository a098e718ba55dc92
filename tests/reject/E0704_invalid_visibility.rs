mod parts {
    pub(parts) struct Bolt;
}

fn main() {}
