//! One name stands for two persons.

mod register;

use std::collections::{HashMap, HashSet};

use super::correspondents::shares_a_name;
use super::{Context, Record, Rule};
use crate::cable::{Inline, Name, NameKind, Node, SuppliedReason, plain};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Span;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "pseudonym-of-two",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "one name stands for two persons, or a pointer for another than the name",
    page: include_str!("../../../docs/rules/pseudonym-of-two.md"),
};

fn check(record: &Record<'_>, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    findings.extend(register::contradictions(record, context));
    let told: HashSet<Span> = findings.iter().filter_map(Diagnostic::place).collect();
    let uses: Vec<Use> = named(record).filter_map(use_of).collect();
    let mut names: HashMap<&str, Said<'_>> = HashMap::new();
    // What the register contradicts tells nothing of whom a name stands for.
    for later in uses.iter().filter(|used| !told.contains(&used.span)) {
        // What explains a name is a name, too.
        let said = [Some(&later.name), later.gloss.as_ref()].into_iter().flatten();
        let contradicted: Vec<&Use> =
            said.filter_map(|name| names.entry(name).or_default().add(later)).collect();
        findings.extend(contradicted.first().map(|earlier| finding(earlier, later)));
    }
}

/// Whom a name has stood for up to here, be it the name of somebody or what explains one.
#[derive(Default)]
struct Said<'u> {
    /// The first uses that differ.
    uses: Vec<&'u Use>,
    /// Whether a contradiction has been found: one for each name is enough.
    is_told: bool,
}

/// So many uses with one pointer are all that later ones can contradict: one without a name in brackets, and two with
/// different ones. A text may name a person at every word.
const DIFFERENT: usize = 3;

impl<'u> Said<'u> {
    /// Adds a use of the name; the first use before it that contradicts it.
    fn add(&mut self, later: &'u Use) -> Option<&'u Use> {
        if self.is_told {
            return None;
        }
        let earlier = self.uses.iter().copied().find(|earlier| earlier.contradicts(later));
        self.is_told = earlier.is_some();
        let mut alike = self.uses.iter().filter(|earlier| earlier.pointer == later.pointer);
        if alike.clone().count() < DIFFERENT && alike.all(|earlier| earlier.gloss != later.gloss) {
            self.uses.push(later);
        }
        earlier
    }
}

/// A name, and whom it stands for at one place.
struct Use {
    name: String,
    pointer: Option<String>,
    /// The name in brackets behind it: `Filippov [Stalin]`.
    gloss: Option<String>,
    span: Span,
}

/// Everything in which somebody may be named: title, header and text.
fn named<'a>(record: &Record<'a>) -> impl Iterator<Item = &'a Inline> {
    let header = record.cable.everybody().flat_map(|party| &party.names);
    record.cable.title.iter().flatten().chain(header).chain(record.printed())
}

fn use_of(inline: &Inline) -> Option<Use> {
    let Node::Name(Name { kind: NameKind::Person, pointer, content }) = &inline.node else {
        return None;
    };
    let (name, gloss) = in_elements(content).or_else(|| in_brackets(content))?;
    let pointer = pointer.as_ref().map(|pointer| pointer.value.clone());
    Some(Use {
        name: folded(&name),
        pointer,
        gloss: gloss.map(|gloss| folded(&gloss)).filter(|gloss| !gloss.is_empty()),
        span: inline.span,
    })
}

/// The name and its gloss where the brackets are encoded.
fn in_elements(content: &[Inline]) -> Option<(String, Option<String>)> {
    let at = content.iter().position(|inline| {
        matches!(&inline.node, Node::Supplied(supplied) if supplied.reason == SuppliedReason::Gloss)
    })?;
    Some((plain(&content[..at]), Some(plain(&content[at..=at]))))
}

/// The name and its gloss in a header field, where brackets are text.
fn in_brackets(content: &[Inline]) -> Option<(String, Option<String>)> {
    let words = plain(content);
    let (name, gloss) = match words.split_once('[') {
        Some((name, gloss)) => (name.to_owned(), gloss.split(']').next().map(str::to_owned)),
        None => (words, None),
    };
    (!name.trim().is_empty()).then_some((name, gloss))
}

fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Use {
    fn contradicts(&self, other: &Use) -> bool {
        let differ = |a: Option<&str>, b: Option<&str>| a.zip(b).is_some_and(|(a, b)| a != b);
        let is_explained_by = |one: &Use, other: &Use| one.gloss.as_ref() == Some(&other.name);
        let explained = is_explained_by(self, other) || is_explained_by(other, self);
        let pointers_differ = differ(self.id(), other.id());
        explained && pointers_differ
            || self.name == other.name && (pointers_differ || self.is_explained_unlike(other))
    }

    /// The pointer's own part: `#stalin` and `person:stalin` may be one person in the header and in the register, and a
    /// pointer that leads nowhere is told elsewhere.
    fn id(&self) -> Option<&str> {
        let pointer = self.pointer.as_deref()?;
        Some(pointer.rsplit_once(['#', ':']).map_or(pointer, |(_, id)| id))
    }

    /// A gloss may spell a name in several ways, so those of one pointer must have no name in common.
    fn is_explained_unlike(&self, other: &Use) -> bool {
        let same_person = self.pointer.is_some() && self.id() == other.id();
        let both = self.gloss.as_ref().zip(other.gloss.as_ref());
        both.is_some_and(|(a, b)| a != b && !(same_person && shares_a_name(a, b)))
    }

    /// Whom the name stands for, by what tells it from the other use.
    fn whom_beside(&self, other: &Use) -> String {
        let pointer = self.pointer.as_ref().filter(|_| self.id() != other.id());
        let whom = pointer.or(self.gloss.as_ref()).or(self.pointer.as_ref());
        whom.map_or_else(String::new, |whom| format!("`{whom}`"))
    }
}

fn finding(earlier: &Use, later: &Use) -> Diagnostic {
    let (one, other) = (earlier.whom_beside(later), later.whom_beside(earlier));
    let message = format!("`{}` stands for {one} and for {other}", later.name);
    let finding = Diagnostic::new(&KIND, message)
        .at(later.span, format!("{other} here"))
        .at(earlier.span, format!("{one} here"))
        .help("if two persons of that name are meant, nothing need be done; otherwise correct one place");
    // Two people may bear one surname; a name that is explained is a pseudonym.
    if earlier.gloss.is_none() && later.gloss.is_none() {
        finding.weighing(Severity::Info)
    } else {
        finding
    }
}
