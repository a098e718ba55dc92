fn main() {
    let s = "a,b,,c,";
    println!("{:?}", s.split(',').collect::<Vec<_>>());
    println!("{:?}", s.split(',').rev().collect::<Vec<_>>());
    println!("{:?}", s.split_terminator(',').collect::<Vec<_>>());
    println!("{:?}", s.split_terminator(',').rev().collect::<Vec<_>>());
    println!("{:?}", s.split_inclusive(',').collect::<Vec<_>>());
    println!("{:?}", s.split_inclusive(',').rev().collect::<Vec<_>>());
    println!("{:?}", s.rsplit(",").collect::<Vec<_>>());
    println!("{:?}", s.rsplitn(3, ",").collect::<Vec<_>>());
    println!("{:?}", s.splitn(3, "b,").collect::<Vec<_>>());
    println!("{:?}", "abc".split("").collect::<Vec<_>>());
    println!("{:?}", "abc".rsplit("").collect::<Vec<_>>());
    println!("{:?}", "".split("").collect::<Vec<_>>());
    println!("{:?}", "".split(',').collect::<Vec<_>>());
    println!("{:?}", "".split_terminator(',').collect::<Vec<_>>());
    println!("{:?}", "aXbXXc".rsplit_terminator('X').collect::<Vec<_>>());
    println!("{:?}", "aXbXXcX".rsplit_terminator('X').collect::<Vec<_>>());
    println!("{:?}", "ababa".matches("aba").count());
    println!("{:?}", "ababa".rmatch_indices("aba").collect::<Vec<_>>());
    println!(
        "{:?}",
        "abXabY"
            .match_indices(char::is_uppercase)
            .collect::<Vec<_>>()
    );
    println!(
        "{:?}",
        "a1b2".matches(char::is_numeric).rev().collect::<Vec<_>>()
    );
    println!("{:?}", "abc".match_indices("").collect::<Vec<_>>());
    println!(
        "{:?} {:?}",
        "xxaxx".trim_matches('x'),
        "123foo1bar123".trim_matches(|c: char| c.is_numeric())
    );
    println!(
        "{:?} {:?} {:?}",
        "xxaxx".trim_start_matches("x"),
        "xxaxx".trim_end_matches("xx"),
        "xyxyx".trim_start_matches("xy")
    );
    println!("{:?}", "ab".trim_matches(&['a', 'b'][..]));
    println!("{:?}", "".trim_start_matches("x"));
    println!("{:?}", "abc".trim_start_matches(""));
    println!(
        "{:?} {:?}",
        "foo:bar".strip_prefix("foo:"),
        "foo:bar".strip_suffix(['r', 'x'])
    );
    println!("{:?}", "this is old".replace("is", "IS"));
    println!("{:?}", "héé".replace('é', "e"));
    println!("{:?}", "foo foo 123".replacen(char::is_numeric, "X", 2));
    println!("{:?}", "abc".replace("", "-"));
    println!(
        "{:?} {:?}",
        "cfg=a=b".split_once('='),
        "cfg=a=b".rsplit_once("=")
    );
    println!(
        "{:?} {:?}",
        "Löwe 老虎".find(|c: char| c.is_whitespace()),
        "Löwe 老虎".rfind('虎')
    );
    println!(
        "{:?}",
        " a\u{2009}b\t c\u{a0}"
            .split_whitespace()
            .collect::<Vec<_>>()
    );
    println!(
        "{:?}",
        " a\u{2009}b\t c\u{3000}"
            .split_whitespace()
            .rev()
            .collect::<Vec<_>>()
    );
    println!(
        "{:?}",
        " a  b\x0cc"
            .split_ascii_whitespace()
            .rev()
            .collect::<Vec<_>>()
    );
    println!(
        "{:?} {:?} {:?}",
        "\u{3000} x \u{85}".trim(),
        "\u{3000}x".trim_start(),
        "x\u{2028} ".trim_end()
    );
    println!("{:?}", "\u{1c}x".trim());
    println!("{:?}", "a\r\nb\n\nc\r".lines().collect::<Vec<_>>());
    println!("{:?}", "a\r\nb\n\nc\n".lines().rev().collect::<Vec<_>>());
    println!(
        "{} {} {}",
        "ß\n\u{301}é'".escape_debug(),
        "ß\n'".escape_default(),
        "ab".escape_unicode()
    );
    println!("{:?}", "ὈΔΥΣΣΕΎΣ ΑΣ".to_lowercase());
    println!("{:?} {:?}", "tschüß ŉ".to_uppercase(), "İ".to_lowercase());
    println!("{:?}", 'ß'.to_uppercase().rev().collect::<String>());
    println!("{} {}", 'İ'.to_lowercase().len(), 'ﬃ'.to_uppercase());
    println!("{:?}", "𝄞mus".encode_utf16().collect::<Vec<_>>());
    println!(
        "{:?}",
        char::decode_utf16([0xD834, 0xDD1E, 0x6d, 0xDD1E, 0x69, 0xD834])
            .map(|r| r.map_err(|e| e.unpaired_surrogate()))
            .collect::<Vec<_>>()
    );
    let mut b = [0u16; 2];
    println!("{:?}", '𝄞'.encode_utf16(&mut b));
    let mut b = [0; 4];
    println!("{:?}", 'ß'.encode_utf8(&mut b));
    println!("{:?}", "abc".char_indices().rev().collect::<Vec<_>>());
    let mut it = "aßc".char_indices();
    it.next();
    it.next();
    println!("{} {}", it.offset(), it.as_str());
    println!("{:?} {:?}", "a b".split(' '), "ab".split(|c| c == 'x'));
    println!(
        "{:?} {:?} {:?}",
        "ab".chars(),
        "ab".char_indices(),
        "ab".bytes()
    );
    println!("{:?} {:?}", "ab".matches(['a']), "a\n".lines());
    println!(
        "{:?} {:?} {:?}",
        'a'.escape_unicode(),
        'ß'.to_uppercase(),
        "x".encode_utf16()
    );
    println!("{:?}", b"a\xffb\xe2\x82".utf8_chunks().collect::<Vec<_>>());
    println!("{:?}", b"a\xff".utf8_chunks());
    println!("{}", b"a\xff\n\"".escape_ascii());
    println!("{:?} {:?}", u8::try_from('é'), u8::try_from('Ā'));
    println!("{:?} {:?}", "".parse::<char>(), "ab".parse::<char>());
    println!("{:?}", std::str::from_utf8(b"a\xff"));
    println!("{:?}", str::from_utf8(b"ab"));
    println!(
        "{:?}",
        "\u{301}a\u{301}\u{200b}\u{7f}'\"\u{e000}\u{10ffff}\u{378}"
    );
    println!("{:?} {:?}", '\'', '"');
    println!("{}", "\u{301}a\u{301}'\"".escape_debug());
    println!(
        "{:?}",
        ['ª', 'Ⅷ', '²', '٣', 'ǅ', 'ა', 'Ა', '𐐀', '🅰', 'ㄱ', '़'].map(|c| (
            c.is_alphabetic(),
            c.is_lowercase(),
            c.is_uppercase(),
            c.is_numeric(),
            c.is_alphanumeric()
        ))
    );
    let (a, b) = "héllo".split_at(3);
    println!("{a} {b}");
    let mut t = String::from("héllo");
    let (x, y) = t.split_at_mut(3);
    x.make_ascii_uppercase();
    y.make_ascii_uppercase();
    println!("{t}");
    println!("{:?} {:?}", "abc".get(1..=1), "aß".get(..2));
    println!("{:?}", "Grüße".bytes().rev().map(|b| b as u32).sum::<u32>());
}
