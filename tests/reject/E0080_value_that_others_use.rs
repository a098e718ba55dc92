const BASE: u32 = 3 - 4;
const USES: u32 = BASE + 1;
static ALSO: u32 = USES * 2;

mod inner {
    pub const DEEP: usize = [1, 2][2];
    pub const fn make() -> usize {
        DEEP + 1
    }
}

const MADE: usize = inner::make();

const LOCAL: u32 = {
    let list = [1u32, 2];
    let i = 2;
    list[i]
};

fn main() {
    println!("{USES} {ALSO} {MADE}");
}
