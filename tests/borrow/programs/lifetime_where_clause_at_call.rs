fn need<'a, 'b>(x: &'a i32, _y: &'b i32) -> &'b i32 where 'a: 'b { x }
fn f<'a, 'b>(x: &'a i32, y: &'b i32) -> &'b i32 {
    need(x, y)
}

fn main() {}
