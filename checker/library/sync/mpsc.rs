//! Channels: many senders, one receiver.

use super::Arc;
use crate::cell::{Cell, RefCell};
use crate::collections::VecDeque;
use crate::error::Error;
use crate::fmt;
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::thread::{nanos, thread_point, thread_sync, wait, wait_for, wake};
use crate::time::{Duration, Instant};

/// `capacity` is `usize::MAX` for a channel without bound, 0 for one that hands over. `taken` counts the
/// messages that were received, `sent` those that were sent.
struct Channel<T> {
    queue: RefCell<VecDeque<T>>,
    capacity: usize,
    sent: Cell<usize>,
    taken: Cell<usize>,
    senders: Cell<usize>,
    /// Whether the receiver is there; whether it waits.
    open: Cell<bool>,
    receiving: Cell<bool>,
}
impl<T> Channel<T> {
    fn new(capacity: usize) -> Arc<Channel<T>> {
        Arc::new(Channel {
            queue: RefCell::new(VecDeque::new()),
            capacity,
            sent: Cell::new(0),
            taken: Cell::new(0),
            senders: Cell::new(1),
            open: Cell::new(true),
            receiving: Cell::new(false),
        })
    }
    /// Where the receiver waits; where senders do.
    fn messages(&self) -> *const () {
        &raw const self.sent as *const ()
    }
    fn room(&self) -> *const () {
        &raw const self.taken as *const ()
    }
    fn is_full(&self) -> bool {
        let most = if self.capacity == 0 { 1 } else { self.capacity };
        self.queue.borrow().len() >= most
    }
    fn push(&self, t: T) {
        self.queue.borrow_mut().push_back(t);
        self.sent.set(self.sent.get() + 1);
        wake(self.messages(), false);
    }
    fn pop(&self) -> Option<T> {
        let t = self.queue.borrow_mut().pop_front()?;
        self.taken.set(self.taken.get() + 1);
        if self.capacity != usize::MAX {
            wake(self.room(), true);
        }
        Some(t)
    }
    fn send(&self, t: T) -> Result<(), SendError<T>> {
        thread_point();
        while self.open.get() && self.is_full() {
            wait(self.room(), "room in a channel", 0);
        }
        if !self.open.get() {
            return Err(SendError(t));
        }
        self.push(t);
        if self.capacity == 0 { self.handed_over(self.sent.get()) } else { Ok(()) }
    }
    /// Waits until message number `n` is taken.
    fn handed_over(&self, n: usize) -> Result<(), SendError<T>> {
        while self.open.get() && self.taken.get() < n {
            wait(self.room(), "a receiver", 0);
        }
        if self.taken.get() >= n {
            return Ok(());
        }
        match self.queue.borrow_mut().pop_front() {
            Some(t) => Err(SendError(t)),
            None => Ok(()),
        }
    }
    fn leave(&self) {
        self.senders.set(self.senders.get() - 1);
        thread_sync();
        if self.senders.get() == 0 {
            wake(self.messages(), true);
        }
    }
}

pub struct Sender<T> {
    channel: Arc<Channel<T>>,
}
unsafe impl<T: Send> Send for Sender<T> {}
unsafe impl<T: Send> Sync for Sender<T> {}
impl<T> UnwindSafe for Sender<T> {}
impl<T> RefUnwindSafe for Sender<T> {}
pub struct SyncSender<T> {
    channel: Arc<Channel<T>>,
}
unsafe impl<T: Send> Send for SyncSender<T> {}
unsafe impl<T: Send> Sync for SyncSender<T> {}
impl<T> UnwindSafe for SyncSender<T> {}
impl<T> RefUnwindSafe for SyncSender<T> {}
pub struct Receiver<T> {
    channel: Arc<Channel<T>>,
}
unsafe impl<T: Send> Send for Receiver<T> {}
impl<T> !Sync for Receiver<T> {}
impl<T> UnwindSafe for Receiver<T> {}
impl<T> RefUnwindSafe for Receiver<T> {}

pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let channel = Channel::new(usize::MAX);
    (Sender { channel: channel.clone() }, Receiver { channel })
}
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let channel = Channel::new(bound);
    (SyncSender { channel: channel.clone() }, Receiver { channel })
}

impl<T> Sender<T> {
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        self.channel.send(t)
    }
}
impl<T> SyncSender<T> {
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        self.channel.send(t)
    }
    pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> {
        let channel = &self.channel;
        thread_point();
        if !channel.open.get() {
            return Err(TrySendError::Disconnected(t));
        }
        if channel.is_full() || channel.capacity == 0 && !channel.receiving.get() {
            return Err(TrySendError::Full(t));
        }
        channel.push(t);
        Ok(())
    }
}
macro_rules! sender {
    ($($sender:ident)*) => { $(
        impl<T> Clone for $sender<T> {
            fn clone(&self) -> $sender<T> {
                self.channel.senders.set(self.channel.senders.get() + 1);
                $sender { channel: self.channel.clone() }
            }
        }
        impl<T> Drop for $sender<T> {
            fn drop(&mut self) {
                self.channel.leave()
            }
        }
    )* };
}
sender! { Sender SyncSender }
impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").finish_non_exhaustive()
    }
}
impl<T> fmt::Debug for SyncSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SyncSender").finish_non_exhaustive()
    }
}
impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}

