use std::borrow::Cow;
fn main() {
    let mut s = String::from("héllo wörld");
    let d: String = s.drain(1..4).collect();
    println!("{d} {s}");
    {
        let mut d = s.drain(..2);
        println!("{:?} {:?} {}", d.next(), d.next_back(), d.as_str());
    }
    println!("{s}");
    s.retain(|c| c != 'o');
    println!("{s}");
    println!("{}", s.remove(0));
    s.insert(1, 'é');
    s.insert_str(3, "xyz");
    println!("{s}");
    s.replace_range(1..3, "EE");
    s.replace_range(.., "new");
    println!("{s}");
    s.extend_from_within(1..);
    println!("{s}");
    s.truncate(4);
    println!("{:?} {:?}", s.pop(), s.split_off(1));
    let c: Cow<str> = "a".into();
    println!("{} {}", c.clone() + "b", c == "a");
    let b: Box<str> = vec!["a", "b"].into_iter().collect();
    println!("{b}");
    let cs: Cow<str> = ['a', 'b'].iter().copied().collect();
    println!("{cs}");
    let mut t = String::with_capacity(10);
    println!("{}", t.capacity());
    t.push_str("abc");
    t.shrink_to(5);
    println!("{}", t.capacity());
    t.shrink_to_fit();
    println!("{}", t.capacity());
    println!("{:?}", String::try_from(vec![104u8]));
    println!("{:?}", String::from_utf8(vec![0xff]).unwrap_err());
    println!("{:?}", "x".to_string() + "y" + &String::from("z"));
    let mut u = String::new();
    u.extend(['a', 'b']);
    u.extend(&['c']);
    u.extend(vec![String::from("d")]);
    u.extend(["e"]);
    println!("{u}");
    println!(
        "{:?}",
        "a-b"
            .char_indices()
            .map(|(i, c)| format!("{i}{c}"))
            .collect::<String>()
    );
    println!("{:?} {:?}", "abc".cmp("abd"), "abc" < "ab");
    println!("{}", ["a", "b"].concat());
    println!("{}", vec!["a".to_string(), "b".to_string()].join("/"));
    let x: &mut str = &mut String::from("abc");
    x.make_ascii_uppercase();
    println!("{x}");
    println!("{:?}", u.bytes().nth(1));
    let n: Result<Vec<i32>, _> = "1,2,x".split(',').map(str::parse::<i32>).collect();
    println!("{n:?}");
    println!(
        "{:?}",
        "1 2 3"
            .split(' ')
            .map(|x| x.parse::<i32>())
            .sum::<Result<i32, _>>()
    );
}
