//! Start tags and empty-element tags (XML 1.0, section 3.1).

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::chars::skip_space;
use super::dtd::{Attlists, Type};
use super::entities::Entities;
use super::fault::{Clause, Fault, fault};
use super::name::{QName, qname};
use super::namespaces::{NamespaceId, Namespaces};
use super::value::{Value, att_value, tokenised};

/// The start tag read last. Its room is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Tag {
    pub(super) name: QName,
    pub(super) start: u32,
    pub(super) end: u32,
    /// Whether it is an empty-element tag.
    pub(super) empty: bool,
    pub(super) attributes: Vec<Specified>,
    /// Values that differ from what stands in the text, and names that do not stand there.
    pub(super) changed: String,
}

/// An attribute of a start tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Specified {
    pub(super) name: QName,
    pub(super) value: Words,
    pub(super) namespace: NamespaceId,
    /// Where the value stands in the text, without quotes; for a default, the place of the element's name.
    pub(super) place: (u32, u32),
    /// Whether a declaration gives the attribute, not the tag: its name is in `changed`.
    pub(super) default: bool,
    /// Whether a declaration says that the value is an identifier.
    pub(super) id: bool,
}

/// Where words are kept.
#[derive(Clone, Copy, Debug)]
pub(super) enum Words {
    /// In the text, letter by letter.
    Text(u32, u32),
    /// In a buffer, for something was replaced.
    Changed(u32, u32),
}

impl Words {
    pub(super) fn of<'t>(self, text: &'t str, changed: &'t str) -> &'t str {
        match self {
            Words::Text(start, end) => &text[start as usize..end as usize],
            Words::Changed(start, end) => &changed[start as usize..end as usize],
        }
    }
}

impl Tag {
    // STag         ::= '<' Name (S Attribute)* S? '>'                          (XML 1.0, [40])
    // EmptyElemTag ::= '<' Name (S Attribute)* S? '/>'                         (XML 1.0, [44])
    /// Reads the tag that starts at `start`, and gives where it ends.
    pub(super) fn read(
        &mut self,
        text: &str,
        start: usize,
        entities: &mut Entities,
    ) -> Result<usize, Fault> {
        let bytes = text.as_bytes();
        self.attributes.clear();
        self.changed.clear();
        self.name = qname(text, start + 1, "an element name")?;
        let mut at = self.name.end as usize;
        loop {
            let next = skip_space(bytes, at);
            match bytes.get(next) {
                Some(b'>') => return Ok(self.ends(start, next + 1, false)),
                Some(b'/') if bytes.get(next + 1) == Some(&b'>') => {
                    return Ok(self.ends(start, next + 2, true));
                }
                None => return Err(not_ended(start..at, self.name.of(text))),
                Some(_) if next == at => return Err(no_space(text, next)),
                Some(_) => at = self.attribute(text, next, entities)?,
            }
        }
    }

    fn ends(&mut self, start: usize, end: usize, empty: bool) -> usize {
        self.start = start as u32;
        self.end = end as u32;
        self.empty = empty;
        end
    }

    // Attribute ::= Name Eq AttValue                                           (XML 1.0, [41])
    // Eq        ::= S? '=' S?                                                  (XML 1.0, [25])
    fn attribute(
        &mut self,
        text: &str,
        start: usize,
        entities: &mut Entities,
    ) -> Result<usize, Fault> {
        let bytes = text.as_bytes();
        let name = qname(text, start, "an attribute name")?;
        let equals = skip_space(bytes, name.end as usize);
        if bytes.get(equals) != Some(&b'=') {
            return Err(no_value(name.range(), name.of(text)));
        }
        let quote = skip_space(bytes, equals + 1);
        let changed = self.changed.len() as u32;
        let (place, value) = att_value(text, quote, entities, &mut self.changed)?;
        let end = place.end + 1;
        let place = (place.start as u32, place.end as u32);
        let value = match value {
            Value::Plain => Words::Text(place.0, place.1),
            Value::Changed => Words::Changed(changed, self.changed.len() as u32),
        };
        let namespace = NamespaceId::NONE;
        let specified = Specified { name, value, namespace, place, default: false, id: false };
        self.attributes.push(specified);
        Ok(end)
    }

