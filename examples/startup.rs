//! Measures how long programs take from their start to a drawn window, on the X display at hand:
//! `startup RUNS COLOURS PROGRAM [COLOURS PROGRAM…]`. A window counts as drawn when the display
//! shows at least so many new colours. The programs take turns; prints each one's times and median.

#[cfg(target_os = "linux")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    linux::run()
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("this measures windows on an X display");
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeSet;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    use x11rb::connection::Connection;
    use x11rb::protocol::xproto::{ConnectionExt, ImageFormat};

    type Failure = Box<dyn std::error::Error>;

    const LIMIT: Duration = Duration::from_secs(30);

    pub fn run() -> Result<(), Failure> {
        let mut args = std::env::args().skip(1);
        let runs: usize = args.next().ok_or("how many runs?")?.parse()?;
        let mut programs = Vec::new();
        while let (Some(colours), Some(program)) = (args.next(), args.next()) {
            programs.push((colours.parse::<usize>()?, program, Vec::new()));
        }
        let (display, screen) = x11rb::connect(None)?;
        for _ in 0..runs {
            for (colours, program, times) in &mut programs {
                let before = seen(&display, screen)?;
                let start = Instant::now();
                let mut child =
                    Command::new(&*program).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
                while seen(&display, screen)?.difference(&before).count() < *colours
                    && start.elapsed() < LIMIT
                {
                    std::thread::sleep(Duration::from_millis(10));
                }
                times.push(start.elapsed().as_millis());
                child.kill()?;
                child.wait()?;
                std::thread::sleep(Duration::from_millis(500));
            }
        }
        for (_, program, mut times) in programs {
            print!("{program}: {times:?} ms");
            times.sort_unstable();
            println!(", median {} ms", times[times.len() / 2]);
        }
        Ok(())
    }

    /// The colours in a strip across the middle of the display: little enough to read often.
    fn seen(display: &impl Connection, screen: usize) -> Result<BTreeSet<[u8; 4]>, Failure> {
        let screen = &display.setup().roots[screen];
        let (width, height) = (screen.width_in_pixels, screen.height_in_pixels);
        let (top, strip) = ((height / 2) as i16, height / 20);
        let format = ImageFormat::Z_PIXMAP;
        let image = display.get_image(format, screen.root, 0, top, width, strip, u32::MAX)?;
        let image = image.reply()?;
        let pixels = image.data.chunks_exact(4);
        Ok(pixels.filter_map(|pixel| pixel.try_into().ok()).collect())
    }
}
