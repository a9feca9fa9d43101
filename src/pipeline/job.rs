//! The one kind of long work: it has a generation, tells its progress, can be cancelled, and
//! wakes whoever waits for its single result.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};

/// How far a job is; shared between the job and whoever shows it.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
    cancelled: AtomicBool,
}

impl Progress {
    pub fn set_total(&self, total: usize) {
        self.total.store(total, Ordering::Relaxed);
    }

    pub fn advance(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// (done, total); the total is 0 until it is known.
    pub fn get(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// Work on a thread of its own that ends in one `T`.
pub struct Job<T> {
    /// Which of all jobs started so far this is; results of older ones are dropped with them.
    pub generation: u64,
    pub progress: Arc<Progress>,
    result: Receiver<T>,
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work`; calls `wake` when its result is there, and now and then before.
    pub fn start(
        generation: u64,
        wake: impl Fn() + Send + Sync + 'static,
        work: impl FnOnce(&Progress, &(dyn Fn() + Sync)) -> T + Send + 'static,
    ) -> Self {
        let progress = Arc::new(Progress::default());
        let (sender, result) = channel();
        let shared = Arc::clone(&progress);
        std::thread::spawn(move || {
            let value = work(&shared, &wake);
            // A receiver that is gone has lost interest: nothing is left to do.
            let _ = sender.send(value);
            wake();
        });
        Self { generation, progress, result }
    }

    /// The result, once.
    pub fn poll(&self) -> Option<T> {
        self.result.try_recv().ok()
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.progress.cancel();
    }
}
