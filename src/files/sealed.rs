//! Files that shifr keeps for itself: one that is cut short, or was changed by others, is none.

use super::Checksum;

/// What a file says, if it is as [`sealed`] made it.
pub fn unsealed(mut file: Vec<u8>) -> Option<Vec<u8>> {
    let (text, checksum) = file.split_last_chunk::<{ Checksum::LEN }>()?;
    let is_whole = Checksum::of(text).bytes() == checksum;
    let length = text.len();
    file.truncate(length);
    is_whole.then_some(file)
}

/// What is to be written to a file: the text, and its checksum behind it.
pub fn sealed(mut text: Vec<u8>) -> Vec<u8> {
    let checksum = Checksum::of(&text);
    text.extend(checksum.bytes());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_as_it_was_written_or_none() {
        let text = b"what was found".to_vec();
        let file = sealed(text.clone());
        assert_eq!(unsealed(file.clone()), Some(text));
        assert_eq!(unsealed(file[..file.len() - 1].to_vec()), None);
        let mut other = file;
        other[3] ^= 1;
        assert_eq!(unsealed(other), None);
        assert_eq!(unsealed(Vec::new()), None);
    }
}
