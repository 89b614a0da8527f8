//! Reads what stands in brackets, and what a bracket says of the words before it.

use std::ops::Range;

use super::Reader;
use crate::cable::{
    CableNumber, Choice, Expansion, Gap, GapReason, Inline, Node, NoteKind, Supplied,
    SuppliedReason, Unclear,
};
use crate::dates;
use crate::encode::brackets::{Meaning, is_anchor_in_letters, meaning};
use crate::encode::number;
use crate::source::{Spanned, part_of};
use crate::xml::unbroken;

impl Reader<'_> {
    /// Whether figures in brackets count what a sentence speaks of, and mark no note: `a delegation of [5] members`, `on [25]
    /// October`.
    fn counts(&self, whole: &Range<usize>) -> bool {
        let number = self.text(whole.start + 1..whole.end - 1).parse();
        let (before, behind) = (&self.words.value[..whole.start], &self.words.value[whole.end..]);
        let in_sentence = before.ends_with(|c: char| c.is_whitespace())
            && behind.strip_prefix(' ').is_some_and(|next| {
                next.starts_with(char::is_lowercase) || begins_with_month(next)
            });
        in_sentence && number.is_ok_and(|number| !self.noted.contains(&number))
    }

    /// What a pair of brackets stands for; `whole` covers both brackets.
    pub(super) fn push_bracket(&self, whole: Range<usize>, marked: bool, out: &mut Vec<Inline>) {
        let inner = whole.start + 1..whole.end - 1;
        // Nothing was added where nothing stands: the brackets are the text.
        if self.text(inner.clone()).chars().all(|c| c.is_whitespace() || "[]".contains(c)) {
            self.push_words(whole, out);
            return;
        }
        let in_letters = is_anchor_in_letters(self.text(inner.clone()), self.text(0..whole.start));
        let meaning = if in_letters { Meaning::Anchor } else { meaning(self.text(inner.clone())) };
        match meaning {
            Meaning::Gap(gap) => out.push(self.inline(Node::Gap(gap.into()), whole)),
            Meaning::Unclear => {
                let content = self.read(inner.start + 1..inner.end - 1, marked);
                out.push(
                    self.inline(Node::Unclear(Unclear { printed: None, content }.into()), whole),
                );
            }
            Meaning::Anchor if self.counts(&whole) => {
                let content = self.read(inner, marked);
                let reason = SuppliedReason::Omitted;
                let supplied = Supplied { reason, doubtful: false, content };
                out.push(self.inline(Node::Supplied(supplied), whole));
            }
            Meaning::Anchor => {
                let n = self.text(inner).to_owned();
                out.push(self.inline(Node::Anchor(n), whole));
            }
            Meaning::Doubt => self.push_doubt(whole, out),
            Meaning::Sic { should_be } => self.push_sic(whole, should_be, out),
            Meaning::Note(kind) => {
                let content = self.read(inner, marked);
                out.push(self.inline(Node::Note { kind: kind.into(), content }, whole));
            }
            Meaning::Supplied { .. } if self.completes_a_word(&inner) => {
                self.push_expansion(whole, out)
            }
            Meaning::Supplied { reason, doubtful } => {
                let end = inner.end - usize::from(doubtful);
                let content = self.supplied(inner.start..end, reason, marked);
                let supplied = Supplied { reason, doubtful, content };
                out.push(self.inline(Node::Supplied(supplied), whole));
            }
        }
    }

    fn supplied(&self, inner: Range<usize>, reason: SuppliedReason, marked: bool) -> Vec<Inline> {
        let content = self.read(inner.clone(), marked);
        match reason {
            SuppliedReason::Original => vec![self.inline(Node::Foreign(content), inner)],
            SuppliedReason::Omitted | SuppliedReason::Gloss => content,
        }
    }

    /// `c[omrade]`: the bracket follows a letter and goes on with a small one. `COM[RADE]`: with capitals in a word of
    /// capitals. `M[inistry of] F[oreign] A[ffairs]`: a word that links to the next may stand in it too.
    fn completes_a_word(&self, inner: &Range<usize>) -> bool {
        let before = &self.words.value[..inner.start - 1];
        let inside = self.text(inner.clone());
        let begun = before.len() - before.trim_end_matches(char::is_uppercase).len();
        let shouted = || begun > 1 && inside.chars().all(char::is_uppercase);
        before.ends_with(char::is_alphabetic)
            && (inside.starts_with(char::is_lowercase) || shouted())
            && !without_link(inside).contains(|c: char| c.is_whitespace() || c == '[')
    }

    fn push_expansion(&self, whole: Range<usize>, out: &mut Vec<Inline>) {
        let inner = whole.start + 1..whole.end - 1;
        let added = vec![self.inline(Node::Words(self.text(inner.clone()).into()), inner)];
        let before = self.text(0..whole.start);
        let length = before.len() - before.trim_end_matches(char::is_alphabetic).len();
        let Some(start) = self.take_last(length, whole.start, out) else {
            let supplied =
                Supplied { reason: SuppliedReason::Omitted, doubtful: false, content: added };
            out.push(self.inline(Node::Supplied(supplied), whole));
            return;
        };
        let abbreviation = self.text(start..whole.start).to_owned();
        let expansion = Expansion { abbreviation, content: added };
        out.push(self.inline(Node::Expansion(expansion.into()), start..whole.end));
    }

    /// `arrested[?]`, `Kailan [?]`: the word, or the name, before it is doubtful; behind anything else something
    /// is missing.
    fn push_doubt(&self, whole: Range<usize>, out: &mut Vec<Inline>) {
        let mark = unbroken(self.text(whole.clone()));
        let before = self.text(0..whole.start);
        let word = before.strip_suffix(' ').unwrap_or(before);
        let glued = word.len() == before.len();
        let start = word.trim_end_matches(char::is_alphanumeric).len();
        let named = word[start..].starts_with(char::is_uppercase);
        if (glued || named)
            && let Some(start) = self.take_last(whole.start - start, whole.start, out)
        {
            let content = self.read(start..whole.start, false);
            let unclear = Node::Unclear(Unclear { printed: Some(mark), content }.into());
            out.push(self.inline(unclear, start..whole.end));
            return;
        }
        let gap = Gap {
            reason: GapReason::Illegible,
            quantity: None,
            unit: None,
            words: None,
            printed: Some(mark),
        };
        out.push(self.inline(Node::Gap(gap.into()), whole));
    }

    /// `28 [sic] November`: marks the word, or the number or name, before it.
    fn push_sic(&self, whole: Range<usize>, should_be: Option<String>, out: &mut Vec<Inline>) {
        let blanks = self.take_last_blanks(out);
        let marked = self.take_last_piece(out);
        match (marked, should_be) {
            (Some(marked), Some(words)) => out.push(corrected(marked, words)),
            (Some(marked), None) => {
                let span = marked.span;
                out.push(Inline::new(Node::Sic(vec![marked]), span));
            }
            (None, _) => {}
        }
        out.extend(blanks);
        let content = self.read(whole.start + 1..whole.end - 1, false);
        out.push(self.inline(Node::Note { kind: NoteKind::Sic.into(), content }, whole));
    }

    fn take_last_blanks(&self, out: &mut Vec<Inline>) -> Option<Inline> {
        let Node::Words(words) = &out.last()?.node else { return None };
        let kept = words.trim_end_matches([' ', '\u{A0}', '\t']).len();
        (kept < words.len()).then(|| split_off(out, kept))
    }

    /// The last thing before a place: a word, or a whole name or number.
    fn take_last_piece(&self, out: &mut Vec<Inline>) -> Option<Inline> {
        match &out.last()?.node {
            Node::Words(words) => {
                let start = words
                    .rfind([' ', '\u{A0}', '\t'])
                    .map_or(0, |at| at + words[at..].chars().next().map_or(0, char::len_utf8));
                (start < words.len()).then(|| split_off(out, start))
            }
            Node::Number { .. } | Node::Name(_) | Node::Date { .. } | Node::Reference { .. } => {
                out.pop()
            }
            _ => None,
        }
    }

    /// Cuts so many bytes before a place off what was already read, if they are plain words; the place where
    /// they begin.
    fn take_last(&self, length: usize, end: usize, out: &mut Vec<Inline>) -> Option<usize> {
        let Node::Words(words) = &out.last()?.node else { return None };
        let kept = words.len().checked_sub(length).filter(|_| length > 0)?;
        split_off(out, kept);
        Some(end - length)
    }
}

