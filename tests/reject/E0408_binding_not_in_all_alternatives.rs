enum Input {
    Key(char),
    Click(i32, i32),
    Quit,
}

fn main() {
    match Input::Key('a') {
        Input::Click(x, _) | Input::Quit => println!("{x}"),
        Input::Key(key) => println!("{key}"),
    }
}
