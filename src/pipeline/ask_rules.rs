//! A record is asked what contradicts itself in it.

use super::in_order::side_by_side;
use crate::diagnostic::Diagnostic;
use crate::rules::{self, Context, Record};

/// What is wrong with a record, sorted by place; a long one is looked at by many rules at once.
pub(super) fn ask_rules(record: &Record<'_>, context: &Context<'_>) -> Vec<Diagnostic> {
    if record.span().len() < LONG {
        return rules::run(record, context);
    }
    rules::together(side_by_side(rules::RULES, |rule| rule.on_record(record, context)))
}

/// How many bytes a record has for which it pays to wake other threads. Others are asked side by side with other files.
const LONG: usize = 1 << 18;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archives::Register;
    use crate::encode::{Registers, Tagging, encode};
    use crate::source::{Source, SourceId};
    use crate::transcription;

    #[test]
    fn a_long_record_is_told_the_same() {
        let text = "Cable, A to B\n\nOn 39 January (they [came.\n\n".repeat(LONG / 40);
        let source = Source::new(SourceId(0), "a.txt", text);
        let read = transcription::read(&source, transcription::layouts::named("plain").ok());
        let cable = encode(&read.value[0], Registers::builtin(), Tagging::Lines).value;
        let context = Context::usual(Register::builtin());
        let told = |findings: Vec<Diagnostic>| -> Vec<_> {
            findings.iter().map(|finding| (finding.message.clone(), finding.place())).collect()
        };
        assert!(cable.span.len() >= LONG);
        let record = Record::of(&cable);
        let asked = told(ask_rules(&record, &context));
        assert!(asked.len() > 1);
        assert_eq!(asked, told(rules::run(&record, &context)));
    }
}
