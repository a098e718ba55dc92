//@ undefined-behavior: use-after-free
//@ printed-lines: 1

struct Session {
    id: u32,
}

fn close(session: *mut Session) {
    unsafe {
        drop(Box::from_raw(session)); //~ freed
    }
}

fn main() {
    let session = Box::into_raw(Box::new(Session { id: 7 })); //~ allocated
    unsafe {
        println!("open {}", (*session).id);
        close(session);
        let id = (*session).id; //~ undefined-behavior
        println!("still open {id}");
    }
}
