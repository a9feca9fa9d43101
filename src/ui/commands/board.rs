//! What panels and the table of commands tell each other within a frame: which commands can be
//! done, and which were asked for.

use std::sync::Arc;

use egui::{Context, Id as EguiId};

use super::{Id, State, TABLE};

#[derive(Clone, Default)]
struct Board {
    /// Ids that can be done, in order.
    enabled: Arc<[Id]>,
    asked: Vec<Id>,
}

fn with<R>(ctx: &Context, act: impl FnOnce(&mut Board) -> R) -> R {
    ctx.data_mut(|data| act(data.get_temp_mut_or_default(EguiId::unique("board of commands"))))
}

/// Says what can be done in this frame, before any panel is shown.
pub fn publish(ctx: &Context, state: &State<'_>) {
    let mut enabled: Vec<Id> =
        TABLE.iter().filter(|spec| (spec.enabled)(state)).map(|spec| spec.id).collect();
    enabled.sort_unstable();
    with(ctx, |board| {
        if *board.enabled != *enabled {
            board.enabled = enabled.into();
        }
    });
}

pub fn is_enabled(ctx: &Context, id: Id) -> bool {
    with(ctx, |board| board.enabled.binary_search(&id).is_ok())
}

/// Asks for a command; it is done at the end of the frame.
pub fn ask(ctx: &Context, id: Id) {
    with(ctx, |board| board.asked.push(id));
}

/// What was asked for since the last time.
pub fn taken(ctx: &Context) -> Vec<Id> {
    with(ctx, |board| std::mem::take(&mut board.asked))
}
