//! Files of the cache that are cut short or were changed by others are none.

use crate::files::Checksum;

/// What a file says, if it is as it was written: its checksum stands behind it.
pub(super) fn whole(mut file: Vec<u8>) -> Option<Vec<u8>> {
    let (text, checksum) = file.split_last_chunk::<{ Checksum::LEN }>()?;
    let is_whole = Checksum::of(text).bytes() == checksum;
    let length = text.len();
    file.truncate(length);
    is_whole.then_some(file)
}

/// What is to be written to a file.
pub(super) fn sealed(mut text: Vec<u8>) -> Vec<u8> {
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
        assert_eq!(whole(file.clone()), Some(text));
        assert_eq!(whole(file[..file.len() - 1].to_vec()), None);
        let mut other = file;
        other[3] ^= 1;
        assert_eq!(whole(other), None);
        assert_eq!(whole(Vec::new()), None);
    }
}