fn begins_with_month(words: &str) -> bool {
    let word = words.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    !dates::months_in(word).is_empty()
}

/// `inistry` of `inistry of`, `inistry of the`
fn without_link(inside: &str) -> &str {
    [" of the", " of", " for", " in"]
        .iter()
        .find_map(|link| inside.strip_suffix(link))
        .unwrap_or(inside)
}

/// Cuts the last piece, which is words, in two; gives the second half.
fn split_off(out: &mut Vec<Inline>, kept: usize) -> Inline {
    let last = out.pop().expect("the caller has looked at the last piece");
    let Node::Words(words) = last.node else { unreachable!("the caller has seen words") };
    let part = |range: Range<usize>| {
        Inline::words(&words[range.clone()], part_of(last.span, words.len(), range))
    };
    if kept > 0 {
        out.push(part(0..kept));
    }
    part(kept..words.len())
}

/// The editor's note gives the right reading: both stand side by side, and the contradiction is settled.
pub(in crate::encode) fn corrected(marked: Inline, should_be: String) -> Inline {
    let span = marked.span;
    let words = Inline::words(should_be.as_str(), span);
    let corr = match &marked.node {
        Node::Number { number, .. } => {
            let n = Spanned::new(number::bare(&should_be), span);
            let number = CableNumber { series: number.series, n };
            Inline::new(Node::Number { number: number.into(), content: vec![words] }, span)
        }
        _ => words,
    };
    let resp = Some("#publisher".to_owned());
    Inline::new(Node::Choice(Choice { sic: vec![marked], corr: vec![corr], resp }.into()), span)
}
