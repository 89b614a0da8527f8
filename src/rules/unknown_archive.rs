//! An archive is named that the register does not know.

use super::{Context, Record, Rule};
use crate::archives::Register;
use crate::cable::Witness;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Passage, Spanned};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "unknown-archive",
    family: Family::Archive,
    severity: Severity::Warning,
    summary: "an archive is named that the register does not know",
    page: include_str!("../../docs/rules/unknown-archive.md"),
};

fn check(record: &Record<'_>, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for witness in &record.cable.witnesses {
        match &witness.archive {
            Some(key) if context.archives.archive(&key.value).is_some() => {
                findings.extend(beside_key(key, &witness.repository, context.archives));
            }
            Some(key) => findings.push(unknown_key(key, context.archives)),
            None => findings.push(without_key(witness, context.archives)),
        }
    }
}

/// The name is that of another archive than the key, or the key's own with a slip.
fn beside_key(key: &Spanned<String>, words: &Passage, register: &Register) -> Option<Diagnostic> {
    let mentions = register.mentions(&words.value);
    let named = |id: &str| mentions.iter().any(|mention| mention.archive.id == id);
    let cited = &words.value;
    let message = match mentions.first() {
        _ if named(&key.value) => return None,
        Some(mention) => {
            format!("archive `{cited}` is `{}`, its key is `{}`", mention.archive.id, key.value)
        }
        None => {
            let nearest = register.nearest(cited).filter(|archive| archive.id == key.value)?;
            format!("archive `{cited}` is not registered; the nearest is `{}`", nearest.id)
        }
    };
    let finding = Diagnostic::new(&KIND, message)
        .at(words.span, "as cited")
        .help("mend the name or the key; a register file can add a name to an archive");
    let has_place = key.span != words.span;
    Some(if has_place { finding.at(key.span, "its key") } else { finding })
}

fn unknown_key(key: &Spanned<String>, register: &Register) -> Diagnostic {
    let message = format!("no archive is registered as `{}`", key.value);
    let message = match register.nearest(&key.value) {
        Some(nearest) => format!("{message}; the nearest is `{}`", nearest.id),
        None => message,
    };
    Diagnostic::new(&KIND, message)
        .at(key.span, "this key")
        .help("mend the key, add the archive to the register, or leave out the key")
}

fn without_key(witness: &Witness, register: &Register) -> Diagnostic {
    let words = &witness.repository;
    let finding = |message: String| Diagnostic::new(&KIND, message).at(words.span, "as cited");
    if let Some(archive) = register.named(&words.value) {
        finding(format!("archive `{}` has no key, though it is registered", words.value))
            .weighing(Severity::Info)
            .help(format!("give it the key `{}`", archive.id))
    } else if let Some(nearest) = register.nearest(&words.value) {
        let (cited, id) = (&words.value, &nearest.id);
        finding(format!("archive `{cited}` is not registered; the nearest is `{id}`"))
            .help(format!("if the {} is meant, mend the spelling; its key is `{id}`", nearest.name))
    } else {
        finding(format!("archive `{}` is not in the register", words.value))
            .weighing(Severity::Info)
            .help("a register file can describe it; until then its shelfmarks are not read")
    }
}

#[cfg(test)]
mod tests {
    use super::super::witnesses::{cable, findings};
    use super::*;

    #[test]
    fn a_name_is_registered_or_near_or_unknown() {
        for (witness, expected) in [
            (
                "AP-FR | AP RF",
                "warning: no archive is registered as `AP-FR`; the nearest is `AP-RF`",
            ),
            ("- | RGASPY", "warning: archive `RGASPY` is not registered; the nearest is `RGASPI`"),
            ("- | AP RF", "info: archive `AP RF` has no key, though it is registered"),
            ("- | SUA", "info: archive `SUA` is not in the register"),
        ] {
            assert_eq!(findings(&RULE, &cable(witness)), [expected]);
        }
        assert_eq!(findings(&RULE, &cable("AP-RF | APRF\nRGALI | RGALI")), [""; 0]);
    }
}
