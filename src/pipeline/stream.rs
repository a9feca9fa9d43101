//! A stream of texts, read on all cores and handed on in its order, in memory that does not grow
//! with it.
//!
//! One thread takes the texts in, as far ahead as [`AHEAD_BYTES`] allows; the caller's thread takes
//! what has come, has it read on all cores, and hands it on. So a slow stream is answered as it
//! comes, and a stop is seen while waiting for more.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use rayon::prelude::*;

use super::Progress;
use super::guard::guarded;
use crate::atlas::{Document, Extraction};
use crate::corpus::{RawText, ReadError, from_text};
use crate::extraction::extract_with;
use crate::gazetteer::{Gazetteer, OwnNames};

/// What a line of a stream, or a file, gave.
pub type Text = Result<RawText, ReadError>;

/// How a stream ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    All,
    /// Stopped; what was handed on until then is whole and in order.
    Cancelled,
}

/// So many texts are read between two looks at progress and cancel.
const BATCH_TEXTS: usize = 256;
/// A batch of long texts is cut short after so many bytes, and as much may wait to be read.
const AHEAD_BYTES: usize = 8 << 20;
/// How long the stream is waited for before cancel is looked at.
const PATIENCE: Duration = Duration::from_millis(50);

/// Reads each text, the user's own names first, makes a `T` of what was found (on any core), and hands it to `sink` in input
/// order. Stops when `progress` is cancelled.
///
/// # Errors
/// Whatever `sink` returns; nothing is read after it.
pub fn extract_each<T: Send, E>(
    texts: impl Iterator<Item = Text> + Send + 'static,
    own: &OwnNames,
    progress: &Progress,
    make: impl Fn(Document, Extraction) -> T + Sync,
    mut sink: impl FnMut(Result<T, ReadError>) -> Result<(), E>,
) -> Result<Ended, E> {
    let stream = Stream::start(texts);
    let read = |text: Text| {
        let text = text?;
        guarded(text.path.clone(), text.id.clone(), || {
            let document = from_text(text);
            let extraction = extract_with(&document, Gazetteer::embedded(), own);
            make(document, extraction)
        })
    };
    loop {
        let batch = match stream.next_batch() {
            Next::Texts(_) | Next::Nothing if progress.is_cancelled() => {
                return Ok(Ended::Cancelled);
            }
            Next::Texts(batch) => batch,
            Next::Nothing => continue,
            Next::End => return Ok(Ended::All),
        };
        let results: Vec<_> = batch
            .into_par_iter()
            .map(|text| (!progress.is_cancelled()).then(|| read(text)))
            .collect();
        for result in results {
            let Some(result) = result else { return Ok(Ended::Cancelled) };
            sink(result)?;
            progress.advance();
        }
    }
}

/// Texts that a thread of its own takes in.
struct Stream {
    texts: Receiver<Text>,
    waiting: Arc<Waiting>,
}

/// What was taken in and not yet fetched.
#[derive(Default)]
struct Waiting {
    bytes: AtomicUsize,
    nobody_listens: AtomicBool,
}

enum Next {
    Texts(Vec<Text>),
    /// Nothing came for a while.
    Nothing,
    End,
}

impl Stream {
    fn start(texts: impl Iterator<Item = Text> + Send + 'static) -> Self {
        let (sender, receiver) = sync_channel(BATCH_TEXTS);
        let waiting = Arc::new(Waiting::default());
        let shared = Arc::clone(&waiting);
        std::thread::spawn(move || take_in(texts, &sender, &shared));
        Self { texts: receiver, waiting }
    }

    fn next_batch(&self) -> Next {
        let mut batch = match self.texts.recv_timeout(PATIENCE) {
            Ok(first) => vec![first],
            Err(RecvTimeoutError::Timeout) => return Next::Nothing,
            Err(RecvTimeoutError::Disconnected) => return Next::End,
        };
        let mut bytes = size(&batch[0]);
        while bytes < AHEAD_BYTES && batch.len() < BATCH_TEXTS {
            let Ok(text) = self.texts.try_recv() else { break };
            bytes += size(&text);
            batch.push(text);
        }
        self.waiting.bytes.fetch_sub(bytes, Ordering::Relaxed);
        Next::Texts(batch)
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.waiting.nobody_listens.store(true, Ordering::Relaxed);
    }
}

fn take_in(texts: impl Iterator<Item = Text>, sender: &SyncSender<Text>, waiting: &Waiting) {
    for text in texts {
        while waiting.bytes.load(Ordering::Relaxed) > AHEAD_BYTES {
            if waiting.nobody_listens.load(Ordering::Relaxed) {
                return;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        waiting.bytes.fetch_add(size(&text), Ordering::Relaxed);
        if sender.send(text).is_err() {
            return;
        }
    }
}

fn size(text: &Text) -> usize {
    text.as_ref().map_or(0, |text| text.text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Problem;

    fn text(nth: usize) -> Text {
        match nth {
            7 => Err(ReadError { path: None, line: Some(8), id: None, problem: Problem::NoText }),
            _ => Ok(RawText {
                id: Some(nth.to_string()),
                text: format!("Ministers met in Lisbon on day {nth}."),
                ..RawText::default()
            }),
        }
    }

    #[test]
    fn a_stream_keeps_its_order_and_its_errors() {
        let mut seen = Vec::new();
        let progress = Progress::default();
        let ended = extract_each(
            (0..700).map(text),
            OwnNames::none(),
            &progress,
            |document, _| document.id.to_string(),
            |one| {
                seen.push(one.unwrap_or_else(|error| format!("bad {}", error.line.unwrap_or(0))));
                Ok::<(), ()>(())
            },
        );
        assert_eq!(ended, Ok(Ended::All));
        let told = (0..700).map(|n| if n == 7 { "bad 8".to_owned() } else { n.to_string() });
        assert_eq!(seen, told.collect::<Vec<_>>());
        assert_eq!(progress.get().0, 700);
    }

    #[test]
    fn a_stop_ends_an_endless_stream_after_whole_results() {
        let progress = Progress::default();
        let mut seen = 0;
        let ended = extract_each(
            (8..).map(text),
            OwnNames::none(),
            &progress,
            |_, _| (),
            |_| {
                seen += 1;
                if seen == 10 {
                    progress.cancel();
                }
                Ok::<(), ()>(())
            },
        );
        assert_eq!(ended, Ok(Ended::Cancelled));
        assert!((10..=10 + BATCH_TEXTS).contains(&seen), "{seen}");
    }

    #[test]
    fn a_stop_is_seen_while_nothing_comes() {
        let (sender, receiver) = std::sync::mpsc::channel::<Text>();
        let progress = Progress::default();
        sender.send(text(1)).unwrap();
        let ended = extract_each(
            receiver.into_iter(),
            OwnNames::none(),
            &progress,
            |_, _| (),
            |_| {
                progress.cancel();
                Ok::<(), ()>(())
            },
        );
        assert_eq!(ended, Ok(Ended::Cancelled));
        drop(sender);
    }

    #[test]
    fn a_sink_that_fails_ends_the_reading() {
        let ended = extract_each(
            (8..).map(text),
            OwnNames::none(),
            &Progress::default(),
            |_, _| (),
            |_| Err("full"),
        );
        assert_eq!(ended, Err("full"));
    }
}
