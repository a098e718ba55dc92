fn main() {
    let s = String::from("aéb");
    let l = "é".repeat(150);
    let f: Vec<Box<dyn Fn() -> ()>> = vec![
        Box::new(|| {
            let (a, b) = (3, 1);
            &s[a..b];
        }),
        Box::new(|| {
            &s[9..2];
        }),
        Box::new(|| {
            &s[9..20];
        }),
        Box::new(|| {
            &s[2..20];
        }),
        Box::new(|| {
            &s[2..1];
        }),
        Box::new(|| {
            &s[2..2];
        }),
        Box::new(|| {
            &s[3..2];
        }),
        Box::new(|| {
            &s[..20];
        }),
        Box::new(|| {
            &s[0..2];
        }),
        Box::new(|| {
            &l[3..];
        }),
        Box::new(|| {
            &s[3..=1];
        }),
        Box::new(|| {
            &s[0..=usize::MAX];
        }),
        Box::new(|| {
            let mut t = s.clone();
            t.replace_range(2.., "");
        }),
        Box::new(|| {
            let mut t = s.clone();
            t.replace_range(..2, "");
        }),
        Box::new(|| {
            let mut t = s.clone();
            t.replace_range(..9, "");
        }),
        Box::new(|| {
            let mut t = s.clone();
            t.drain(..9);
        }),
        Box::new(|| {
            let mut t = s.clone();
            t.drain(..2);
        }),
        Box::new(|| {
            let mut t = s.clone();
            t.drain(..=2);
        }),
        Box::new(|| {
            let mut t = s.clone();
            t.insert(9, 'a');
        }),
        Box::new(|| {
            let mut t = s.clone();
            t.remove(2);
        }),
        Box::new(|| {
            let mut t = s.clone();
            t.remove(9);
        }),
        Box::new(|| {
            let mut t = s.clone();
            t.extend_from_within(2..);
        }),
        Box::new(|| {
            let mut t = s.clone();
            t.split_off(9);
        }),
        Box::new(|| {
            let mut t = s.clone();
            t.replace_range(3..1, "");
        }),
        Box::new(|| {
            s.split_at(2);
        }),
        Box::new(|| {
            s.split_at(20);
        }),
        Box::new(|| {
            s.clone().split_at_mut(20);
        }),
        Box::new(|| {
            "12345".parse::<u8>().unwrap();
        }),
        Box::new(|| {
            s[1..2].to_string();
        }),
        Box::new(|| {
            let mut t = s.clone();
            t.extend_from_within(..9);
        }),
        Box::new(|| {
            let mut t = s.clone();
            t.truncate(2);
        }),
        Box::new(|| {
            &s[(
                std::ops::Bound::Excluded(usize::MAX),
                std::ops::Bound::Unbounded,
            )];
        }),
        Box::new(|| {
            'é'.encode_utf8(&mut [0]);
        }),
        Box::new(|| {
            '𝕊'.encode_utf16(&mut [0]);
        }),
    ];
    for g in f {
        let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(g));
    }
}
