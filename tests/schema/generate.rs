//! Documents made from the schema: at each choice the way that was gone least often, so that a few hundred
//! documents go every way.

use std::collections::HashMap;
use std::fmt::Write;

use roxmltree::{Node, NodeId};

use super::grammar::{Grammar, children, name};
use super::random::Random;
use super::samples::{WORDS, samples};

/// Makes documents; what one leaves out, the next ones have.
pub(super) struct Generator<'g, 'd> {
    grammar: &'g Grammar<'d>,
    random: Random,
    /// How often each pattern was followed.
    visits: HashMap<NodeId, usize>,
    ids: usize,
    /// How many elements are open.
    depth: usize,
}

/// An element on its way.
#[derive(Default)]
struct Content {
    attributes: String,
    inside: String,
    /// Whether words may stand between its children.
    mixed: bool,
}

/// Deeper than this there is only what must be there.
const DEEP: usize = 9;

impl<'g, 'd> Generator<'g, 'd> {
    pub(super) fn new(grammar: &'g Grammar<'d>, seed: u64) -> Self {
        Self { grammar, random: Random(seed), visits: HashMap::new(), ids: 0, depth: 0 }
    }

    /// The next document.
    pub(super) fn document(&mut self) -> String {
        let mut out = Content::default();
        self.each(self.grammar.start, &mut out);
        let namespace = "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"";
        out.inside.replacen("<TEI", namespace, 1)
    }

    /// The lines of the schema with elements, attributes, values and datatypes that no document has had.
    pub(super) fn missed(&self) -> Vec<String> {
        let document = self.grammar.start.document();
        let shown = |node: &Node<'_, '_>| {
            let kind = node.tag_name().name();
            let row = document.text_pos_at(node.range().start).row;
            format!("line {row}: {kind} {}", node.attribute("name").or(node.text()).unwrap_or(""))
        };
        let kinds = ["element", "attribute", "value", "data"];
        let wanted = |node: &Node<'_, '_>| kinds.contains(&node.tag_name().name());
        let all = self.grammar.defines().flat_map(|define| define.descendants()).filter(wanted);
        all.filter(|node| self.visits(*node) == 0).map(|node| shown(&node)).collect()
    }

    fn visits(&self, pattern: Node<'d, 'd>) -> usize {
        self.visits.get(&pattern.id()).copied().unwrap_or(0)
    }

    fn pattern(&mut self, pattern: Node<'d, 'd>, out: &mut Content) {
        *self.visits.entry(pattern.id()).or_default() += 1;
        match pattern.tag_name().name() {
            "element" => self.element(pattern, out),
            "attribute" => self.attribute(pattern, out),
            "group" => self.each(pattern, out),
            "choice" => self.choice(pattern, out),
            "optional" => self.repeat(pattern, 0, 1, out),
            "zeroOrMore" => self.repeat(pattern, 0, 3, out),
            "oneOrMore" => self.repeat(pattern, 1, 3, out),
            "mixed" => self.mixed(pattern, out),
            "list" => self.list(pattern, out),
            "ref" => self.each(self.grammar.define(pattern), out),
            "text" => self.words(out),
            "value" => out.inside += &escaped(pattern.text().unwrap_or_default()),
            "data" => self.data(pattern, out),
            "empty" => {}
            other => panic!("the generator does not know `{other}`"),
        }
    }

    fn each(&mut self, pattern: Node<'d, 'd>, out: &mut Content) {
        children(pattern).for_each(|child| self.pattern(child, out));
    }

    fn element(&mut self, pattern: Node<'d, 'd>, out: &mut Content) {
        let mut content = Content::default();
        self.depth += 1;
        self.each(pattern, &mut content);
        self.depth -= 1;
        let Content { attributes, inside, .. } = content;
        let name = name(pattern);
        // A line for each tag, broken where white space counts for nothing.
        write!(out.inside, "<{name}{attributes}\n>{inside}</{name}>").expect("a string takes all");
        if out.mixed {
            self.words(out);
        }
    }

    fn attribute(&mut self, pattern: Node<'d, 'd>, out: &mut Content) {
        let mut value = Content::default();
        self.each(pattern, &mut value);
        let name = name(pattern);
        write!(out.attributes, " {name}=\"{}\"", value.inside).expect("a string takes all");
    }

    /// The way that was gone least often, or now and then any; the shortest deep in the document.
    fn choice(&mut self, pattern: Node<'d, 'd>, out: &mut Content) {
        let ways: Vec<_> = children(pattern).collect();
        let way = if self.depth > DEEP {
            ways.iter().copied().min_by_key(|way| self.least(*way, &mut Vec::new()))
        } else if self.random.below(3) == 0 {
            Some(self.random.of(&ways))
        } else {
            ways.iter().copied().min_by_key(|way| self.visits(*way))
        };
        self.pattern(way.expect("a choice has members"), out);
    }

    fn repeat(&mut self, pattern: Node<'d, 'd>, least: usize, most: usize, out: &mut Content) {
        let unseen = children(pattern).any(|child| self.visits(child) == 0);
        let times = if self.depth > DEEP {
            least
        } else if unseen {
            1
        } else {
            least + self.random.below(most - least + 1)
        };
        (0..times).for_each(|_| self.each(pattern, out));
    }

    fn mixed(&mut self, pattern: Node<'d, 'd>, out: &mut Content) {
        out.mixed = true;
        self.words(out);
        self.each(pattern, out);
    }

    fn list(&mut self, pattern: Node<'d, 'd>, out: &mut Content) {
        let mut words = Content { mixed: true, ..Content::default() };
        self.each(pattern, &mut words);
        out.inside += words.inside.trim_end();
    }

    fn words(&mut self, out: &mut Content) {
        out.inside += &escaped(self.random.of(WORDS));
    }

    fn data(&mut self, pattern: Node<'d, 'd>, out: &mut Content) {
        let datatype = pattern.attribute("type").expect("data has a type");
        let facet = children(pattern).find(|param| name(*param) == "pattern");
        let sample = self.random.of(samples(datatype, facet.and_then(|facet| facet.text())));
        self.ids += 1;
        out.inside += &escaped(&sample.replace('%', &self.ids.to_string()));
        if out.mixed {
            out.inside.push(' ');
        }
    }

    /// How many elements a pattern needs at least. One that holds itself needs too many.
    fn least(&self, pattern: Node<'d, 'd>, within: &mut Vec<NodeId>) -> usize {
        const TOO_MANY: usize = 1000;
        if within.contains(&pattern.id()) {
            return TOO_MANY;
        }
        within.push(pattern.id());
        let mut of = |node| children(node).map(|child| self.least(child, within)).collect();
        let members: Vec<usize> = match pattern.tag_name().name() {
            "optional" | "zeroOrMore" | "attribute" => Vec::new(),
            "ref" => of(self.grammar.define(pattern)),
            _ => of(pattern),
        };
        within.pop();
        match pattern.tag_name().name() {
            "choice" => members.into_iter().min().unwrap_or(0),
            "element" => 1 + members.iter().sum::<usize>(),
            _ => members.iter().sum(),
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
