//! The online map: a server of tiles on this computer sees no connection before the map is
//! switched on, who asks while it is, and none after it was switched off.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "gui")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use portolan::ui::App;

type Window = Harness<'static, App>;

/// One pixel.
const TILE: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53,
    0xde, 0x00, 0x00, 0x00, 0x0c, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x38, 0x90, 0xa0, 0x00,
    0x00, 0x03, 0x24, 0x01, 0x41, 0x49, 0xd4, 0xc9, 0x25, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e,
    0x44, 0xae, 0x42, 0x60, 0x82,
];

const LIMIT: Duration = Duration::from_secs(90);

/// Gives every tile, and keeps each connection's request: empty until one is read.
struct Server {
    port: u16,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&requests);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let nth = {
                    let mut kept = kept.lock().unwrap();
                    kept.push(String::new());
                    kept.len() - 1
                };
                let kept = Arc::clone(&kept);
                std::thread::spawn(move || {
                    let head = answer(stream);
                    kept.lock().unwrap()[nth] = head;
                });
            }
        });
        Self { port, requests }
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{{z}}/{{x}}/{{y}}.png", self.port)
    }

    /// How many connections there were.
    fn connections(&self) -> usize {
        self.requests.lock().unwrap().len()
    }

    fn heads(&self) -> Vec<String> {
        let requests = self.requests.lock().unwrap();
        requests.iter().filter(|head| !head.is_empty()).cloned().collect()
    }
}

/// Reads one request and gives its head.
fn answer(mut stream: TcpStream) -> String {
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read > 0) {
        head.push(byte[0]);
    }
    let length = TILE.len();
    // A client that was ended no longer reads.
    let _ = write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: {length}\r\nCache-Control: max-age=604800\r\nConnection: close\r\n\r\n"
    );
    let _ = stream.write_all(TILE);
    String::from_utf8_lossy(&head).into_owned()
}

fn window(settings: &Path) -> Window {
    let settings = settings.to_path_buf();
    let mut window = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_theme(egui::Theme::Light)
        .wgpu()
        .build_eframe(move |cc| App::remembering(cc, Vec::new(), settings));
    wait(&mut window, Duration::from_millis(500));
    window
}

/// Lets the window live for a while.
fn wait(window: &mut Window, time: Duration) {
    let end = Instant::now() + time;
    loop {
        window.step();
        if Instant::now() >= end {
            break;
        }
        std::thread::sleep(Duration::from_millis(15));
    }
}

fn wait_for(window: &mut Window, what: &str, is_so: impl Fn(&Window) -> bool) {
    let end = Instant::now() + LIMIT;
    while !is_so(window) {
        assert!(Instant::now() < end, "it did not happen that {what}");
        wait(window, Duration::from_millis(30));
    }
}

fn says(window: &Window, part: &str) -> bool {
    window.query_all_by_label_contains(part).next().is_some()
}

fn press(window: &mut Window, held: Modifiers, key: Key) {
    window.key_press_modifiers(held, key);
    wait(window, Duration::from_millis(200));
}

fn click(window: &mut Window, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).click();
    wait(window, Duration::from_millis(200));
}

/// Writes into a box what is to stand in it.
fn fill(window: &mut Window, name: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, name).click();
    wait(window, Duration::from_millis(100));
    press(window, Modifiers::COMMAND, Key::A);
    window.event(egui::Event::Text(text.to_owned()));
    wait(window, Duration::from_millis(200));
}

fn can_switch_on(window: &Window) -> bool {
    let button = window.get_by_role_and_label(Role::Button, "Switch on");
    !button.accesskit_node().is_disabled()
}

/// Opens the page and gives another address than OpenStreetMap's.
fn set_address(window: &mut Window, address: &str) {
    press(window, Modifiers::SHIFT, Key::O);
    click(window, Role::RadioButton, "Another provider, by the address of its tiles");
    fill(window, "Tile address", address);
}

