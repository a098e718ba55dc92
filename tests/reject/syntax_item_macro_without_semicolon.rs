macro_rules! m { ($a:ident) => { fn $a() {} } ; ($a:ident, ) => { } ; }
m!(foo) 
fn main() { foo(); }
