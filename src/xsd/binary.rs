//! `hexBinary` and `base64Binary` (part 2, 3.2.15 and 3.2.16).

use super::reason::Flaw;

/// The octets that pairs of hexadecimal digits stand for.
pub(super) fn parse_hex(text: &str) -> Result<Vec<u8>, Flaw> {
    let nibbles = text.chars().map(|c| c.to_digit(16).ok_or(Flaw::Character(c)));
    let nibbles = nibbles.collect::<Result<Vec<_>, _>>()?;
    let (pairs, rest) = nibbles.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(Flaw::Form);
    }
    Ok(pairs.iter().map(|&[high, low]| octet(high << 4 | low)).collect())
}

// base64Binary ::= (B64 B64 B64 B64)* (B64 B64 B16 "=" | B64 B04 "=" "=")?
// Each character but the last may be followed by a space.
/// The octets of a text in base 64. The bits that padding leaves over must be 0 (`BB==` has some).
pub(super) fn parse_base64(text: &str) -> Result<Vec<u8>, Flaw> {
    let marks: Vec<char> = text.chars().filter(|&c| c != ' ').collect();
    let padding = marks.iter().rev().take_while(|&&c| c == '=').count();
    if !marks.len().is_multiple_of(4) || padding > 2 {
        return Err(Flaw::Form);
    }
    let digits = &marks[..marks.len() - padding];
    let digits = digits.iter().map(|&c| digit(c).ok_or(Flaw::Character(c)));
    let digits = digits.collect::<Result<Vec<_>, _>>()?;
    let mut octets = Vec::with_capacity(digits.len() * 3 / 4);
    let (mut bits, mut held) = (0, 0);
    for digit in digits {
        bits = (bits << 6 | digit) & 0xFFFF;
        held += 6;
        if held >= 8 {
            held -= 8;
            octets.push(octet(bits >> held & 0xFF));
        }
    }
    let left_over = bits & ((1 << held) - 1);
    if left_over == 0 { Ok(octets) } else { Err(Flaw::Form) }
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        'A'..='Z' => u32::from(c) - u32::from('A'),
        'a'..='z' => u32::from(c) - u32::from('a') + 26,
        '0'..='9' => u32::from(c) - u32::from('0') + 52,
        '+' => 62,
        '/' => 63,
        _ => return None,
    })
}

fn octet(bits: u32) -> u8 {
    u8::try_from(bits).expect("eight bits are an octet")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn octets_are_read() {
        assert_eq!(parse_hex("00fFa0"), Ok(vec![0, 255, 160]));
        assert_eq!(parse_base64("c2hp Zn I="), Ok(b"shifr".to_vec()));
        assert_eq!(parse_base64("AA=A"), Err(Flaw::Character('=')));
    }
}
