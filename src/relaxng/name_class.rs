//! Names, and classes of names (RELAX NG 4.16, 5, 7.3).

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::xml::XML;

/// A name with its namespace, which is empty for none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Name {
    /// The namespace's URI.
    pub(super) namespace: Arc<str>,
    /// The name without prefix.
    pub(super) local: Arc<str>,
}

impl Name {
    pub(super) fn new(namespace: impl Into<Arc<str>>, local: impl Into<Arc<str>>) -> Self {
        Self { namespace: namespace.into(), local: local.into() }
    }
}

/// As documents usually write it: the prefix `xml` is the same in all of them.
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = if *self.namespace == *XML { "xml:" } else { "" };
        write!(f, "{prefix}{}", self.local)
    }
}

// nameClass ::= <anyName> [exceptNameClass] </anyName> | <nsName ns> [exceptNameClass] </nsName>
//             | <name ns> NCName </name> | <choice> nameClass nameClass </choice>
/// A class of names in the simple syntax.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum NameClass {
    Name(Name),
    NsName(Arc<str>, Option<Box<NameClass>>),
    AnyName(Option<Box<NameClass>>),
    Choice(Box<[NameClass]>),
}

/// How closely a class means a name: the closest one tells best which element was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Specificity {
    AnyName,
    NsName,
    Name,
}

impl NameClass {
    /// `contains` of the derivative paper.
    pub(super) fn contains(&self, name: &Name) -> bool {
        self.specificity(name).is_some()
    }

    /// How closely the class means the name; `None` if it does not contain it.
    pub(super) fn specificity(&self, name: &Name) -> Option<Specificity> {
        let excepted = |except: &Option<Box<NameClass>>| {
            except.as_ref().is_some_and(|except| except.contains(name))
        };
        match self {
            NameClass::Name(this) => (this == name).then_some(Specificity::Name),
            NameClass::NsName(namespace, except) => {
                (*namespace == name.namespace && !excepted(except)).then_some(Specificity::NsName)
            }
            NameClass::AnyName(except) => (!excepted(except)).then_some(Specificity::AnyName),
            NameClass::Choice(classes) => {
                classes.iter().filter_map(|class| class.specificity(name)).max()
            }
        }
    }

    /// Whether a name is in both classes (7.3, 7.4).
    ///
    /// Two classes overlap if and only if one of the names that make a difference to either is in both:
    /// the names they spell out, an unheard-of name of each namespace, and one of no such namespace.
    pub(super) fn overlaps(&self, other: &NameClass) -> bool {
        let common = |name: &Name| self.contains(name) && other.contains(name);
        self.telling_names().iter().any(common) || other.telling_names().iter().any(common)
    }

    fn telling_names(&self) -> Vec<Name> {
        let mut names = Vec::new();
        self.add_telling_names(&mut names);
        names
    }

    fn add_telling_names(&self, out: &mut Vec<Name>) {
        // No document can hold these: NUL is no character of XML.
        const UNHEARD_OF: &str = "\0";
        let except = match self {
            NameClass::Name(name) => return out.push(name.clone()),
            NameClass::Choice(classes) => {
                return classes.iter().for_each(|class| class.add_telling_names(out));
            }
            NameClass::NsName(namespace, except) => {
                out.push(Name::new(namespace.clone(), UNHEARD_OF));
                except
            }
            NameClass::AnyName(except) => {
                out.push(Name::new(UNHEARD_OF, UNHEARD_OF));
                except
            }
        };
        if let Some(except) = except {
            except.add_telling_names(out);
        }
    }

    /// The names, if the class spells out all of them.
    pub(super) fn names(&self) -> Option<Vec<&Name>> {
        match self {
            NameClass::Name(name) => Some(vec![name]),
            NameClass::NsName(..) | NameClass::AnyName(_) => None,
            NameClass::Choice(classes) => {
                let names: Option<Vec<_>> = classes.iter().map(NameClass::names).collect();
                names.map(|names| names.concat())
            }
        }
    }

    /// Whether it has an `anyName` or `nsName`, so that its names cannot all be spelled out (7.3).
    pub(super) fn is_infinite(&self) -> bool {
        self.names().is_none()
    }
}

impl fmt::Display for NameClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NameClass::Name(name) => name.fmt(f),
            NameClass::NsName(namespace, _) => write!(f, "any name of {namespace}"),
            NameClass::AnyName(_) => f.write_str("any name"),
            NameClass::Choice(classes) => {
                for (at, class) in classes.iter().enumerate() {
                    let or = if at == 0 { "" } else { " or " };
                    write!(f, "{or}{class}")?;
                }
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(local: &str) -> NameClass {
        NameClass::Name(Name::new("n", local))
    }

    fn but(except: NameClass) -> Option<Box<NameClass>> {
        Some(Box::new(except))
    }

    #[test]
    fn the_closest_class_counts() {
        let any = NameClass::AnyName(but(name("a")));
        let namespace = NameClass::NsName("n".into(), None);
        let all = NameClass::Choice([any.clone(), namespace, name("c")].into());
        let closest = |local: &str| all.specificity(&Name::new("n", local));
        assert_eq!(closest("c"), Some(Specificity::Name));
        assert_eq!(closest("a"), Some(Specificity::NsName));
        assert_eq!(all.specificity(&Name::new("", "a")), Some(Specificity::AnyName));
        assert_eq!(any.specificity(&Name::new("n", "a")), None);
    }

    #[test]
    fn classes_overlap_where_a_name_is_in_both() {
        let namespace = NameClass::NsName("n".into(), but(name("a")));
        let any_but = |except| NameClass::AnyName(but(except));
        for (one, other, overlap) in [
            (name("a"), name("a"), true),
            (name("a"), name("b"), false),
            (name("a"), namespace.clone(), false),
            (name("b"), namespace.clone(), true),
            (any_but(name("b")), namespace.clone(), true),
            (any_but(NameClass::NsName("n".into(), None)), namespace.clone(), false),
            (any_but(NameClass::NsName("n".into(), None)), NameClass::AnyName(None), true),
            (any_but(namespace), name("a"), true),
        ] {
            assert_eq!(one.overlaps(&other), overlap, "{one:?} {other:?}");
            assert_eq!(other.overlaps(&one), overlap, "{other:?} {one:?}");
        }
    }
}
