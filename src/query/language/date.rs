//! Dates in a query: as exact as they are given.

use jiff::civil::Date;

use super::field::Field;
use super::problem::{Problem, quoted};
use crate::base::{PartialDate, Span};
use crate::corpus::find_dates;

/// A range of days, open where there is no bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// The first day that belongs to it.
    pub from: Option<Date>,
    /// The last.
    pub to: Option<Date>,
}

impl Dates {
    /// What `after:`, `before:` or `date:` asks for. `after:2024-09` is the first of September or
    /// later, `before:2024-09` the last of August or earlier, so that both together are a period;
    /// `date:` also takes `2024-09-08/2024-09-14`, and `..` for an open end.
    ///
    /// # Errors
    /// If the value is no date; with the date that was probably meant.
    pub fn of(field: Field, value: &str, span: Span) -> Result<Self, Problem> {
        let open = |part: &str| part.is_empty() || part == "..";
        if let Some((from, to)) = value.split_once('/').filter(|_| field == Field::Date)
            && (open(from) != open(to))
        {
            let bound = |part: &str| -> Result<Option<PartialDate>, Problem> {
                if open(part) { Ok(None) } else { parse(field, part, span).map(Some) }
            };
            let (from, to) = (bound(from)?, bound(to)?);
            return Ok(Self { from: from.map(PartialDate::first), to: to.map(PartialDate::last) });
        }
        let date = parse(field, value, span)?;
        let (first, last) = (date.first(), date.last());
        Ok(match field {
            Field::Before => Self { from: None, to: Some(first.yesterday().unwrap_or(first)) },
            Field::After => Self { from: Some(first), to: None },
            _ if last < first => {
                let message = format!("{} ends before it begins.", quoted(value));
                return Err(Problem::new(span, message));
            }
            _ => Self { from: Some(first), to: Some(last) },
        })
    }

    /// Whether a date may lie in the range: a month of which one day does is enough.
    pub fn may_hold(self, date: PartialDate) -> bool {
        self.from.is_none_or(|from| date.last() >= from)
            && self.to.is_none_or(|to| date.first() <= to)
    }
}

fn parse(field: Field, value: &str, span: Span) -> Result<PartialDate, Problem> {
    let error = match value.parse::<PartialDate>() {
        Ok(date) if date.end.is_none() || field == Field::Date => return Ok(date),
        Ok(date) => {
            let message =
                format!("{} is a period; {}: takes one date.", quoted(value), field.name());
            let end =
                if field == Field::After { date.start } else { date.end.unwrap_or(date.start) };
            return Err(
                Problem::new(span, message).or_rather(span, format!("{}:{end}", field.name()))
            );
        }
        Err(error) => error,
    };
    let mut sentence = error.to_string();
    sentence.push('.');
    let problem = Problem::new(span, sentence);
    let meant = find_dates(value).into_iter().find_map(|date| Some(date.in_year(date.year?)));
    Err(match meant {
        Some(day) => problem.or_rather(span, format!("{}:{day}", field.name())),
        None => problem,
    })
}
