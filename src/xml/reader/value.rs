//! Attribute values and their normalisation (XML 1.0, section 3.3.3).

use std::ops::Range;

use super::chars::{self, Stops, char_at};
use super::entities::{Entities, Replacement};
use super::fault::{Clause, Fault, fault};
use super::reference::{Reference, reference};
use crate::xml::is_char;

/// Where a value ends up: most stand in the text as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// The value is what stands between the quotes.
    Plain,
    /// Something was replaced; the value was pushed to the buffer.
    Changed,
}

// AttValue ::= '"' ([^<&"] | Reference)* '"' | "'" ([^<&'] | Reference)* "'"    (XML 1.0, [10])
/// Reads the value whose opening quote stands at `at`: where it stands without quotes, and whether it
/// had to be changed, in which case it is pushed to `out`.
pub(super) fn att_value(
    text: &str,
    at: usize,
    entities: &mut Entities,
    out: &mut String,
) -> Result<(Range<usize>, Value), Fault> {
    let bytes = text.as_bytes();
    let (quote, stops) = match bytes.get(at) {
        Some(b'"') => (b'"', &chars::DOUBLE_QUOTED),
        Some(b'\'') => (b'\'', &chars::SINGLE_QUOTED),
        _ => return Err(not_quoted(text, at)),
    };
    let end = stops.next(bytes, at + 1);
    if bytes.get(end) == Some(&quote) {
        return Ok((at + 1..end, Value::Plain));
    }
    let mut literal = Literal { text, quote: Some(quote), stops, at: at + 1, done: at + 1 };
    literal.read(entities, out)?;
    Ok((at + 1..literal.at, Value::Changed))
}

/// A value that is being normalised: a literal with its quote, or the replacement text of an entity.
struct Literal<'t> {
    text: &'t str,
    quote: Option<u8>,
    stops: &'static Stops,
    at: usize,
    /// What stands before this is in the value already.
    done: usize,
}

impl Literal<'_> {
    fn read(&mut self, entities: &mut Entities, out: &mut String) -> Result<(), Fault> {
        loop {
            self.at = self.stops.next(self.text.as_bytes(), self.at);
            let Some(&byte) = self.text.as_bytes().get(self.at) else { break };
            match byte {
                _ if self.quote == Some(byte) => break,
                b'<' => return Err(less_than(self.at)),
                b'&' => self.reference(entities, out)?,
                b'\r' if self.is_line_end() => self.replace(2, " ", out),
                b'\r' | b'\n' | b'\t' => self.replace(1, " ", out),
                _ => self.at = good_char(self.text, self.at)?,
            }
        }
        if self.quote.is_some() && self.at == self.text.len() {
            return Err(not_closed(self.done.min(self.at)..self.at));
        }
        out.push_str(&self.text[self.done..self.at]);
        Ok(())
    }

    /// Whether CR LF stand here as one line end (XML 1.0, section 2.11); those in a replacement text
    /// have been referred to, and are two characters.
    fn is_line_end(&self) -> bool {
        self.quote.is_some() && self.text[self.at..].starts_with("\r\n")
    }

    fn replace(&mut self, length: usize, by: &str, out: &mut String) {
        out.push_str(&self.text[self.done..self.at]);
        out.push_str(by);
        self.at += length;
        self.done = self.at;
    }

    fn reference(&mut self, entities: &mut Entities, out: &mut String) -> Result<(), Fault> {
        let (found, end) = reference(self.text, self.at)?;
        let place = self.at..end;
        self.replace(place.len(), "", out);
        match found {
            Reference::Char(c) => out.push(c),
            Reference::Entity(name) => included(name, &place, entities, out)?,
        }
        Ok(())
    }
}

/// Includes an entity "in literal": its quotes are data, and `<` is not allowed (XML 1.0, 4.4.5).
fn included(
    name: &str,
    place: &Range<usize>,
    entities: &mut Entities,
    out: &mut String,
) -> Result<(), Fault> {
    match entities.open(name, place)? {
        Replacement::Text(text) => {
            let stops = &chars::DOUBLE_QUOTED;
            let mut literal = Literal { text: &text, quote: None, stops, at: 0, done: 0 };
            let read = literal.read(entities, out);
            entities.close();
            // Inside the entity there is no place to point at but the reference.
            read.map_err(|mut broken| {
                broken.place = place.clone();
                broken
            })
        }
        Replacement::External => Err(external(name, place.clone())),
        Replacement::Skipped => Ok(()),
    }
}

// Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]
//                                                                              (XML 1.0, [2])
/// Where the character at `at` ends, if XML has it.
pub(super) fn good_char(text: &str, at: usize) -> Result<usize, Fault> {
    match char_at(text, at) {
        Some((c, end)) if is_char(c) => Ok(end),
        Some((c, end)) => Err(bad_char(c, at..end)),
        None => Ok(text.len()),
    }
}

#[cold]
pub(super) fn bad_char(c: char, place: Range<usize>) -> Fault {
    let message = format!("the character U+{:04X} is none that XML has", u32::from(c));
    fault(Clause::Production(2, "Char"), place, message, "must not stand in a document")
}

#[cold]
fn not_quoted(text: &str, at: usize) -> Fault {
    let place = at..char_at(text, at).map_or(at, |(_, end)| end);
    fault(
        Clause::Production(10, "AttValue"),
        place,
        "an attribute value is not in quotes",
        "a quote must stand here",
    )
}

#[cold]
fn not_closed(place: Range<usize>) -> Fault {
    fault(
        Clause::Production(10, "AttValue"),
        place,
        "an attribute value does not end",
        "its closing quote is missing",
    )
}

#[cold]
fn less_than(at: usize) -> Fault {
    fault(
        Clause::Constraint("No < in Attribute Values"),
        at..at + 1,
        "`<` stands in an attribute value",
        "write `&lt;`, or close the quote before",
    )
}

#[cold]
fn external(name: &str, place: Range<usize>) -> Fault {
    fault(
        Clause::Constraint("No External Entity References"),
        place,
        format!("an attribute value refers to `{name}`, an external entity"),
        "values take internal entities only",
    )
}
