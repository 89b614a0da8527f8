//! Start tags and empty-element tags (XML 1.0, section 3.1).

use std::collections::HashMap;
use std::ops::Range;

use super::chars::skip_space;
use super::entities::Entities;
use super::fault::{Clause, Fault, fault};
use super::name::{QName, qname};
use super::namespaces::{NamespaceId, Namespaces};
use super::value::{Value, att_value};

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
        self.attributes.push(Specified { name, value, namespace, place, default: false });
        Ok(end)
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
                attribute.namespace = resolved(attribute.name, text, namespaces)?;
            }
        }
        self.check_unique(text)?;
        if self.name.is_prefixed() {
            resolved(self.name, text, namespaces)
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
                        return Err(twice(text, first, attribute));
                    }
                }
                Ok(())
            }
            many => {
                let mut seen = HashMap::with_capacity(many.len());
                for attribute in many {
                    if let Some(first) = seen.insert(self.expanded(attribute, text), attribute) {
                        return Err(twice(text, first, attribute));
                    }
                }
                Ok(())
            }
        }
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

    /// The place of name and value; for a default, that of the element's name.
    pub(super) fn whole(&self) -> Range<usize> {
        let (start, end) = self.place;
        if self.default {
            start as usize..end as usize
        } else {
            self.name.start as usize..end as usize + 1
        }
    }
}

// NSAttName ::= 'xmlns:' NCName | 'xmlns'                              (Namespaces, [1] to [3])
/// The prefix that an attribute of this name declares; the empty one for the default namespace.
fn declared_prefix(name: &str) -> Option<&str> {
    match name.strip_prefix("xmlns")? {
        "" => Some(""),
        rest => rest.strip_prefix(':'),
    }
}

fn resolved(name: QName, text: &str, namespaces: &Namespaces) -> Result<NamespaceId, Fault> {
    let prefix = name.prefix_of(text);
    match namespaces.resolve_id(prefix) {
        Some(NamespaceId::XMLNS) => Err(fault(
            Clause::Namespaces("Reserved Prefixes and Namespace Names"),
            name.range(),
            "an element has the prefix `xmlns`",
            "the prefix is reserved for declarations",
        )),
        Some(id) => Ok(id),
        None => Err(undeclared(name, prefix)),
    }
}

#[cold]
fn undeclared(name: QName, prefix: &str) -> Fault {
    fault(
        Clause::Namespaces("Prefix Declared"),
        name.range(),
        format!("prefix `{prefix}` is not declared"),
        "stands for no namespace",
    )
}

#[cold]
fn twice(text: &str, first: &Specified, second: &Specified) -> Fault {
    let names = [first, second].map(|attribute| attribute.name.of(text));
    let place = |attribute: &Specified| attribute.name.range();
    let found = if names[0] == names[1] {
        let message = format!("attribute `{}` stands twice in a tag", names[1]);
        fault(Clause::Constraint("Unique Att Spec"), place(second), message, "the second time")
    } else {
        let message =
            format!("attributes `{}` and `{}` have the same expanded name", names[0], names[1]);
        fault(Clause::Namespaces("Attributes Unique"), place(second), message, "the second one")
    };
    found.beside(place(first), "the first one")
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
