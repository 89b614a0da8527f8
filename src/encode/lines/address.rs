//! Whom it is for: `Peking, to the Soviet Ambassador. Pass immediately to Cde. Mao Zedong.`

use std::borrow::Cow;

use super::wording::{
    begins_with, closed_up, count, folded, folded_begins_with, has_at_most, is_title_case,
};
use super::{Context, LineRule, Numbers, Place, Role, Tags, office, series_named, whole};
use crate::cable::{LineKind, Series};
use crate::encode::{number, places};

/// ```text
/// line  ::= [ place ( "," | "-" | "--" ) ] "to" words | passing words | "Destination:" words | "For information:" words
///         | name | PLACE
///         | PLACE ( "," | dash ) NAME
///         | office | place "," country | words ","          the lines of an address in a letter
///         | ( "To" | "To the" ) { line-end words } | words { line-end words }             the last with one who is called
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Head,
    alone: false,
    glance: |words| has_at_most(words, LONGEST),
    recognise: |words, context| {
        let addressed = words.begin_with(BEGINNINGS)
            || to_somebody(words)
            || to_over_lines(words)
            || is_seat_and_name(words, context)
            || is_block(words, context)
            || passes_on(words)
            || informs(words)
            || place_then_to(words)
            || known_place_then_to(words, context)
            || is_name(words, context)
            || is_place(words)
            || is_office(words)
            || is_address(words, context);
        addressed.then(|| {
            let number = number_for_place(words);
            let tags = Tags { number, names: true, places: true, ..Tags::default() };
            whole(words, Role::Line(LineKind::Address), tags)
        })?
    },
};

/// `PEKING - SOVAMBASSADOR (Spets. No. 774)`: what went to several places bears a number for each.
fn number_for_place(words: &str) -> Option<Numbers> {
    let (_, aside) = words.split_once('(')?;
    let marked = number::find_marked(aside, 0)?;
    let special = series_named(&aside[..marked.mark.start]) == Some(Series::Special);
    special.then_some(Numbers::Marked(Series::Special))
}

/// A place in capitals or the office there, which stand on lines of their own even where nothing parts them from what
/// follows: `BEIJING`, `SOVIET AMBASSADOR`; and the place in spaced letters: `B u d a p e s t`.
pub(super) const SEAT: LineRule = LineRule {
    place: Place::Head,
    alone: true,
    glance: |words| {
        let capitals = || !words.contains(|c: char| c.is_lowercase() || c == '\n');
        (has_at_most(words, 3) && capitals()) || matches!(words.closed_up(), Cow::Owned(_))
    },
    recognise: |words, context| {
        let seat =
            places::is_place(words.closed_up(), context.registers.places) || is_office(words);
        seat.then(|| {
            let tags = Tags { names: true, places: true, ..Tags::default() };
            whole(words, Role::Line(LineKind::Address), tags)
        })?
    },
};

/// How many words such a line may have.
const LONGEST: usize = 30;

const BEGINNINGS: &[&str] = &[
    "to cde",
    "to cdes",
    "to c",
    "to cc",
    "to com",
    "to comr",
    "to com[rade",
    "to comrade",
    "to comrades",
    "to the soviet",
    "to the ambassador",
    "to the center",
    "to the centre",
    "to the vkp",
    "to the cc",
    "to the central",
    "to the minister",
    "to the ministry",
    "to the politburo",
    "to the government",
    "to the embassy",
    "to the chairman",
    "to:",
    "for cde",
    "for comrade",
    "destination:",
    "to whom:",
    "memorandum for:",
    "memorandum to:",
    "through:",
    "whereto:",
    "where to:",
    "for transmission to",
    "for delivery to",
    "for the attention",
    "attention",
    "кому",
    "товарищу",
    "тов",
    "для",
    "послу",
    "совпослу",
    "министру",
];

