//! Chooses between the window and the command line, and nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    portolan::cli::run(|paths| {
        #[cfg(feature = "gui")]
        return portolan::ui::run(paths);
        #[cfg(not(feature = "gui"))]
        {
            let _ = paths;
            anyhow::bail!(
                "this build has no window; use `portolan render PATH -o map.png` or `portolan extract PATH`"
            )
        }
    })
}