#[test]
fn nothing_is_fetched_before_it_is_switched_on_nor_after_it_was_switched_off() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.json");
    let mut first = window(&settings);
    wait(&mut first, Duration::from_secs(1));
    // Opened, the page says whom, what and on which terms, and asks nobody.
    press(&mut first, Modifiers::SHIFT, Key::O);
    for part in [
        "tile.openstreetmap.org",
        "The numbers of the tiles in view",
        "your network address",
        "Never a text, a name",
        "OSMF Tile Usage Policy",
        "https://operations.osmfoundation.org/policies/tiles/",
        "© OpenStreetMap contributors",
        "No bulk downloading",
    ] {
        assert!(says(&first, part), "the page does not say “{part}”");
    }
    click(&mut first, Role::Button, "Not now");
    assert!(!says(&first, "OSMF Tile Usage Policy"));
    // An address that is none is told, and cannot be switched on.
    set_address(&mut first, "http://127.0.0.1/{z}/{x}.png");
    assert!(says(&first, "{y} is missing in the address"));
    assert!(!can_switch_on(&first));
    fill(&mut first, "Tile address", &server.address());
    fill(&mut first, "Credit", "A survey of the coast");
    assert!(can_switch_on(&first) && says(&first, "This address is not encrypted"));
    wait(&mut first, Duration::from_secs(1));
    assert_eq!(server.connections(), 0, "there was a connection before it was switched on");
    assert!(!first.state().map.is_online() && !says(&first, "Online: "));

    click(&mut first, Role::Button, "Switch on");
    wait_for(&mut first, "a tile is asked for", |_| !server.heads().is_empty());
    assert!(says(&first, "Online: 127.0.0.1"), "the map does not say that it is online");
    wait_for(&mut first, "all requests are answered", |_| {
        server.connections() == server.heads().len()
    });
    for head in server.heads() {
        let line = head.lines().next().unwrap();
        let path = line.strip_prefix("GET /").and_then(|line| line.strip_suffix(".png HTTP/1.1"));
        let numbers: Option<Vec<u32>> =
            path.map(|path| path.split('/').filter_map(|number| number.parse().ok()).collect());
        assert_eq!(numbers.map(|numbers| numbers.len()), Some(3), "{line}");
        let agent = head.lines().find_map(|line| line.strip_prefix("user-agent: "));
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(agent, Some(format!("Portolan/{version}").as_str()), "{head}");
    }
    // Tiles come and go over the map; marks stay on top of it.
    wait(&mut first, Duration::from_secs(2));
    assert!(says(&first, "Sea of Japan on the map"));
    assert!(says(&first, "Your texts stay on this computer"));
    assert!(first.state().session.notice.is_none());

    click(&mut first, Role::Button, "Online map: switch off");
    assert!(!first.state().map.is_online() && !says(&first, "Online: "));
    wait(&mut first, Duration::from_secs(1));
    let until_off = server.connections();
    for _ in 0..2 {
        press(&mut first, Modifiers::NONE, Key::Plus);
        wait(&mut first, Duration::from_secs(1));
    }
    assert_eq!(server.connections(), until_off, "there was a connection after it was switched off");

    // It is off at the next start, and knows the address.
    drop(first);
    let mut second = window(&settings);
    wait(&mut second, Duration::from_secs(2));
    assert!(!second.state().map.is_online());
    assert_eq!(server.connections(), until_off, "it was on at the next start");
    press(&mut second, Modifiers::SHIFT, Key::O);
    assert!(can_switch_on(&second), "the address was not kept");
    click(&mut second, Role::CheckBox, "Switch it on at the next start, too");
    click(&mut second, Role::Button, "Switch on");
    drop(second);
    let mut third = window(&settings);
    assert!(third.state().map.is_online() && says(&third, "Online: 127.0.0.1"));
    // Who switches it off does not get it back at the start after that.
    press(&mut third, Modifiers::ALT, Key::O);
    assert!(!third.state().map.is_online());
    drop(third);
    assert!(!window(&settings).state().map.is_online());
}

#[test]
fn tiles_are_kept_on_disk_only_if_that_is_wanted() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("tiles");
    let mut window = window(&folder.path().join("settings.json"));
    let keep = "Keep tiles on this computer, so that none is fetched twice";
    set_address(&mut window, &server.address());
    click(&mut window, Role::CheckBox, keep);
    click(&mut window, Role::Button, "Switch on");
    wait_for(&mut window, "a tile is asked for", |_| !server.heads().is_empty());
    wait(&mut window, Duration::from_secs(1));
    assert!(!kept.exists());
    press(&mut window, Modifiers::SHIFT, Key::O);
    click(&mut window, Role::CheckBox, keep);
    click(&mut window, Role::Button, "Use these settings");
    wait_for(&mut window, "a tile is kept", |_| kept.exists());
    press(&mut window, Modifiers::ALT, Key::O);
    wait(&mut window, Duration::from_secs(1));
    press(&mut window, Modifiers::SHIFT, Key::O);
    click(&mut window, Role::Button, "Delete kept tiles");
    assert!(!kept.exists());
}

#[test]
fn a_server_that_is_not_there_is_named_and_the_map_stays() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(&folder.path().join("settings.json"));
    set_address(&mut window, &format!("http://127.0.0.1:{port}/{{z}}/{{x}}/{{y}}.png"));
    click(&mut window, Role::Button, "Switch on");
    wait_for(&mut window, "it is told that no tile comes", |window| {
        let notice = window.state().session.notice.as_ref();
        notice.is_some_and(|notice| notice.text.contains("No tile came from 127.0.0.1"))
    });
    wait_for(&mut window, "the map says that there is no answer, and stays", |window| {
        says(window, "Online, no answer: 127.0.0.1") && says(window, "Sea of Japan on the map")
    });
}
