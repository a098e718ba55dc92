use std::fs::{self, File, OpenOptions};
use std::io::{self, prelude::*, BufReader, BufWriter, Cursor, ErrorKind, SeekFrom};
use std::path::Path;

fn numbers(path: impl AsRef<Path>) -> Result<Vec<i32>, Box<dyn std::error::Error>> {
    let mut out = Vec::new();
    for line in BufReader::new(File::open(path)?).lines() {
        out.push(line?.trim().parse()?);
    }
    Ok(out)
}

fn main() -> io::Result<()> {
    match File::open("absent.txt") {
        Ok(_) => println!("there"),
        Err(e) => println!("{e} | {e:?} | {:?} {:?}", e.kind(), e.raw_os_error()),
    }
    fs::write("n.txt", "1\n2\n 30\n")?;
    println!("{:?}", numbers("n.txt"));
    fs::write("n.txt", "1\nx\n")?;
    println!("{}", numbers("n.txt").unwrap_err());
    println!("{}", numbers(String::from("none")).unwrap_err());

    let mut f = OpenOptions::new().append(true).open("n.txt")?;
    writeln!(f, "appended {}", 1)?;
    println!("{:?}", fs::read_to_string("n.txt")?);
    let mut rw = OpenOptions::new().read(true).write(true).open("n.txt")?;
    rw.seek(SeekFrom::End(-2))?;
    rw.write_all(b"7")?;
    rw.rewind()?;
    let mut text = String::new();
    println!("{} {text:?}", rw.read_to_string(&mut text)?);
    println!("{text:?} {}", fs::metadata("n.txt")?.len());
    let mut read_only = File::open("n.txt")?;
    println!("{:?}", read_only.write(b"x").map_err(|e| e.raw_os_error()));
    let mut two = [0u8; 2];
    read_only.read_exact(&mut two)?;
    println!("{two:?}");

    fs::create_dir_all("a/b/c")?;
    println!("{:?}", fs::create_dir("a").map_err(|e| e.kind()));
    println!("{:?}", fs::remove_dir("a").map_err(|e| e.to_string()));
    println!("{:?}", File::create("a").map_err(|e| e.kind()).err());
    println!("{:?}", fs::read_to_string("a").map_err(|e| e.kind()).err());
    {
        let mut w = BufWriter::new(File::create("a/b/out")?);
        for i in 0..3 {
            write!(w, "{i},")?;
        }
        w.flush()?;
    }
    fs::rename("a/b/out", "a/moved")?;
    println!("{} {}", Path::new("a/b/out").exists(), Path::new("a/moved").is_file());
    println!("{} bytes copied", fs::copy("a/moved", "a/b/again")?);
    let mut names: Vec<_> = fs::read_dir("a")?.map(|e| e.unwrap().path()).collect();
    names.sort();
    println!("{names:?}");
    println!("{:?}", OpenOptions::new().write(true).create_new(true).open("a/moved").unwrap_err().kind());
    println!("{:?}", OpenOptions::new().open("a/moved").unwrap_err().kind());
    println!("{:?}", File::open("a/moved/deeper").unwrap_err().to_string());
    fs::remove_dir_all("a")?;
    fs::remove_file("n.txt")?;
    println!("{:?}", fs::remove_file("n.txt").map_err(|e| e.kind()));

    let mut c = Cursor::new(b"line one\nline two".to_vec());
    let mut line = String::new();
    c.read_line(&mut line)?;
    print!("{line}");
    println!("{} {:?}", c.position(), c.lines().next().unwrap()?);
    let custom = io::Error::new(ErrorKind::Other, "own words");
    println!("{custom} {custom:?} {:?}", custom.get_ref().is_some());
    println!("{:?} {}", io::Error::from(ErrorKind::TimedOut), ErrorKind::UnexpectedEof);
    Ok(())
}
