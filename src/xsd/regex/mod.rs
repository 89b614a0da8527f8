//! Regular expressions of XML Schema (part 2, appendix F), matched by the crate `regex-automata`.
//!
//! They are read into the syntax tree of `regex-syntax` itself, so that nothing need be escaped and
//! read again.

mod parse;
mod class;
mod block;
mod alphabet;
mod automaton;
mod run;

use automaton::Automaton;
use run::Run;

pub(super) use parse::RegexError;

/// How many bytes an expression may have.
const LONGEST: usize = 100_000;

/// A regular expression that a whole text matches or not.
#[derive(Clone, Debug)]
pub(super) struct Regex {
    source: String,
    matcher: Matcher,
}

#[derive(Clone, Debug)]
enum Matcher {
    /// Most patterns of schemas are like `\S+` and need no automaton.
    Run(Run),
    Automaton(Box<Automaton>),
}

impl Regex {
    /// Reads an expression; one whose automaton would be very large is refused.
    pub(super) fn parse(source: &str) -> Result<Self, RegexError> {
        if source.len() > LONGEST {
            return Err(RegexError::too_large());
        }
        let tree = parse::parse(source)?;
        let matcher = match Run::of(&tree) {
            Some(run) => Matcher::Run(run),
            None => {
                let automaton = Automaton::new(tree).ok_or_else(RegexError::too_large)?;
                Matcher::Automaton(Box::new(automaton))
            }
        };
        Ok(Self { source: source.to_owned(), matcher })
    }

    /// Whether the whole text matches; in time that grows with its length only.
    pub(super) fn is_match(&self, text: &str) -> bool {
        match &self.matcher {
            Matcher::Run(run) => run.is_match(text),
            Matcher::Automaton(automaton) => automaton.is_match(text),
        }
    }

    /// The expression as it was written.
    pub(super) fn as_str(&self) -> &str {
        &self.source
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// An expression, for writing it and for matching it by the definition.
    #[derive(Clone, Debug)]
    enum Expression {
        Atom(&'static str, &'static str),
        Sequence(Vec<Expression>),
        Choice(Vec<Expression>),
        Repeated(Box<Expression>, u8, Option<u8>),
    }

    /// What stands for characters, and which of `abc-]é` and a line end these are.
    static ATOMS: [(&str, &str); 14] = [
        ("a", "a"),
        (r"\-", "-"),
        (".", "abc-]é"),
        ("[ab]", "ab"),
        ("[^ab]", "c-]é\n"),
        ("[a-c-[b]]", "ac"),
        ("[^a-[b]]", "c-]é\n"),
        (r"[\i-[ab]]", "cé"),
        (r"\C", "]\n"),
        (r"[\]\-]", "-]"),
        (r"\P{Ll}", "-]\n"),
        (r"\s", "\n"),
        (r"[c\W]", "c-]\n"),
        (r"\p{IsBasicLatin}", "abc-]\n"),
    ];

    impl Expression {
        fn write(&self) -> String {
            let all = |parts: &[Expression], mark| {
                let parts: Vec<String> = parts.iter().map(Expression::write).collect();
                format!("({})", parts.join(mark))
            };
            match self {
                Expression::Atom(written, _) => (*written).to_owned(),
                Expression::Sequence(parts) => all(parts, ""),
                Expression::Choice(parts) => all(parts, "|"),
                Expression::Repeated(part, least, None) => {
                    format!("({}){{{least},}}", part.write())
                }
                Expression::Repeated(part, least, Some(most)) => {
                    format!("({}){{{least},{most}}}", part.write())
                }
            }
        }

        /// What may be left of a text behind a part of it that matches.
        fn rests<'t>(&self, text: &'t str) -> Vec<&'t str> {
            let mut rests = match self {
                Expression::Atom(_, members) => {
                    let rest = text.strip_prefix(|c| members.contains(c));
                    rest.into_iter().collect()
                }
                Expression::Sequence(parts) => parts.iter().fold(vec![text], |rests, part| {
                    rests.into_iter().flat_map(|rest| part.rests(rest)).collect()
                }),
                Expression::Choice(parts) => {
                    parts.iter().flat_map(|part| part.rests(text)).collect()
                }
                Expression::Repeated(part, least, most) => {
                    let most = most.unwrap_or(12);
                    let (mut rests, mut now) = (Vec::new(), vec![text]);
                    for count in 0..=most {
                        if count >= *least {
                            rests.extend(&now);
                        }
                        now = now.into_iter().flat_map(|rest| part.rests(rest)).collect();
                        now.sort_by_key(|rest| rest.len());
                        now.dedup();
                    }
                    rests
                }
            };
            rests.sort_by_key(|rest| rest.len());
            rests.dedup();
            rests
        }
    }

    fn expression() -> impl Strategy<Value = Expression> {
        let atom = prop::sample::select(&ATOMS[..]).prop_map(|(a, b)| Expression::Atom(a, b));
        atom.prop_recursive(3, 12, 3, |part| {
            let parts = prop::collection::vec(part.clone(), 1..4);
            prop_oneof![
                parts.clone().prop_map(Expression::Sequence),
                parts.prop_map(Expression::Choice),
                (part, 0u8..3, prop::option::of(0u8..3)).prop_map(|(part, least, more)| {
                    Expression::Repeated(Box::new(part), least, more.map(|more| least + more))
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn matches_by_the_definition(expression in expression(), text in "[abc\\-\\]é\n]{0,6}") {
            let regex = Regex::parse(&expression.write()).expect("is an expression");
            prop_assert_eq!(regex.is_match(&text), expression.rests(&text).contains(&""));
        }

        #[test]
        fn nothing_panics(source in r"[ab\[\](){}|*+?^.,0-9\\\-pPLuIs]{0,12}", text in "[ab]{0,4}") {
            if let Ok(regex) = Regex::parse(&source) {
                regex.is_match(&text);
            }
        }
    }

    #[test]
    fn what_would_fill_the_memory_is_refused() {
        assert!(Regex::parse("((a{1000}){1000}){1000}").is_err());
        assert!(Regex::parse(&"a?".repeat(60_000)).is_err());
        assert!(Regex::parse(&"(".repeat(5000)).is_err());
        assert!(Regex::parse(&"[a-".repeat(5000)).is_err());
        let every: String = ('\u{4E00}'..'\u{5400}').flat_map(|c| [c, '?']).collect();
        assert!(Regex::parse(&every).is_err());
        assert!(Regex::parse(r"\w{1,255}-\p{L}{0,1000}").is_ok());
        assert!(Regex::parse(&format!("{}a{}", "(".repeat(90), ")*".repeat(90))).is_ok());
    }
}
