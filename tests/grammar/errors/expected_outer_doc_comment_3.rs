fn f() { let x = 1;
//! inner
 let y = 2; }
