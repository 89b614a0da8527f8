//! Reading numbers and signs from the front of a text.

/// What is left of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'a> {
    rest: &'a str,
}

impl<'a> Scan<'a> {
    /// Starts at the beginning.
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// Whether nothing is left.
    pub(super) fn is_done(self) -> bool {
        self.rest.is_empty()
    }

    /// Passes over a mark if it stands here.
    pub(super) fn eat(&mut self, mark: &str) -> bool {
        match self.rest.strip_prefix(mark) {
            Some(rest) => self.rest = rest,
            None => return false,
        }
        true
    }

    /// Passes over a mark that must stand here.
    pub(super) fn expect(&mut self, mark: &str) -> Option<()> {
        self.eat(mark).then_some(())
    }

    /// Passes over one of several characters; all are ASCII.
    pub(super) fn one_of(&mut self, marks: &str) -> Option<char> {
        let mark = self.rest.chars().next().filter(|&c| marks.contains(c))?;
        self.rest = &self.rest[mark.len_utf8()..];
        Some(mark)
    }

    /// Passes over digits; there may be none.
    pub(super) fn digits(&mut self) -> &'a str {
        let end = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.rest.split_at(end);
        self.rest = rest;
        digits
    }

    /// Passes over two digits, exactly.
    pub(super) fn two_digits(&mut self) -> Option<u8> {
        let digits = self.rest.get(..2)?;
        self.rest = &self.rest[2..];
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    }

    /// Passes over `("." digit+)?` and gives its digits, without zeros at the end.
    pub(super) fn fraction(&mut self) -> Option<&'a str> {
        if !self.eat(".") {
            return Some("");
        }
        let digits = self.digits();
        (!digits.is_empty()).then(|| digits.trim_end_matches('0'))
    }
}
