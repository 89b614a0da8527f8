//! One name points to two persons.

use std::collections::BTreeMap;

use super::corpus::{Corpus, Person};
use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};

pub(super) static RULE: Rule = Rule::of_collection(&KIND, check);

static KIND: Kind = Kind {
    code: "person-under-two-pointers",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "one name points to different persons in different documents",
    page: include_str!("../../docs/rules/person-under-two-pointers.md"),
};

fn check(corpus: &Corpus, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (form, pointers) in by_form(corpus).into_iter().filter(|(_, pointers)| pointers.len() > 1) {
        // The pointer of most documents; of equals, the one that comes first.
        let usual =
            pointers.values().max_by_key(|uses| (uses.len(), std::cmp::Reverse(uses[0].span)));
        let Some(usual) = usual.map(|uses| uses[0]) else { continue };
        let others = pointers.values().map(|uses| uses[0]);
        let others = others.filter(|person| person.pointer != usual.pointer);
        findings.extend(others.map(|person| finding(form, person, usual)));
    }
}

/// Names, their pointers, and where each stands.
type Forms<'a> = BTreeMap<&'a str, BTreeMap<&'a str, Vec<&'a Person>>>;

fn by_form(corpus: &Corpus) -> Forms<'_> {
    let mut forms = Forms::new();
    for person in corpus.records.iter().flat_map(|facts| &facts.people) {
        let pointers = forms.entry(&person.form).or_default();
        pointers.entry(&person.pointer).or_default().push(person);
    }
    forms
}

fn finding(form: &str, person: &Person, usual: &Person) -> Diagnostic {
    // Two persons may have one surname, and a cover name may be somebody's real one.
    let severity = if form.contains(' ') { Severity::Warning } else { Severity::Info };
    let message = format!(
        "`{form}` points to `{}` here and to `{}` elsewhere",
        person.pointer, usual.pointer
    );
    Diagnostic::new(&KIND, message)
        .weighing(severity)
        .at(person.span, format!("points to `{}`", person.pointer))
        .at(usual.span, format!("points to `{}`", usual.pointer))
        .help("if one person is meant, give both names the same pointer; two persons are told apart by it")
}