/// `TO KRASOVSKY`, `To my telegram No. 2967`, `For Mao Zedong.`; a sentence goes on with a small word.
fn to_somebody(words: &str) -> bool {
    let mut rest = words.split_whitespace();
    let (first, next) = (rest.next().unwrap_or_default(), rest.next().unwrap_or_default());
    let name = next.trim_start_matches('[').starts_with(char::is_uppercase);
    let office = next == "the" && count(words) <= 8 && !words.ends_with('.');
    match first.trim_matches(['[', ']', '.']).to_lowercase().as_str() {
        "tov" | "tovarishchu" => name && count(words) <= 6 && !words.ends_with(':'),
        "to" => {
            (name || office || matches!(next, "my" | "your" | "our" | "no."))
                && count(words) <= 14
                // "TO BE RETURNED", "TO BE KEPT"
                && next != "BE"
        }
        "for" => name && count(words) <= 8,
        _ => false,
    }
}

/// `PYONGYANG, SHTYKOV`, and below it perhaps `For Comrade KIM IL SUNG`.
fn is_seat_and_name(words: &str, context: Context<'_>) -> bool {
    let (first, below) = words.split_once('\n').unwrap_or((words, ""));
    let parted = [", ", " - ", " – "].iter().find_map(|joint| first.split_once(joint));
    let named = parted.is_some_and(|(place, name)| {
        places::is_place(place, context.registers.places)
            && !first.contains(char::is_lowercase)
            && context.registers.persons.named(name.trim_end_matches(['.', ':'])).is_some()
    });
    named && below.lines().all(to_somebody)
}

/// Office, name, house, street and town of whoever gets a letter, line by line; the name tells that it is one, or the
/// office above and the house or the town below.
fn is_block(words: &str, context: Context<'_>) -> bool {
    let is_part = |line: &str| {
        let line = line.trim();
        line.starts_with(char::is_uppercase)
            && !line.ends_with(['.', ':', '!', '?', ';'])
            && has_at_most(line, ADDRESS)
    };
    let names = |line: &&str| CALLED.iter().any(|called| line.trim().starts_with(called));
    let lines = words.lines().count();
    (3..=7).contains(&lines)
        && words.lines().all(is_part)
        && (words.lines().filter(names).count() == 1 || is_office_and_seat(words, context))
}

/// Whether a line names an office and the last a house in a street, or a town.
fn is_office_and_seat(words: &str, context: Context<'_>) -> bool {
    let is_house = |line: &str| {
        let (street, house) = line.rsplit_once(' ').unwrap_or_default();
        let figures = number::figures(house);
        (1..=3).contains(&figures)
            && house.len() <= figures + 1
            && is_title_case(street)
            && street.chars().all(|c| c.is_alphabetic() || " .-'’".contains(c))
    };
    let is_town = |line: &str| places::is_place(&closed_up(line), context.registers.places);
    words.lines().any(|line| office::names_office(line.trim()))
        && words
            .lines()
            .next_back()
            .is_some_and(|line| is_house(line.trim()) || is_town(line.trim()))
}

/// How many words a line of an address has, letters of a name apart.
const ADDRESS: usize = 12;

/// How whoever gets a letter is called before his name.
const CALLED: &[&str] = &["Comrade ", "Cde. ", "Mr. ", "Genossen ", "Herrn "];

/// `For information: PYONGYANG (Shtykov); PEKING (Roshchin)`: who else gets it; a sentence has its stop.
fn informs(words: &str) -> bool {
    begins_with(words, &["for information:"]) && !words.ends_with(['.', ':'])
}

/// `To the` and below it, line by line, the office and the name of whoever gets the letter.
fn to_over_lines(words: &str) -> bool {
    let (first, below) = words.split_once('\n').unwrap_or_default();
    let to = first.trim_end().trim_end_matches(':');
    matches!(to, "To" | "To the" | "TO" | "TO THE" | "An den" | "An das" | "An die")
        && below.lines().all(|line| !line.trim_end().ends_with(['.', ':', '!', '?']))
}

/// Whether the line asks somebody to pass the message on.
pub(crate) fn passes_on(words: &str) -> bool {
    has_at_most(words, 30) && names_the_message(words) && asks(&folded(words))
}

