//! YAML with places: the one door to saphyr-parser.
//!
//! Front matter is a mapping of words, lists of words and lists of mappings. All scalars are words:
//! `1950-10-11` and `no` are not turned into anything else. Anchors and tags mean nothing here.

use std::collections::HashSet;
use std::ops::Range;

use saphyr_parser::{Event, Parser, StrInput};

use crate::source::{Passage, Source, Span, Spanned};
use crate::xml;
use crate::xml::unbroken;

/// A value with its place.
pub(super) struct Value {
    pub(super) content: Content,
    pub(super) span: Span,
}

pub(super) enum Content {
    Words(String),
    List(Vec<Value>),
    Mapping(Mapping),
}

/// Keys and values in their order; no key stands there twice.
pub(super) type Mapping = Vec<(Passage, Value)>;

/// Why front matter cannot be read.
pub(super) struct Unreadable {
    pub(super) place: Span,
    pub(super) message: String,
}

impl Unreadable {
    pub(super) fn new(place: Span, message: impl Into<String>) -> Self {
        Self { place, message: message.into() }
    }
}

/// Reads the block of a source that is a YAML mapping; a blank one has no keys.
pub(super) fn parse(source: &Source, block: Range<usize>) -> Result<Mapping, Unreadable> {
    if block.len() > LIMIT {
        let place = source.span(block.start..block.start);
        return Err(Unreadable::new(place, "front matter longer than 64 KiB"));
    }
    let text = &source.text()[block.clone()];
    let characters = text.char_indices().map(|(at, _)| block.start + at);
    let offsets = characters.chain([block.end]).collect();
    let mut reader = Reader { source, offsets, events: Parser::new_from_str(text) };
    let root = reader.document()?;
    match root.content {
        Content::Mapping(mapping) => Ok(mapping),
        Content::Words(words) if words.is_empty() => Ok(Vec::new()),
        Content::Words(_) | Content::List(_) => {
            Err(Unreadable::new(root.span, "front matter is no list of keys with values"))
        }
    }
}

/// More than any record needs, and little enough for a parser that may look at a line several times.
const LIMIT: usize = 64 * 1024;

/// The words of a value, or of a key: line ends in them mean nothing.
///
/// Where the words do not stand in the source letter by letter, their place is the whole value.
pub(super) fn passage(source: &Source, words: &str, span: Span) -> Result<Passage, Unreadable> {
    let words = unbroken(words.trim());
    if let Some(bad) = words.chars().find(|c| !xml::is_char(*c)) {
        let message = format!("U+{:04X} stands in a value, and XML cannot hold it", u32::from(bad));
        return Err(Unreadable::new(span, message));
    }
    let range = span.range();
    let found = source.text()[range.clone()].find(&words).map(|at| range.start + at);
    let place = found.map_or(span, |start| source.span(start..start + words.len()));
    // A passage as long as its place is taken for a copy of it.
    let place = if found.is_none() && place.len() == words.len() {
        source.span(range.start..range.start)
    } else {
        place
    };
    Ok(Spanned::new(words, place))
}

struct Reader<'s> {
    source: &'s Source,
    /// Where each character of the block stands, for the parser counts characters.
    offsets: Vec<usize>,
    events: Parser<'s, StrInput<'s>>,
}

impl<'s> Reader<'s> {
    fn document(&mut self) -> Result<Value, Unreadable> {
        let mut root = None;
        loop {
            let (event, span) = self.event()?;
            match event {
                Event::StreamEnd => break,
                Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd => {}
                _ if root.is_some() => {
                    return Err(Unreadable::new(span, "front matter has ended before this place"));
                }
                event => root = Some(self.value(event, span, 0)?),
            }
        }
        let nothing = || Value { content: Content::Words(String::new()), span: self.span(0, 0) };
        Ok(root.unwrap_or_else(nothing))
    }

