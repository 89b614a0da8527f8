//! Files of the cache that are cut short or were changed by others are none.

use serde::{Deserialize, Serialize};

use crate::files::Checksum;

/// What a file says, if it is as it was written: its checksum stands before it.
pub(super) fn whole<'b, T: Deserialize<'b>>(file: &'b [u8]) -> Option<T> {
    let (checksum, rest) = file.split_first_chunk::<{ Checksum::LEN }>()?;
    let is_whole = Checksum::of(rest).bytes() == checksum;
    postcard::from_bytes(rest).ok().filter(|_| is_whole)
}

/// What is to be written to a file.
pub(super) fn written(what: &impl Serialize) -> Option<Vec<u8>> {
    let rest = postcard::to_stdvec(what).ok()?;
    Some([&Checksum::of(&rest).bytes()[..], &rest].concat())
}
