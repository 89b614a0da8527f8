//! Reads who signs: an office, a name, or both.
//!
//! ```text
//! signer  ::= [ lead ] [ office ] [ signed ] names [ signed ] [ "(" office ")" ] { line-end office }
//!           | [ lead ] office [ "(" name ")" ]
//!           | [ lead ] name "," office
//! signed  ::= "[" ... "signature" "]"
//! lead    ::= "Signed" [ ":" ] | "Recorded by" | "With greetings." ... | "For" ( name | office ) dash
//! names   ::= name { ( "," | "and" ) name }
//! name    ::= one to four words with a capital, none of them a place, an office, a party; behind initials and
//!             a surname the next initials begin another name, and so does a surname behind a surname alone
//! ```

mod names;
mod office;

use std::iter;
use std::ops::Range;

use self::names::{initials_start, names, names_start};
use self::office::{office, office_and_name, offices_below, without_office_behind};
use super::Registers;
use super::lines::wording::{closed_up, is_title_case};
use super::name_words::{is_address, is_surname};
use crate::persons;
use crate::places::Register as PlaceRegister;

/// A signature, divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signer {
    pub(super) office: Option<Range<usize>>,
    /// None in a line that names only the office of somebody whose name stands elsewhere.
    pub(super) names: Vec<Range<usize>>,
}

/// Who signs with these words; `None` if they are no signature.
pub(super) fn read(text: &str, registers: Registers<'_>) -> Option<Signer> {
    let start = lead(text).or_else(|| on_behalf(text, registers.persons));
    let range = without_edges(text, start.unwrap_or(0)..text.len());
    let range = without_office_behind(text, range);
    if range.is_empty() {
        return None;
    }
    let words = &text[range.clone()];
    let shift = |part: Range<usize>| range.start + part.start..range.start + part.end;
    if let Some((office, name)) = office_and_name(words, registers.places) {
        return Some(Signer { office: Some(shift(office)), names: vec![shift(name)] });
    }
    let below = offices_below(words);
    let words = without_signature(&words[..below.as_ref().map_or(words.len(), |b| b.start)]);
    let mut signer =
        known(words, registers.persons).or_else(|| unknown(words, registers.places))?;
    if !signer.names.is_empty() {
        signer.office = signer.office.or(below);
    }
    let said = start.is_some();
    let likely = said || (signer.likely && !is_one_word_sentence(text, registers.persons));
    likely.then(|| Signer {
        office: signer.office.map(shift),
        names: signer.names.into_iter().map(shift).collect(),
    })
}

/// `Postpone.`, `Agreed.`: a word that nobody is known by, with a stop behind it.
fn is_one_word_sentence(text: &str, persons: &persons::Register) -> bool {
    let word = text.trim();
    word.strip_suffix('.').is_some_and(|word| {
        word.chars().all(char::is_alphabetic)
            && word.chars().skip(1).any(char::is_lowercase)
            && persons.named(word).is_none()
            && !is_surname(word)
    })
}

/// What was read of the words, and whether they may be a signature without saying so.
struct Read {
    office: Option<Range<usize>>,
    names: Vec<Range<usize>>,
    likely: bool,
}

/// Where the words begin that follow the word `Signed` or a greeting.
fn lead(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let same = |lead: &&&str| {
        let begins = text[start..].get(..lead.len());
        begins.is_some_and(|begins| are_alike(begins, lead))
            && !text[start + lead.len()..].starts_with(char::is_alphanumeric)
    };
    let behind = LEADS.iter().find(same).map(|lead| start + lead.len())?;
    // "(signed) Petrenko" has the word in brackets.
    let close = text[behind..].trim_start_matches('.').strip_prefix(')');
    let closed = close.filter(|_| text[..start].ends_with('('));
    Some(closed.map_or(behind, |rest| text.len() - rest.len()))
}

/// Whether words are those in lower case.
fn are_alike(words: &str, lower: &str) -> bool {
    words.eq_ignore_ascii_case(lower) || !words.is_ascii() && words.to_lowercase() == lower
}

