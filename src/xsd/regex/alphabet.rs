//! The characters that an expression tells apart.
//!
//! `\w{1,64}` tells two kinds of characters apart, however many ranges of Unicode they consist of. With
//! each kind put for one symbol, the automaton is as small as that of `a{1,64}`.

use std::collections::{BTreeSet, HashMap};

use regex_syntax::hir::{
    Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Literal, Repetition,
};

/// The kinds of characters of an expression. A symbol is the character whose number is that of the kind.
#[derive(Clone, Debug)]
pub(super) struct Alphabet {
    /// Where kinds begin, up to where the next one does; the first is at 0.
    starts: Vec<(u32, char)>,
    ascii: [char; 128],
}

impl Alphabet {
    /// The alphabet of an expression, and the expression in its symbols.
    pub(super) fn of(tree: &Hir) -> (Self, Hir) {
        let mut classes = Vec::new();
        collect(tree, &mut classes);
        let starts = starts(&classes);
        let mut kinds = Kinds { classes, symbols: HashMap::new() };
        let starts = starts.into_iter().map(|start| (start, kinds.symbol(start))).collect();
        let mut alphabet = Self { starts, ascii: ['\0'; 128] };
        for (c, symbol) in (0..128).zip(&mut alphabet.ascii) {
            *symbol = find(&alphabet.starts, c);
        }
        (alphabet, kinds.translate(tree))
    }

    /// Whether an expression has so few classes that its alphabet is soon found.
    pub(super) fn is_small(tree: &Hir) -> bool {
        let mut classes = Vec::new();
        collect(tree, &mut classes);
        classes.len() <= MOST_CLASSES
    }

    /// A text in symbols.
    pub(super) fn translate(&self, text: &str) -> String {
        text.chars().map(|c| self.symbol(c)).collect()
    }

    fn symbol(&self, c: char) -> char {
        let number = u32::from(c);
        match self.ascii.get(number as usize) {
            Some(&symbol) => symbol,
            None => find(&self.starts, number),
        }
    }
}

fn find(starts: &[(u32, char)], number: u32) -> char {
    starts[starts.partition_point(|&(start, _)| start <= number) - 1].1
}

/// The classes of an expression, each once; a character is a class of one.
fn collect(tree: &Hir, out: &mut Vec<ClassUnicode>) {
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => {}
        HirKind::Class(Class::Unicode(class)) => add(class.clone(), out),
        HirKind::Literal(literal) => chars(literal).for_each(|c| add(class_of(c), out)),
        HirKind::Repetition(repetition) => collect(&repetition.sub, out),
        HirKind::Capture(capture) => collect(&capture.sub, out),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().for_each(|part| collect(part, out));
        }
    }
}

const MOST_CLASSES: usize = 1000;

/// Of too many classes it is enough to know that.
fn add(class: ClassUnicode, out: &mut Vec<ClassUnicode>) {
    if out.len() <= MOST_CLASSES && !out.contains(&class) {
        out.push(class);
    }
}

fn chars(literal: &Literal) -> impl Iterator<Item = char> {
    std::str::from_utf8(&literal.0).expect("literals are made of characters").chars()
}

fn class_of(c: char) -> ClassUnicode {
    ClassUnicode::new([ClassUnicodeRange::new(c, c)])
}

/// Where one class or another begins or has ended.
fn starts(classes: &[ClassUnicode]) -> BTreeSet<u32> {
    let ranges = classes.iter().flat_map(ClassUnicode::iter);
    let edges = ranges.flat_map(|range| [range.start().into(), u32::from(range.end()) + 1]);
    edges.chain([0]).collect()
}

/// Characters are of one kind if they are in the same classes.
struct Kinds {
    classes: Vec<ClassUnicode>,
    symbols: HashMap<Vec<bool>, char>,
}

impl Kinds {
    fn symbol(&mut self, number: u32) -> char {
        let kind = self.classes.iter().map(|class| contains(class, number)).collect();
        let next = self.next_symbol();
        *self.symbols.entry(kind).or_insert(next)
    }

    /// Surrogates are passed over, so that there is a symbol for each character there is.
    fn next_symbol(&self) -> char {
        let next = ('\0'..=char::MAX).nth(self.symbols.len());
        next.expect("there are no more kinds of characters than characters")
    }

    fn translate(&self, tree: &Hir) -> Hir {
        let all = |parts: &[Hir]| parts.iter().map(|part| self.translate(part)).collect();
        match tree.kind() {
            HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => tree.clone(),
            HirKind::Class(Class::Unicode(class)) => self.symbols_of(class),
            HirKind::Literal(literal) => {
                Hir::concat(chars(literal).map(|c| self.symbols_of(&class_of(c))).collect())
            }
            HirKind::Repetition(repetition) => {
                let sub = Box::new(self.translate(&repetition.sub));
                Hir::repetition(Repetition { sub, ..repetition.clone() })
            }
            HirKind::Capture(capture) => self.translate(&capture.sub),
            HirKind::Concat(parts) => Hir::concat(all(parts)),
            HirKind::Alternation(parts) => Hir::alternation(all(parts)),
        }
    }

    fn symbols_of(&self, class: &ClassUnicode) -> Hir {
        let place = self.classes.iter().position(|known| known == class);
        let place = place.expect("all classes have been collected");
        let members = self.symbols.iter().filter(|(kind, _)| kind[place]);
        let ranges = members.map(|(_, &symbol)| ClassUnicodeRange::new(symbol, symbol));
        Hir::class(Class::Unicode(ClassUnicode::new(ranges)))
    }
}

fn contains(class: &ClassUnicode, number: u32) -> bool {
    let ranges = class.ranges();
    let behind = ranges.partition_point(|range| u32::from(range.start()) <= number);
    behind > 0 && number <= u32::from(ranges[behind - 1].end())
}
