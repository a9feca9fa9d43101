//! A display without a screen, and a mouse for it.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// An X server that lives as long as this value.
pub struct Display {
    server: Child,
    pub name: String,
}

impl Display {
    /// Starts Xvfb on a number that is free.
    pub fn new(width: u32, height: u32) -> Self {
        let first = 100 + std::process::id() % 400;
        for number in first..first + 20 {
            if std::path::Path::new(&format!("/tmp/.X{number}-lock")).exists() {
                continue;
            }
            let name = format!(":{number}");
            let mut server = Command::new("Xvfb")
                .args([&name, "-screen", "0", &format!("{width}x{height}x24"), "-nolisten", "tcp"])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("Xvfb is installed by ./check");
            let socket = format!("/tmp/.X11-unix/X{number}");
            if wait(Duration::from_secs(10), || std::path::Path::new(&socket).exists()) {
                return Self { server, name };
            }
            let _ = server.kill();
            let _ = server.wait();
        }
        panic!("no X display could be started");
    }

    /// Runs xdotool and gives what it prints.
    pub fn xdotool(&self, args: &[&str]) -> String {
        let output = Command::new("xdotool")
            .args(args)
            .env("DISPLAY", &self.name)
            .output()
            .expect("xdotool is installed by ./check");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Waits for Portolan's window, puts it into the corner, and gives its number.
    pub fn window(&self, width: u32, height: u32) -> String {
        let mut found = String::new();
        let seen = wait(Duration::from_secs(60), || {
            let all = self.xdotool(&["search", "--name", "^Portolan$"]);
            found = all.lines().next().unwrap_or_default().to_owned();
            !found.is_empty()
        });
        assert!(seen, "the window did not open");
        let (width, height) = (width.to_string(), height.to_string());
        self.xdotool(&["windowmove", &found, "0", "0", "windowsize", &found, &width, &height]);
        found
    }

    /// Gives the keyboard to a window: without a window manager nothing else does.
    pub fn focus(&self, window: &str) {
        self.xdotool(&["windowfocus", "--sync", window]);
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Asks again and again until it is so, or the time is over.
pub fn wait(limit: Duration, mut is_so: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < limit {
        if is_so() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    false
}
