//! Blocks of Unicode by name (part 2, F.1.1: `\p{IsCyrillic}`).

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

// line ::= first " " last " " name          first and last in hexadecimal digits
static BLOCKS: &str = include_str!("blocks.txt");

/// The characters of a block. Names are those of Unicode without spaces; those that part 2 has from an
/// older Unicode are known too.
pub(super) fn block(name: &str) -> Option<ClassUnicode> {
    let lines = BLOCKS.lines().filter(|line| !line.starts_with('#'));
    let ranges: Vec<_> = lines.filter_map(range).filter(|range| range.0 == name).collect();
    let class = ClassUnicode::new(ranges.iter().map(|&(_, range)| range));
    (!ranges.is_empty()).then_some(class)
}

fn range(line: &str) -> Option<(&str, ClassUnicodeRange)> {
    let mut words = line.split(' ');
    let mut point = || char::from_u32(u32::from_str_radix(words.next()?, 16).ok()?);
    let range = ClassUnicodeRange::new(point()?, point()?);
    Some((words.next()?, range))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        let lines = BLOCKS.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let (name, _) = range(line).unwrap_or_else(|| panic!("cannot be read: {line}"));
            assert!(block(name).is_some(), "cannot be found: {name}");
        }
    }
}
