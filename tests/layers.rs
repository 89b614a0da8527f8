//! `ARCHITECTURE.md` is true: its tables say which module may use which, and where each crate has its door.
//!
//! Tests and comments may name what they like.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn modules_use_only_what_they_may() {
    let table = table("| module |");
    let mut wrong = Vec::new();
    for (path, line) in product_lines() {
        let module = module_of(&path);
        let Some(row) = table.get(&module) else {
            wrong.push(format!("`{module}` has no row in ARCHITECTURE.md"));
            continue;
        };
        let foreign = |used: &String| *used != module && !row.contains(used);
        wrong.extend(used_modules(&line).into_iter().filter(foreign).map(|used| {
            format!("{}: `{module}` may not use `{used}`: {}", path.display(), line.trim())
        }));
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_layers_have_an_order() {
    let table = table("| module |");
    let mut left: Vec<_> = table.keys().collect();
    while !left.is_empty() {
        let before = left.clone();
        left.retain(|module| table[*module].iter().any(|used| before.contains(&used)));
        assert!(left.len() < before.len(), "these use each other in a circle: {left:?}");
    }
}

#[test]
fn a_crate_is_used_behind_its_door_only() {
    let table = table("| crate |");
    let mut wrong = Vec::new();
    for (path, line) in product_lines() {
        for (name, doors) in &table {
            let shown = path.display().to_string();
            let behind = doors.iter().any(|door| shown.starts_with(door.as_str()));
            if !behind && names_crate(&line, &name.replace('-', "_")) {
                wrong.push(format!("{shown}: `{name}` has its door elsewhere: {}", line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_crate_has_a_row() {
    let text = fs::read_to_string(root().join("Cargo.toml")).expect("is there");
    let manifest: toml::Table = text.parse().expect("is TOML");
    let dependencies = manifest["dependencies"].as_table().expect("is a table");
    let rows = table("| crate |");
    let (dependencies, rows) = (dependencies.keys(), rows.keys());
    assert_eq!(dependencies.collect::<Vec<_>>(), rows.collect::<Vec<_>>());
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The rows of a table of `ARCHITECTURE.md`: the word in backquotes of the first column, and those of
/// the last one.
fn table(head: &str) -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("is there");
    let rows = text.lines().skip_while(|line| !line.starts_with(head)).skip(2);
    rows.take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
            let [first, .., last] = &cells[..] else { panic!("a row has columns: {line}") };
            (quoted(first).concat(), quoted(last))
        })
        .collect()
}

fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Every line of `src/` that is neither comment nor test, with the path of its file.
fn product_lines() -> Vec<(PathBuf, String)> {
    let mut lines = Vec::new();
    let mut tests = Vec::new();
    for path in sources(&root().join("src")) {
        let text = fs::read_to_string(&path).expect("is text");
        let text: Vec<&str> = text.lines().collect();
        for (at, line) in text.iter().enumerate() {
            let next = text.get(at + 1).copied().unwrap_or_default();
            if *line == "#[cfg(test)]" && next.starts_with("mod ") && next.ends_with('{') {
                break;
            }
            if *line == "#[cfg(test)]" && next.starts_with("mod ") {
                let name = next.trim_start_matches("mod ").trim_end_matches(';');
                tests.push(path.with_file_name(format!("{name}.rs")));
            }
            if !line.trim_start().starts_with("//") {
                lines.push((path.clone(), (*line).to_owned()));
            }
        }
    }
    lines.retain(|(path, _)| !tests.contains(path));
    let shorten = |path: PathBuf| path.strip_prefix(root()).expect("lies in it").to_owned();
    lines.into_iter().map(|(path, line)| (shorten(path), line)).collect()
}

/// Tests of a module look at it from outside and may use what they like.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("is a folder") {
        let path = entry.expect("an entry").path();
        if path.ends_with("tests") {
            continue;
        }
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// `src/xml/writer.rs` and `src/xml.rs` are of `xml`.
fn module_of(path: &Path) -> String {
    let part = path.components().nth(1).expect("lies in src").as_os_str();
    Path::new(part).file_stem().expect("has a name").to_string_lossy().into_owned()
}

// used ::= "crate::" (name | "{" name ("::" ..)? ("," name ..)* "}")
fn used_modules(line: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (at, mark) in line.match_indices("crate::") {
        if line[..at].ends_with(is_name) {
            continue;
        }
        let rest = &line[at + mark.len()..];
        let list = rest.strip_prefix('{').and_then(|list| list.split('}').next());
        let names = list.map_or(vec![rest], |list| list.split(',').collect());
        let name = |text: &str| text.trim().split(|c| !is_name(c)).next().map(str::to_owned);
        used.extend(names.into_iter().filter_map(name).filter(|name| !name.is_empty()));
    }
    used
}

fn names_crate(line: &str, name: &str) -> bool {
    line.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = &line[..at];
        !before.ends_with(is_name) && !before.ends_with(':')
    })
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[test]
fn imports_are_read() {
    for (line, used) in [
        ("use crate::source::{Span, Source};", vec!["source"]),
        ("use crate::{rules, xml::Document};", vec!["rules", "xml"]),
        ("    let span = crate::source::Span::new(a, b);", vec!["source"]),
        ("use my_crate::source;", vec![]),
    ] {
        assert_eq!(used_modules(line), used);
    }
    assert!(names_crate("use toml::Spanned;", "toml"));
    assert!(!names_crate("use crate::toml::Spanned; my_toml::read()", "toml"));
}
