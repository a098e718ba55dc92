//@ undefined-behavior: misaligned

#[repr(align(8))]
struct Packet([u8; 16]);

fn main() {
    let packet = Packet([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    let field = packet.0.as_ptr().wrapping_add(1).cast::<u32>();
    let value = unsafe { *field }; //~ undefined-behavior
    println!("{value:#x}");
}
