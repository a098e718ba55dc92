//@ leak: none
//@ note: Blocks of many sizes are freed out of order, so holes stay between blocks in use.

struct Block {
    name: usize,
    bytes: Box<[u8]>,
}

fn allocate(name: usize, size: usize) -> Block {
    Block { name, bytes: vec![name as u8; size].into_boxed_slice() }
}

fn total(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.bytes.len()).sum()
}

fn main() {
    let sizes = [16, 4000, 64, 1024, 24, 512, 8192, 40, 300, 2048];
    let mut blocks: Vec<Block> = Vec::with_capacity(24);
    for (name, size) in sizes.iter().enumerate() {
        blocks.push(allocate(name, *size));
    }
    println!("{} blocks, {} bytes", blocks.len(), total(&blocks));

    blocks.retain(|block| block.name % 2 == 0);
    println!("{} blocks, {} bytes", blocks.len(), total(&blocks));

    for (step, size) in [1000, 500, 3000, 10_000].iter().enumerate() {
        blocks.push(allocate(100 + step, *size));
    }
    let names: Vec<usize> = blocks.iter().map(|block| block.name).collect();
    println!("{names:?}, {} bytes", total(&blocks));

    while blocks.len() > 2 {
        let gone = blocks.swap_remove(blocks.len() / 2);
        println!("freed {} of {} bytes", gone.name, gone.bytes.len());
    }
    println!("{} blocks, {} bytes", blocks.len(), total(&blocks));
}
