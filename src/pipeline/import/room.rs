//! How much text may be in memory between being read and being on disk, however long the texts are.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Room for so many bytes of text.
pub(super) struct Room {
    size: usize,
    free: Mutex<usize>,
    freed: Condvar,
}

/// A part of it, given back when it is dropped.
pub(super) struct Part {
    room: Arc<Room>,
    bytes: usize,
}

impl Room {
    pub fn new(size: usize) -> Arc<Self> {
        Arc::new(Self { size, free: Mutex::new(size), freed: Condvar::new() })
    }

    /// Waits until there is room for so many bytes. What is larger than all of it has it alone.
    pub fn take(self: &Arc<Self>, bytes: usize) -> Part {
        let bytes = bytes.min(self.size);
        let mut free = self.free();
        while *free < bytes {
            free = self.freed.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= bytes;
        Part { room: Arc::clone(self), bytes }
    }

    /// A number is whole even if its holder broke.
    fn free(&self) -> MutexGuard<'_, usize> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        *self.room.free() += self.bytes;
        self.room.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_does_not_fit_waits_for_what_is_there() {
        let room = Room::new(10);
        let (some, more) = (room.take(6), room.take(4));
        let waiting = thread::spawn({
            let room = Arc::clone(&room);
            move || drop(room.take(99))
        });
        drop(some);
        thread::sleep(Duration::from_millis(50));
        assert!(!waiting.is_finished(), "the larger one has it alone");
        drop(more);
        waiting.join().expect("it was let in");
        assert_eq!(*room.free(), 10);
    }
}
