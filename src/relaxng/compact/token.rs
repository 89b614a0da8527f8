//! Tokens of the compact syntax.

use std::fmt;
use std::sync::Arc;

/// A token. Comments leave none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A name without colon that is no keyword, or one behind a backslash.
    Identifier(Arc<str>),
    /// One of [`KEYWORDS`].
    Keyword(&'static str),
    /// `prefix:local`.
    CName(Arc<str>, Arc<str>),
    /// `prefix:*`.
    NsName(Arc<str>),
    /// A segment of a literal, without its quotes.
    Literal(String),
    /// A comment that begins with `##`.
    Documentation,
    /// One of [`MARKS`].
    Mark(&'static str),
    /// Behind the last token.
    End,
}

/// The words that are names only behind a backslash.
pub(super) static KEYWORDS: [&str; 19] = [
    "attribute",
    "default",
    "datatypes",
    "div",
    "element",
    "empty",
    "external",
    "grammar",
    "include",
    "inherit",
    "list",
    "mixed",
    "namespace",
    "notAllowed",
    "parent",
    "start",
    "string",
    "text",
    "token",
];

/// The other marks; a longer one stands before its beginnings.
pub(super) static MARKS: [&str; 18] =
    ["|=", "&=", ">>", "=", "{", "}", "(", ")", "[", "]", ",", "&", "|", "?", "*", "+", "-", "~"];

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Token::Identifier(name) => write!(f, "`{name}`"),
            Token::Keyword(word) => write!(f, "the keyword `{word}`"),
            Token::CName(prefix, local) => write!(f, "`{prefix}:{local}`"),
            Token::NsName(prefix) => write!(f, "`{prefix}:*`"),
            Token::Literal(_) => f.write_str("a literal"),
            Token::Documentation => f.write_str("documentation"),
            Token::Mark(mark) => write!(f, "`{mark}`"),
            Token::End => f.write_str("the end of the schema"),
        }
    }
}
