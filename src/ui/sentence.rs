//! A passage of a text with its mentions marked: the same in the inspector and in the reader.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Stroke};

use super::theme::{self, Tokens};
use crate::atlas::{Atlas, DocIx, MentionIx};
use crate::base::Span;

/// How a passage is set.
pub struct Setting<'a> {
    pub tokens: &'a Tokens,
    pub font_size: f32,
    pub line_height: f32,
    pub wrap_width: f32,
    /// Drawn on the marker's ground.
    pub marked: &'a [Span],
    /// Underlined stronger: what the pointer is over.
    pub lit: &'a dyn Fn(MentionIx) -> bool,
    /// Navigation and advertisement: set faint.
    pub furniture: bool,
    pub heading: bool,
}

/// Lays out `span` of a document. White space is shown as the text has it, but for line breaks,
/// which become spaces; byte offsets into the job are those into the span.
pub fn job(atlas: &Atlas, document: DocIx, span: Span, setting: &Setting<'_>) -> LayoutJob {
    let read = atlas.read(document);
    let text = span.of(&read.text);
    // A line break is one byte, and so is a space: offsets stay.
    let shown = text.replace(['\n', '\r', '\t'], " ");
    let mut cuts = vec![0, text.len()];
    let mentions: Vec<(MentionIx, Span, crate::atlas::Kind)> = atlas
        .mentions_in(document)
        .filter(|(_, mention)| span.contains(mention.span))
        .map(|(ix, mention)| (ix, mention.span, mention.kind))
        .collect();
    let within = |other: Span| {
        let start = other.start.clamp(span.start, span.end) - span.start;
        let end = other.end.clamp(span.start, span.end) - span.start;
        (start as usize, end as usize)
    };
    for other in mentions.iter().map(|(_, span, _)| *span).chain(setting.marked.iter().copied()) {
        let (start, end) = within(other);
        cuts.extend([start, end]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut job = LayoutJob::default();
    job.wrap.max_width = setting.wrap_width;
    for piece in cuts.windows(2) {
        let (from, to) = (piece[0], piece[1]);
        let covers = |other: Span| {
            let (start, end) = within(other);
            start <= from && to <= end && start < end
        };
        let mention = mentions
            .iter()
            .filter(|(_, span, _)| covers(*span))
            .min_by_key(|(_, span, _)| span.len());
        let marked = setting.marked.iter().any(|marked| covers(*marked));
        job.append(&shown[from..to], 0.0, format(setting, mention.copied(), marked));
    }
    job
}

fn format(
    setting: &Setting<'_>,
    mention: Option<(MentionIx, Span, crate::atlas::Kind)>,
    marked: bool,
) -> TextFormat {
    let tokens = setting.tokens;
    let family = if setting.heading { theme::semibold() } else { theme::regular() };
    let mut format = TextFormat {
        font_id: FontId::new(setting.font_size, family),
        color: if setting.furniture { tokens.faint } else { tokens.ink },
        line_height: Some(setting.line_height),
        ..TextFormat::default()
    };
    if marked {
        format.background = tokens.marker;
    }
    if let Some((ix, _, kind)) = mention.filter(|_| !setting.furniture) {
        let lit = (setting.lit)(ix);
        format.underline = Stroke::new(if lit { 2.0 } else { 1.0 }, tokens.kind(kind));
        if lit && !marked {
            format.background = tokens.accent_ground;
        }
    }
    format
}
