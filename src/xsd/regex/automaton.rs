//! Every other expression: an automaton of `regex-automata`, built when it is first asked.

use std::sync::OnceLock;

use regex_automata::meta;
use regex_automata::{Anchored, Input};
use regex_syntax::hir::{Hir, HirKind, Look};

use super::alphabet::Alphabet;

/// An expression and the automaton made from it.
///
/// Building one takes longer than reading a schema's pattern, and a document uses few of them.
#[derive(Clone, Debug)]
pub(super) struct Automaton {
    tree: Hir,
    built: OnceLock<(Alphabet, meta::Regex)>,
}

impl Automaton {
    /// The automaton of an expression; `None` if it would be too large.
    pub(super) fn new(tree: Hir) -> Option<Self> {
        let weight = weight(&tree);
        let small = weight <= LIGHT || weight <= HEAVIEST && Alphabet::is_small(&tree);
        small.then(|| Self { tree, built: OnceLock::new() })
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        let (alphabet, regex) = self.built.get_or_init(|| build(&self.tree));
        regex.is_match(Input::new(&alphabet.translate(text)).anchored(Anchored::Yes))
    }
}

fn build(tree: &Hir) -> (Alphabet, meta::Regex) {
    let (alphabet, tree) = Alphabet::of(tree);
    let whole = Hir::concat(vec![tree, Hir::look(Look::End)]);
    // The weight bounds the size already; a second bound could fail where nobody can be told.
    let config = meta::Config::new().nfa_size_limit(None);
    let regex = meta::Builder::new()
        .configure(config)
        .build_from_hir(&whole)
        .expect("without a bound of size only look-around can be missing, and there is none");
    (alphabet, regex)
}

/// How heavy an expression may be; each unit becomes one or two states.
const HEAVIEST: u64 = 20_000;

/// Below this there is no need to look at the alphabet.
const LIGHT: u64 = 1000;

/// How large an automaton grows: the classes and characters, as often as they are repeated.
fn weight(tree: &Hir) -> u64 {
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
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