    /// Applies what is declared of the element's attributes: types and defaults (section 3.3).
    pub(super) fn declared(
        &mut self,
        text: &str,
        attlists: &Attlists,
        entities: &mut Entities,
    ) -> Result<(), Fault> {
        let Some(list) = attlists.of(self.name.of(text)) else { return Ok(()) };
        for at in 0..self.attributes.len() {
            self.apply_type(at, list.type_of(self.attributes[at].name.of(text)), text);
        }
        let specified: HashSet<&str> =
            self.attributes.iter().map(|attribute| attribute.name.of(text)).collect();
        for (name, value) in &list.defaults {
            if !specified.contains(&**name) {
                entities.spend(name.len() + value.len(), &self.name.range())?;
                let added = added(name, value, self.name, &mut self.changed);
                self.attributes.push(Specified { id: list.type_of(name) == Type::Id, ..added });
            }
        }
        Ok(())
    }

    fn apply_type(&mut self, at: usize, kind: Type, text: &str) {
        let attribute = &mut self.attributes[at];
        attribute.id = kind == Type::Id;
        let value = attribute.value.of(text, &self.changed);
        let tokens = if kind == Type::Cdata { None } else { Some(tokenised(value)) };
        if let Some(tokens) = tokens.filter(|tokens| tokens != value) {
            attribute.value = pushed(&tokens, &mut self.changed);
        }
    }

    /// Binds the prefixes that the tag declares, then finds the namespaces of its names.
    pub(super) fn resolve(
        &mut self,
        text: &str,
        namespaces: &mut Namespaces,
    ) -> Result<NamespaceId, Fault> {
        let Self { attributes, changed, .. } = self;
        for attribute in attributes.iter_mut() {
            let name = attribute.name_of(text, changed);
            let Some(prefix) = declared_prefix(name) else { continue };
            let value = attribute.value.of(text, changed);
            namespaces.bind(prefix, value, attribute.whole())?;
            attribute.namespace = NamespaceId::XMLNS;
        }
        for attribute in attributes.iter_mut() {
            if attribute.name.is_prefixed() && attribute.namespace != NamespaceId::XMLNS {
                let text = if attribute.default { changed.as_str() } else { text };
                let prefix = attribute.name.prefix_of(text);
                attribute.namespace = resolved(prefix, attribute.name_place(), namespaces)?;
            }
        }
        self.check_unique(text)?;
        if self.name.is_prefixed() {
            resolved(self.name.prefix_of(text), self.name.range(), namespaces)
        } else {
            Ok(namespaces.default_id())
        }
    }

    /// Sees to it that no attribute stands twice, by name or by namespace and local name.
    fn check_unique(&self, text: &str) -> Result<(), Fault> {
        match &self.attributes[..] {
            [] | [_] => Ok(()),
            few if few.len() <= 8 => {
                for (at, attribute) in few.iter().enumerate() {
                    let same = |other: &&Specified| {
                        self.expanded(other, text) == self.expanded(attribute, text)
                    };
                    if let Some(first) = few[..at].iter().find(same) {
                        return Err(self.twice(text, first, attribute));
                    }
                }
                Ok(())
            }
            many => {
                let mut seen = HashMap::with_capacity(many.len());
                for attribute in many {
                    if let Some(first) = seen.insert(self.expanded(attribute, text), attribute) {
                        return Err(self.twice(text, first, attribute));
                    }
                }
                Ok(())
            }
        }
    }

