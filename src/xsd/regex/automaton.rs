//! Every other expression: an automaton of `regex-automata`, built when it is first asked.

use std::sync::OnceLock;

use regex_automata::meta;
use regex_automata::{Anchored, Input};
use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// An expression and the automaton made from it.
///
/// Building one takes longer than reading a schema's pattern, and a document uses few of them.
#[derive(Clone, Debug)]
pub(super) struct Automaton {
    tree: Hir,
    built: OnceLock<meta::Regex>,
}

impl Automaton {
    /// The automaton of an expression; `None` if it would be too large.
    pub(super) fn new(tree: Hir) -> Option<Self> {
        (weight(&tree) <= HEAVIEST).then(|| Self { tree, built: OnceLock::new() })
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        let built = self.built.get_or_init(|| build(&self.tree));
        built.is_match(Input::new(text).anchored(Anchored::Yes))
    }
}

fn build(tree: &Hir) -> meta::Regex {
    let whole = Hir::concat(vec![tree.clone(), Hir::look(Look::End)]);
    // The weight bounds the size already; a second bound could fail where nobody can be told.
    let config = meta::Config::new().nfa_size_limit(None);
    meta::Builder::new()
        .configure(config)
        .build_from_hir(&whole)
        .expect("without a bound of size only look-around can be missing, and there is none")
}

/// About as much as `\w{100}` weighs; a unit becomes a few states of some bytes each.
const HEAVIEST: u64 = 100_000;

/// How large an automaton grows: ranges and characters, as often as they are repeated.
fn weight(tree: &Hir) -> u64 {
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(Class::Unicode(class)) => class.ranges().len() as u64,
        HirKind::Class(Class::Bytes(class)) => class.ranges().len() as u64,
        HirKind::Repetition(repetition) => {
            let copies = repetition.max.unwrap_or(repetition.min.saturating_add(1));
            weight(&repetition.sub).saturating_mul(u64::from(copies.max(1)))
        }
        HirKind::Capture(capture) => weight(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().fold(1, |sum, part| weight(part).saturating_add(sum))
        }
    }
}
