//! Two copies of one document in the files of Stalin's secretariat are cited with different numbers.

use super::{Context, Record, Rule};
use crate::cable::Witness;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::{Level, Part, Shelfmark, agree, normalise};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "witness-mismatch",
    family: Family::Archive,
    severity: Severity::Warning,
    summary: "AP RF f. 45 op. 1 and RGASPI f. 558 op. 11 are cited with different dela or leaves",
    page: include_str!("../../docs/rules/witness-mismatch.md"),
};

// Stalin's papers went from one archive to the other as they were: dela kept their numbers, and so did
// leaves. No other pair of fonds is known to have done so.
const OLD: Place = Place { archive: "AP-RF", fond: "45", opis: "1" };
const NEW: Place = Place { archive: "RGASPI", fond: "558", opis: "11" };

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let news: Vec<_> =
        record.cable.witnesses.iter().filter_map(|witness| NEW.shelfmark(witness)).collect();
    for old in record.cable.witnesses.iter().filter_map(|witness| OLD.shelfmark(witness)) {
        // A document may lie in two dela in both archives; one counterpart is enough.
        let mut differences = news.iter().map(|new| difference(old, new));
        if let Some(Some((old, new))) = differences.next()
            && differences.all(|other| other.is_some())
        {
            findings.push(finding(old, new));
        }
    }
}

/// Where a shelfmark leads, down to the opis.
struct Place {
    archive: &'static str,
    fond: &'static str,
    opis: &'static str,
}

impl Place {
    /// The witness's shelfmark, if it is of this place.
    fn shelfmark<'a>(&self, witness: &'a Witness) -> Option<&'a Shelfmark> {
        let shelfmark = witness.shelfmark.as_ref()?;
        let is = |level, number| shelfmark.part(level).is_some_and(|part| part.n.value == number);
        let here = witness.archive.as_ref()?.value == self.archive
            && is(Level::Fond, self.fond)
            && is(Level::Opis, self.opis);
        here.then_some(shelfmark)
    }
}

/// The parts that differ: the delo, or else the leaves. A part that only one of them cites says nothing. Where the words
/// agree, the number beside one of them is wrong, which `shelfmark-part-mismatch` tells.
fn difference<'a>(old: &'a Shelfmark, new: &'a Shelfmark) -> Option<(&'a Part, &'a Part)> {
    [Level::Delo, Level::List].into_iter().find_map(|level| {
        let (old, new) = (old.part(level)?, new.part(level)?);
        let cited = |part: &Part| normalise(level, &part.words.value);
        let differ =
            !agree(level, &old.n.value, &new.n.value) && !agree(level, &cited(old), &cited(new));
        differ.then_some((old, new))
    })
}

fn finding(old: &Part, new: &Part) -> Diagnostic {
    let (level, a, b) = (called(old.level), &old.n.value, &new.n.value);
    let message =
        format!("the copy in AP RF is cited with {level} `{a}`, the one in RGASPI with `{b}`");
    Diagnostic::new(&KIND, message)
        .at(old.words.span, format!("{level} of AP RF f. 45 op. 1"))
        .at(new.words.span, format!("{level} of RGASPI f. 558 op. 11"))
        .help("compare both citations with the source: the two fonds have the same dela and leaves")
}

/// A number of `list` is mostly one of several leaves.
fn called(level: Level) -> &'static str {
    if level == Level::List { "leaves" } else { level.name() }
}

#[cfg(test)]
mod tests {
    use super::super::witnesses::{cable, findings};
    use super::*;

    const OLD: &str = "AP-RF | AP RF | f. 45, op. 1, d. 334, ll. 134-135";

    #[test]
    fn copies_of_one_document_have_one_number() {
        for (new, level, a, b) in [
            ("d. 343, ll. 0134-0135", "delo", "334", "343"),
            ("d. 334, ll. 0134-0136", "leaves", "134-135", "134-136"),
        ] {
            let cable = cable(&format!("{OLD}\nRGASPI | RGASPI | f. 558, op. 11, {new}"));
            let expected = format!(
                "warning: the copy in AP RF is cited with {level} `{a}`, the one in RGASPI with `{b}`"
            );
            assert_eq!(findings(&RULE, &cable), [expected]);
        }
    }

    #[test]
    fn other_copies_may_differ() {
        for other in [
            "RGASPI | RGASPI | f. 558, op. 11, d. 0334, ll. 0134-0135",
            "RGASPI | RGASPI | f. 558, op. 11, d. 334",
            "RGASPI | RGASPI | f. 558, op. 1, d. 343",
            "AVP-RF | AVP RF | f. 059a, op. 5a, d. 5, p. 11, l. 13",
            "RGASPI | RGASPI | f. 558, op. 11, d. 3\nRGASPI | RGASPI | f. 558, op. 11, d. 334",
        ] {
            assert_eq!(findings(&RULE, &cable(&format!("{OLD}\n{other}"))), [""; 0], "{other}");
        }
    }
}
