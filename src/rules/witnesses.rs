//! Records made up for tests: nothing but their witnesses.

use super::{Context, Record, Rule};
use crate::archives::Register;
use crate::cable::{Cable, Witness};
use crate::shelfmark::Shelfmark;
use crate::source::{Passage, Source, SourceId, Spanned};

/// A record with a witness for each line: `AP-RF | APRF | f. 45, op. 1`. The archive's key comes first,
/// a hyphen stands for none; the shelfmark may be left out.
pub(super) fn cable(lines: &str) -> Cable {
    let text = Source::new(SourceId(0), "record", lines);
    let mut cable = Cable::new(text.span(0..lines.len()));
    let mut at = 0;
    for line in lines.split_inclusive('\n') {
        cable.witnesses.push(witness(&text, at, line.trim_end()));
        at += line.len();
    }
    cable
}

fn witness(text: &Source, start: usize, line: &str) -> Witness {
    let mut at = start;
    let mut fields = line.split(" | ").map(|field| {
        let passage = text.passage(at..at + field.len());
        at += field.len() + " | ".len();
        passage
    });
    let key = fields.next().filter(|key| key.value != "-");
    let repository = fields.next().expect("an archive");
    let shelfmark = fields.next().map(|words| shelfmark(words, key.as_ref()));
    Witness { archive: key, repository, shelfmark, span: text.span(start..start + line.len()) }
}

fn shelfmark(words: Passage, key: Option<&Spanned<String>>) -> Shelfmark {
    let archive = key.and_then(|key| Register::builtin().archive(&key.value));
    let read = archive.and_then(|archive| archive.read_shelfmark(&words).ok());
    read.unwrap_or(Shelfmark { words, parts: Vec::new() })
}

/// What a rule finds in such a record: weight and message of each finding, and its help.
pub(super) fn findings(rule: &Rule, cable: &Cable) -> Vec<String> {
    let findings = rule.on_record(&Record::of(cable), &Context::usual(Register::builtin()));
    for finding in &findings {
        assert!(finding.place().is_some() && finding.help.is_some(), "{finding:?}");
    }
    let printed =
        findings.iter().map(|finding| format!("{}: {}", finding.severity, finding.message));
    printed.collect()
}
