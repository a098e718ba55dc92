struct Cursor<'a> {
    line: &'a String,
    column: usize,
}

fn split(line: String) -> (String, usize) {
    let cursor = Cursor { line: &line, column: 3 };
    let moved = line;
    (moved, cursor.column + cursor.line.len())
}

fn main() {
    println!("{:?}", split(String::from("abc")));
}