/// Whether a line, folded, begins with a verb that asks for it, or one of its sentences does.
fn asks(line: &str) -> bool {
    let begins = |sentence: &str, verb: &str| {
        sentence.strip_prefix(verb).is_some_and(|rest| rest.starts_with(' '))
    };
    folded_begins_with(line, ASKING)
        || line.split(". ").skip(1).any(|said| ASKING.iter().any(|verb| begins(said, verb)))
}

const ASKING: &[&str] = &[
    "pass",
    "convey",
    "transmit",
    "to transmit",
    "forward",
    "deliver",
    "hand",
    "tell",
    "передайте",
    "вручите",
];

/// A line that passes something on says that it follows, or to whom it goes; `Tell our friends that ...` is
/// the message itself.
fn names_the_message(words: &str) -> bool {
    let to_a_name = words.match_indices(" to ").any(|(at, to)| {
        let next = words[at + to.len()..].trim_start_matches("the ");
        next.starts_with(char::is_uppercase) || next.starts_with("c[") || next.starts_with("com")
    });
    let russian = words.starts_with(|c: char| !c.is_ascii());
    words.ends_with(':') || words.contains("following") || to_a_name || russian
}

/// `Peking, to the Soviet Ambassador.`, `BEIJING - SOVIET AMBASSADOR`
fn place_then_to(words: &str) -> bool {
    let Some(at) = words.find([',', '-', '–', ':']) else { return false };
    let (place, rest) = words.split_at(at);
    let rest = folded(rest);
    let to = ["to ", "soviet ", "sovambassador", "ambassador", "for ", "послу", "совпослу"];
    place.starts_with(char::is_uppercase)
        && count(place) <= 2
        && place.chars().all(|c| c.is_alphabetic() || c == ' ')
        && to.iter().any(|word| rest.starts_with(word))
}

/// `Seoul. To Cde. Shtykov. Copy - to Meretskov`: the stop parts a place only if the word is known for one.
fn known_place_then_to(words: &str, context: Context<'_>) -> bool {
    let parted = words.split_once(". ");
    parted.is_some_and(|(place, rest)| {
        let to = ["To ", "to ", "For ", "for "].iter().find_map(|to| rest.strip_prefix(to));
        to.is_some_and(|to| to.starts_with(char::is_uppercase))
            && places::is_place(place, context.registers.places)
    })
}

/// `FENG XI [Stalin]`, `COMRADE FILIPPOV`: a person of the register, alone.
fn is_name(words: &str, context: Context<'_>) -> bool {
    let name = words.trim_end_matches(['.', ':']);
    let called = ["Comrade ", "COMRADE ", "Cde. ", "Cdes. ", "tov. ", "t. "];
    // With a stop behind it that is a greeting.
    let called = called.iter().find_map(|called| words.strip_prefix(called));
    let name = called.unwrap_or(name);
    context.registers.persons.named(name).is_some()
}

/// `SOVIET AMBASSADOR`, `Secretary,`
fn is_office(words: &str) -> bool {
    let line = folded(words);
    let last = line.rsplit(' ').next().unwrap_or_default();
    let offices = [
        "ambassador",
        "sovambassador",
        "embassy",
        "sovembassy",
        "consul",
        "послу",
        "совпослу",
        "совпосол",
        "посол",
        "sovposol",
    ];
    offices.contains(&last) && count(words) <= 4 && is_title_case(words)
}

/// `Department of External Affairs,`, `Dublin, Ireland.`
fn is_address(words: &str, context: Context<'_>) -> bool {
    if let Some((city, country)) = words.split_once(',').filter(|(_, country)| !country.is_empty())
    {
        let is_place = |words| places::is_place(words, context.registers.places);
        return is_place(city) && is_place(country);
    }
    let plain = words.chars().all(|c| c.is_alphabetic() || " .,&'’-".contains(c));
    words.ends_with(',')
        && plain
        && count(words) <= 6
        && is_title_case(words)
        && !begins_with(words, &["dear", "comrade", "comrades", "esteemed", "respected"])
}

/// `BEIJING--`: a place in capitals, alone.
fn is_place(words: &str) -> bool {
    let name = words.trim_end_matches(['-', '–', '—', ' ', '.', ',', ':', '*']);
    name.chars().count() >= 4 && name.chars().all(char::is_uppercase)
}
