//! Fragile formats are read in a process of their own: one that hangs is ended, one that breaks
//! or runs out of memory ends alone.
//!
//! The process is this program again, `portolan read-file --format pdf`: bytes come in on its
//! standard input, and the text, or what is wrong with it, goes out on its standard output. Where
//! no such program was named, as in a test or in another program, the file is read in this process.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::RwLock;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::{Duration, Instant};

use super::{Format, pdf};
use crate::corpus::{MAX_TEXT_BYTES, Problem, RawText};

/// One file may take so long.
const TIME: Duration = Duration::from_secs(20);
/// And so much memory, in bytes, on systems that can keep it to that.
const MEMORY: u64 = 1 << 30;
/// Recursion over deeply nested objects needs room.
const STACK: usize = 64 << 20;
/// The longest answer: a text and its pages.
const MAX_ANSWER: u64 = 2 * MAX_TEXT_BYTES as u64;
/// How often a child that ends is looked at, and how long that may take.
const TICK: Duration = Duration::from_millis(2);

static PROGRAM: RwLock<Option<PathBuf>> = RwLock::new(None);

/// Says which program reads fragile formats: a `portolan`, under whatever name. Until it is said
/// they are read in this process.
pub fn set_reader_program(program: impl Into<PathBuf>) {
    if let Ok(mut set) = PROGRAM.write() {
        *set = Some(program.into());
    }
}

fn program() -> Option<PathBuf> {
    PROGRAM.read().ok().and_then(|set| set.clone())
}

/// The text in a file of a fragile format. May be called from several threads; each call has a
/// process of its own, so the caller bounds how many there are.
///
/// # Errors
/// What is wrong with the file; [`Problem::TooSlow`] or [`Problem::Crashed`] if its reader was.
pub fn read(format: Format, bytes: Vec<u8>) -> Result<RawText, Problem> {
    let Some(program) = program() else { return guarded(format, bytes) };
    let mut command = Command::new(&program);
    command.args(["read-file", "--format", format.name()]);
    match run(&mut command, bytes, TIME) {
        Ok(answer) => answer,
        // Better in this process than not at all.
        Err(bytes) => guarded(format, bytes),
    }
}

/// What the child does: reads standard input, writes standard output. Only for `portolan
/// read-file`.
///
/// # Errors
/// If the answer cannot be written.
pub fn answer(format: Format) -> std::io::Result<()> {
    limit();
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(format.max_bytes() + 1).read_to_end(&mut bytes)?;
    let text = guarded(format, bytes);
    let encoded = postcard::to_stdvec(&text).map_err(std::io::Error::other)?;
    std::io::stdout().lock().write_all(&encoded)
}

/// Keeps this process to its memory, and to its time if nobody is left to end it.
#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let seconds = TIME.as_secs() * 2;
    for (resource, most) in [(Resource::As, MEMORY), (Resource::Cpu, seconds), (Resource::Core, 0)]
    {
        let most = getrlimit(resource).maximum.map_or(most, |maximum| maximum.min(most));
        // Without the limit the file is read all the same.
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

#[cfg(not(unix))]
fn limit() {}

/// Reads in this process: a panic is an answer too, and a reader that hangs is left behind; one
/// that fills its stack or the memory is not survived.
fn guarded(format: Format, bytes: Vec<u8>) -> Result<RawText, Problem> {
    let (sender, answers) = std::sync::mpsc::channel();
    let read = move || {
        let text = match format {
            Format::Pdf => pdf::read(&bytes),
            _ => Err(Problem::Extension),
        };
        drop(sender.send(text));
    };
    if thread::Builder::new().stack_size(STACK).spawn(read).is_err() {
        return Err(Problem::Crashed);
    }
    match answers.recv_timeout(TIME) {
        Ok(text) => text,
        Err(RecvTimeoutError::Timeout) => Err(Problem::TooSlow(TIME.as_secs())),
        Err(RecvTimeoutError::Disconnected) => Err(Problem::Crashed),
    }
}

/// Runs a reader on bytes for at most that long; gives the bytes back if it cannot be started.
fn run(
    command: &mut Command,
    bytes: Vec<u8>,
    time: Duration,
) -> Result<Result<RawText, Problem>, Vec<u8>> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    quiet(command);
    let Ok(mut child) = command.spawn() else { return Err(bytes) };
    let deadline = Instant::now() + time;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        end(&mut child);
        return Err(bytes);
    };
    let (sender, answers) = std::sync::mpsc::channel();
    // A child that breaks closes its end, which is no error of ours; both threads end with it.
    thread::spawn(move || drop(stdin.write_all(&bytes)));
    thread::spawn(move || {
        let mut answer = Vec::new();
        let read = stdout.take(MAX_ANSWER + 1).read_to_end(&mut answer);
        drop(sender.send(read.map(|_| answer)));
    });
    let answer = answers.recv_timeout(time);
    let ended = answer.is_ok() && wait(&mut child, deadline);
    if !ended {
        end(&mut child);
    }
    Ok(match answer {
        Err(_) => Err(Problem::TooSlow(time.as_secs())),
        Ok(Err(_)) => Err(Problem::Crashed),
        Ok(Ok(answer)) if answer.len() as u64 > MAX_ANSWER => Err(Problem::TooLarge),
        Ok(Ok(answer)) => postcard::from_bytes(&answer).unwrap_or(Err(Problem::Crashed)),
    })
}

/// Whether it ends by itself.
fn wait(child: &mut Child, deadline: Instant) -> bool {
    loop {
        match child.try_wait() {
            Ok(Some(_)) => return true,
            Ok(None) if Instant::now() < deadline => thread::sleep(TICK),
            _ => return false,
        }
    }
}

/// Ends a child and takes it off the system's list.
fn end(child: &mut Child) {
    drop(child.kill());
    drop(child.wait());
}

/// No window of its own.
#[cfg(windows)]
fn quiet(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn quiet(_: &mut Command) {}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn check(script: &str, seconds: f32) -> Result<RawText, Problem> {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        let time = Duration::from_secs_f32(seconds);
        run(&mut command, vec![b'x'; 1 << 20], time).expect("sh starts")
    }

    #[test]
    fn whatever_a_child_does_there_is_an_answer() {
        let started = Instant::now();
        assert_eq!(check("sleep 30", 1.0), Err(Problem::TooSlow(1)));
        // It closes its output and goes on.
        assert_eq!(
            check("exec >&-; exec 2>&-; cat >/dev/null; sleep 30", 1.0),
            Err(Problem::Crashed)
        );
        assert!(started.elapsed() < Duration::from_secs(10));
        assert_eq!(check("kill -9 $$", 20.0), Err(Problem::Crashed));
        assert_eq!(check("kill -6 $$", 20.0), Err(Problem::Crashed));
        assert_eq!(check("exit 1", 20.0), Err(Problem::Crashed));
        assert_eq!(check("cat >/dev/null; echo nonsense", 20.0), Err(Problem::Crashed));
        let endless = check("cat /dev/zero", 20.0);
        assert!(matches!(endless, Err(Problem::TooLarge | Problem::Crashed)), "{endless:?}");
    }

    #[test]
    fn a_program_that_is_not_there_gives_the_bytes_back() {
        let mut command = Command::new("/nowhere/portolan");
        assert_eq!(run(&mut command, vec![1, 2], TIME), Err(vec![1, 2]));
    }
}
