use std::process;

struct Temporary {
    name: String,
}

impl Temporary {
    fn create(name: &str) -> Temporary {
        println!("create {name}");
        Temporary { name: name.to_string() }
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        println!("remove {}", self.name);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Code {
    Fine = 0,
    Usage = 64,
    Data,
}

fn check(input: &str) -> Result<usize, Code> {
    let _scratch = Temporary::create(input);
    match input.len() {
        0 => Err(Code::Usage),
        length if length > 5 => Err(Code::Data),
        length => Ok(length),
    }
}

fn finish(code: Code) -> ! {
    if code == Code::Fine {
        println!("fine");
    } else {
        eprintln!("stopping with {code:?}");
    }
    process::exit(code as i32)
}

fn main() {
    let _kept = Temporary::create("kept");
    let mut total = 0;
    for input in ["one", "three", "toolong", "four"] {
        match check(input) {
            Ok(length) => total += length,
            Err(code) => {
                print!("after {total}");
                finish(code)
            }
        }
    }
    finish(Code::Fine);
}
