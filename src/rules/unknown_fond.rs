//! A fond or an opis is cited that the register does not know.

use super::bare_number::{BareNumber, Slip};
use super::{Context, Record, Rule};
use crate::archives::{Archive, Fond, Register};
use crate::cable::Witness;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::{Level, Part, Shelfmark};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "unknown-fond",
    family: Family::Archive,
    severity: Severity::Warning,
    summary: "a fond or an opis is cited that the register does not know",
    page: include_str!("../../docs/rules/unknown-fond.md"),
};

fn check(record: &Record<'_>, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    findings.extend(
        record.cable.witnesses.iter().filter_map(|witness| of_witness(witness, context.archives)),
    );
}

fn of_witness(witness: &Witness, register: &Register) -> Option<Diagnostic> {
    let archive = register.archive(&witness.archive.as_ref()?.value)?;
    let shelfmark = witness.shelfmark.as_ref()?;
    let part = shelfmark.part(Level::Fond)?;
    match archive.fond(&part.n.value) {
        Some(fond) => unknown_opis(shelfmark, fond, archive),
        None => unknown_fond(part, shelfmark, archive),
    }
}

fn unknown_fond(part: &Part, shelfmark: &Shelfmark, archive: &Archive) -> Option<Diagnostic> {
    let nearest = archive.nearest_fond(&part.n.value).map(|fond| {
        let words = match &fond.title {
            Some(title) => format!("f. {} ({title})", fond.number),
            None => format!("f. {}", fond.number),
        };
        let is_meant =
            is_slip_of_a_hand(&part.n.value, &fond.number) || has_its_opis(shelfmark, fond);
        Nearest { words, is_meant }
    });
    let message = format!("fond `{}` of {} is not registered", part.n.value, archive.id);
    (!archive.fonds.is_empty()).then(|| finding(message, part, nearest))
}

/// Whether the opis is one of that fond; every fond has an opis 1.
fn has_its_opis(shelfmark: &Shelfmark, fond: &Fond) -> bool {
    let opis = shelfmark.part(Level::Opis).map(|part| part.n.value.as_str());
    opis.is_some_and(|opis| opis.chars().count() >= 2 && fond.opis(opis).is_some())
}

fn unknown_opis(shelfmark: &Shelfmark, fond: &Fond, archive: &Archive) -> Option<Diagnostic> {
    let part = shelfmark.part(Level::Opis)?;
    if fond.opisi.is_empty() || fond.opis(&part.n.value).is_some() {
        return None;
    }
    let nearest = fond.nearest_opis(&part.n.value).map(|opis| Nearest {
        words: format!("op. {}", opis.number),
        is_meant: is_slip_of_a_hand(&part.n.value, &opis.number),
    });
    let place = format!("{} f. {}", archive.id, fond.number);
    Some(finding(format!("opis `{}` of {place} is not registered", part.n.value), part, nearest))
}

/// The registered number that is nearly the one cited.
struct Nearest {
    words: String,
    /// Whether something tells a slip from a number beside it: archives use most of their numbers.
    is_meant: bool,
}

/// Whether figures have changed places, or one stands twice or is left out.
fn is_slip_of_a_hand(cited: &str, registered: &str) -> bool {
    let slip = BareNumber::read(cited).zip(BareNumber::read(registered));
    let slip = slip.and_then(|(cited, registered)| cited.slip(&registered));
    matches!(slip, Some(Slip::Swapped | Slip::Doubled))
}

/// The register is never complete. Only a number that looks like a slip for a registered one deserves a second look.
fn finding(message: String, part: &Part, nearest: Option<Nearest>) -> Diagnostic {
    let is_meant = nearest.as_ref().is_some_and(|nearest| nearest.is_meant);
    let message = match nearest {
        Some(nearest) => format!("{message}; the nearest is {}", nearest.words),
        None => message,
    };
    let finding = Diagnostic::new(&KIND, message).at(part.words.span, "as cited");
    match is_meant {
        true => {
            finding.help("compare the source; if the number is right, a register file can add it")
        }
        false => finding
            .weighing(Severity::Info)
            .help("if the number is right, a register file can add it"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::witnesses::{cable, findings};
    use super::*;

    #[test]
    fn a_fond_is_registered_or_near_or_unknown() {
        for (shelfmark, expected) in [
            (
                "AP-RF | AP RF | f. 54, op. 1",
                "warning: fond `54` of AP-RF is not registered; the nearest is f. 45 (Joseph Stalin)",
            ),
            ("AP-RF | AP RF | f. 17, op. 1", "info: fond `17` of AP-RF is not registered"),
            (
                "AVP-RF | AVP RF | f. 059a, op. 6a",
                "info: opis `6a` of AVP-RF f. 059a is not registered",
            ),
            (
                "RGASPI | RGASPI | f. 585, op. 11",
                "warning: fond `585` of RGASPI is not registered; the nearest is f. 558 (Joseph Stalin)",
            ),
            (
                "RGASPI | RGASPI | f. 568, op. 11",
                "warning: fond `568` of RGASPI is not registered; the nearest is f. 558 (Joseph Stalin)",
            ),
            (
                "RGASPI | RGASPI | f. 551, op. 1",
                "info: fond `551` of RGASPI is not registered; the nearest is f. 558 (Joseph Stalin)",
            ),
        ] {
            assert_eq!(findings(&RULE, &cable(shelfmark)), [expected]);
        }
        for near_miss in [
            "AP-RF | AP RF | f. 45, op. 1",
            "AP-RF | AP RF | f. 3, op. 65",
            "AVP-RF | AVP RF | ф. 059а, оп. 5а",
            "GARF | GARF | f. 9478, op. 1a",
            "RGALI | RGALI | f. 1573, op. 5",
            "- | MOL | f. 1",
        ] {
            assert_eq!(findings(&RULE, &cable(near_miss)), [""; 0], "{near_miss}");
        }
    }
}
