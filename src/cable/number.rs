//! Cable numbers.
//!
//! One telegram bears several numbers: the cipher office's register, the sender's own count, a series
//! between two correspondents. Numbers of two series say nothing about each other.

use serde::{Deserialize, Serialize};

use crate::source::Spanned;

/// Which count a number belongs to: `idno[@type='cable']/@subtype`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Series {
    /// The cipher office's register, incoming or outgoing; the number of most titles.
    Register,
    /// The sender's own count, usually beside the signature.
    Sender,
    /// A series between two correspondents: `Special No. 62`.
    Special,
    /// The number on the line that names the place of sending.
    Place,
    /// A register stamp: `Incoming 02416-s`.
    Stamp,
    /// Protocol and item of a decision: `P78/168`.
    Protocol,
}

impl Series {
    /// Every series.
    pub const ALL: [Series; 6] = [
        Series::Register,
        Series::Sender,
        Series::Special,
        Series::Place,
        Series::Stamp,
        Series::Protocol,
    ];

    /// The value of `@subtype`.
    pub fn name(self) -> &'static str {
        match self {
            Series::Register => "register",
            Series::Sender => "sender",
            Series::Special => "special",
            Series::Place => "place",
            Series::Stamp => "stamp",
            Series::Protocol => "protocol",
        }
    }

    /// The series of that name.
    pub fn from_name(name: &str) -> Option<Series> {
        Series::ALL.into_iter().find(|series| series.name() == name)
    }
}

/// A number with its series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CableNumber {
    /// Which count it belongs to.
    pub series: Series,
    /// The bare number: `@n`. A range is one number: `1643-1644`.
    pub n: Spanned<String>,
}
