//! Reading an expression by the grammar of appendix F.

use std::fmt;

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, Repetition};

use super::class::{multi_char_escape, property, wildcard};

/// Reads an expression.
pub(super) fn parse(source: &str) -> Result<Hir, RegexError> {
    let mut parser = Parser { source, at: 0, depth: 0 };
    let tree = parser.reg_exp()?;
    match parser.peek() {
        None => Ok(tree),
        Some(mark) => Err(parser.unescaped(mark)),
    }
}

/// What is wrong with an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::xsd) struct RegexError {
    /// The character at which it was seen, counted from 1; `None` for the whole.
    at: Option<usize>,
    message: String,
}

impl RegexError {
    /// The expression's automaton would fill the memory.
    pub(super) fn too_large() -> Self {
        Self { at: None, message: "it is too large".to_owned() }
    }
}

impl fmt::Display for RegexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some(at) => write!(f, "at character {at}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

type Result<T, E = RegexError> = std::result::Result<T, E>;

struct Parser<'s> {
    source: &'s str,
    at: usize,
    depth: usize,
}

/// What a backslash and what follows it stand for.
enum Escape {
    Character(char),
    Class(ClassUnicode),
}

/// Deeper expressions are refused; each level is a call.
const DEEPEST: usize = 100;

impl<'s> Parser<'s> {
    // regExp ::= branch ("|" branch)*
    fn reg_exp(&mut self) -> Result<Hir> {
        let mut branches = vec![self.branch()?];
        while self.eat('|') {
            branches.push(self.branch()?);
        }
        Ok(Hir::alternation(branches))
    }

    // branch ::= piece*
    fn branch(&mut self) -> Result<Hir> {
        let mut pieces = Vec::new();
        while self.peek().is_some_and(|c| c != '|' && c != ')') {
            pieces.push(self.piece()?);
        }
        Ok(Hir::concat(pieces))
    }

