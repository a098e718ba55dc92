//! The process's environment.

#[native = "args_len"]
fn args_len() -> usize;
#[native = "args_get"]
fn args_get(i: usize) -> &'static str;

pub struct Args {
    next: usize,
    end: usize,
}
pub fn args() -> Args {
    Args { next: 0, end: args_len() }
}
impl Iterator for Args {
    type Item = String;
    fn next(&mut self) -> Option<String> {
        if self.next == self.end {
            None
        } else {
            self.next += 1;
            Some(String::from(args_get(self.next - 1)))
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.end - self.next;
        (n, Some(n))
    }
}
impl ExactSizeIterator for Args {}
impl DoubleEndedIterator for Args {
    fn next_back(&mut self) -> Option<String> {
        if self.next == self.end {
            None
        } else {
            self.end -= 1;
            Some(String::from(args_get(self.end)))
        }
    }
}
