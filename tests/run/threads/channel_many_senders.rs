use std::sync::mpsc::{self, RecvError, SendError, TryRecvError};
use std::thread;
use std::time::Duration;

enum Message {
    Text(usize, String),
    Done(usize),
}

fn main() {
    let (tx, rx) = mpsc::channel();
    for id in 0..3 {
        let tx = tx.clone();
        thread::spawn(move || {
            for word in ["a", "b", "c"] {
                tx.send(Message::Text(id, word.repeat(id + 1))).unwrap();
            }
            tx.send(Message::Done(id)).unwrap();
        });
    }
    drop(tx);
    let mut texts = vec![Vec::new(); 3];
    let mut done = 0;
    for message in rx {
        match message {
            Message::Text(id, text) => texts[id].push(text),
            Message::Done(_) => done += 1,
        }
    }
    println!("{texts:?} {done}");

    let (tx, rx) = mpsc::channel::<i32>();
    println!("{:?}", rx.try_recv() == Err(TryRecvError::Empty));
    println!("{:?}", rx.recv_timeout(Duration::from_millis(1)));
    tx.send(1).unwrap();
    drop(tx);
    println!("{:?} {:?} {:?}", rx.recv(), rx.recv() == Err(RecvError), rx.try_recv());
    let (tx, rx) = mpsc::channel();
    drop(rx);
    let SendError(back) = tx.send(String::from("back")).unwrap_err();
    println!("{back}; {}", tx.send(String::new()).unwrap_err());

    let (tx, rx) = mpsc::sync_channel(2);
    println!("{:?} {:?} {:?}", tx.try_send(1), tx.try_send(2), tx.try_send(3));
    let producer = thread::spawn(move || (3..6).for_each(|n| tx.send(n).unwrap()));
    println!("{:?}", rx.iter().collect::<Vec<_>>());
    producer.join().unwrap();

    let (tx, rx) = mpsc::sync_channel(0);
    let handed = thread::spawn(move || [tx.send("x").is_ok(), tx.send("y").is_ok(), tx.send("z").is_ok()]);
    println!("{:?} {:?}", rx.recv(), rx.recv());
    drop(rx);
    println!("{:?}", handed.join().unwrap());
}