    // piece      ::= atom quantifier?
    // quantifier ::= [?*+] | "{" quantity "}"
    fn piece(&mut self) -> Result<Hir> {
        let atom = self.atom()?;
        let (min, max) = match self.peek() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => return self.counted(atom),
            _ => return Ok(atom),
        };
        self.bump();
        Ok(repeat(atom, min, max))
    }

    fn counted(&mut self, atom: Hir) -> Result<Hir> {
        let start = self.at;
        self.bump();
        let form = "a quantity is written `{2}`, `{2,}` or `{2,5}`";
        let (min, max) = self.quantity().ok_or_else(|| self.error_at(start, form))?;
        if !self.eat('}') {
            return Err(self.error_at(start, form));
        }
        if max.is_some_and(|max| max < min) {
            return Err(self.error_at(start, "the quantity's second number is less than its first"));
        }
        Ok(repeat(atom, min, max))
    }

    // quantity ::= number | number "," | number "," number
    fn quantity(&mut self) -> Option<(u32, Option<u32>)> {
        let min = self.number()?;
        if !self.eat(',') {
            return Some((min, Some(min)));
        }
        if self.peek() == Some('}') {
            return Some((min, None));
        }
        Some((min, Some(self.number()?)))
    }

    /// A number too large to count to is the largest; what it repeats is refused for its weight.
    fn number(&mut self) -> Option<u32> {
        let rest = &self.source[self.at..];
        let end = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.at += end;
        (end > 0).then(|| rest[..end].parse().unwrap_or(u32::MAX))
    }

    // atom ::= Char | charClass | "(" regExp ")"
    // Char ::= [^.\?*+{}()|#x5B#x5D]
    fn atom(&mut self) -> Result<Hir> {
        let start = self.at;
        let class = match self.bump() {
            Some('(') => {
                return self.nested(start, |parser| {
                    let tree = parser.reg_exp()?;
                    parser.close(start, ')')?;
                    Ok(tree)
                });
            }
            Some('[') => self.nested(start, |parser| parser.char_class_expr(start))?,
            Some('.') => wildcard(),
            Some('\\') => match self.escape(start)? {
                Escape::Character(c) => return Ok(literal(c)),
                Escape::Class(class) => class,
            },
            Some(mark @ ('?' | '*' | '+' | '{' | '}' | ']')) => {
                self.at = start;
                return Err(self.unescaped(mark));
            }
            Some(c) => return Ok(literal(c)),
            None => return Ok(Hir::empty()),
        };
        Ok(Hir::class(Class::Unicode(class)))
    }

    fn nested<T>(&mut self, start: usize, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth == DEEPEST {
            return Err(self.error_at(start, "it is nested too deeply"));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    // charClassExpr ::= "[" charGroup "]"
    // charGroup     ::= posCharGroup | negCharGroup | charClassSub
    // negCharGroup  ::= "^" posCharGroup
    // charClassSub  ::= (posCharGroup | negCharGroup) "-" charClassExpr
    /// Reads a class of which the bracket at `start` has been read.
    fn char_class_expr(&mut self, start: usize) -> Result<ClassUnicode> {
        let negative = self.eat('^');
        let mut class = self.pos_char_group(start)?;
        if negative {
            class.negate();
        }
        let inner = self.at + 1;
        if self.eat_str("-[") {
            let without = self.nested(inner, |parser| parser.char_class_expr(inner))?;
            class.difference(&without);
        }
        self.close(start, ']')?;
        Ok(class)
    }

    // posCharGroup ::= (charRange | charClassEsc)+
    // charRange    ::= seRange | XmlCharIncDash
    fn pos_char_group(&mut self, start: usize) -> Result<ClassUnicode> {
        let mut class = ClassUnicode::empty();
        let first = self.at;
        while !self.is_group_end(first) {
            let item = self.at;
            match self.group_item(first)? {
                Escape::Class(escaped) => class.union(&escaped),
                Escape::Character(from) if self.is_range(item) => {
                    class.push(self.range(item, from)?);
                }
                Escape::Character(c) => class.push(ClassUnicodeRange::new(c, c)),
            }
        }
        if self.at == first && self.peek().is_some() {
            return Err(self.error_at(start, "the class is empty"));
        }
        Ok(class)
    }

    fn is_group_end(&self, first: usize) -> bool {
        let subtraction = self.at > first && self.looks_at("-[");
        subtraction || matches!(self.peek(), None | Some(']'))
    }

    // A "-" for itself stands first or last; "[" and "]" are escaped.
    fn group_item(&mut self, first: usize) -> Result<Escape> {
        let start = self.at;
        match self.bump() {
            Some('\\') => self.escape(start),
            Some('-') if start == first || self.looks_at("]") || self.looks_at("-[") => {
                Ok(Escape::Character('-'))
            }
            Some(c) if c != '-' && c != '[' => Ok(Escape::Character(c)),
            mark => {
                self.at = start;
                Err(self.unescaped(mark.unwrap_or(']')))
            }
        }
    }

    /// Whether the character read from `item` on is the start of a range: behind it stands a "-" that is
    /// not the class's last.
    fn is_range(&self, item: usize) -> bool {
        let dash = self.source[item..].starts_with('-');
        let last = ["-]", "-[", "--["].iter().any(|end| self.looks_at(end));
        self.looks_at("-") && !dash && !last
    }

    // seRange   ::= charOrEsc "-" charOrEsc
    // charOrEsc ::= XmlChar | SingleCharEsc
    fn range(&mut self, start: usize, from: char) -> Result<ClassUnicodeRange> {
        self.bump();
        match self.group_item(usize::MAX)? {
            Escape::Character(to) if from <= to => Ok(ClassUnicodeRange::new(from, to)),
            Escape::Character(_) => {
                Err(self.error_at(start, "the range's end comes before its start"))
            }
            Escape::Class(_) => Err(self.error_at(start, "a range ends with a single character")),
        }
    }

    // charClassEsc  ::= SingleCharEsc | MultiCharEsc | catEsc | complEsc
    // SingleCharEsc ::= "\" [nrt\|.?*+(){}#x2D#x5B#x5D#x5E]
    // catEsc        ::= "\p{" charProp "}"
    // complEsc      ::= "\P{" charProp "}"
    /// Reads an escape of which the backslash at `start` has been read.
    fn escape(&mut self, start: usize) -> Result<Escape> {
        Ok(Escape::Character(match self.bump() {
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some(mark) if r"\|.?*+(){}-[]^".contains(mark) => mark,
            Some('p') => return self.property(start).map(Escape::Class),
            Some('P') => {
                let mut class = self.property(start)?;
                class.negate();
                return Ok(Escape::Class(class));
            }
            Some(letter) => {
                let class = multi_char_escape(letter).map(Escape::Class);
                let message = || self.error_at(start, format!("there is no escape `\\{letter}`"));
                return class.ok_or_else(message);
            }
            None => return Err(self.error_at(start, "nothing follows the backslash")),
        }))
    }

    fn property(&mut self, start: usize) -> Result<ClassUnicode> {
        let rest = &self.source[self.at..];
        let name = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        let Some((name, _)) = name else {
            return Err(
                self.error_at(start, "a property is written `\\p{Lu}` or `\\p{IsCyrillic}`")
            );
        };
        self.at += name.len() + 2;
        let what = if name.starts_with("Is") { "block" } else { "category" };
        property(name).ok_or_else(|| self.error_at(start, format!("there is no {what} `{name}`")))
    }

    fn close(&mut self, start: usize, mark: char) -> Result<()> {
        if self.eat(mark) {
            return Ok(());
        }
        let open = if mark == ')' { '(' } else { '[' };
        Err(self.error_at(start, format!("`{open}` is not closed")))
    }

    fn peek(&self) -> Option<char> {
        self.source[self.at..].chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn looks_at(&self, text: &str) -> bool {
        self.source[self.at..].starts_with(text)
    }

    fn eat(&mut self, mark: char) -> bool {
        self.eat_str(mark.encode_utf8(&mut [0; 4]))
    }

    fn eat_str(&mut self, text: &str) -> bool {
        let stands = self.looks_at(text);
        if stands {
            self.at += text.len();
        }
        stands
    }

    fn unescaped(&self, mark: char) -> RegexError {
        self.error_at(self.at, format!("`{mark}` must be escaped here"))
    }

    fn error_at(&self, at: usize, message: impl Into<String>) -> RegexError {
        let character = self.source[..at].chars().count() + 1;
        RegexError { at: Some(character), message: message.into() }
    }
}

fn literal(c: char) -> Hir {
    Hir::literal(c.encode_utf8(&mut [0; 4]).as_bytes())
}

fn repeat(atom: Hir, min: u32, max: Option<u32>) -> Hir {
    Hir::repetition(Repetition { min, max, greedy: true, sub: Box::new(atom) })
}
