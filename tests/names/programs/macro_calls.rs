macro_rules! m { ($a:expr, $b:ident) => { $a }; (x $y:tt) => { 1 } }
macro_rules! r { () => { r!() } }
macro_rules! unk { ($a:expr) => { $b } }
macro_rules! rep { ($($a:expr),*) => { $a } }
macro_rules! rep2 { ($($a:expr),*; $($b:expr),*) => { [$(($a,$b)),*] } }
macro_rules! norep { ($a:expr) => { $($a)* } }
macro_rules! amb { ($($i:ident)* $j:ident) => {} }
macro_rules! two { () => { 1; 2 } }
macro_rules! stm { () => { let x = 1; } }
fn main() {
    m!(1, 2);
    m!(1);
    m!(1, b c);
    m!();
    m!(1 2);
    let _ = r!();
    rep!(1);
    rep2!(1,2;3);
    norep!(1);
    amb!(a b);
    let x = two!();
    let _ = m!(x +);
    stm!();
    println!(x);
    m!(let);
    vec![1 2];
    assert_eq!(1);
}
