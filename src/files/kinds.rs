//! The kinds of findings about files.

use crate::diagnostic::{Family, Kind, Severity};

/// Whether a finding of the kind means that shifr could not look.
///
/// Such a run exits with 2, for not to have looked is not the same as to have found nothing. These are
/// the errors of family `file`; what family `file` says with less weight is about a file that was read.
pub fn stops(kind: &Kind) -> bool {
    kind.family == Family::File && kind.severity == Severity::Error
}

/// Every kind of this family, in the order of their codes.
pub static KINDS: &[&Kind] = &[
    &BINARY_FILE,
    &CHANGED_FILE,
    &EMPTY_FILE,
    &ENCODING_NOT_UTF8,
    &FILE_TOO_LARGE,
    &NAME_COLLISION,
    &NO_FILES,
    &UNDECODABLE_TEXT,
    &UNREADABLE_FILE,
    &UNWRITABLE_FILE,
];

/// No text at all: a scan, a PDF, an archive.
pub static BINARY_FILE: Kind = Kind {
    code: "binary-file",
    family: Family::File,
    severity: Severity::Error,
    summary: "the file holds something else than text",
    page: include_str!("../../docs/rules/binary-file.md"),
};

/// It is not what was read, so a fix is not written.
pub static CHANGED_FILE: Kind = Kind {
    code: "changed-file",
    family: Family::File,
    severity: Severity::Error,
    summary: "a fix cannot be written: the file is not in UTF-8, or was changed meanwhile",
    page: include_str!("../../docs/rules/changed-file.md"),
};

/// Nothing stands in it.
pub static EMPTY_FILE: Kind = Kind {
    code: "empty-file",
    family: Family::File,
    severity: Severity::Error,
    summary: "the file holds no text",
    page: include_str!("../../docs/rules/empty-file.md"),
};

/// Read, but from another encoding than UTF-8.
pub static ENCODING_NOT_UTF8: Kind = Kind {
    code: "encoding-not-utf8",
    family: Family::File,
    severity: Severity::Info,
    summary: "the file was read from another encoding than UTF-8",
    page: include_str!("../../docs/rules/encoding-not-utf8.md"),
};

/// Larger than the limit.
pub static FILE_TOO_LARGE: Kind = Kind {
    code: "file-too-large",
    family: Family::File,
    severity: Severity::Error,
    summary: "the file is larger than shifr reads",
    page: include_str!("../../docs/rules/file-too-large.md"),
};

/// Two files want one name.
pub static NAME_COLLISION: Kind = Kind {
    code: "name-collision",
    family: Family::File,
    severity: Severity::Error,
    summary: "two files would be written under one name, or names that differ only in case",
    page: include_str!("../../docs/rules/name-collision.md"),
};

/// A folder without files of the kind wanted.
pub static NO_FILES: Kind = Kind {
    code: "no-files",
    family: Family::File,
    severity: Severity::Error,
    summary: "the folder holds no files of the kind wanted",
    page: include_str!("../../docs/rules/no-files.md"),
};

/// Text in no encoding that fits.
pub static UNDECODABLE_TEXT: Kind = Kind {
    code: "undecodable-text",
    family: Family::File,
    severity: Severity::Error,
    summary: "the bytes do not fit the file's encoding",
    page: include_str!("../../docs/rules/undecodable-text.md"),
};

/// The system does not let shifr read it.
pub static UNREADABLE_FILE: Kind = Kind {
    code: "unreadable-file",
    family: Family::File,
    severity: Severity::Error,
    summary: "the file cannot be read",
    page: include_str!("../../docs/rules/unreadable-file.md"),
};

/// The system does not let shifr write it.
pub static UNWRITABLE_FILE: Kind = Kind {
    code: "unwritable-file",
    family: Family::File,
    severity: Severity::Error,
    summary: "the file cannot be written",
    page: include_str!("../../docs/rules/unwritable-file.md"),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_stand_in_the_order_of_their_codes_and_bear_their_page() {
        assert!(KINDS.is_sorted_by_key(|kind| kind.code));
        for kind in KINDS {
            assert!(kind.page.starts_with(&format!("# {}\n", kind.code)), "{}", kind.code);
        }
    }

    #[test]
    fn a_file_that_was_read_does_not_stop() {
        let passing: Vec<_> = KINDS.iter().filter(|kind| !stops(kind)).collect();
        assert_eq!(passing.len(), 1);
        assert_eq!(passing[0].code, "encoding-not-utf8");
    }
}
