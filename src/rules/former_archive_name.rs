//! An archive is cited by a name that it no longer bears.

use super::{Context, Record, Rule};
use crate::archives::FormerName;
use crate::cable::{Cable, Witness};
use crate::dates;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Passage, Span};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "former-archive-name",
    family: Family::Archive,
    severity: Severity::Info,
    summary: "an archive is cited by a name that it no longer bears",
    page: include_str!("../../docs/rules/former-archive-name.md"),
};

fn check(record: &Record<'_>, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let latest = latest_date(record.cable);
    let named = record.cable.witnesses.iter().filter_map(|witness| {
        let archive = context.archives.archive(&witness.archive.as_ref()?.value)?;
        Some((witness, archive, archive.former_name(&witness.repository.value)?))
    });
    findings.extend(named.map(|(witness, archive, former)| {
        let finding = finding(witness, former, &archive.id);
        match (former.to, latest) {
            (Some(to), Some((year, span))) if year > to => {
                finding.at(span, format!("a date of {year}")).weighing(Severity::Warning)
            }
            _ => finding,
        }
    }));
}

/// The latest year that the record names for itself: its date, or a field such as the day of publication.
fn latest_date(cable: &Cable) -> Option<(i16, Span)> {
    let record = cable.date.iter().filter_map(|date| {
        let (_, last) = date.dating?.bounds();
        Some((last.year?, date.words.span))
    });
    let fields = cable.fields.iter().flat_map(|field| &field.content).filter_map(year_in);
    record.chain(fields).max_by_key(|(year, _)| *year)
}

fn year_in(words: &Passage) -> Option<(i16, Span)> {
    let reading = dates::find(&words.value, 0, None)?;
    let (_, last) = reading.dating.ok()?.bounds();
    Some((last.year?, words.part(reading.range)))
}

fn finding(witness: &Witness, former: &FormerName, id: &str) -> Diagnostic {
    let words = &witness.repository.value;
    let until = former.to.map(|year| format!(" until {year}")).unwrap_or_default();
    Diagnostic::new(&KIND, format!("`{words}` is a former name of {id}, in use{until}"))
        .at(witness.repository.span, "as cited")
        .help(format!(
            "keep it if the source has it so; where the copy is cited anew, the name is {id} today \
             (known from: {})",
            former.source
        ))
}
