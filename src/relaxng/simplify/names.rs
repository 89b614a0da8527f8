//! Classes of names: 4.12 for exceptions, and the constraints of 4.16.

use crate::diagnostic::Diagnostic;
use crate::relaxng::incorrect::{Clause, incorrect};
use crate::relaxng::name_class::{Name, NameClass};
use crate::relaxng::syntax;
use crate::relaxng::syntax::NameClassKind;
use crate::source::Span;
use crate::xml::XMLNS;

/// Whose name a class describes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Element,
    Attribute,
}

/// A class in the simple syntax; what breaks a constraint leaves a finding.
pub(super) fn name_class(
    class: &syntax::NameClass,
    of: Of,
    diagnostics: &mut Vec<Diagnostic>,
) -> NameClass {
    Names { of, diagnostics }.class(class, Inside::Nothing)
}

/// Which exception a class stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    NsName,
    AnyName,
}

struct Names<'d> {
    of: Of,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Names<'_> {
    fn class(&mut self, class: &syntax::NameClass, inside: Inside) -> NameClass {
        let span = class.span;
        match &class.kind {
            NameClassKind::Name { namespace, local } => {
                self.check_namespace(namespace, span);
                if self.of == Of::Attribute && namespace.is_empty() && &**local == "xmlns" {
                    self.wrong(span, "no attribute can be called `xmlns`");
                }
                NameClass::Name(Name::new(namespace.clone(), local.clone()))
            }
            NameClassKind::AnyName(except) => {
                match inside {
                    Inside::Nothing => {}
                    Inside::NsName => self.wrong(span, "`anyName` stands in `except` of `nsName`"),
                    Inside::AnyName => {
                        self.wrong(span, "`anyName` stands in `except` of `anyName`");
                    }
                }
                NameClass::AnyName(self.except(except, Inside::AnyName))
            }
            NameClassKind::NsName(namespace, except) => {
                self.check_namespace(namespace, span);
                if inside == Inside::NsName {
                    self.wrong(span, "`nsName` stands in `except` of `nsName`");
                }
                NameClass::NsName(namespace.clone(), self.except(except, Inside::NsName))
            }
            NameClassKind::Choice(classes) => self.choice(classes, inside),
        }
    }

    fn except(&mut self, except: &[syntax::NameClass], inside: Inside) -> Option<Box<NameClass>> {
        (!except.is_empty()).then(|| Box::new(self.choice(except, inside)))
    }

    fn choice(&mut self, classes: &[syntax::NameClass], inside: Inside) -> NameClass {
        match classes {
            [only] => self.class(only, inside),
            _ => NameClass::Choice(classes.iter().map(|class| self.class(class, inside)).collect()),
        }
    }

    fn check_namespace(&mut self, namespace: &str, span: Span) {
        if self.of == Of::Attribute
            && namespace.trim_end_matches('/') == XMLNS.trim_end_matches('/')
        {
            self.wrong(span, "no attribute can be of the namespace of `xmlns`");
        }
    }

    fn wrong(&mut self, span: Span, message: &str) {
        self.diagnostics.push(incorrect(Clause::Constraints, span, message));
    }
}
