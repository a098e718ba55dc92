fn main() {
    println!("{}", stringify!(a  +b :: <c> ( d,e ) { f ; } #[x] 'a' "s" 1.0));
    println!("{}", stringify!( a . b , c ; d ! e ? f $ g & h));
    println!("{}", stringify!(foo ! (x) ;  # [ y ] [ 1 , 2 ]  { } {x} { x} (x ) vec ! [ ] if a{b}else{c}));
    println!("{}", stringify!(a
        b));
}
