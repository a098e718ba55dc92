macro_rules! f1 { ($a:expr $b:expr) => {} }
macro_rules! f2 { ($a:expr + 1) => {} }
macro_rules! f3 { ($a:ty $b:ident) => {} }
macro_rules! f4 { ($a:pat $b:ident) => {} }
macro_rules! f5 { ($a:pat | $b:pat) => {} }
macro_rules! f6 { ($a:path $b:ident) => {} }
macro_rules! f7 { ($a:stmt $b:ident) => {} }
macro_rules! f8 { ($a:vis $b:ident) => {} }
macro_rules! f9 { ($($a:expr)*) => {} }
macro_rules! g1 { ($($a:expr),* $b:ident) => {} }
macro_rules! g2 { ($($a:expr)? $b:ident) => {} }
macro_rules! g3 { ($a:expr; $($b:ty)=>*) => {} }
macro_rules! g4 { ($a:ty { $b:expr }) => {} }
macro_rules! g5 { ($a:expr, $($b:ident)* * $c:tt) => {} }
macro_rules! g6 { ($a:vis + $b:ident) => {} }
macro_rules! g7 { ($a:pat_param | $b:pat) => {} }
macro_rules! g8 { ($a:ty as $b:ident in) => {} }
macro_rules! g9 { ($a:expr [ $b:ident ]) => {} }
macro_rules! h1 { ($a:vis priv) => {} }
macro_rules! h2 { ($($a:expr),+ ; $($b:pat),+ => $c:block $d:item) => {} }
macro_rules! h3 { () => {} ($x:expr) => {} }
macro_rules! h4 { () {} }
macro_rules! h5 { ($x:expr) => }
macro_rules! h6 { }
macro_rules! h7 { foo => {} }
macro_rules! h8 { ($x:expr,) => { $x } ; }
macro_rules! h9 { ($($x:expr),*; $($y:expr),*) => { $( $x $y )* } }
macro_rules! i1 { ($x) => {} }
macro_rules! i2 { ($($x:ident)) => {} }
fn main() {}
