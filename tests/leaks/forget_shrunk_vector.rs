//@ leak: none
//@ note: `set_len` loses the elements behind the new length, not the buffer.

fn main() {
    let mut words = vec![
        String::from("first"),
        String::from("second"), //~ leak: forget
        String::from("third3"), //~ leak: forget
    ];
    unsafe {
        words.set_len(1);
    }
    println!("{words:?}");
}
