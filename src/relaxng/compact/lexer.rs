//! Characters to tokens (clause 2 of the compact syntax).

use std::sync::Arc;

use super::letters::{LINE_END, Letter, letters};
use super::token::{KEYWORDS, MARKS, Token};
use super::{Result, incorrect};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span, Spanned};
use crate::xml::name::{is_name_char, is_name_start};

/// The tokens of a schema; the last one is `End`.
pub(super) fn tokens(source: &Source) -> Result<Vec<Spanned<Token>>> {
    let mut lexer = Lexer { source, letters: letters(source)?, at: 0 };
    let mut tokens = Vec::new();
    loop {
        lexer.skip_space();
        let start = lexer.at;
        let token = lexer.token()?;
        let last = token == Token::End;
        tokens.push(Spanned::new(token, lexer.span(start)));
        if last {
            return Ok(tokens);
        }
    }
}

struct Lexer<'s> {
    source: &'s Source,
    letters: Vec<Letter>,
    at: usize,
}

impl Lexer<'_> {
    // separator ::= " " | tab | newline | "#" (not "#" ..)? newline
    // The newline of a comment may be an escape; that of a literal may not.
    fn skip_space(&mut self) {
        while let Some(c) = self.peek(0) {
            match c {
                ' ' | '\t' | '\n' | '\r' | LINE_END => self.at += 1,
                '#' if self.peek(1) != Some('#') => self.skip_line(),
                _ => break,
            }
        }
    }

    fn skip_line(&mut self) {
        while self.peek(0).is_some_and(|c| !matches!(c, LINE_END | '\n' | '\r')) {
            self.at += 1;
        }
    }

    fn token(&mut self) -> Result<Token> {
        let Some(c) = self.peek(0) else { return Ok(Token::End) };
        match c {
            '#' => {
                self.skip_line();
                Ok(Token::Documentation)
            }
            '"' | '\'' => self.literal(c),
            '\\' if self.name_starts(1) => {
                self.at += 1;
                Ok(Token::Identifier(self.name()))
            }
            _ if self.name_starts(0) => Ok(self.word()),
            _ => self.mark(c),
        }
    }

    // CName            ::= NCName ":" NCName
    // nsName           ::= NCName ":*"
    // identifier       ::= (NCName - keyword) | "\" NCName
    fn word(&mut self) -> Token {
        let name = self.name();
        if self.peek(0) == Some(':') && self.name_starts(1) {
            self.at += 1;
            return Token::CName(name, self.name());
        }
        if self.peek(0) == Some(':') && self.peek(1) == Some('*') {
            self.at += 2;
            return Token::NsName(name);
        }
        match KEYWORDS.iter().find(|&&keyword| keyword == &*name) {
            Some(keyword) => Token::Keyword(keyword),
            None => Token::Identifier(name),
        }
    }

    fn name(&mut self) -> Arc<str> {
        let start = self.at;
        while self.peek(0).is_some_and(|c| is_name_char(c) && c != ':') {
            self.at += 1;
        }
        self.letters[start..self.at].iter().map(|letter| letter.c).collect::<String>().into()
    }

    // literalSegment ::= '"' (Char - ('"' | newline))* '"' | "'" (Char - ("'" | newline))* "'"
    //                  | '"""' ('"'? '"'? (Char - '"'))* '"""' | "'''" ("'"? "'"? (Char - "'"))* "'''"
    fn literal(&mut self, quote: char) -> Result<Token> {
        let start = self.at;
        let length = if self.is_quoted(quote, 3) { 3 } else { 1 };
        self.at += length;
        let mut value = String::new();
        while !self.is_quoted(quote, length) {
            match self.peek(0) {
                Some(LINE_END) if length == 3 => value.push('\n'),
                Some(c) if c != LINE_END => value.push(c),
                _ => return Err(self.unclosed(start, length)),
            }
            self.at += 1;
        }
        self.at += length;
        Ok(Token::Literal(value))
    }

    fn is_quoted(&self, quote: char, length: usize) -> bool {
        (0..length).all(|ahead| self.peek(ahead) == Some(quote))
    }

    fn unclosed(&self, start: usize, quotes: usize) -> Box<Diagnostic> {
        let quote = self.letters[start];
        let span = self.source.span(quote.start()..quote.end());
        let finding = incorrect(span, "a literal is not closed", "it begins here");
        if quotes == 3 {
            return finding;
        }
        Box::new(finding.help("a literal of several lines is written between three quotes"))
    }

    fn mark(&mut self, c: char) -> Result<Token> {
        let stands =
            |mark: &&&str| mark.chars().enumerate().all(|(ahead, c)| self.peek(ahead) == Some(c));
        let Some(mark) = MARKS.iter().find(stands) else {
            let start = self.at;
            self.at += 1;
            let message = format!("`{c}` begins nothing in the compact syntax");
            return Err(incorrect(self.span(start), message, "here"));
        };
        self.at += mark.len();
        Ok(Token::Mark(mark))
    }

    fn name_starts(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(|c| is_name_start(c) && c != ':')
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.letters.get(self.at + ahead).map(|letter| letter.c)
    }

    /// The place of the letters from `start` to here.
    fn span(&self, start: usize) -> Span {
        let end = self.source.text().len();
        match self.letters.get(start..self.at) {
            Some([first, .., last]) => self.source.span(first.start()..last.end()),
            Some([only]) => self.source.span(only.start()..only.end()),
            Some([]) | None => self.source.span(end..end),
        }
    }
}
