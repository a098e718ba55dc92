fn need<T: 'static>(_: T) {}
fn f<T>(t: T) {
    need(t);
}

fn main() {}
