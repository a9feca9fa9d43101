//! Tiles from a server, for the online map: whose they are, the check of an address, and whether
//! they come. Nothing is asked of a server before [`OnlineTiles::open`], and nothing after the
//! value is dropped.

use std::net::Ipv6Addr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;
use walkers::sources::{Attribution, TileSource};
use walkers::{HeaderValue, HttpOptions, HttpTiles, TileId, TilePiece, Tiles};

/// OpenStreetMap's standard tiles.
const STANDARD: &str = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";
pub const STANDARD_HOST: &str = "tile.openstreetmap.org";
/// As the licence of the data asks for (<https://www.openstreetmap.org/copyright>).
pub const STANDARD_CREDIT: &str = "© OpenStreetMap contributors";
/// The OSMF Tile Usage Policy.
pub const POLICY: &str = "https://operations.osmfoundation.org/policies/tiles/";

/// What the policy asks for: a name by which the program can be told from others.
const USER_AGENT: &str = concat!("Portolan/", env!("CARGO_PKG_VERSION"));

/// The deepest zoom that is asked for, as the standard tiles have it.
const MAX_ZOOM: u8 = 19;

/// How long no tile comes before it is said: with requests on their way, and without.
const PATIENCE: Duration = Duration::from_secs(20);
const SHORT_PATIENCE: Duration = Duration::from_secs(4);
/// How long after the last change in a view its missing tiles are still asked for.
const ASKING: Duration = Duration::from_secs(6);
const GLANCE: Duration = Duration::from_millis(400);

/// Who gives the tiles: an address that was checked, and a credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    address: String,
    host: String,
    credit: String,
}

/// Why an address is not one of tiles.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    #[error("Give the address of the tiles, such as https://example.org/{{z}}/{{x}}/{{y}}.png")]
    Empty,
    #[error("The address has to begin with https:// or http://")]
    Scheme,
    #[error(
        "A space or a sign in the address cannot stand there; copy it again, as the provider gives it"
    )]
    Sign,
    #[error("A brace in the address stands alone; write {{z}}, {{x}} and {{y}}")]
    Brace,
    #[error(
        "{{{0}}} in the address is not known; write out what it stands for, only {{z}}, {{x}} and {{y}} are filled in"
    )]
    Unknown(String),
    #[error(
        "{{{0}}} is missing in the address; put {{z}} for the zoom, {{x}} for the column and {{y}} for the row"
    )]
    Missing(&'static str),
    #[error(
        "A name or password in the address would be sent in the clear; leave out what is before the @"
    )]
    Secret,
    #[error("The address names no server; after https:// comes its name, such as tile.example.org")]
    Host,
    #[error("The port in the address is not a number from 1 to 65535")]
    Port,
}

/// Why tiles cannot be fetched at all.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("The online map stays off: {0}")]
    Address(#[from] AddressError),
    #[error(
        "The online map stays off: the certificates of this system cannot be read ({0}), so no server can be trusted; install them (on Debian: ca-certificates) and try again"
    )]
    Certificates(#[from] rustls::Error),
}

impl Provider {
    /// OpenStreetMap.
    pub fn standard() -> Self {
        Self {
            address: STANDARD.to_owned(),
            host: STANDARD_HOST.to_owned(),
            credit: STANDARD_CREDIT.to_owned(),
        }
    }

    /// Tiles at an address with `{z}`, `{x}` and `{y}`; without a credit the server is named.
    ///
    /// # Errors
    /// If the address is not one that tiles can be asked for at; the text says what to change.
    pub fn new(address: &str, credit: &str) -> Result<Self, AddressError> {
        let address = address.trim();
        let host = checked(address)?;
        let credit = match credit.trim() {
            // Its licence asks for it, whatever is written.
            _ if host == STANDARD_HOST => STANDARD_CREDIT.to_owned(),
            "" => format!("Tiles: {host}"),
            credit => credit.to_owned(),
        };
        Ok(Self { address: address.to_owned(), host, credit })
    }

