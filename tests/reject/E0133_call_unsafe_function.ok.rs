unsafe fn launch(code: u32) -> u32 {
    code + 1
}

fn main() {
    println!("{}", unsafe { launch(1) });
}
