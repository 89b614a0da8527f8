//! The closed lists of `profileDesc/textClass/keywords/term`.

/// How secret a document was: `term[@type='classification']`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the profile's own")]
pub enum Classification {
    TopSecret,
    StrictlySecret,
    Secret,
    Confidential,
    Restricted,
    ForOfficialUse,
    Unclassified,
    Declassified,
}

impl Classification {
    /// Every value.
    pub const ALL: [Classification; 8] = [
        Classification::TopSecret,
        Classification::StrictlySecret,
        Classification::Secret,
        Classification::Confidential,
        Classification::Restricted,
        Classification::ForOfficialUse,
        Classification::Unclassified,
        Classification::Declassified,
    ];

    /// The term.
    pub fn name(self) -> &'static str {
        match self {
            Classification::TopSecret => "top-secret",
            Classification::StrictlySecret => "strictly-secret",
            Classification::Secret => "secret",
            Classification::Confidential => "confidential",
            Classification::Restricted => "restricted",
            Classification::ForOfficialUse => "for-official-use",
            Classification::Unclassified => "unclassified",
            Classification::Declassified => "declassified",
        }
    }

    /// The value of that name.
    pub fn from_name(name: &str) -> Option<Classification> {
        Classification::ALL.into_iter().find(|value| value.name() == name)
    }
}

/// What kind of document it is: `term[@type='kind']`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the profile's own")]
pub enum DocumentKind {
    Cable,
    CipheredTelegram,
    Telegram,
    Telephonogram,
    Letter,
    Note,
    Memorandum,
    RecordOfConversation,
    Report,
    ProtocolExtract,
    Journal,
    Speech,
    Statement,
    PressRelease,
    Decree,
    Recollection,
    Other,
}

impl DocumentKind {
    /// Every value.
    pub const ALL: [DocumentKind; 17] = [
        DocumentKind::Cable,
        DocumentKind::CipheredTelegram,
        DocumentKind::Telegram,
        DocumentKind::Telephonogram,
        DocumentKind::Letter,
        DocumentKind::Note,
        DocumentKind::Memorandum,
        DocumentKind::RecordOfConversation,
        DocumentKind::Report,
        DocumentKind::ProtocolExtract,
        DocumentKind::Journal,
        DocumentKind::Speech,
        DocumentKind::Statement,
        DocumentKind::PressRelease,
        DocumentKind::Decree,
        DocumentKind::Recollection,
        DocumentKind::Other,
    ];

    /// The term.
    pub fn name(self) -> &'static str {
        match self {
            DocumentKind::Cable => "cable",
            DocumentKind::CipheredTelegram => "ciphered-telegram",
            DocumentKind::Telegram => "telegram",
            DocumentKind::Telephonogram => "telephonogram",
            DocumentKind::Letter => "letter",
            DocumentKind::Note => "note",
            DocumentKind::Memorandum => "memorandum",
            DocumentKind::RecordOfConversation => "record-of-conversation",
            DocumentKind::Report => "report",
            DocumentKind::ProtocolExtract => "protocol-extract",
            DocumentKind::Journal => "journal",
            DocumentKind::Speech => "speech",
            DocumentKind::Statement => "statement",
            DocumentKind::PressRelease => "press-release",
            DocumentKind::Decree => "decree",
            DocumentKind::Recollection => "recollection",
            DocumentKind::Other => "other",
        }
    }

    /// The value of that name.
    pub fn from_name(name: &str) -> Option<DocumentKind> {
        DocumentKind::ALL.into_iter().find(|value| value.name() == name)
    }
}
