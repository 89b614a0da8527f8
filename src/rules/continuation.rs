//! The numbers by which the parts of a telegram name each other: `Further by No. 2189`, `Beginning see No. 2188`.

use super::reading::Reading;
use super::settled;
use crate::cable::Text;
use crate::source::{Passage, Spanned, has_byte};

/// The numbers that the outer text gives of its other parts.
//
// part ::= ( "Further" | "Beginning" | "Continuation" | "Continued" | "End" ) S ( "by" | "in" | "see" ) S "No." S digits
pub(super) fn numbers(text: &Text) -> Vec<Passage> {
    settled::outer(text).map(Reading::of).flat_map(|reading| of_passage(&reading)).collect()
}

fn of_passage(reading: &Reading) -> Vec<Passage> {
    let text = &reading.text;
    if !has_byte(text, |byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let behind =
        PARTS.iter().flat_map(|part| text.match_indices(part)).map(|(at, part)| at + part.len());
    let numbers = behind.filter_map(|at| {
        let number = JOINTS.iter().find_map(|joint| text[at..].strip_prefix(joint))?;
        let length = number.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(number.len());
        let start = text.len() - number.len();
        let place = start..start + length;
        (length > 0).then(|| Spanned::new(text[place.clone()].to_owned(), reading.place(place)))
    });
    numbers.collect()
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
        let numbers = numbers(&text).into_iter().map(|number| number.value);
        assert_eq!(numbers.collect::<Vec<_>>(), ["2189", "2188"]);
    }
}
