//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::base::Bounds;

/// Reads a folder of articles and shows on a map what they say, each mark with its sentence.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Files or folders to open in the window; without any, the five articles that come with it
    pub paths: Vec<PathBuf>,
}

const EXAMPLES: &str = "Examples:
  portolan                              open the window on the five sample articles
  portolan ~/articles                   open the window on a folder
  portolan extract ~/articles > out.jsonl
  portolan extract - < texts.jsonl      read JSON Lines with \"id\" and \"text\"
  portolan import ~/articles -o articles.gpkg
  portolan render articles.gpkg -o map.png --size 1920x1080 --theme dark
  portolan search articles.gpkg 'place:\"Sea of Okhotsk\" after:2024'

Exit codes: 0 done, 1 nothing could be done, 2 wrong arguments, 3 done but for some documents, 130 stopped by Ctrl+C.";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write what the texts say as JSON Lines, one line a document
    Extract(ExtractArgs),
    /// Read files and folders into a project file, or what is new in them into one that is there
    Import(ImportArgs),
    /// Draw the map with its sources as a PNG or SVG, without a display
    Render(RenderArgs),
    /// Find places, actors, events and sentences, a line each
    Search(SearchArgs),
    /// Read one file from standard input, for this program itself
    #[command(hide = true)]
    ReadFile(ReadFileArgs),
}

#[derive(Debug, clap::Args)]
pub struct ReadFileArgs {
    #[arg(long)]
    pub format: ReadFormat,
}

/// Formats that are read in a process of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReadFormat {
    Pdf,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  portolan extract seeds
  portolan extract report.txt notes/ -o out.jsonl
  portolan extract - < texts.jsonl")]
pub struct ExtractArgs {
    /// Files or folders; - reads JSON Lines from standard input
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Where to write; standard output without it
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Read everything first; give persons and bodies one id across documents, and name copies of
    /// one text and other reports of one event
    #[arg(long)]
    pub join: bool,
    /// Give each text, too: that which offsets count in, for formats other than plain text
    #[arg(long)]
    pub text: bool,
    /// A CSV or GeoJSON of your own places and names; may be given several times
    #[arg(long, value_name = "FILE")]
    pub names: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  portolan import ~/articles -o articles.gpkg
  portolan import ~/articles ~/more.zip -o articles.gpkg     only what is new is read
  portolan import --names bases.csv -o articles.gpkg         your own names; its texts are read again
  portolan articles.gpkg                                     opens it in the window

Texts are plain text, Markdown, HTML, PDF, Word, OpenDocument, mail, RSS and Atom, JSON Lines, CSV, and
ZIP archives of these. What is known of them may stand in sources.toml or sources.csv beside them.")]
pub struct ImportArgs {
    /// Files and folders to read
    #[arg(required_unless_present = "names")]
    pub paths: Vec<PathBuf>,
    /// The project file; it is made if it is not there
    #[arg(short, long, value_name = "FILE.gpkg")]
    pub output: PathBuf,
    /// A CSV or GeoJSON of your own places and names, which stay with the project; may be given several
    /// times
    #[arg(long, value_name = "FILE")]
    pub names: Vec<PathBuf>,
    /// How to tell what is being done: a bar, a line of JSON for each file that is on disk, or nothing
    #[arg(long, value_enum, default_value_t = ProgressKind::Bar)]
    pub progress: ProgressKind,
    /// Keep the file from growing past so many pages, as a full disk would
    #[arg(long, hide = true)]
    pub max_pages: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ProgressKind {
    Bar,
    Json,
    None,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  portolan search articles.gpkg okhotsk
  portolan search articles.gpkg 'actor:navy type:exercise after:2024-06'
  portolan search seeds '\"joint patrol\" -china' --limit 50

Lines have three parts with a tab between them: what it is, where it stands (the file, the code points
and the page of the sentence), and the sentence. Exit code 1 where nothing is found.")]
pub struct SearchArgs {
    /// A project, a folder or a file
    pub path: PathBuf,
    /// What to find, as in the search box: words, phrases in quotes, fields such as place: and before:
    #[arg(allow_hyphen_values = true)]
    pub query: String,
    /// At most so many lines
    #[arg(long, default_value_t = 20)]
    pub limit: usize,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  portolan render seeds -o map.png
  portolan render ~/articles -o map.png --size 2560x1440 --theme dark --title \"Drills in 2024\"
  portolan render ~/articles -o map.png --bbox 120,25,150,50")]
pub struct RenderArgs {
    /// Files or folders to read
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// The PNG to write, or an SVG if its name ends in .svg
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Width and height in pixels
    #[arg(long, value_name = "WxH", default_value = "1920x1080", value_parser = size)]
    pub size: [u32; 2],
    /// West, south, east and north in degrees; without it, all that the texts place
    #[arg(long, value_name = "W,S,E,N", value_parser = bounds, allow_hyphen_values = true)]
    pub bbox: Option<Bounds>,
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    pub theme: Theme,
    /// A title over the map
    #[arg(long)]
    pub title: Option<String>,
    /// A CSV or GeoJSON of your own places and names; may be given several times
    #[arg(long, value_name = "FILE")]
    pub names: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    Light,
    Dark,
}

/// Largest picture, in pixels a side: a wall poster, and no more memory than a laptop has.
const MAX_SIDE: u32 = 16_384;

fn size(text: &str) -> Result<[u32; 2], String> {
    let wrong = || format!("write it as WIDTHxHEIGHT, each 64 to {MAX_SIDE}, such as 1920x1080");
    let (width, height) = text.split_once(['x', '×']).ok_or_else(wrong)?;
    let side = |text: &str| {
        let side: u32 = text.trim().parse().map_err(|_| wrong())?;
        if (64..=MAX_SIDE).contains(&side) { Ok(side) } else { Err(wrong()) }
    };
    Ok([side(width)?, side(height)?])
}

fn bounds(text: &str) -> Result<Bounds, String> {
    let wrong = || {
        "write it as WEST,SOUTH,EAST,NORTH in degrees, such as 120,25,150,50; west may exceed \
         east across the Pacific"
            .to_owned()
    };
    let sides: Vec<f64> = text
        .split(',')
        .map(|side| side.trim().parse().map_err(|_| wrong()))
        .collect::<Result<_, _>>()?;
    let &[west, south, east, north] = sides.as_slice() else { return Err(wrong()) };
    let sane = [west, east].iter().all(|lon| (-180.0..=180.0).contains(lon))
        && (-90.0..=90.0).contains(&south)
        && (-90.0..=90.0).contains(&north)
        && south < north
        && west != east;
    if sane { Ok(Bounds { west, south, east, north }) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn sizes_and_boxes_are_checked() {
        assert_eq!(size("1920x1080"), Ok([1920, 1080]));
        assert!(size("1920").is_err() && size("0x10").is_err() && size("99999x100").is_err());
        assert!(bounds("120,25,-110,50").is_ok());
        assert!(bounds("1,2,3").is_err() && bounds("0,50,10,20").is_err());
    }
}
