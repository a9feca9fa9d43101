//! Characters to tokens.

use crate::base::Span;

/// The sort of a token. What it says is read from its span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    Or,
    And,
    Not,
    /// A minus before something.
    Minus,
    /// Letters and a colon, without the colon: the name of a field, known or not.
    Name(String),
    /// A word with its stars.
    Word(String),
    /// What stands between quotes.
    Quoted {
        text: String,
        closed: bool,
        star: bool,
    },
}

pub(super) type Lexed = Vec<(Token, Span)>;

const QUOTES: [char; 7] = ['"', '“', '”', '„', '‟', '«', '»'];

fn is_quote(ch: char) -> bool {
    QUOTES.contains(&ch)
}

fn is_parenthesis(ch: char) -> bool {
    matches!(ch, '(' | ')' | '（' | '）')
}

fn ends_word(ch: char) -> bool {
    ch.is_whitespace() || is_parenthesis(ch) || is_quote(ch)
}

/// White space folded, quotes taken out: what can stand between quotes.
pub(super) fn tidy(text: &str) -> String {
    text.split(|ch: char| ch.is_whitespace() || is_quote(ch))
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a word means itself without quotes.
pub(super) fn is_bare_word(text: &str) -> bool {
    let lexed = lex(text);
    !text.contains('*') && matches!(lexed.as_slice(), [(Token::Word(word), _)] if word == text)
}

/// Whether a value can stand behind its field without quotes.
pub(super) fn is_bare_value(text: &str) -> bool {
    !text.is_empty() && !text.contains(ends_word)
}

/// The name of a field at the start of a word: its length without the colon.
fn name_len(word: &str) -> Option<usize> {
    let colon = word.find([':', '：'])?;
    let name = &word[..colon];
    let after = &word[colon..].trim_start_matches([':', '：']);
    let is_name = !name.is_empty() && name.chars().all(|ch| ch.is_alphabetic() || ch == '_');
    // An address is no field.
    (is_name && !after.starts_with("//")).then_some(colon)
}

pub(super) fn lex(text: &str) -> Lexed {
    let mut tokens = Lexed::new();
    let mut at = 0;
    // Right behind the colon of a field anything up to the next space is its value.
    let mut value = false;
    while let Some(ch) = text[at..].chars().next() {
        let end = at + ch.len_utf8();
        if ch.is_whitespace() {
            value = false;
            at = end;
            continue;
        }
        let (token, end) = if is_parenthesis(ch) {
            (if matches!(ch, '(' | '（') { Token::Open } else { Token::Close }, end)
        } else if is_quote(ch) {
            quoted(text, end)
        } else if ch == '-'
            && !value
            && text[end..].chars().next().is_some_and(|next| !next.is_whitespace())
        {
            (Token::Minus, end)
        } else {
            word(text, at, value)
        };
        value = matches!(token, Token::Name(_));
        tokens.push((token, Span::new(at, end)));
        at = end;
    }
    tokens
}

/// From behind the opening quote.
fn quoted(text: &str, from: usize) -> (Token, usize) {
    let rest = &text[from..];
    let close = rest.find(is_quote);
    let inside = &rest[..close.unwrap_or(rest.len())];
    let mut end = from + inside.len();
    if let Some(quote) = close.and_then(|close| rest[close..].chars().next()) {
        end += quote.len_utf8();
    }
    let star = close.is_some() && text[end..].starts_with('*');
    let token = Token::Quoted { text: tidy(inside), closed: close.is_some(), star };
    (token, end + usize::from(star))
}

fn word(text: &str, from: usize, value: bool) -> (Token, usize) {
    let rest = &text[from..];
    let word = &rest[..rest.find(ends_word).unwrap_or(rest.len())];
    if let Some(len) = name_len(word).filter(|_| !value) {
        let colon = word[len..].chars().next().map_or(0, char::len_utf8);
        return (Token::Name(word[..len].to_owned()), from + len + colon);
    }
    let token = match word {
        _ if value => Token::Word(word.to_owned()),
        "OR" => Token::Or,
        "AND" => Token::And,
        "NOT" => Token::Not,
        _ => Token::Word(word.to_owned()),
    };
    (token, from + word.len())
}

/// A part of a query to be set apart while typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the query.
    pub span: Span,
    pub kind: PieceKind,
}

/// How a part of a query is set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// A word to look for.
    Word,
    /// A phrase in quotes, the quotes with it.
    Phrase,
    /// The name of a field and its colon.
    Field,
    /// The value of a field.
    Value,
    /// `OR`, `AND`, `NOT`, a minus, a parenthesis.
    Operator,
}

/// The parts of a query in order; what lies between is white space.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut value = false;
    lex(text)
        .into_iter()
        .map(|(token, span)| {
            let kind = match token {
                Token::Name(_) => PieceKind::Field,
                Token::Word(_) | Token::Quoted { .. } if value => PieceKind::Value,
                Token::Word(_) => PieceKind::Word,
                Token::Quoted { .. } => PieceKind::Phrase,
                _ => PieceKind::Operator,
            };
            value = kind == PieceKind::Field;
            Piece { span, kind }
        })
        .collect()
}
