//! Nothing leaves the computer: a trace of the system calls of a session in the real window that
//! opens a folder, clicks, searches and makes a picture shows no internet socket.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(all(feature = "gui", target_os = "linux"))]

mod support;

use std::process::{Command, Stdio};
use std::time::Duration;

use support::{Display, wait};

#[test]
fn a_session_opens_no_internet_socket() {
    let folder = tempfile::tempdir().unwrap();
    let texts = folder.path().join("texts");
    let home = folder.path().join("home");
    std::fs::create_dir_all(&texts).unwrap();
    std::fs::create_dir_all(&home).unwrap();
    let text = "Ministers met in Lisbon on Tuesday.\n\nTwo frigates exercised in the Black Sea.";
    std::fs::write(texts.join("one.txt"), text).unwrap();
    let trace = folder.path().join("trace");
    let display = Display::new(1280, 720);
    let mut program = Command::new("strace")
        .args(["-f", "-e", "trace=socket,connect,execve", "-o"])
        .arg(&trace)
        .arg(env!("CARGO_BIN_EXE_portolan"))
        .current_dir(&home)
        .env("DISPLAY", &display.name)
        .env("HOME", &home)
        .env_remove("WAYLAND_DISPLAY")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("strace is installed by ./check");
    let window = display.window(1280, 720);
    std::thread::sleep(Duration::from_secs(5));
    display.focus(&window);
    let settle = || std::thread::sleep(Duration::from_millis(1500));
    // Clicks on the map, opens the folder by its path, searches, and saves a picture.
    display.xdotool(&["mousemove", "600", "300", "click", "1"]);
    settle();
    display.xdotool(&["key", "ctrl+k"]);
    settle();
    display.xdotool(&["type", "--delay", "20", &texts.display().to_string()]);
    settle();
    display.xdotool(&["key", "Return"]);
    settle();
    display.xdotool(&["key", "ctrl+k"]);
    settle();
    display.xdotool(&["type", "--delay", "20", "black sea"]);
    settle();
    display.xdotool(&["key", "Return"]);
    settle();
    display.xdotool(&["key", "ctrl+p"]);
    // The name of the picture says that the folder is what was open.
    // There is no dialog on this display, so it goes into the home folder.
    let is_picture = |entry: std::fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.starts_with("texts-") && name.ends_with(".png")
    };
    let made = wait(Duration::from_secs(60), || {
        std::fs::read_dir(&home).unwrap().any(|entry| is_picture(entry.unwrap()))
    });
    let _ = program.kill();
    let _ = Command::new("pkill").args(["-f", &trace.display().to_string()]).status();
    let _ = program.wait();
    assert!(made, "no picture of the folder was made: the session did not do what it should");
    let calls = std::fs::read_to_string(&trace).unwrap();
    assert!(calls.contains("AF_UNIX"), "the trace saw no socket at all, not even the display's");
    let internet: Vec<&str> = calls
        .lines()
        .filter(|line| line.contains("AF_INET") || line.contains("AF_PACKET"))
        .collect();
    assert!(internet.is_empty(), "{}", internet.join("\n"));
}
