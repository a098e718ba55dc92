//! A place where threads wait for one another.

use super::Mutex;
use crate::fmt;
use crate::thread::{wait, wake};

pub struct Barrier {
    lock: Mutex<BarrierState>,
    futex: u32,
    num_threads: usize,
}
struct BarrierState {
    count: usize,
    generation: usize,
}
pub struct BarrierWaitResult(bool);
impl BarrierWaitResult {
    pub fn is_leader(&self) -> bool {
        self.0
    }
}
impl fmt::Debug for BarrierWaitResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BarrierWaitResult").field("is_leader", &self.is_leader()).finish()
    }
}
impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}
impl Barrier {
    pub const fn new(n: usize) -> Barrier {
        Barrier { lock: Mutex::new(BarrierState { count: 0, generation: 0 }), futex: 0, num_threads: n }
    }
    fn key(&self) -> *const () {
        &raw const self.futex as *const ()
    }
    pub fn wait(&self) -> BarrierWaitResult {
        let mut lock = self.lock.lock().unwrap();
        let generation = lock.generation;
        lock.count += 1;
        if lock.count < self.num_threads {
            while lock.generation == generation {
                drop(lock);
                wait(self.key(), "the other threads at a barrier", 0);
                lock = self.lock.lock().unwrap();
            }
            BarrierWaitResult(false)
        } else {
            lock.count = 0;
            lock.generation += 1;
            wake(self.key(), true);
            BarrierWaitResult(true)
        }
    }
}
