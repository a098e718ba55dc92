fn main() {
    let mut a = [1, 2, 3];
    let i = 0;
    let j = 1;
    let x = &mut a[i];
    let y = &mut a[j];
    *x += 1;
    *y += 1;
}
