//! Rules look at any TEI document and fail at none; what a finding points at lies in the document.
//!
//! A document is changed by its values: the text between two tags or within quotes becomes another, so that
//! rules see odd values in documents that are still well-formed.

#![no_main]

use std::ops::Range;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use shifr::pipeline::{Checks, check_source};
use shifr::rules::{Context, Corpus};
use shifr::source::{Source, SourceId};
use shifr::{archives, catalogue, rules};

fuzz_target!(|text: &str| {
    let context = Context::usual(archives::Register::builtin());
    let checks = Checks { context, kinds: catalogue::kinds(), schemas: None, rules: true };
    let source = Source::new(SourceId(0), "fuzz.xml", text);
    let looked = check_source(&source, &checks);
    let mut findings = looked.findings;
    let records = looked.checked.into_iter().map(|checked| checked.facts).collect();
    findings.extend(rules::run_on_collection(&Corpus { records, ..Corpus::default() }, &context));
    for label in findings.iter().flat_map(|finding| &finding.labels) {
        assert!(source.text().get(label.span.range()).is_some(), "{label:?} lies in the text");
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let seed = seed as usize;
    let values = std::str::from_utf8(&data[..size]).map(values).unwrap_or_default();
    // Now and then the tags themselves.
    if values.is_empty() || seed % 16 == 0 {
        return fuzzer_mutate(data, size, max_size);
    }
    let value = values[seed / 16 % values.len()].clone();
    let other = values[seed / 7 % values.len()].clone();
    let new = if seed % 4 == 0 { data[other].to_vec() } else { changed(&data[value.clone()]) };
    let document = [&data[..value.start], &new, &data[value.end..size]].concat();
    if document.len() > max_size {
        return size;
    }
    data[..document.len()].copy_from_slice(&document);
    document.len()
});

/// What stands between tags and within quotes.
fn values(document: &str) -> Vec<Range<usize>> {
    let marks: Vec<usize> = document.match_indices(['<', '>', '"']).map(|(at, _)| at).collect();
    let between = marks.windows(2).map(|pair| pair[0] + 1..pair[1]);
    let is_value = |range: &Range<usize>| {
        let (before, behind) =
            (document.as_bytes()[range.start - 1], document.as_bytes()[range.end]);
        (before, behind) == (b'>', b'<') || (before, behind) == (b'"', b'"')
    };
    between.filter(is_value).filter(|range| !document[range.clone()].contains(" xmlns")).collect()
}

/// Another value, which breaks neither tags nor quotes.
fn changed(value: &[u8]) -> Vec<u8> {
    let mut data = value.to_vec();
    data.resize(value.len() + 64, 0);
    let room = data.len();
    let length = fuzzer_mutate(&mut data, value.len(), room);
    let text = String::from_utf8_lossy(&data[..length]);
    let harmless = |c: &char| !matches!(c, '<' | '&' | '"') && shifr::xml::is_char(*c);
    text.chars().filter(harmless).collect::<String>().into_bytes()
}
