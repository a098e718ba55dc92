//@ note: Bytes looked at in several ways, all of them allowed.

#[repr(C)]
union Bits {
    float: f32,
    int: u32,
    bytes: [u8; 4],
}

#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(u8)]
enum Level {
    Low = 1,
    High = 2,
}

fn level(code: u8) -> Option<Level> {
    matches!(code, 1 | 2).then(|| unsafe { std::mem::transmute::<u8, Level>(code) })
}

fn main() {
    let mut bits = Bits { float: 1.0 };
    unsafe {
        println!("{:#010x} {:?}", bits.int, bits.bytes);
        bits.int |= 1 << 31;
        println!("{}", bits.float);
    }
    println!("{:?} {:?} {}", level(2), level(3), Level::Low as u8);
    let words: [u16; 2] = unsafe { std::mem::transmute(0x0001_ff00u32) };
    println!("{words:?}");
    let numbers = [1u32, 2];
    let bytes = numbers.as_ptr().cast::<u8>();
    println!("{:?}", unsafe { std::slice::from_raw_parts(bytes, 8) });
    let unaligned = unsafe { bytes.add(1).cast::<u32>().read_unaligned() };
    println!("{unaligned:#x}");
}
