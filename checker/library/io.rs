//! Standard streams.

use crate::fmt;

#[native = "stdout_write"]
fn stdout_write(s: &str);
#[native = "stderr_write"]
fn stderr_write(s: &str);

struct StdoutText;
impl fmt::Write for StdoutText {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        stdout_write(s);
        Ok(())
    }
}
struct StderrText;
impl fmt::Write for StderrText {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        stderr_write(s);
        Ok(())
    }
}

#[doc(hidden)]
pub fn _print(args: fmt::Arguments<'_>) {
    if let Some(s) = args.as_str() {
        stdout_write(s)
    } else {
        let _ = fmt::write(&mut StdoutText, args);
    }
}

#[doc(hidden)]
pub fn _eprint(args: fmt::Arguments<'_>) {
    if let Some(s) = args.as_str() {
        stderr_write(s)
    } else {
        let _ = fmt::write(&mut StderrText, args);
    }
}
