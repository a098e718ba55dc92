// The memory between a vector's length and its capacity, by pointer and by `set_len`.
use std::alloc::{Layout, alloc};

fn main() {
    let mut v: Vec<i32> = Vec::with_capacity(6);
    let p = v.as_mut_ptr();
    unsafe {
        for i in 0..4 {
            *p.add(i) = i as i32 * 10;
        }
        println!("{} {:?}", v.len(), v);
        v.set_len(3);
    }
    println!("{:?}", v);
    unsafe {
        v.set_len(0);
        println!("{:?}", v);
        v.set_len(2);
        println!("{:?} {}", v, *p.add(3));
        p.add(4).write(40);
        v.set_len(5);
    }
    println!("{:?}", v);
    v.push(50);
    println!("{:?} {}", v, v.capacity());

    let mut words = vec!["a".to_string(), "b".to_string(), "c".to_string()];
    unsafe {
        words.set_len(0);
        words.set_len(3);
    }
    println!("{words:?}");
    let mut copy: Vec<String> = Vec::with_capacity(3);
    unsafe {
        std::ptr::copy_nonoverlapping(words.as_ptr(), copy.as_mut_ptr(), 3);
        words.set_len(0);
        println!("{}", copy.len());
        copy.set_len(3);
    }
    println!("{words:?} {copy:?}");

    let block = unsafe {
        let memory = alloc(Layout::array::<u32>(16).unwrap()).cast::<u32>();
        memory.write(1_000_000);
        memory.add(1).write(7);
        Vec::from_raw_parts(memory, 1, 16)
    };
    println!("{:?} {}", block, block.capacity());
    let mut block = std::mem::ManuallyDrop::new(block);
    let mut again = unsafe { Vec::from_raw_parts(block.as_mut_ptr(), 2, block.capacity()) };
    again.push(8);
    println!("{again:?}");

    let signed = vec![-1, 0, 1];
    let mut signed = std::mem::ManuallyDrop::new(signed);
    let (p, len, cap) = (signed.as_mut_ptr(), signed.len(), signed.capacity());
    let unsigned: Vec<u32> = unsafe { Vec::from_raw_parts(p as *mut u32, len, cap) };
    println!("{unsigned:?}");
    let bytes = unsafe {
        let mut bytes: Vec<u8> = Vec::with_capacity(4);
        let p = bytes.as_mut_ptr();
        p.write(b'h');
        *p.add(1) = b'i';
        bytes.set_len(2);
        bytes
    };
    println!("{}", String::from_utf8(bytes).unwrap());
}
