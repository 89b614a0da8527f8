//! A rule finds the same whether it is alone or among all others, and at any number of threads.

use std::collections::BTreeSet;
use std::process::Command;

use shifr::{catalogue, rules};

use crate::support;

/// The findings on all cases of all rules, with these arguments; the folder makes one collection.
fn validated(threads: &str, arguments: &[&str]) -> Vec<String> {
    let mut command: Command = support::shifr();
    command.env("RAYON_NUM_THREADS", threads).arg("validate").args(arguments);
    let output =
        command.args(["--only", "rules", "--format", "short", "tests/data/rules"]).output();
    let output = output.expect("the program starts");
    let text = String::from_utf8(output.stdout).expect("the program speaks UTF-8");
    text.lines().map(str::to_owned).collect()
}

fn code(line: &str) -> &str {
    let (_, behind) = line.split_once('[').expect("a finding has a code in brackets");
    behind.split(']').next().unwrap_or_default()
}

#[test]
fn a_rule_alone_finds_what_it_finds_among_all() {
    let all = validated("2", &[]);
    let found: BTreeSet<&str> = all.iter().map(|line| code(line)).collect();
    for rule in rules::RULES {
        assert!(found.contains(rule.kind.code), "{} finds nothing at all", rule.kind.code);
    }
    for rule in found.iter().filter(|code| rules::named(code).is_some()) {
        let (of_rule, of_others): (Vec<_>, Vec<_>) =
            all.iter().cloned().partition(|line| code(line) == *rule);
        let blinding = |line: &&String| catalogue::named(code(line)).is_some_and(catalogue::blinds);
        assert_eq!(of_others.iter().filter(blinding).count(), 0, "every case can be read");
        assert_eq!(validated("2", &["--select", rule]), of_rule, "{rule} alone");
        assert_eq!(validated("2", &["--ignore", rule]), of_others, "all but {rule}");
    }
}

#[test]
fn findings_are_the_same_at_any_number_of_threads() {
    let one = validated("1", &[]);
    assert!(one.len() > 100, "there is something to compare");
    for threads in ["2", "7"] {
        assert_eq!(validated(threads, &[]), one, "{threads} threads");
    }
}
