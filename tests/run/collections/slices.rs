// What slices give beyond indexing: chunks, windows, splits and views, to read and to change.
use std::mem::MaybeUninit;
fn main() {
    let mut v = [1, 2, 3, 4, 5, 6, 7];
    {
        let (a, b) = v.split_first_chunk_mut::<2>().unwrap();
        a[0] = 10;
        b[0] = 30;
        assert_eq!(b, &mut [30, 4, 5, 6, 7]);
    }
    if let Some((rest, last)) = v.split_last_chunk_mut::<3>() {
        last.reverse();
        rest[0] += 1;
    }
    *v.last_chunk_mut::<2>().unwrap() = [60, 50];
    println!("{v:?} {:?} {:?}", v.as_array::<7>().is_some(), v.as_slice().as_array::<3>());
    for (i, w) in v.array_windows::<3>().enumerate() {
        print!("{i}{w:?} ");
    }
    println!("{:?}", v.array_windows::<2>().rev().map(|[a, b]| a + b).collect::<Vec<i32>>());
    println!("{:?}", v.rchunks_exact(3).map(|c| c.to_vec()).collect::<Vec<_>>());
    println!("{:?} {:?}", v.rchunks_exact(3).remainder(), v.rchunks(3).rev().collect::<Vec<_>>());
    for c in v.rchunks_exact_mut(2) {
        c.swap(0, 1);
    }
    println!("{v:?}");
    {
        let (whole, rest) = v.as_chunks_mut::<3>();
        whole[1][2] = 99;
        rest[0] = -1;
        whole.reverse();
    }
    let (rest, whole) = v.as_rchunks::<2>();
    println!("{v:?} {rest:?} {whole:?}");
    for g in v.split_inclusive_mut(|x| x % 2 == 0) {
        g[0] = 0;
    }
    println!("{v:?}");
    for g in v.rsplitn_mut(2, |x| *x == 0) {
        if let Some(x) = g.first_mut() {
            *x = 7;
        }
    }
    for g in v.splitn_mut(2, |x| *x == 0) {
        println!("{g:?}");
    }
    for g in v.rsplit_mut(|x| *x == 7) {
        println!("{g:?}");
    }
    println!("{:?}", [1, 2, 3, 4, 5].split_inclusive(|x| x % 2 == 0).rev().collect::<Vec<_>>());
    let mut s: &[i32] = &[1, 2, 3, 4, 5];
    println!("{:?} {:?}", s.split_off(..2), s);
    println!("{:?} {:?}", s.split_off(1..), s);
    println!("{:?} {:?}", s.split_off(..=5), s);
    println!("{:?} {:?} {:?}", s.split_off_first(), s.split_off_last(), s);
    let mut buffer = [1, 2, 3];
    let mut m: &mut [i32] = &mut buffer;
    *m.split_off_first_mut().unwrap() = 5;
    m.split_off_mut(1..).unwrap()[0] = 6;
    println!("{buffer:?}");
    let mut d = [1, 2, 3, 4];
    if let Ok([a, b]) = d.get_disjoint_mut([0, 2]) {
        std::mem::swap(a, b);
    }
    if let Ok([a, b]) = d.get_disjoint_mut([0..1, 2..4]) {
        a[0] = 8;
        b[1] = 9;
    }
    println!("{:?}", d.get_disjoint_mut([1, 1]));
    println!("{}", d.get_disjoint_mut([1, 4]).unwrap_err());
    let grid = [[1, 2, 3], [4, 5, 6]];
    println!("{:?} {:?}", grid.as_flattened(), grid.as_flattened().element_offset(&grid[1][1]));
    let range = d.as_ptr_range();
    println!("{}", unsafe { range.end.offset_from(range.start) });
    println!("{} {}", b"a\n\"\\\xff~".escape_ascii(), b"Hello".eq_ignore_ascii_case(b"hELLO"));
    let mut up = *b"hello";
    up.make_ascii_uppercase();
    println!("{}", String::from_utf8_lossy(&up));
    let bytes: [u8; 9] = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    let (p, mid, q) = unsafe { bytes.align_to::<u16>() };
    println!("{}", p.len() + 2 * mid.len() + q.len());
    let mut un = [MaybeUninit::<String>::uninit(), MaybeUninit::uninit()];
    let init = un.write_clone_of_slice(&["a".to_string(), "b".to_string()]);
    init[0].push('!');
    println!("{init:?}");
    unsafe { un.assume_init_drop() };
    let mut un = [MaybeUninit::<u8>::uninit(); 3];
    println!("{:?}", un.write_copy_of_slice(&[1, 2, 3]));
    let mut words = ["a".to_string(), "b".to_string()];
    for w in words.each_mut() {
        w.push('x');
    }
    println!("{words:?}");
    assert_eq!(&mut [1, 2][..], [1, 2]);
    assert_eq!([1, 2], &mut [1, 2][..]);
    let (l, r) = unsafe { words.split_at_mut_unchecked(1) };
    std::mem::swap(&mut l[0], &mut r[0]);
    println!("{words:?} {:?}", unsafe { words.split_at_unchecked(1) });
}
