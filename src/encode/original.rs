//! The original beside its translation: a text that the source gives in two languages, one below the other.
//!
//! ```text
//! text ::= original translation | translation original
//! ```
//!
//! The two are told by their letters and by nothing else, so only an original in letters that the translation does not
//! have is found.

use std::ops::Range;

use super::lines::wording::has_at_most;
use super::lines::{self, Place};
use super::script::{self, Script};
use super::unit::Unit;
use super::{Encoder, body};
use crate::cable::{Original, Stands};
use crate::source::{Passage, Span, has_byte};

/// Where the original stands among the units of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) units: Range<usize>,
    stands: Stands,
    tag: String,
}

impl Found {
    /// The units of the translation.
    pub(super) fn translation(&self, units: usize) -> Range<usize> {
        match self.stands {
            Stands::Above => self.units.end..units,
            Stands::Below => 0..self.units.start,
        }
    }
}

/// The original, if all that is in its letters stands together above or below all that is not, and is a text of like
/// length: a stamp, a signature or a quoted sentence is none. A date or a number between the two, which has no letters
/// that tell, closes the text above it.
pub(super) fn find(encoder: &Encoder<'_>, units: &[Unit]) -> Option<Found> {
    let (language, original) = &encoder.languages;
    let script =
        units.iter().find_map(|unit| script::of(unit.text()).filter(|s| !s.writes(language)))?;
    let letters: Vec<Letters> = units.iter().map(|unit| Letters::of(unit.text())).collect();
    let of = |is: fn(&Letters, &str) -> bool| -> Vec<usize> {
        (0..units.len()).filter(|&at| is(&letters[at], language)).collect()
    };
    let (theirs, ours) = (of(Letters::is_foreign), of(Letters::is_own));
    let (range, stands) = parted(&theirs, &ours, units.len())?;
    let length = |of: &[usize]| of.iter().map(|&at| letters[at].weight()).sum::<usize>();
    let alike =
        length(&theirs) <= length(&ours) * ALIKE && length(&ours) <= length(&theirs) * ALIKE;
    let is_text = |of: &[usize]| of.iter().any(|&at| is_said(encoder, &units[at]));
    (alike && is_text(&theirs) && is_text(&ours)).then(|| Found {
        units: range,
        stands,
        tag: script.tag(original.as_deref()).to_owned(),
    })
}

/// Where the original stands if all its units stand above or below all of the translation.
fn parted(theirs: &[usize], ours: &[usize], units: usize) -> Option<(Range<usize>, Stands)> {
    let (first, last) = (*theirs.first()?, theirs.last()?);
    let (first_own, last_own) = (*ours.first()?, ours.last()?);
    if *last < first_own {
        Some((0..first_own, Stands::Above))
    } else if *last_own < first {
        Some((first..units, Stands::Below))
    } else {
        None
    }
}

/// How many times longer one of the two may be than the other.
const ALIKE: usize = 3;

/// Whether the unit says something, and is no line of a form.
fn is_said(encoder: &Encoder<'_>, unit: &Unit) -> bool {
    let recognised = |place| encoder.recognise(unit, place).is_some();
    !has_at_most(unit.text(), 4)
        && !recognised(Place::Head)
        && !recognised(Place::End)
        && !lines::stands_alone(unit.text(), encoder.registers)
}

/// The letters of a unit.
struct Letters {
    script: Option<&'static Script>,
    count: usize,
    /// Whether there are small Latin letters among them: `5.VII.50` and `№ 3172` may be of any language.
    small: bool,
}

impl Letters {
    fn of(text: &str) -> Self {
        Self {
            script: script::of(text),
            count: text.chars().filter(|c| c.is_alphabetic()).count(),
            small: has_byte(text, |byte| byte.is_ascii_lowercase()),
        }
    }

    fn is_foreign(&self, language: &str) -> bool {
        self.script.is_some_and(|script| !script.writes(language))
    }

    fn is_own(&self, language: &str) -> bool {
        !self.is_foreign(language) && (self.small || self.count >= WORDS)
    }

    fn weight(&self) -> usize {
        self.script.map_or(self.count, |script| script.weight(self.count))
    }
}

/// How many letters are more than the figures of a date.
const WORDS: usize = 8;

impl Encoder<'_> {
    /// Reads the original as a text of its own.
    pub(super) fn original(&mut self, units: &[Unit], found: &Found) -> Original {
        let units = &units[found.units.clone()];
        let span = body::span_of(units);
        let (language, original) = (found.tag.clone(), self.languages.1.clone());
        let languages = std::mem::replace(&mut self.languages, (language, original));
        let text = body::read(self, units, span);
        self.languages = languages;
        let start = Span { end: span.start, ..span };
        Original { language: Passage::new(found.tag.clone(), start), stands: found.stands, text }
    }
}
