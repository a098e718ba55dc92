struct Session<'a> {
    log: &'a mut String,
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        self.log.push('.');
    }
}

fn into_log<'a>(session: Session<'a>) -> &'a mut String {
    &mut *session.log
}

fn main() {
    let mut log = String::new();
    into_log(Session { log: &mut log }).push('x');
    println!("{log}");
}
