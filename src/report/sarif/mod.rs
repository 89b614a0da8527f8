//! Findings as SARIF 2.1.0, which GitHub's code scanning and many editors read.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>; the sections below are its own.

mod log;

use super::finding::{Place, Related};
use super::{Document, Finding, uri};
use crate::diagnostic::{Kind, Severity};
use crate::files;
use log::{
    ArtifactLocation, Change, Configuration, Driver, Fingerprints, Fix, Help, Invocation, Location,
    Log, Message, Outcome, PhysicalLocation, Properties, Region, Replacement, Rule, Run, Text,
    Tool,
};

/// The document: a log of one run.
pub(super) fn render(document: &Document) -> String {
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [Run::new(document)] };
    serde_json::to_string_pretty(&log).expect("numbers and strings make JSON") + "\n"
}

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

impl<'a> Run<'a> {
    fn new(document: &'a Document) -> Self {
        let mut kinds: Vec<&'static Kind> =
            document.findings().map(|finding| finding.kind).collect();
        kinds.sort_by_key(|kind| kind.code);
        kinds.dedup_by_key(|kind| kind.code);
        let rules = kinds.iter().map(|kind| Rule::new(kind)).collect();
        let stopped = document.findings().any(|finding| files::stops(finding.kind));
        Run {
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    version: env!("CARGO_PKG_VERSION"),
                    rules,
                },
            },
            invocations: [Invocation { execution_successful: !stopped }],
            column_kind: "unicodeCodePoints",
            results: document
                .findings()
                .map(|finding| Outcome::new(finding, document, &kinds))
                .collect(),
        }
    }
}

impl Rule {
    fn new(kind: &Kind) -> Self {
        let &Kind { code, family, severity, summary, page } = kind;
        Rule {
            id: code,
            short_description: Text { text: summary },
            help: Help { text: page, markdown: page },
            default_configuration: Configuration { level: level(severity) },
            properties: Properties { tags: [family.name()] },
        }
    }
}

impl<'a> Outcome<'a> {
    fn new(finding: &'a Finding, document: &Document, kinds: &[&Kind]) -> Self {
        let own = document.path_of(finding).map(|path| Location {
            id: None,
            physical_location: PhysicalLocation::new(&path, finding.place),
            message: finding.label.as_deref().map(|text| Text { text }),
        });
        let related = finding.related.iter().zip(1..);
        Outcome {
            rule_id: finding.kind.code,
            rule_index: kinds.partition_point(|kind| kind.code < finding.kind.code),
            level: level(finding.severity),
            message: Message::new(finding),
            locations: own.into_iter().collect(),
            related_locations: related
                .map(|(related, id)| Location::of_related(related, id, document))
                .collect(),
            partial_fingerprints: Fingerprints {
                primary_location_line_hash: finding.fingerprint.to_string(),
            },
            fixes: Fix::of(finding, document).into_iter().collect(),
        }
    }
}

impl Fix {
    fn of(finding: &Finding, document: &Document) -> Option<Self> {
        let fix = finding.fix.as_ref()?;
        let replacements = fix.edits.iter().map(|edit| Replacement {
            deleted_region: Region::new(edit.place),
            inserted_content: Message { text: edit.text.clone() },
        });
        let change = Change {
            artifact_location: ArtifactLocation { uri: uri::of(&document.path_of(finding)?) },
            replacements: replacements.collect(),
        };
        let description = Message { text: escaped(&fix.title) };
        Some(Fix { description, artifact_changes: [change] })
    }
}

impl Message {
    /// The help stands in the message, for a host shows that of a rule only, which cannot know the values.
    fn new(finding: &Finding) -> Self {
        let help = finding.help.as_ref().map_or_else(String::new, |help| format!("\nhelp: {help}"));
        Message { text: escaped(&format!("{}{help}", finding.message)) }
    }
}

/// 3.11.6: `[words](target)` in a message would be a link.
fn escaped(text: &str) -> String {
    text.replace("](", "\\](")
}

impl<'a> Location<'a> {
    fn of_related(related: &'a Related, id: usize, document: &Document) -> Self {
        let path = document.root.path_of(&related.path);
        Location {
            id: Some(id),
            physical_location: PhysicalLocation::new(&path, Some(related.place)),
            message: Some(Text { text: &related.label }),
        }
    }
}

impl PhysicalLocation {
    fn new(path: &str, place: Option<Place>) -> Self {
        let region = place.map(Region::new);
        PhysicalLocation { artifact_location: ArtifactLocation { uri: uri::of(path) }, region }
    }
}

impl Region {
    fn new(place: Place) -> Self {
        Region {
            start_line: place.line,
            start_column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
        }
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::samples::document;
    use super::*;

    fn run() -> Value {
        let log: Value = serde_json::from_str(&render(&document())).expect("is JSON");
        log["runs"][0].clone()
    }

    #[test]
    fn results_know_their_rules() {
        let run = run();
        for result in run["results"].as_array().expect("is an array") {
            let index = result["ruleIndex"].as_u64().expect("is a number") as usize;
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        }
        assert_eq!(run["invocations"][0]["executionSuccessful"], false, "a file is empty");
    }

    #[test]
    fn places_are_regions() {
        let result = &run()["results"][0];
        let own = &result["locations"][0]["physicalLocation"];
        assert_eq!(own["artifactLocation"]["uri"], "a.xml");
        assert_eq!(own["region"]["startColumn"], 10);
        assert_eq!(result["relatedLocations"][0]["message"]["text"], "heading");
    }
}
