//! The one kind of long work: it has a generation, tells its progress, can be cancelled, and
//! wakes whoever waits for what it sends.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::time::{Duration, Instant};

/// What a job is at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Phase {
    #[default]
    Reading,
    /// Names and reports are joined across documents.
    Joining,
    /// What was joined is written down.
    Keeping,
}

/// How far a job is; shared between the job and whoever shows it.
#[derive(Debug)]
pub struct Progress {
    started: Instant,
    done: AtomicUsize,
    total: AtomicUsize,
    phase: AtomicU8,
    cancelled: AtomicBool,
}

impl Default for Progress {
    fn default() -> Self {
        Self {
            started: Instant::now(),
            done: AtomicUsize::new(0),
            total: AtomicUsize::new(0),
            phase: AtomicU8::new(Phase::Reading as u8),
            cancelled: AtomicBool::new(false),
        }
    }
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

    pub fn set_phase(&self, phase: Phase) {
        self.phase.store(phase as u8, Ordering::Relaxed);
    }

    pub fn phase(&self) -> Phase {
        match self.phase.load(Ordering::Relaxed) {
            0 => Phase::Reading,
            1 => Phase::Joining,
            _ => Phase::Keeping,
        }
    }

    /// How long what is left takes at the pace so far; `None` while there is no pace yet.
    pub fn left(&self) -> Option<Duration> {
        /// Before that a guess would jump about.
        const SOON: Duration = Duration::from_secs(2);
        let (done, total) = self.get();
        let taken = self.started.elapsed();
        if done == 0 || taken < SOON || self.phase() != Phase::Reading {
            return None;
        }
        Some(taken.mul_f64(total.saturating_sub(done) as f64 / done as f64))
    }

    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// Where a job puts what it has; each message wakes whoever waits.
pub struct Outbox<T> {
    to: Sender<T>,
    wake: Box<dyn Fn() + Send + Sync>,
}

impl<T> Outbox<T> {
    pub fn send(&self, message: T) {
        // A receiver that is gone has lost interest: nothing is left to do.
        let _ = self.to.send(message);
        self.wake();
    }

    /// Wakes whoever shows the progress.
    pub fn wake(&self) {
        (self.wake)();
    }
}

/// Work on a thread of its own that sends messages `T`, most often one.
pub struct Job<T> {
    /// Which of all jobs started so far this is; messages of older ones are dropped with them.
    pub generation: u64,
    pub progress: Arc<Progress>,
    messages: Receiver<T>,
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work`; `wake` is called from its thread.
    pub fn start(
        generation: u64,
        wake: impl Fn() + Send + Sync + 'static,
        work: impl FnOnce(&Progress, &Outbox<T>) + Send + 'static,
    ) -> Self {
        let progress = Arc::new(Progress::default());
        let (to, messages) = channel();
        let shared = Arc::clone(&progress);
        std::thread::spawn(move || {
            let outbox = Outbox { to, wake: Box::new(wake) };
            work(&shared, &outbox);
            let Outbox { to, wake } = outbox;
            drop(to);
            wake();
        });
        Self { generation, progress, messages }
    }

    /// The next message, or whether there will be one.
    pub fn poll(&self) -> Poll<T> {
        match self.messages.try_recv() {
            Ok(message) => Poll::Message(message),
            Err(TryRecvError::Empty) => Poll::Working,
            Err(TryRecvError::Disconnected) => Poll::Over,
        }
    }
}

/// What [`Job::poll`] found.
#[derive(Debug, PartialEq, Eq)]
pub enum Poll<T> {
    Message(T),
    Working,
    /// It has ended, and all it sent was fetched.
    Over,
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.progress.cancel();
    }
}
