use std::path::{Path, PathBuf, Component};
use std::ffi::{OsStr, OsString};
fn main() {
    for s in ["", "/", ".", "..", "a", "a/", "/a/b", "./a/b", "a/./b", "a//b/", "../x/..", "/..", "foo.tar.gz", ".bashrc", "a/.hidden.txt", "x.", "//a", "/.", "a/.", "./", "a/../b"] {
        let p = Path::new(s);
        println!("{s:?}: {:?} rev {:?} parent {:?} name {:?} stem {:?} ext {:?}", p.components().collect::<Vec<_>>(), p.components().rev().collect::<Vec<_>>(), p.parent(), p.file_name(), p.file_stem(), p.extension());
        println!("   {:?} {:?} {:?}", p.join("z"), p.with_extension("rs"), p.with_file_name("n.t"));
        println!("   {:?} {} {}", p.ancestors().collect::<Vec<_>>(), p.is_absolute(), p.display());
    }
    assert_eq!(Path::new("a//b/./c/"), Path::new("a/b/c"));
    assert!(Path::new("/etc/passwd").starts_with("/etc"));
    assert!(!Path::new("/etc/passwd").starts_with("/e"));
    assert!(Path::new("/etc/passwd").ends_with("passwd"));
    println!("{:?}", Path::new("/test/haha/foo.txt").strip_prefix("/test"));
    println!("{:?}", Path::new("/test/haha/foo.txt").strip_prefix("haha").map_err(|e| e.to_string()));
    let mut b = PathBuf::from("/");
    b.push("usr"); b.push("lib"); println!("{}", b.display());
    b.push("/etc"); println!("{}", b.display());
    println!("{} {:?}", b.pop(), b); println!("{} {:?}", b.pop(), b);
    b.set_extension("x"); println!("{b:?}");
    let c: PathBuf = ["a", "b", "c.d"].iter().collect(); println!("{c:?} {}", c.set_ext());
    let s: OsString = "abc".into(); let t: &OsStr = s.as_ref();
    println!("{:?} {:?} {}", s, t.to_str(), t == "abc");
    println!("[{:>8}] {:?}", Path::new("ab").display(), Path::new("q\"\n"));
    for x in Path::new("/tmp/foo") { print!("{x:?} "); }
    println!();
    match Path::new("/a").components().next() { Some(Component::RootDir) => println!("root"), _ => {} }
    let mut v = vec![Path::new("b"), Path::new("a/c"), Path::new("a")]; v.sort(); println!("{v:?}");
    let comps = Path::new("/a/./b/c").components(); let mut c2 = comps.clone(); c2.next(); c2.next(); println!("{:?} {:?}", c2.as_path(), comps);
}
trait E { fn set_ext(&self) -> bool; }
impl E for PathBuf { fn set_ext(&self) -> bool { self.clone().set_extension("e") } }
