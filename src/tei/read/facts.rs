//! `profileDesc`: when, in which language, who to whom, and what kind of document.

use super::{Reader, inline, words};
use crate::cable::{
    Action, ActionKind, Cable, Classification, DateWords, DocumentKind, Inline, Language, NameKind,
    Node, Party,
};
use crate::source::{Span, Spanned};
use crate::tei::profile::{CLASSIFICATION, KIND, ORIGINAL};
use crate::xml::Element;

impl Reader {
    /// Fills in what `profileDesc` says.
    pub(super) fn facts(&mut self, header: Element<'_>, cable: &mut Cable) {
        cable.original_language = original_language(header);
        let Some(facts) = header.first("profileDesc") else { return };
        cable.date = facts.first("creation").map(|made| self.creation(made));
        let abstracts = facts.all("abstract").flat_map(|summary| summary.all("p"));
        cable.summary = abstracts.filter_map(words).collect();
        cable.correspondence = facts
            .all("correspDesc")
            .flat_map(|description| description.all("correspAction"))
            .filter_map(|action| self.action(action))
            .collect();
        let participants = facts.all("particDesc").flat_map(|partic| partic.descendants("person"));
        cable.participants = participants.map(|person| self.participant(person)).collect();
        cable.kind = terms(facts, KIND, DocumentKind::from_name).next();
        cable.classification = terms(facts, CLASSIFICATION, Classification::from_name).collect();
    }

    /// When it was made; without a date there is only the place where one should stand.
    fn creation(&mut self, made: Element<'_>) -> DateWords {
        match made.descendants("date").next() {
            Some(date) => self.date_words(date),
            None => {
                let nothing = Spanned::new(String::new(), made.tag_span());
                DateWords { words: nothing, dating: None }
            }
        }
    }

    fn action(&mut self, action: Element<'_>) -> Option<Action> {
        let kind = ActionKind::from_name(&action.attribute("type")?.value)?;
        let mut parties = Vec::new();
        for name in action.elements().filter(is_correspondent) {
            join(&mut parties, self.name(name));
        }
        let date = action.first("date").map(|date| self.date_words(date));
        Some(Action { kind, parties, date, span: action.span() })
    }

    fn participant(&mut self, person: Element<'_>) -> Party {
        let names = person.all("persName").map(|name| self.name(name)).collect();
        Party { names, span: person.span() }
    }

    /// A name in a header field: white space around it means nothing.
    fn name(&mut self, element: Element<'_>) -> Inline {
        let content = self.content(element);
        Inline::new(inline::name_or_other(element, content), element.span())
    }
}

/// Documents without `language[@n='original']` may say it of the manuscript.
fn original_language(header: Element<'_>) -> Option<Language> {
    let used = header.at(&["profileDesc", "langUsage"]);
    let original = used.and_then(|used| used.all("language").find(|l| l.has("n", ORIGINAL)));
    if let Some(original) = original {
        return language(original, "ident");
    }
    let source = header.at(&["fileDesc", "sourceDesc"])?;
    language(source.descendants("textLang").next()?, "mainLang")
}

fn language(element: Element<'_>, attribute: &str) -> Option<Language> {
    Some(Language { tag: element.attribute(attribute)?, name: words(element) })
}

fn is_correspondent(element: &Element<'_>) -> bool {
    let name = element.name();
    NameKind::from_element(name).is_some() || ["name", "rs"].contains(&name)
}

/// A place belongs to the name before it: an office and its seat are one party.
fn join(parties: &mut Vec<Party>, name: Inline) {
    match parties.last_mut() {
        Some(party) if is_place(&name) && !party.names.last().is_some_and(is_place) => {
            party.span = party.span.to(name.span);
            party.names.push(name);
        }
        _ => parties.push(Party { span: name.span, names: vec![name] }),
    }
}

fn is_place(name: &Inline) -> bool {
    matches!(&name.node, Node::Name(name) if name.kind == NameKind::Place)
}

/// The terms of a type that the profile's list has, with their places.
fn terms<'d, T>(
    facts: Element<'d>,
    kind: &str,
    from_name: fn(&str) -> Option<T>,
) -> impl Iterator<Item = Spanned<T>> {
    facts
        .all("textClass")
        .flat_map(|class| class.all("keywords"))
        .flat_map(|keywords| keywords.descendants("term"))
        .filter(move |term| term.has("type", kind))
        .filter_map(move |term| {
            let words = term.text();
            let span: Span = words.span;
            from_name(&words.value).map(|value| Spanned::new(value, span))
        })
}