impl<T> Receiver<T> {
    fn take(&self) -> Result<T, TryRecvError> {
        match self.channel.pop() {
            Some(t) => Ok(t),
            None if self.channel.senders.get() == 0 => Err(TryRecvError::Disconnected),
            None => Err(TryRecvError::Empty),
        }
    }
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        thread_point();
        self.take()
    }
    pub fn recv(&self) -> Result<T, RecvError> {
        thread_point();
        loop {
            match self.take() {
                Ok(t) => return Ok(t),
                Err(TryRecvError::Disconnected) => return Err(RecvError),
                Err(TryRecvError::Empty) => {
                    self.channel.receiving.set(true);
                    wait(self.channel.messages(), "a message from a channel", 0);
                    self.channel.receiving.set(false);
                }
            }
        }
    }
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        let start = Instant::now();
        thread_point();
        loop {
            match self.take() {
                Ok(t) => return Ok(t),
                Err(TryRecvError::Disconnected) => return Err(RecvTimeoutError::Disconnected),
                Err(TryRecvError::Empty) => {
                    let left = timeout.checked_sub(start.elapsed()).ok_or(RecvTimeoutError::Timeout)?;
                    self.channel.receiving.set(true);
                    wait_for(self.channel.messages(), "a message from a channel", nanos(left));
                    self.channel.receiving.set(false);
                }
            }
        }
    }
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { rx: self }
    }
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter { rx: self }
    }
}
impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.channel.open.set(false);
        wake(self.channel.room(), true);
        if self.channel.capacity != 0 {
            drop(self.channel.queue.take());
        }
    }
}

#[derive(Debug)]
pub struct Iter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}
#[derive(Debug)]
pub struct TryIter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}
#[derive(Debug)]
pub struct IntoIter<T> {
    rx: Receiver<T>,
}
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.rx.recv().ok()
    }
}
impl<'a, T> Iterator for TryIter<'a, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.rx.try_recv().ok()
    }
}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.rx.recv().ok()
    }
}
impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}
impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { rx: self }
    }
}

#[derive(PartialEq, Eq, Clone, Copy)]
pub struct SendError<T>(pub T);
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub struct RecvError;
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum TryRecvError {
    Empty,
    Disconnected,
}
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum RecvTimeoutError {
    Timeout,
    Disconnected,
}
#[derive(PartialEq, Eq, Clone, Copy)]
pub enum TrySendError<T> {
    Full(T),
    Disconnected(T),
}
impl<T> fmt::Debug for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendError").finish_non_exhaustive()
    }
}
impl<T> fmt::Display for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt("sending on a closed channel", f)
    }
}
impl<T> Error for SendError<T> {}
impl<T> fmt::Debug for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TrySendError::Full(..) => fmt::Display::fmt("TrySendError::Full(..)", f),
            TrySendError::Disconnected(..) => fmt::Display::fmt("TrySendError::Disconnected(..)", f),
        }
    }
}
impl<T> fmt::Display for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TrySendError::Full(..) => fmt::Display::fmt("sending on a full channel", f),
            TrySendError::Disconnected(..) => fmt::Display::fmt("sending on a closed channel", f),
        }
    }
}
impl<T> Error for TrySendError<T> {}
impl<T> From<SendError<T>> for TrySendError<T> {
    fn from(err: SendError<T>) -> TrySendError<T> {
        TrySendError::Disconnected(err.0)
    }
}
impl fmt::Display for RecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt("receiving on a closed channel", f)
    }
}
impl Error for RecvError {}
impl fmt::Display for TryRecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TryRecvError::Empty => fmt::Display::fmt("receiving on an empty channel", f),
            TryRecvError::Disconnected => fmt::Display::fmt("receiving on a closed channel", f),
        }
    }
}
impl Error for TryRecvError {}
impl From<RecvError> for TryRecvError {
    fn from(_: RecvError) -> TryRecvError {
        TryRecvError::Disconnected
    }
}
impl fmt::Display for RecvTimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecvTimeoutError::Timeout => fmt::Display::fmt("timed out waiting on channel", f),
            RecvTimeoutError::Disconnected => fmt::Display::fmt("channel is empty and sending half is closed", f),
        }
    }
}
impl Error for RecvTimeoutError {}
impl From<RecvError> for RecvTimeoutError {
    fn from(_: RecvError) -> RecvTimeoutError {
        RecvTimeoutError::Disconnected
    }
}