/// `For Shtykov – DOBROVOLSKY`, `For the Minister - GUSEV`: where the words begin behind those for whom somebody signs.
fn on_behalf(text: &str, persons: &persons::Register) -> Option<usize> {
    let rest = text.strip_prefix("For ").or_else(|| text.strip_prefix("for "))?;
    let dash = ["–", "—", "-"].map(|dash| format!(" {dash} "));
    let (whom, behind) = dash.iter().find_map(|dash| rest.split_once(dash.as_str()))?;
    let whom = whom.strip_prefix("the ").unwrap_or(whom);
    (persons.named(whom).is_some() || office(whom).is_some()).then_some(text.len() - behind.len())
}

/// In lower case; one that begins with another stands before it.
const LEADS: &[&str] = &[
    "signed by",
    "signed",
    "sgd",
    "gez",
    "recorded by",
    "written by",
    "written down by",
    "original signed by",
    "p.p",
    "p. p",
    "with communist greetings",
    "with comradely greetings",
    "with bolshevik greetings",
    "with greetings",
    "подписал",
    "подпись",
    "с коммунистическим приветом",
    "записал",
];

/// The words without the remark behind them that they were written by hand, or are hard to read: `A. IVANENKO [signature]`,
/// `Petrenko (?)`.
fn without_signature(words: &str) -> &str {
    let words = words.trim_end();
    let told = ["/signed/", " m.p", " m. p", " s.k", " s. k", " (?)"];
    let bare = words.trim_end_matches('.');
    if let Some(before) = told.iter().find_map(|told| bare.strip_suffix(told)) {
        return before.trim_end();
    }
    let before = match words.chars().next_back() {
        Some(')') => words.rsplit_once(" (").and_then(|(before, behind)| {
            ["signed", "signature"].iter().any(|told| behind.starts_with(told)).then_some(before)
        }),
        Some(']') => {
            let remark = words.rfind(" [").filter(|&at| is_signature(words[at..].trim_start()));
            remark.map(|at| &words[..at])
        }
        _ => None,
    };
    before.map_or(words, str::trim_end)
}

fn without_edges(text: &str, range: Range<usize>) -> Range<usize> {
    let edge = |c: char| c.is_whitespace() || ".,:;\"“”„«»'’]/—–-".contains(c);
    let start = range.end - text[range.clone()].trim_start_matches(edge).len();
    let end = start + text[start..range.end].trim_end_matches(|c| edge(c) && c != ']').len();
    start..end
}

/// Somebody of the register, with an office and initials before the name at most and nothing small behind it.
fn known(words: &str, persons: &persons::Register) -> Option<Read> {
    let mentions = persons.mentions(words);
    let (first, last) = (mentions.first()?, mentions.last()?);
    let start = initials_start(words, first.range.start);
    let before = words[..start].trim_end();
    let behind = &words[last.range.end..];
    let named = persons.named(words).is_some();
    let small =
        |text: &str| text.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
    let brackets_only = super::brackets::is_only_brackets(behind);
    let rest = behind.split_whitespace().count();
    let office = office(before);
    let plain = before.is_empty() || is_address(before) || office.is_some() || is_signature(before);
    let likely = named || (plain && !small(behind) && (brackets_only || rest <= 2));
    let mut names: Vec<Range<usize>> =
        mentions.iter().map(|mention| mention.range.clone()).collect();
    names[0].start = start;
    Some(Read { office, names, likely })
}

