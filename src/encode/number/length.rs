//! How long a number is.

/// How long a number is that begins a text.
///
/// ```text
/// number ::= [ letters ] digits [ letters ] { joint piece | "/" level [ "." ] }
/// piece  ::= digits [ letters ] | letters
/// joint  ::= "/" | "-" | "–" | "."
/// letters ::= at most three letters           sh, ss, gs, III; P in P78/168
/// level  ::= "szig. titk" | "sz. t" | "titk" ...                                    how secret, in Hungarian
/// ```
pub(in crate::encode) fn number_length(text: &str) -> Option<usize> {
    let letters = |at: usize| {
        let run = text[at..].find(|c: char| !c.is_alphabetic()).unwrap_or(text.len() - at);
        if text[at..at + run].chars().count() <= 3 { Some(at + run) } else { None }
    };
    let digits = |at: usize| {
        let count = figures(&text[at..]);
        (count > 0).then_some(at + count)
    };
    let piece = |at: usize| match digits(at) {
        Some(end) => letters(end),
        None => letters(at).filter(|&end| end > at),
    };
    let mut end = letters(digits(letters(0)?)?)?;
    end += level_length(&text[end..]).unwrap_or(0);
    while let Some(joint) = text[end..].chars().next().filter(|c| "/-–.".contains(*c)) {
        match piece(end + joint.len_utf8()) {
            Some(next) => end = next + level_length(&text[next..]).unwrap_or(0),
            None => break,
        }
    }
    Some(end)
}

/// How many figures a text begins with.
pub(in crate::encode) fn figures(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// How long the level is that Hungarian registries write into their numbers, with its joint and the stop that shortens it:
/// `/szig. titk.` of `38/szig. titk.-1956`.
fn level_length(text: &str) -> Option<usize> {
    let behind = text.strip_prefix('/')?;
    let level = LEVELS.iter().find(|level| behind.starts_with(**level))?;
    let rest = &behind[level.len()..];
    let ends = !rest.starts_with(char::is_alphanumeric);
    ends.then_some("/".len() + level.len() + usize::from(rest.starts_with('.')))
}

/// Whether a registry has written the level into a number.
pub(in crate::encode) fn has_level(n: &str) -> bool {
    n.match_indices('/').any(|(at, _)| level_length(&n[at..]).is_some())
}

/// Top secret and secret, as they are shortened; one that begins with another stands before it.
const LEVELS: &[&str] = &[
    "szig. titk",
    "szig.titk",
    "szigtitk",
    "szig. t",
    "szig.t",
    "sz. titk",
    "sz.titk",
    "sz. t",
    "sz.t",
    "szt",
    "titk",
];

/// How long a number of four to six figures is whose thousands stand apart: `15 612`. Nothing is counted by it.
pub(in crate::encode) fn grouped_length(text: &str) -> Option<usize> {
    let thousands = figures(text);
    let rest = text[thousands..].strip_prefix(' ').filter(|_| (1..=3).contains(&thousands))?;
    let behind = &rest[figures(rest).min(3)..];
    let ends = behind.is_empty() || behind.starts_with(['.', ',', ';', ')', '\n', ' ']);
    let counts = behind
        .strip_prefix(' ')
        .is_some_and(|next| !["of ", "from ", "dated "].iter().any(|word| next.starts_with(word)));
    (figures(rest) == 3 && ends && !counts).then_some(thousands + " ".len() + 3)
}

/// How long the number is with which a printed telegram begins: two or three figures, or five behind the letters of a
/// headquarters.
pub(in crate::encode) fn leading_length(text: &str) -> Option<usize> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let start = if letters > 0 { letters + 1 } else { 0 };
    let behind = text.get(start..).filter(|_| letters == 0 || text[letters..].starts_with(' '))?;
    let figures = figures(behind);
    let fits = if letters > 0 { letters <= 3 && figures == 5 } else { (2..=3).contains(&figures) };
    fits.then_some(start + figures)
}