    /// The server's name.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// What the map says of the tiles.
    pub fn credit(&self) -> &str {
        &self.credit
    }

    /// Whether only the server can read what it is asked for.
    pub fn is_encrypted(&self) -> bool {
        scheme(&self.address).is_some_and(|(encrypted, _)| encrypted)
    }
}

/// Whether it is encrypted, and what comes after the scheme.
fn scheme(address: &str) -> Option<(bool, &str)> {
    let (scheme, rest) = address.split_once("://")?;
    match scheme.to_ascii_lowercase().as_str() {
        "https" => Some((true, rest)),
        "http" => Some((false, rest)),
        _ => None,
    }
}

/// The host of an address of tiles, in small letters.
fn checked(address: &str) -> Result<String, AddressError> {
    if address.is_empty() {
        return Err(AddressError::Empty);
    }
    let (_, rest) = scheme(address).ok_or(AddressError::Scheme)?;
    let cannot_stand = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`|#".contains(c);
    if address.contains(cannot_stand) {
        return Err(AddressError::Sign);
    }
    blanks(address)?;
    let server = rest.split(['/', '?']).next().unwrap_or_default();
    if server.contains('@') {
        return Err(AddressError::Secret);
    }
    let (host, port) = match server.strip_prefix('[') {
        Some(six) => {
            let (six, after) = six.split_once(']').ok_or(AddressError::Host)?;
            six.parse::<Ipv6Addr>().map_err(|_| AddressError::Host)?;
            let port = match after {
                "" => None,
                _ => Some(after.strip_prefix(':').ok_or(AddressError::Host)?),
            };
            (format!("[{six}]"), port)
        }
        None => {
            let (host, port) = match server.split_once(':') {
                Some((host, port)) => (host, Some(port)),
                None => (server, None),
            };
            let plain = |part: &str| {
                !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
            };
            if !host.split('.').all(plain) {
                return Err(AddressError::Host);
            }
            (host.to_lowercase(), port)
        }
    };
    let is_port = |port: &str| port.parse::<u16>().is_ok_and(|port| port > 0);
    match port {
        Some(port) if !is_port(port) => Err(AddressError::Port),
        _ => Ok(host),
    }
}

/// Checks that what is in braces can be filled in, and that nothing is missing.
fn blanks(address: &str) -> Result<(), AddressError> {
    const NAMES: [&str; 3] = ["z", "x", "y"];
    let mut found = [false; 3];
    let mut rest = address;
    while let Some(at) = rest.find(['{', '}']) {
        let opened = rest[at..].strip_prefix('{').and_then(|rest| rest.split_once('}'));
        let (name, after) = opened.ok_or(AddressError::Brace)?;
        match NAMES.iter().position(|known| *known == name) {
            Some(nth) => found[nth] = true,
            None => return Err(AddressError::Unknown(name.to_owned())),
        }
        rest = after;
    }
    match found.iter().position(|found| !found) {
        Some(nth) => Err(AddressError::Missing(NAMES[nth])),
        None => Ok(()),
    }
}

impl TileSource for Provider {
    fn tile_url(&self, tile: TileId) -> String {
        self.address
            .replace("{z}", &tile.zoom.to_string())
            .replace("{x}", &tile.x.to_string())
            .replace("{y}", &tile.y.to_string())
    }

    /// The map has a line of its own for it.
    fn attribution(&self) -> Attribution {
        Attribution { text: "", url: "", logo_light: None, logo_dark: None }
    }

    fn max_zoom(&self) -> u8 {
        MAX_ZOOM
    }
}

/// Tiles that come from a server while this value lives.
pub struct OnlineTiles {
    provider: Provider,
    /// There until the value is dropped.
    tiles: Option<HttpTiles>,
    /// Tiles of this frame, and how many of them have come.
    wanted: usize,
    come: usize,
    /// Both, of the last frame, and since when they are so.
    last: (usize, usize),
    changed: Instant,
    /// Since when not one tile of the view has come.
    none_since: Option<Instant>,
    /// That none comes was said.
    silent: bool,
}

impl OnlineTiles {
    /// Starts the thread that fetches tiles; they stay in memory, and in the folder `keep` if there
    /// is one, as long as the server says.
    ///
    /// # Errors
    /// If the system has no certificates by which a server could be trusted.
    pub fn open(
        provider: Provider,
        keep: Option<PathBuf>,
        ctx: &egui::Context,
    ) -> Result<Self, OpenError> {
        let options = HttpOptions {
            cache: keep,
            user_agent: Some(HeaderValue::from_static(USER_AGENT)),
            tls: Some(tls(provider.is_encrypted())?),
            ..HttpOptions::default()
        };
        let tiles = HttpTiles::with_options(provider.clone(), options, ctx.clone());
        Ok(Self {
            provider,
            tiles: Some(tiles),
            wanted: 0,
            come: 0,
            last: (0, 0),
            changed: Instant::now(),
            none_since: None,
            silent: false,
        })
    }

    pub fn provider(&self) -> &Provider {
        &self.provider
    }

    /// Whether the server was asked for what is in view and gave nothing.
    pub fn is_silent(&self) -> bool {
        self.silent
    }

    /// To be called after each frame in which tiles were drawn: has the window look again while
    /// tiles are missing. Gives what is to be told where none comes, once.
    pub fn watch(&mut self, ctx: &egui::Context) -> Option<String> {
        let now = Instant::now();
        let frame = (std::mem::take(&mut self.wanted), std::mem::take(&mut self.come));
        let (wanted, come) = frame;
        if frame != self.last {
            self.last = frame;
            self.changed = now;
        }
        // One that has come wakes the window by itself; one that has failed does not.
        if come < wanted && (now - self.changed < ASKING || (come == 0 && !self.silent)) {
            ctx.request_repaint_after(GLANCE);
        }
        if wanted == 0 || come > 0 {
            self.none_since = None;
            self.silent &= come == 0;
            return None;
        }
        let waited = now - *self.none_since.get_or_insert(now);
        let busy = self.tiles.as_ref().is_some_and(|tiles| tiles.stats().in_progress > 0);
        let patience = if busy { PATIENCE } else { SHORT_PATIENCE };
        if self.silent || waited < patience {
            return None;
        }
        self.silent = true;
        Some(format!(
            "No tile came from {}. Check the connection, then switch the online map off and on",
            self.provider.host
        ))
    }
}

impl Tiles for OnlineTiles {
    fn at(&mut self, tile: TileId) -> Option<TilePiece> {
        let piece = self.tiles.as_mut()?.at(tile);
        self.wanted += 1;
        // Until a tile is there, a part of one of a lower zoom stands for it.
        let whole = |piece: &TilePiece| tile.zoom > MAX_ZOOM || piece.uv.width() > 0.99;
        self.come += usize::from(piece.as_ref().is_some_and(whole));
        piece
    }

    fn attribution(&self) -> Attribution {
        self.provider.attribution()
    }

    fn tile_size(&self) -> u32 {
        self.provider.tile_size()
    }
}

impl Drop for OnlineTiles {
    /// The thread that fetches ends at once, but may wait for the system to look up a name: no
    /// frame waits for that.
    fn drop(&mut self) {
        if let Some(tiles) = self.tiles.take() {
            // Where no thread can be started, the tiles are dropped here.
            let _ = std::thread::Builder::new().spawn(move || drop(tiles));
        }
    }
}

/// Trusts whom the system trusts. An address that is not `encrypted` works without certificates.
fn tls(encrypted: bool) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    match config.clone().with_platform_verifier() {
        Ok(config) => Ok(config.with_no_client_auth()),
        Err(error) if encrypted => Err(error),
        Err(_) => Ok(config.with_root_certificates(RootCertStore::empty()).with_no_client_auth()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(address: &str) -> Result<String, AddressError> {
        Provider::new(address, "").map(|provider| provider.host)
    }

    #[test]
    fn addresses_of_tiles_are_told_from_others() {
        for (address, expected) in [
            ("https://example.org/{z}/{x}/{y}.png", "example.org"),
            ("  HTTPS://Tile.Example.org:8443/a/{z}/{y}/{x}?key=1  ", "tile.example.org"),
            ("http://127.0.0.1:8080/{z}/{x}/{y}.png", "127.0.0.1"),
            ("http://[::1]:8080/{z}/{x}/{y}.png", "[::1]"),
            ("https://example.org?z={z}&x={x}&y={y}", "example.org"),
            (STANDARD, STANDARD_HOST),
        ] {
            assert_eq!(host(address).as_deref(), Ok(expected), "{address}");
        }
        use AddressError::*;
        for (address, expected) in [
            ("", Empty),
            ("   ", Empty),
            ("example.org/{z}/{x}/{y}.png", Scheme),
            ("file:///tiles/{z}/{x}/{y}.png", Scheme),
            ("ftp://example.org/{z}/{x}/{y}.png", Scheme),
            ("https://example.org/my tiles/{z}/{x}/{y}.png", Sign),
            ("https://example.org/{z}/{x}/{y}.png\nHost: x", Sign),
            ("https://example.org/#{z}/{x}/{y}.png", Sign),
            ("https://example.org/{z}/{x}/{y.png", Brace),
            ("https://example.org/z}/{x}/{y}.png", Brace),
            ("https://{s}.example.org/{z}/{x}/{y}.png", Unknown("s".to_owned())),
            ("https://example.org/{z}/{x}/{-y}.png", Unknown("-y".to_owned())),
            ("https://example.org/{z}/{x}.png", Missing("y")),
            ("https://example.org/1/{x}/{y}.png", Missing("z")),
            ("https://example.org/", Missing("z")),
            ("https://me:secret@example.org/{z}/{x}/{y}.png", Secret),
            ("https:///{z}/{x}/{y}.png", Host),
            ("https://{z}/{x}/{y}.png", Host),
            ("https://.org/{z}/{x}/{y}.png", Host),
            ("https://[::1/{z}/{x}/{y}.png", Host),
            ("https://example.org:port/{z}/{x}/{y}.png", Port),
            ("https://example.org:0/{z}/{x}/{y}.png", Port),
            ("https://example.org:70000/{z}/{x}/{y}.png", Port),
        ] {
            assert_eq!(host(address), Err(expected), "{address}");
        }
    }

    #[test]
    fn errors_say_what_to_write() {
        let said = |address: &str| host(address).unwrap_err().to_string();
        assert!(said("").contains("https://example.org/{z}/{x}/{y}.png"));
        assert!(said("https://e.org/{z}/{x}").starts_with("{y} is missing"), "{}", said("x"));
        assert!(said("https://{s}.e.org/{z}/{x}/{y}").starts_with("{s} in the address"));
    }

    #[test]
    fn numbers_are_filled_in_and_the_credit_is_given() {
        let own = Provider::new("https://e.org/{y}/{z}-{x}?k={z}", " A survey, 2024 ").unwrap();
        assert_eq!(own.tile_url(TileId { x: 5, y: 6, zoom: 7 }), "https://e.org/6/7-5?k=7");
        assert_eq!(own.credit(), "A survey, 2024");
        assert!(own.is_encrypted());
        let plain = Provider::new("http://e.org/{z}/{x}/{y}", "").unwrap();
        assert!(!plain.is_encrypted() && plain.credit() == "Tiles: e.org");
        // OpenStreetMap is credited as OpenStreetMap.
        let standard = Provider::new(STANDARD, "nobody").unwrap();
        assert_eq!(standard, Provider::standard());
    }

    #[test]
    fn certificates_are_needed_only_where_something_is_encrypted() {
        assert!(tls(false).is_ok());
    }
}