    #[cold]
    fn twice(&self, text: &str, first: &Specified, second: &Specified) -> Fault {
        let names = [first, second].map(|attribute| attribute.name_of(text, &self.changed));
        let (clause, message) = if names[0] == names[1] {
            let message = format!("attribute `{}` stands twice in a tag", names[1]);
            (Clause::Constraint("Unique Att Spec"), message)
        } else {
            let [first, second] = names;
            let message =
                format!("attributes `{first}` and `{second}` have the same expanded name");
            (Clause::Namespaces("constraint Attributes Unique"), message)
        };
        fault(clause, second.name_place(), message, "the second one")
            .beside(first.name_place(), "the first one")
    }

    fn expanded<'t>(&'t self, attribute: &Specified, text: &'t str) -> (NamespaceId, &'t str) {
        let text = if attribute.default { &self.changed } else { text };
        (attribute.namespace, attribute.name.local_of(text))
    }
}

impl Specified {
    pub(super) fn name_of<'t>(&self, text: &'t str, changed: &'t str) -> &'t str {
        self.name.of(if self.default { changed } else { text })
    }

    /// The place of the name; for a default, that of the element's.
    pub(super) fn name_place(&self) -> Range<usize> {
        if self.default { self.whole() } else { self.name.range() }
    }

    /// The place of name and value; for a default, that of the element's name.
    pub(super) fn whole(&self) -> Range<usize> {
        let (start, end) = (self.place.0 as usize, self.place.1 as usize);
        if self.default { start..end } else { self.name.range().start..end + 1 }
    }
}

/// An attribute that a declaration adds to a tag.
fn added(name: &str, value: &str, element: QName, changed: &mut String) -> Specified {
    let start = changed.len() as u32;
    let local = name.find(':').map_or(0, |colon| colon as u32 + 1);
    changed.push_str(name);
    Specified {
        name: QName { start, local: start + local, end: changed.len() as u32 },
        value: pushed(value, changed),
        namespace: NamespaceId::NONE,
        place: (element.start, element.end),
        default: true,
        id: false,
    }
}

fn pushed(words: &str, changed: &mut String) -> Words {
    let start = changed.len() as u32;
    changed.push_str(words);
    Words::Changed(start, changed.len() as u32)
}

// NSAttName ::= 'xmlns:' NCName | 'xmlns'                              (Namespaces, [1] to [3])
/// The prefix that an attribute of this name declares; the empty one for the default namespace.
fn declared_prefix(name: &str) -> Option<&str> {
    match name.strip_prefix("xmlns")? {
        "" => Some(""),
        rest => rest.strip_prefix(':'),
    }
}

fn resolved(
    prefix: &str,
    place: Range<usize>,
    namespaces: &Namespaces,
) -> Result<NamespaceId, Fault> {
    match namespaces.resolve_id(prefix) {
        Some(NamespaceId::XMLNS) => Err(fault(
            Clause::Namespaces("constraint Reserved Prefixes and Namespace Names"),
            place,
            "an element has the prefix `xmlns`",
            "the prefix is reserved for declarations",
        )),
        Some(id) => Ok(id),
        None => Err(undeclared(prefix, place)),
    }
}

#[cold]
fn undeclared(prefix: &str, place: Range<usize>) -> Fault {
    fault(
        Clause::Namespaces("constraint Prefix Declared"),
        place,
        format!("prefix `{prefix}` is not declared"),
        "stands for no namespace",
    )
}

#[cold]
fn not_ended(place: Range<usize>, name: &str) -> Fault {
    let message = format!("the tag `{name}` does not end");
    fault(Clause::Production(40, "STag"), place, message, "its `>` is missing")
}

#[cold]
fn no_space(text: &str, at: usize) -> Fault {
    let c = text[at..].chars().next().unwrap_or_default();
    fault(
        Clause::Production(40, "STag"),
        at..at + c.len_utf8(),
        format!("`{}` stands where white space or the end of the tag must stand", c.escape_debug()),
        "attributes are set apart by white space",
    )
}

#[cold]
fn no_value(place: Range<usize>, name: &str) -> Fault {
    fault(
        Clause::Production(41, "Attribute"),
        place,
        format!("attribute `{name}` has no value"),
        "`=` and a value in quotes must follow",
    )
}
