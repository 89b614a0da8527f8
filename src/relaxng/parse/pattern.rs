//! Patterns in XML syntax.

use std::sync::Arc;

use super::Parser;
use super::markup::Element;
use crate::relaxng::incorrect::Clause;
use crate::relaxng::syntax::{
    Data, DatatypeName, NameClass, Param, Pattern, PatternKind, Reference, Scope, Value,
};
use crate::source::Spanned;

impl Parser {
    // pattern ::= <element name="QName"> pattern+ </element>
    //           | <element> nameClass pattern+ </element>
    //           | <attribute name="QName"> [pattern] </attribute>
    //           | <attribute> nameClass [pattern] </attribute>
    //           | <group> pattern+ </group> | <interleave> pattern+ </interleave>
    //           | <choice> pattern+ </choice> | <optional> pattern+ </optional>
    //           | <zeroOrMore> pattern+ </zeroOrMore> | <oneOrMore> pattern+ </oneOrMore>
    //           | <list> pattern+ </list> | <mixed> pattern+ </mixed>
    //           | <ref name="NCName"/> | <parentRef name="NCName"/> | <empty/> | <text/>
    //           | <value [type="NCName"]> string </value>
    //           | <data type="NCName"> param* [exceptPattern] </data> | <notAllowed/>
    //           | <externalRef href="anyURI"/> | <grammar> grammarContent* </grammar>            (3)
    pub(super) fn pattern(&mut self, element: &mut Element) -> Option<Pattern> {
        let kind = match &*element.name {
            "element" => self.element(element)?,
            "attribute" => self.attribute(element)?,
            "group" => PatternKind::Group(self.children(element)),
            "interleave" => PatternKind::Interleave(self.children(element)),
            "choice" => PatternKind::Choice(self.children(element)),
            "optional" => PatternKind::Optional(self.children(element)),
            "zeroOrMore" => PatternKind::ZeroOrMore(self.children(element)),
            "oneOrMore" => PatternKind::OneOrMore(self.children(element)),
            "list" => PatternKind::List(self.children(element)),
            "mixed" => PatternKind::Mixed(self.children(element)),
            "ref" => PatternKind::Ref(self.named_leaf(element)?),
            "parentRef" => PatternKind::ParentRef(self.named_leaf(element)?),
            "empty" => self.leaf(element, PatternKind::Empty),
            "text" => self.leaf(element, PatternKind::Text),
            "notAllowed" => self.leaf(element, PatternKind::NotAllowed),
            "value" => PatternKind::Value(self.value(element)?),
            "data" => PatternKind::Data(self.data(element)?),
            "externalRef" => PatternKind::ExternalRef(self.external_ref(element)?),
            "grammar" => {
                self.check_extras(element, &[]);
                PatternKind::Grammar(self.grammar(element))
            }
            other => {
                self.wrong(Clause::FullSyntax, element.span, format!("`{other}` is no pattern"));
                return None;
            }
        };
        Some(Pattern { kind, span: element.span })
    }

    pub(super) fn patterns(&mut self, elements: &mut [Element]) -> Vec<Pattern> {
        let mut patterns = Vec::with_capacity(elements.len());
        patterns.extend(elements.iter_mut().filter_map(|element| self.pattern(element)));
        patterns
    }

    fn children(&mut self, element: &mut Element) -> Vec<Pattern> {
        self.check_extras(element, &[]);
        self.needs_children(element);
        self.patterns(&mut element.children)
    }

    fn leaf(&mut self, element: &Element, kind: PatternKind) -> PatternKind {
        self.check_extras(element, &[]);
        self.has_no_children(element);
        kind
    }

    fn named_leaf(&mut self, element: &Element) -> Option<Spanned<Arc<str>>> {
        self.check_extras(element, &["name"]);
        self.has_no_children(element);
        self.required_ncname(element, "name")
    }

    fn element(&mut self, element: &mut Element) -> Option<PatternKind> {
        let span = element.span;
        let (name, content) = self.named(element)?;
        if content.is_empty() {
            self.wrong(Clause::FullSyntax, span, "`element` has no pattern");
        }
        Some(PatternKind::Element(name, self.patterns(content)))
    }

    fn attribute(&mut self, element: &mut Element) -> Option<PatternKind> {
        let (name, content) = self.named(element)?;
        if let Some(second) = content.get(1) {
            self.wrong(Clause::FullSyntax, second.span, "`attribute` holds one pattern only");
        }
        Some(PatternKind::Attribute(name, self.patterns(content)))
    }

    /// The name of an element or attribute, and the elements behind it.
    fn named<'e>(&mut self, element: &'e mut Element) -> Option<(NameClass, &'e mut [Element])> {
        self.check_extras(element, &["name"]);
        if let Some(name) = self.name_attribute(element)? {
            return Some((name, &mut element.children));
        }
        let Some((name, content)) = element.children.split_first_mut() else {
            self.wrong(Clause::FullSyntax, element.span, format!("`{}` has no name", element.name));
            return None;
        };
        Some((self.name_class(name)?, content))
    }

    fn value(&mut self, element: &Element) -> Option<Value> {
        self.check_extras(element, &["type"]);
        self.has_no_children(element);
        let value = element.text.clone();
        let scope = Scope {
            default: element.namespace.clone(),
            prefixes: match &element.prefix {
                Some((prefix, Some(namespace))) => vec![(prefix.clone(), namespace.clone())],
                _ => Vec::new(),
            },
        };
        let datatype = match element.attribute("type") {
            Some(_) => self.datatype(element)?,
            // 4.4: without a type it is `token` of the built-in library.
            None => DatatypeName {
                library: Arc::from(""),
                name: Spanned::new(Arc::from("token"), element.span),
            },
        };
        Some(Value { datatype, value, scope: Arc::new(scope) })
    }

    // data          ::= <data type="NCName"> param* [exceptPattern] </data>
    // exceptPattern ::= <except> pattern+ </except>                                             (3)
    fn data(&mut self, element: &mut Element) -> Option<Data> {
        self.check_extras(element, &["type"]);
        let is_param = |element: &&Element| &*element.name == "param";
        let count = element.children.iter().take_while(is_param).count();
        let (params, rest) = element.children.split_at_mut(count);
        let params = params.iter().filter_map(|param| self.param(param)).collect();
        let mut rest = rest.iter_mut();
        let except = match rest.next() {
            Some(except) if &*except.name == "except" => self.children(except),
            Some(other) => self.misplaced_in_data(other),
            None => Vec::new(),
        };
        if let Some(second) = rest.next() {
            self.misplaced_in_data(second);
        }
        Some(Data { datatype: self.datatype(element)?, params, except })
    }

    fn misplaced_in_data(&mut self, element: &Element) -> Vec<Pattern> {
        self.wrong(
            Clause::FullSyntax,
            element.span,
            format!("`{}` must not stand here", element.name),
        );
        Vec::new()
    }

    // param ::= <param name="NCName"> string </param>                                           (3)
    fn param(&mut self, element: &Element) -> Option<Param> {
        self.check_extras(element, &["name"]);
        self.has_no_children(element);
        let name = self.required_ncname(element, "name")?;
        Some(Param { name, value: element.text.clone() })
    }

    fn datatype(&mut self, element: &Element) -> Option<DatatypeName> {
        let name = self.required_ncname(element, "type")?;
        Some(DatatypeName { library: element.library.clone(), name })
    }

    fn external_ref(&mut self, element: &Element) -> Option<Reference> {
        self.check_extras(element, &["href"]);
        self.has_no_children(element);
        Some(Reference { href: self.href(element)?, namespace: element.namespace.clone() })
    }
}
