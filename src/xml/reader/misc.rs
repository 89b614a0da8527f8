//! Comments and processing instructions (XML 1.0, sections 2.5 and 2.6).

use std::ops::Range;

use super::chars::{char_at, forbidden, is_space, skip_space};
use super::fault::{Clause, Fault, fault};
use super::name::ncname;
use super::value::bad_char;

// Comment ::= '<!--' ((Char - '-') | ('-' (Char - '-')))* '-->'                (XML 1.0, [15])
/// What the comment that starts at `start` says; it ends three bytes behind.
pub(super) fn comment(text: &str, start: usize) -> Result<Range<usize>, Fault> {
    let inside = start + "<!--".len();
    let clause = Clause::Production(15, "Comment");
    let Some(length) = text[inside..].find("--") else {
        let place = start..inside;
        return Err(fault(clause, place, "a comment does not end", "its `-->` is missing"));
    };
    let end = inside + length;
    if !text[end..].starts_with("-->") {
        let message = "`--` stands inside a comment";
        return Err(fault(clause, end..end + 2, message, "only `-->` may follow"));
    }
    only_chars(text, inside..end)?;
    Ok(inside..end)
}

// PI       ::= '<?' PITarget (S (Char* - (Char* '?>' Char*)))? '?>'            (XML 1.0, [16])
// PITarget ::= Name - (('X' | 'x') ('M' | 'm') ('L' | 'l'))                    (XML 1.0, [17])
/// Target and data of the processing instruction that starts at `start`; it ends two bytes behind.
pub(super) fn instruction(text: &str, start: usize) -> Result<(Range<usize>, Range<usize>), Fault> {
    let target = start + "<?".len();
    let behind = ncname(text, target, "the target of a processing instruction")?;
    if text[target..behind].eq_ignore_ascii_case("xml") {
        return Err(reserved(text, target..behind));
    }
    let clause = Clause::Production(16, "PI");
    let Some(length) = text[behind..].find("?>") else {
        let message = "a processing instruction does not end";
        return Err(fault(clause, start..behind, message, "its `?>` is missing"));
    };
    let end = behind + length;
    if length > 0 && !is_space(text.as_bytes()[behind]) {
        let place = behind..char_at(text, behind).map_or(end, |(_, end)| end);
        let message = "white space is missing behind the target of a processing instruction";
        return Err(fault(clause, place, message, "no character of a name"));
    }
    only_chars(text, behind..end)?;
    Ok((target..behind, skip_space(&text.as_bytes()[..end], behind)..end))
}

/// Refuses characters that XML does not have.
pub(super) fn only_chars(text: &str, range: Range<usize>) -> Result<(), Fault> {
    match forbidden(text, range) {
        None => Ok(()),
        Some(place) => {
            let c = text[place.clone()].chars().next().unwrap_or_default();
            Err(bad_char(c, place))
        }
    }
}

#[cold]
fn reserved(text: &str, target: Range<usize>) -> Fault {
    let clause = Clause::Production(17, "PITarget");
    if &text[target.clone()] == "xml" {
        let message = "an XML declaration stands where none may stand";
        fault(clause, target, message, "it belongs at the very start, with nothing before it")
    } else {
        let message = format!("the target `{}` is reserved", &text[target.clone()]);
        fault(clause, target, message, "the name is kept for XML itself")
    }
}