    fn event(&mut self) -> Result<(Event<'s>, Span), Unreadable> {
        match self.events.next_event() {
            Some(Ok((event, span))) => Ok((event, self.span(span.start.index(), span.end.index()))),
            Some(Err(error)) => {
                let at = error.marker().index();
                let message = format!("front matter is not YAML: {}", error.info());
                Err(Unreadable::new(self.span(at, at), message))
            }
            None => Ok((Event::StreamEnd, self.span(0, 0))),
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let offset = |at: usize| self.offsets[at.min(self.offsets.len() - 1)];
        self.source.span(offset(start)..offset(end.max(start)))
    }

    fn value(&mut self, event: Event<'s>, span: Span, depth: usize) -> Result<Value, Unreadable> {
        if depth > DEEPEST {
            return Err(Unreadable::new(
                span,
                "a value is nested more deeply than any key takes it",
            ));
        }
        let content = match event {
            Event::Scalar(words, ..) => Content::Words(words.into_owned()),
            Event::SequenceStart(..) => Content::List(self.list(depth)?),
            Event::MappingStart(..) => Content::Mapping(self.mapping(depth)?),
            Event::Alias(_) => {
                return Err(Unreadable::new(span, "an alias stands in the place of a value"));
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::SequenceEnd
            | Event::MappingEnd => return Err(Unreadable::new(span, "a value is missing")),
        };
        Ok(Value { content, span })
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Value>, Unreadable> {
        let mut list = Vec::new();
        loop {
            match self.event()? {
                (Event::SequenceEnd, _) => return Ok(list),
                (event, span) => list.push(self.value(event, span, depth + 1)?),
            }
        }
    }

    fn mapping(&mut self, depth: usize) -> Result<Mapping, Unreadable> {
        let (mut mapping, mut seen) = (Mapping::new(), HashSet::new());
        loop {
            let (event, span) = self.event()?;
            if event == Event::MappingEnd {
                return Ok(mapping);
            }
            let key = self.key(event, span)?;
            if !seen.insert(key.value.clone()) {
                let message = format!("the key `{}` stands there twice", key.value);
                return Err(Unreadable::new(key.span, message));
            }
            let (event, span) = self.event()?;
            mapping.push((key, self.value(event, span, depth + 1)?));
        }
    }

    fn key(&self, event: Event<'s>, span: Span) -> Result<Passage, Unreadable> {
        match event {
            Event::Scalar(words, ..) if !words.trim().is_empty() => {
                passage(self.source, &words, span)
            }
            _ => Err(Unreadable::new(span, "a key is no word")),
        }
    }
}

/// A mapping of lists of mappings of lists of words.
const DEEPEST: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    fn parsed(text: &str) -> Result<Mapping, (String, usize)> {
        let source = Source::new(SourceId(0), "a.txt", text);
        parse(&source, 0..text.len())
            .map_err(|unreadable| (unreadable.message, unreadable.place.range().start))
    }

    #[test]
    fn places_count_bytes() {
        let text = "title: 'Nº 4784'\narchive: АП РФ\n";
        let mapping = parsed(text).unwrap_or_else(|why| panic!("{why:?}"));
        let values: Vec<&str> =
            mapping.iter().map(|(_, value)| &text[value.span.range()]).collect();
        assert_eq!(values, ["'Nº 4784'", "АП РФ"]);
        assert_eq!(&text[mapping[1].0.span.range()], "archive");
    }

    #[test]
    fn what_is_no_front_matter_is_told_with_its_place() {
        for (text, message, place) in [
            ("a: 1\na: 2\n", "the key `a` stands there twice", 5),
            ("- a\n- b\n", "front matter is no list of keys with values", 0),
            ("a: *b\n", "front matter is not YAML: while parsing node, found unknown anchor", 3),
            ("? [a]\n: b\n", "a key is no word", 2),
            ("a: [[[[[1]]]]]\n", "a value is nested more deeply than any key takes it", 7),
        ] {
            let found = parsed(text).map(|mapping| mapping.len());
            assert_eq!(found, Err((message.to_owned(), place)), "{text}");
        }
        assert!(parsed("a: 'b\n").is_err() && parsed("a: b: c\n").is_err());
        assert!(parsed("").is_ok_and(|mapping| mapping.is_empty()));
        assert!(parsed(&"[".repeat(LIMIT)).is_err() && parsed(&"a".repeat(LIMIT + 1)).is_err());
    }
}
