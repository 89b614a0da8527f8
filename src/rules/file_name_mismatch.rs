//! The name of the file carries another shelfmark than the record cites.

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::{Level, agree, normalise};
use crate::source::Passage;
use crate::xml::{Document, Element};

pub(super) static RULE: Rule = Rule::of_document(&KIND, check);

static KIND: Kind = Kind {
    code: "file-name-mismatch",
    family: Family::Archive,
    severity: Severity::Error,
    summary: "the name of the file carries another shelfmark than the record cites",
    page: include_str!("../../docs/rules/file-name-mismatch.md"),
};

fn check(document: &Document<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let name = stem(document.source().name());
    let copies = document.elements().filter(|element| element.name() == "msIdentifier");
    let copies: Vec<Copy> = copies.filter_map(Copy::of).collect();
    let named = copies.iter().filter_map(|copy| Some((copy, copy.numbers_in(name)?)));
    let differences: Option<Vec<_>> =
        named.map(|(copy, numbers)| copy.difference(&numbers)).collect();
    // One copy that agrees is enough.
    let first = differences.and_then(|differences| differences.into_iter().next());
    findings.extend(first.map(|(part, number)| finding(name, &part, &number)));
}

/// The name of the file without folder and endings: `ru_rgaspi_558_11_334_0134`.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.split('.').next().unwrap_or(file)
}

/// The archive and the parts of one copy, as far as a file name has them.
struct Copy {
    archive: String,
    parts: Vec<(Level, Passage)>,
}

impl Copy {
    fn of(identifier: Element<'_>) -> Option<Copy> {
        let archive = identifier.first("repository")?.attribute("key")?.value;
        let parts = identifier.descendants("idno").filter_map(|idno| {
            let level = Level::from_name(&idno.attribute("type")?.value)?;
            NAMED.contains(&level).then(|| Some((level, idno.attribute("n")?)))?
        });
        Some(Copy { archive, parts: parts.collect() })
    }

    /// The numbers behind the archive's name, if the file is named for the copy.
    //
    // name ::= [ country "_" ] archive "_" fond "_" opis "_" [ year "_" ] delo { "_" number }
    fn numbers_in(&self, name: &str) -> Option<Vec<String>> {
        let plain = |text: &str| text.to_lowercase().replace(['-', ' '], "");
        let mut pieces = name.split('_');
        pieces.find(|piece| plain(piece) == plain(&self.archive))?;
        let mut numbers: Vec<String> = pieces.map(str::to_owned).collect();
        if numbers.len() > NAMED.len() + 1 && is_year(&numbers[YEAR]) {
            numbers.remove(YEAR);
        }
        let begins = |number: &String| number.starts_with(|sign: char| sign.is_ascii_digit());
        (numbers.len() >= NAMED.len() && numbers.iter().take(NAMED.len()).all(begins))
            .then_some(numbers)
    }

    /// The first part that the name gives with another number.
    fn difference(&self, numbers: &[String]) -> Option<(Passage, String)> {
        let named = NAMED.iter().zip(numbers);
        named.into_iter().find_map(|(level, number)| {
            let (_, part) = self.parts.iter().find(|(own, _)| own == level)?;
            let differs = !agree(*level, &normalise(*level, number), &part.value);
            differs.then(|| (part.clone(), number.clone()))
        })
    }
}

fn is_year(number: &str) -> bool {
    number.parse().is_ok_and(|year: u16| (1500..2000).contains(&year))
}

/// Where the year of the file may stand: some opisi are divided by years.
const YEAR: usize = 2;

/// The parts of a file name, in its order.
const NAMED: [Level; 3] = [Level::Fond, Level::Opis, Level::Delo];

fn finding(name: &str, part: &Passage, number: &str) -> Diagnostic {
    let message =
        format!("file `{name}` is named for `{number}`, the record cites `{}`", part.value);
    Diagnostic::new(&KIND, message)
        .at(part.span, "as cited")
        .help("compare the source; correct the record, or rename the file")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archives::Register;
    use crate::source::{Source, SourceId};
    use crate::xml;

    fn found(name: &str) -> Vec<String> {
        let text = r#"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><msIdentifier>
            <repository key="RGADA">RGADA</repository>
            <idno type="shelfmark"><idno type="fond" n="32">32</idno> <idno type="opis" n="1">1</idno>
            <idno type="delo" n="6">6</idno></idno></msIdentifier></teiHeader></TEI>"#;
        let source = Source::new(SourceId(0), name, text);
        let document = xml::parse(&source).expect("is well-formed").value;
        let mut findings = Vec::new();
        check(&document, &Context::usual(Register::builtin()), &mut findings);
        findings.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_name_that_carries_a_shelfmark_is_compared() {
        assert_eq!(
            found("edition/ru_rgada_53_1_6_0001.tei.xml"),
            ["file `ru_rgada_53_1_6_0001` is named for `53`, the record cites `32`"]
        );
        for near_miss in [
            "edition/ru_rgada_32_1_6_0001.tei.xml",
            "edition/ru_rgada_32_1_1701_6_0001.tei.xml",
            "ru_rgada_32_1.xml",
            "1950-10-11-filippov.xml",
            "ru_avpri_53_5_204_0003.xml",
        ] {
            assert_eq!(found(near_miss), [""; 0], "{near_miss}");
        }
    }
}
