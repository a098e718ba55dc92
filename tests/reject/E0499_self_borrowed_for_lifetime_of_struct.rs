struct Reader<'t> {
    rest: &'t mut [u8],
}

impl<'t> Reader<'t> {
    fn next(&'t mut self) -> &'t mut u8 {
        &mut self.rest[0]
    }
}

fn main() {
    let mut bytes = [1, 2, 3];
    let mut reader = Reader { rest: &mut bytes };
    *reader.next() += 1;
    *reader.next() += 1;
}
