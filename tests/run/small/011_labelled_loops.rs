fn main() {
    let found = 'rows: loop {
        for row in 1.. {
            for column in 1..row {
                if row * column > 50 {
                    break 'rows (row, column);
                }
                if column > 6 {
                    break;
                }
            }
        }
    };
    println!("{found:?}");
    let answer = 'block: {
        if found.0 > 5 {
            break 'block "large";
        }
        "small"
    };
    println!("{answer}");
}
