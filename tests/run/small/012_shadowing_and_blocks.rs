fn main() {
    let x = 5;
    let x = x + 1;
    {
        let x = x * 2;
        println!("inner {x}");
    }
    let x = {
        let y = x * 10;
        y + 1
    };
    println!("outer {x}");
    let x = "now a string";
    println!("{x}");
}