fn unknown(words: &str, register: &PlaceRegister) -> Option<Read> {
    if closed_up(words).len() < words.len() {
        let closed = closed_up(words);
        let capitals = closed.chars().all(|c| c.is_uppercase() || c == ' ');
        let capitalised = closed.chars().skip(1).all(char::is_lowercase);
        return Some(Read {
            office: None,
            names: iter::once(0..words.len()).collect(),
            likely: capitals || (capitalised && closed.starts_with(char::is_uppercase)),
        });
    }
    let inner = words.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    // "(Applause.)" is a remark.
    if inner.is_some_and(|inner| inner.ends_with('.')) {
        return None;
    }
    let (shift, words) = inner.map_or((0, words), |inner| (1, inner));
    let words = without_gloss(words);
    let start = names_start(words, register);
    let before = words[..start].trim_end();
    let office = office(before);
    let plain = before.is_empty() || is_address(before) || office.is_some() || is_signature(before);
    let names = names(words, start, register);
    if !plain || (names.is_empty() && office.is_none()) {
        return None;
    }
    let move_on = |range: Range<usize>| shift + range.start..shift + range.end;
    let said = if ends_with_signature(before) { &words[start..] } else { words };
    let likely = names.len() <= 4 && is_title_case(said);
    Some(Read {
        office: office.map(move_on),
        names: names.into_iter().map(move_on).collect(),
        likely,
    })
}

/// The words without the other spelling that an editor gives behind a name: `PAK HEON-YEONG [Pak Hon Yong]`.
fn without_gloss(words: &str) -> &str {
    let glossed = words.strip_suffix(']').and_then(|rest| rest.rsplit_once(" ["));
    let glossed = glossed.filter(|(name, gloss)| is_title_case(gloss) && !name.contains('['));
    glossed.map_or(words, |(name, _)| name.trim_end())
}

/// `[Chinese signature]`, `[[signature]]`
fn is_signature(words: &str) -> bool {
    words.starts_with('[') && ends_with_signature(words)
}

