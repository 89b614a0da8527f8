//! The numbers by which the parts of a telegram name each other: `Further by No. 2189`, `Beginning see No. 2188`.

use std::ops::Range;

use super::read_text::ReadText;
use super::reading::Reading;
use crate::source::{Passage, Spanned, find_byte, has_byte};

/// The numbers that the outer text gives of its other parts.
//
// part ::= ( "Further" | "Beginning" | "Continuation" | "Continued" | "End" ) S ( "by" | "in" | "see" ) S "No." S digits
pub(super) fn numbers(text: &ReadText<'_>) -> Vec<Passage> {
    let mut found = Vec::new();
    text.outer().for_each(|reading| of_passage(&reading, &mut found));
    found
}

fn of_passage(reading: &Reading<'_>, found: &mut Vec<Passage>) {
    let text = &reading.text;
    if !has_byte(text, |byte| byte.is_ascii_digit()) {
        return;
    }
    let mut at = 0;
    while let Some(start) = find_byte(text, at, |byte| b"FBCE".contains(&byte)) {
        at = start + 1;
        found.extend(number_at(&text[start..]).map(|number| {
            let place = start + number.start..start + number.end;
            Spanned::new(text[place.clone()].to_owned(), reading.place(place))
        }));
    }
}

/// Where the number stands of another part that the words begin to name.
fn number_at(words: &str) -> Option<Range<usize>> {
    let rest = PARTS.iter().find_map(|part| words.strip_prefix(part))?;
    let number = JOINTS.iter().find_map(|joint| rest.strip_prefix(joint))?;
    let length = number.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(number.len());
    let start = words.len() - number.len();
    (length > 0).then_some(start..start + length)
}

const PARTS: [&str; 5] = ["Further ", "Beginning ", "Continuation ", "Continued ", "End "];

const JOINTS: [&str; 5] = ["by No. ", "in No. ", "see No. ", "by Nº ", "see Nº "];

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;
    use crate::cable::Block;

    #[test]
    fn parts_are_named_by_their_numbers() {
        let mut sample = Sample::default();
        let words = "Further by No. 2189.\n###\nContinuation. Beginning see No. 2188. The end by No. 5, Further by car";
        let text = vec![Block::Paragraph(vec![sample.words(words)])];
        let text = sample.text(vec![], text, vec![]);
        let numbers = numbers(&ReadText::of(&text)).into_iter().map(|number| number.value);
        assert_eq!(numbers.collect::<Vec<_>>(), ["2189", "2188"]);
    }
}
