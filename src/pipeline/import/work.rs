//! Threads that read files and what they say; what they find comes back in any order.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::Scope;
use std::time::Duration;

use rayon::prelude::*;

use super::plan::{Plan, Planned};
use super::room::{Part, Room};
use crate::corpus::{Problem, RawText, ReadError, from_text};
use crate::gazetteer::OwnNames;
use crate::pipeline::Progress;
use crate::pipeline::guard::guarded;
use crate::pipeline::project::{read_one, reading_version};
use crate::project::Stored;

/// What a thread found.
pub(super) enum Message {
    /// The text keeps its room until it is on disk.
    Document(Box<Stored>, Arc<Part>),
    /// A text of the file of that number could not be read.
    Unread(usize, ReadError),
    /// The file of that number is read to its end.
    Ended(usize),
    /// Nothing came for a while.
    Nothing,
    /// All files are read, or the work was cancelled.
    Over,
}

/// So many results may wait.
const WAITING: usize = 256;
/// So many texts of one file are read at once, of so many bytes in all, or one that is longer.
const TOGETHER: usize = 64;
const TOGETHER_BYTES: usize = 2 << 20;
/// What is read of a text, with all that its words are looked up by, takes up to 25 times its bytes.
const ROOM_BYTES: usize = 8 << 20;

pub(super) struct Workers {
    messages: Receiver<Message>,
}

impl Workers {
    pub fn start<'scope>(
        scope: &'scope Scope<'scope, '_>,
        plan: &'scope Plan,
        own: &'scope OwnNames,
        progress: &'scope Progress,
    ) -> Self {
        let (sender, messages) = sync_channel(WAITING);
        let room = Room::new(ROOM_BYTES);
        let next = Arc::new(AtomicUsize::new(0));
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        for _ in 0..threads {
            let (sender, next, room) = (sender.clone(), Arc::clone(&next), Arc::clone(&room));
            scope.spawn(move || {
                while !progress.is_cancelled() {
                    let nth = next.fetch_add(1, Ordering::Relaxed);
                    let Some(planned) = plan.sources.get(nth) else { return };
                    if read(nth, planned, own, progress, &room, &sender).is_none() {
                        return;
                    }
                }
            });
        }
        Self { messages }
    }

    pub fn next(&self, patience: Duration) -> Message {
        match self.messages.recv_timeout(patience) {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => Message::Nothing,
            Err(RecvTimeoutError::Disconnected) => Message::Over,
        }
    }
}

/// Reads one file to its end; `None` if it was stopped before.
fn read(
    nth: usize,
    planned: &Planned,
    own: &OwnNames,
    progress: &Progress,
    room: &Arc<Room>,
    to: &SyncSender<Message>,
) -> Option<()> {
    // What could not be read of the texts before is told again: only texts are kept, not reasons.
    let new = |(at, text): &(u32, Result<_, _>)| *at >= planned.from || text.is_err();
    let is_empty = Cell::new(true);
    let texts = planned.source.texts().inspect(|_| is_empty.set(false));
    let mut texts = (0_u32..).zip(texts).filter(new);
    loop {
        let (mut together, mut bytes) = (Vec::new(), 0);
        while together.len() < TOGETHER
            && bytes < TOGETHER_BYTES
            && let Some((at, text)) = texts.next()
        {
            bytes += text.as_ref().map_or(0, |raw| raw.text.len());
            together.push((at, text));
        }
        if together.is_empty() {
            break;
        }
        let part = Arc::new(room.take(bytes));
        let one =
            |text| (!progress.is_cancelled()).then(|| message(nth, planned, own, &part, text));
        let found: Vec<_> = if together.len() == 1 {
            together.into_iter().map(one).collect()
        } else {
            together.into_par_iter().map(one).collect()
        };
        for message in found {
            to.send(message?).ok()?;
        }
    }
    if is_empty.get() {
        // A table of nothing but its head, say: that, too, has a reason.
        let path = Some(planned.source.path.clone());
        let error = ReadError { path, line: None, id: None, problem: Problem::Empty };
        to.send(Message::Unread(nth, error)).ok()?;
    }
    to.send(Message::Ended(nth)).ok()
}

fn message(
    nth: usize,
    planned: &Planned,
    own: &OwnNames,
    part: &Arc<Part>,
    (at, text): (u32, Result<RawText, ReadError>),
) -> Message {
    let mut text = match text {
        Ok(text) => text,
        Err(error) => return Message::Unread(nth, error),
    };
    if let (Some(path), Some(hidden)) = (&text.path, &planned.hidden) {
        text.path = Some(path.strip_prefix(hidden.as_str()).unwrap_or(path).to_owned());
    }
    let (path, id) = (text.path.clone(), text.id.clone());
    let read = guarded(path, id, || read_one(from_text(text), own));
    let (document, reading, facts) = match read {
        Ok(read) => read,
        Err(error) => return Message::Unread(nth, error),
    };
    let version = reading_version(own);
    let stored = Stored { file: planned.row, nth: at, document, reading, facts, version };
    Message::Document(Box::new(stored), Arc::clone(part))
}