fn ends_with_signature(words: &str) -> bool {
    let remark = words.strip_suffix(']').map(|words| words.trim_end_matches(']'));
    remark.is_some_and(|remark| {
        ["signature", "Signature", "[signed", "[Signed"].iter().any(|told| remark.ends_with(told))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signer(text: &str) -> Option<String> {
        let signer = read(text, Registers::builtin())?;
        let names: Vec<&str> = signer.names.into_iter().map(|name| &text[name]).collect();
        let office = signer.office.map(|office| format!("{} / ", &text[office]));
        Some(format!("{}{}", office.unwrap_or_default(), names.join(" + ")))
    }

    #[test]
    fn signatures() {
        for (text, read) in [
            ("ROSHCHIN", "ROSHCHIN"),
            ("S H T Y K O V", "S H T Y K O V"),
            ("Signed: Filippov Zhou Enlai", "Filippov + Zhou Enlai"),
            ("Mao Zedong\".", "Mao Zedong"),
            ("With greetings. FILIPPOV", "FILIPPOV"),
            ("A. Petrenko", "A. Petrenko"),
            ("(Bitterlich)", "Bitterlich"),
            ("Recorded by comr. Fedorenko.", "Fedorenko"),
            (
                "Ambassador of the USSR in China A[pollon] Petrov",
                "Ambassador of the USSR in China / A[pollon] Petrov",
            ),
            (
                "Head of the delegation of [Chinese signature] Liu Shaoqi",
                "Head of the delegation of / Liu Shaoqi",
            ),
            ("[Chinese signature] Liu Shaoqi", "Liu Shaoqi"),
            ("[signature] P. Petrenko", "P. Petrenko"),
            ("[Signature] PETRENKO", "PETRENKO"),
            ("P. PETRENKO [signature]", "P. PETRENKO"),
            ("USSR Ambassador [[signature]] P. PETRENKO", "USSR Ambassador / P. PETRENKO"),
            ("[signed]\n  P. Petrenko\n  First Secretary", "First Secretary / P. Petrenko"),
            ("Pál Petrenko\n[ambassador]", "[ambassador] / Pál Petrenko"),
            ("SECRETARY OF THE CC   I. STALIN", "SECRETARY OF THE CC / I. STALIN"),
            ("A. VYSHINSKY [signature]", "A. VYSHINSKY"),
            ("A. VYSHINSKY (signed)", "A. VYSHINSKY"),
            ("N. Petrenko [signed]", "N. Petrenko"),
            ("p.p. PETRENKO", "PETRENKO"),
            ("V. VASKOV, Counselor", "Counselor / V. VASKOV"),
            ("Deputy Minister (A. PETRENKO)", "Deputy Minister / A. PETRENKO"),
            (
                "SOVIET AMBASSADOR IN THE DPRK  [signature]  /A. PETRENKO/",
                "SOVIET AMBASSADOR IN THE DPRK / A. PETRENKO",
            ),
            ("USSR AMBASSADOR [signature] /T. SHTYKOV/", "USSR AMBASSADOR / T. SHTYKOV"),
            (
                "Head of the 1st Department\nof the USSR MFA\n/N. Petrenko/",
                "Head of the 1st Department\nof the USSR MFA / N. Petrenko",
            ),
            (
                "Minister of War   Colonel General   V. PETRENKO",
                "Minister of War   Colonel General / V. PETRENKO",
            ),
            ("Minister of War of the SSR", "Minister of War of the SSR / "),
            ("A. VYSHINSKY  (signature, seal)", "A. VYSHINSKY"),
            ("Pál Petrenko m.p.", "Pál Petrenko"),
            ("Pál Petrenko m.p.\nambassador", "ambassador / Pál Petrenko"),
            ("gez. Petrenko", "Petrenko"),
            ("(signed) Petrenko", "Petrenko"),
            ("(gez.) Petrenko", "Petrenko"),
            (
                "Chairman of the Cabinet of Ministers\tO. PETRENKO",
                "Chairman of the Cabinet of Ministers / O. PETRENKO",
            ),
            ("Chairman of the Cabinet of Ministers", "Chairman of the Cabinet of Ministers / "),
            ("PAK PETRENKO-YONG [Pak Petrenko Yong]", "PAK PETRENKO-YONG"),
            ("Pál Petrenko\n(minister)", "Pál Petrenko"),
            ("Petrenko (?)\n2nd Secretary", "2nd Secretary / Petrenko"),
            ("Petrenko\n2nd Secretary", "2nd Secretary / Petrenko"),
            ("P e t r e n k o", "P e t r e n k o"),
            ("Minister Plenipotentiary", "Minister Plenipotentiary / "),
            ("Oles Petrenko\nenvoy", "envoy / Oles Petrenko"),
            ("The Central Committee", "The Central Committee / "),
            ("Embassy in the DPRK", "Embassy in the DPRK / "),
            ("SECRETARY OF THE CC", "SECRETARY OF THE CC / "),
            ("SOVIET AMBASSADOR", "SOVIET AMBASSADOR / "),
            ("Ivanenko, Petrenko and O. Sydorenko", "Ivanenko + Petrenko + O. Sydorenko"),
            ("Signed: A. Ivanenko B. V. Petrenko", "A. Ivanenko + B. V. Petrenko"),
            ("Signed: Oles Ivanenko Petrenko", "Oles Ivanenko Petrenko"),
            ("O. Ya. Sydorenko", "O. Ya. Sydorenko"),
            ("A. Gromyko", "A. Gromyko"),
            ("CC SECRETARY I. STALIN", "CC SECRETARY / I. STALIN"),
            ("Signed: Ignatiev Petukhov", "Ignatiev + Petukhov"),
            ("Pavel Petukhov", "Pavel Petukhov"),
            ("[signature] József Kovács\n(Ambassador)", "József Kovács"),
            ("For Shtykov – DOBROVOLSKY", "DOBROVOLSKY"),
            ("Charge d'Affaires a.i.\n/ J. Petrenko /", "Charge d'Affaires a.i. / J. Petrenko"),
            ("For the Minister - Gusev", "Gusev"),
            ("Petrenko.", "Petrenko"),
        ] {
            assert_eq!(signer(text).as_deref(), Some(read), "{text}");
        }
    }

    #[test]
    fn what_is_no_signature() {
        for text in [
            "PYONGYANG",
            "Port Arthur",
            "the Chinese Communist",
            "Party CC",
            "Appendix",
            "Roshchin agreed to this",
            "We are sending you the report",
            "(Applause.)",
            "Sir",
            "a n d s o o n",
            "The Question",
            "USSR",
            "Postpone.",
            "For Korea – Rice",
        ] {
            assert_eq!(signer(text), None, "{text}");
        }
    }
}
