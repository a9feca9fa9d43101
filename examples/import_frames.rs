//! Whether the window answers while a folder is imported: `import_frames FOLDER`. Opens the folder in a
//! new project, as the window does but without a display, draws sixty frames a second until all is read,
//! joined and kept, and moves the map, selects and filters meanwhile. Prints what a frame of the UI
//! thread takes, how late frames come, and when the first marks are there.

#[path = "made/frame.rs"]
mod frame;
#[path = "made/say.rs"]
mod say;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use portolan::atlas::EntityIx;
use portolan::atlas::columns::MODALITIES;
use portolan::query::facets::Filter;
use portolan::scene::Target;
use portolan::session::Action;
use portolan::ui::App;

use say::say;

/// What a screen leaves for one frame.
const EACH: Duration = Duration::from_nanos(16_666_667);

fn main() -> std::io::Result<()> {
    let Some(folder) = std::env::args().nth(1).map(PathBuf::from) else {
        eprintln!("import_frames FOLDER");
        std::process::exit(2);
    };
    let projects = tempfile::tempdir()?;
    let ctx = egui::Context::default();
    let mut app = App::in_context(&ctx, Vec::new());
    app.session.projects = projects.path().to_owned();
    let start = Instant::now();
    app.session.open(vec![folder], || {});
    let (mut frames, mut late) = (Vec::new(), Vec::new());
    let mut marks = None;
    let mut next = Instant::now();
    while app.session.progress().is_some() {
        let nth = frames.len();
        match nth % 60 {
            0..30 => app.map.view = app.map.view.map(|view| view.panned(3.0, 0.0)),
            40 => select(&mut app, nth),
            45 => filter(&mut app, nth / 60),
            50 => app.session.apply(Action::ClearFilter),
            _ => {}
        }
        late.push(next.elapsed());
        frames.push(frame::frame(&ctx, &mut app, nth as u32));
        if app.session.project.is_some() && app.map.drawn().is_some_and(|(marks, _)| marks > 0) {
            marks.get_or_insert(start.elapsed());
        }
        next += EACH;
        match next.checked_duration_since(Instant::now()) {
            Some(rest) => std::thread::sleep(rest),
            None => next = Instant::now(),
        }
    }
    println!("{} texts in {:.1?}", app.session.atlas.documents().len(), start.elapsed());
    println!("the first marks of it after {:.2?}", marks.unwrap_or_default());
    println!(
        "{} frames, {:.1} a second",
        frames.len(),
        frames.len() as f64 / start.elapsed().as_secs_f64()
    );
    say("a frame", frames);
    say("late by", late);
    Ok(())
}

/// Selects one of the entities that are there.
fn select(app: &mut App, nth: usize) {
    let count = app.session.atlas.entities().len();
    if count > 0 {
        let entity = EntityIx((nth * 7919 % count) as u32);
        app.session.apply(Action::Select(Some(Target::Entity(entity))));
    }
}

/// Shows only what happens in one way.
fn filter(app: &mut App, nth: usize) {
    let modality = MODALITIES[nth % MODALITIES.len()];
    let filter = Filter { modalities: [modality].into(), ..Filter::default() };
    app.session.apply(Action::SetFilter(Box::new(filter)));
}
