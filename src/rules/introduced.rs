//! Messages inside a text, and whom the words before each name.

use super::correspondents::Person;
use super::read_text::ReadText;
use super::reading::Reading;
use crate::cable::{Block, Text};
use crate::persons::{self as registered, Register};

/// A message inside a text, behind a paragraph that leads to it.
pub(super) struct Introduced<'a> {
    /// The message.
    pub(super) message: &'a Text,
    /// Of the register's persons those whom the paragraph names.
    pub(super) named: Vec<Person>,
    /// The one from whom it says that the message comes.
    pub(super) sender: Option<Person>,
}

/// The messages inside a text behind a paragraph: `I report the following message of Comrade MAO ZEDONG:`. A long paragraph
/// tells of more than what it leads to.
pub(super) fn messages<'a>(text: &ReadText<'a>, register: &Register) -> Vec<Introduced<'a>> {
    const LONG: usize = 300;
    let pairs = text.blocks(Block::paragraph).zip(text.text.blocks.iter().skip(1));
    let led = pairs.filter_map(|(before, block)| match block {
        Block::Message(message) => Some((before?, message)),
        _ => None,
    });
    let led = led.filter(|(words, _)| words.text.len() < LONG);
    led.map(|(words, message)| introduced(&words, message, register)).collect()
}

fn introduced<'a>(words: &Reading<'_>, message: &'a Text, register: &Register) -> Introduced<'a> {
    let (mut named, mut senders) = (Vec::new(), Vec::new());
    for mention in register.mentions(&words.text) {
        let person = Person {
            pointer: mention.person.map(registered::Person::pointer),
            words: words.text[mention.range.clone()].to_owned(),
            span: words.place(mention.range.clone()),
        };
        if person.pointer.is_some() && comes_from(&words.text[..mention.range.start]) {
            senders.push(person.clone());
        }
        named.push(person);
    }
    let sender = senders.pop().filter(|_| senders.is_empty());
    Introduced { message, named, sender }
}

/// Whether words lead to the name of a sender. "In reply to the telegram of" leads to that of another.
//
// words ::= ... kind S ( "of" | [ word S [ word S [ word S ] ] ] "from" ) S [ comrade S ]
fn comes_from(words: &str) -> bool {
    const COMRADES: [&str; 5] = ["comrade", "cde.", "com.", "comr.", "c."];
    const KINDS: [&str; 5] = ["telegram", "message", "letter", "cable", "reply"];
    const ANSWERS: [&str; 4] = ["answer", "reply", "response", "connection"];
    const BETWEEN: usize = 3;
    let lower = words.to_lowercase();
    let mut words = lower.split_whitespace().rev().peekable();
    words.next_if(|word| COMRADES.contains(word));
    let between = match words.next() {
        Some("of") => 0,
        Some("from") => BETWEEN,
        _ => return false,
    };
    let mut near = words.by_ref().take(between + 1);
    near.any(|word| KINDS.contains(&word)) && !words.any(|word| ANSWERS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_to_the_sender_of_a_message() {
        for (words, leads) in [
            ("I report the following message of Comrade ", true),
            ("I transmit a telegram I received from Comrade ", true),
            ("Here is the letter from ", true),
            ("In reply to the telegram of Comrade ", false),
            ("I have handed over the letter about the arrival of ", false),
            ("I transmit a telegram to Comrade ", false),
        ] {
            assert_eq!(comes_from(words), leads, "{words}");
        }
    }
}
