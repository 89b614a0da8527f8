//! A shelfmark of a known archive has no parts.

use super::{Context, Record, Rule};
use crate::archives::Archive;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::Unread;
use crate::source::{Passage, Span};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "unreadable-shelfmark",
    family: Family::Archive,
    severity: Severity::Warning,
    summary: "a shelfmark of a known archive has none of the forms of that archive",
    page: include_str!("../../docs/rules/unreadable-shelfmark.md"),
};

fn check(record: &Record<'_>, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for witness in &record.cable.witnesses {
        let Some(shelfmark) = witness.shelfmark.as_ref().filter(|mark| mark.parts.is_empty())
        else {
            continue;
        };
        let archive = witness.archive.as_ref().and_then(|key| context.archives.archive(&key.value));
        findings.extend(archive.map(|archive| finding(&shelfmark.words, archive)));
    }
}

fn finding(words: &Passage, archive: &Archive) -> Diagnostic {
    match archive.read_shelfmark(words) {
        Err(unread) => {
            let message = format!("shelfmark `{}` of {} cannot be read", words.value, archive.id);
            let finding = Diagnostic::new(&KIND, message)
                .at(place(words, &unread), unread.to_string())
                .help("correct the citation, or keep it if the source has it so");
            // Marks make a grammar; patterns are only the forms that somebody has met.
            if archive.shelfmarks.is_empty() { finding } else { finding.weighing(Severity::Info) }
        }
        Ok(_) => {
            let message = format!("shelfmark `{}` of {} has no parts", words.value, archive.id);
            Diagnostic::new(&KIND, message)
                .weighing(Severity::Info)
                .at(words.span, "these words can be read")
                .help("encode its parts")
        }
    }
}

/// The word at which reading stopped.
fn place(words: &Passage, unread: &Unread) -> Span {
    let rest = &words.value[unread.at..];
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    words.part(unread.at..unread.at + length)
}

#[cfg(test)]
mod tests {
    use super::super::witnesses::{cable, findings};
    use super::*;
    use crate::archives::Register;

    #[test]
    fn a_known_archive_has_shelfmarks_that_can_be_read() {
        assert_eq!(
            findings(&RULE, &cable("AP-RF | APRF | f. 45, op. one")),
            ["warning: shelfmark `f. 45, op. one` of AP-RF cannot be read"]
        );
        for near_miss in [
            "AP-RF | APRF | f. 45, op. 1",
            "- | SUA | F. 5",
            "MOL | MOL | XIX-J-1-j",
            "AP-RF | APRF",
        ] {
            assert_eq!(findings(&RULE, &cable(near_miss)), [""; 0], "{near_miss}");
        }
    }

    #[test]
    fn the_place_is_where_reading_stopped() {
        let mut found = Vec::new();
        let line = "AP-RF | APRF | f. 45, op. one, d. 3";
        let cable = cable(line);
        check(&Record::of(&cable), &Context::usual(Register::builtin()), &mut found);
        assert_eq!(&line[found[0].labels[0].span.range()], "one,");
        assert_eq!(found[0].labels[0].text, "expected the number of the opis");
    }

    #[test]
    fn readable_words_without_parts_are_said_to_be_so() {
        let mut cable = cable("AP-RF | APRF | f. 45, op. 1");
        cable.witnesses[0].shelfmark.as_mut().expect("is there").parts.clear();
        let expected = "info: shelfmark `f. 45, op. 1` of AP-RF has no parts";
        assert_eq!(findings(&RULE, &cable), [expected]);
    }
}
