//! Files that are no text, by their first bytes.

/// What the first bytes say of files that are often taken for text.
pub(super) fn look_of(bytes: &[u8]) -> Option<&'static str> {
    const LOOKS: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive, as .docx and .odt files are"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word or Excel document"),
        (b"{\\rtf", "an RTF document"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"\x89PNG\r\n\x1A\n", "a PNG picture"),
        (b"GIF8", "a GIF picture"),
        (b"II*\0", "a TIFF picture"),
        (b"MM\0*", "a TIFF picture"),
        (b"AT&TFORM", "a DjVu document"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
        (b"\xFF\xFE\0\0", "UTF-32 text, which shifr does not read"),
        (b"\0\0\xFE\xFF", "UTF-32 text, which shifr does not read"),
    ];
    LOOKS.iter().find(|(start, _)| bytes.starts_with(start)).map(|&(_, what)| what)
}
