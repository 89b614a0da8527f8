//! Findings as one page for a browser, which asks nothing of the network.
//!
//! Everything is on the page and can be read without its script; that only filters.

use std::collections::BTreeMap;
use std::ops::Range;

use super::excerpt::{Excerpt, Page, Picture};
use super::visible::visible;
use super::{Document, FileFindings, Finding};
use crate::diagnostic::{Kind, Severity};

/// How wide the lines in question are cut: the page scrolls, but a record in one line is no picture.
pub(super) const PAGE: Page = Page { width: 160, ellipsis: "…" };

/// The document, in pieces: the pages of large runs have megabytes, and these are at hand.
pub(super) fn render(document: &Document, take: &mut dyn FnMut(&str)) {
    take(&head(document));
    document.files.iter().for_each(|file| take_section(file, take));
    take(&foot(document));
}

/// All that stands before the files.
fn head(document: &Document) -> String {
    let title = format!("shifr: {}", document.summary);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n{not_shown}</header>\n{filters}<main>\n",
        style = include_str!("html/page.css"),
        not_shown = not_shown(document),
        filters = filters(document),
    )
}

/// All that stands behind them.
fn foot(document: &Document) -> String {
    format!(
        "</main>\n{rules}<script>\n{script}</script>\n</body>\n</html>\n",
        rules = rules(document),
        script = include_str!("html/filter.js"),
    )
}

/// Even if a text of an archive got past the escaping, nothing could be fetched or sent.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

fn not_shown(document: &Document) -> String {
    match document.not_shown {
        0 => String::new(),
        count => format!("<p>{count} more are not on this page.</p>\n"),
    }
}

/// What can be left out: weights, rules, files, and what does not hold certain words.
fn filters(document: &Document) -> String {
    if document.findings().next().is_none() {
        return String::new();
    }
    let weights: String = [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .filter_map(|severity| weight(document, severity))
        .collect();
    let rules = counted(document.findings().map(|finding| finding.kind.code));
    let files = document.files.iter().map(|file| (path_of(file), file.findings.len()));
    let files: BTreeMap<&str, usize> = files.filter(|(_, count)| *count > 0).collect();
    format!(
        "<form id=\"filters\" hidden>\n<fieldset><legend>weight</legend>{weights}</fieldset>\n\
         <label>rule <select name=\"code\">{}</select></label>\n\
         <label>file <select name=\"path\">{}</select></label>\n\
         <label>words <input type=\"search\" name=\"words\"></label>\n\
         <output name=\"shown\"></output>\n</form>\n",
        options(&rules, "all rules"),
        options(&files, "all files"),
    )
}

fn weight(document: &Document, severity: Severity) -> Option<String> {
    let count = document.findings().filter(|finding| finding.severity == severity).count();
    let input = format!("<input type=\"checkbox\" name=\"severity\" value=\"{severity}\" checked>");
    (count > 0).then(|| format!("<label>{input} {severity} ({count})</label> "))
}

fn counted<'a>(words: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    words.for_each(|word| *counts.entry(word).or_insert(0) += 1);
    counts
}

fn options(counts: &BTreeMap<&str, usize>, all: &str) -> String {
    let option = |(value, count): (&&str, &usize)| {
        let value = escaped(value);
        format!("<option value=\"{value}\">{value} ({count})</option>")
    };
    format!("<option value=\"\">{all}</option>{}", counts.iter().map(option).collect::<String>())
}

fn path_of(file: &FileFindings) -> &str {
    file.path.as_deref().unwrap_or("shifr")
}

/// A file with its findings; nothing if it has none.
fn take_section(file: &FileFindings, take: &mut dyn FnMut(&str)) {
    if file.findings.is_empty() {
        return;
    }
    let path = escaped(path_of(file));
    take(&format!("<section data-path=\"{path}\">\n<h2>{path}</h2>\n"));
    file.findings.iter().for_each(|finding| take(&finding.article));
    take("</section>\n");
}

/// A finding as it stands on the page.
pub(super) fn article(finding: &Finding, picture: &Picture) -> String {
    let Finding { kind: Kind { code, .. }, severity, .. } = finding;
    let help = finding
        .help
        .as_deref()
        .map_or_else(String::new, |help| format!("<p class=\"help\">{}</p>\n", escaped(help)));
    format!(
        "<article class=\"{severity}\" data-code=\"{code}\" data-severity=\"{severity}\">\n\
         <h3><span class=\"weight\">{severity}</span> {}<a href=\"#{code}\">{code}</a></h3>\n\
         {}{help}</article>\n",
        escaped(&finding.message),
        picture.excerpts.iter().map(|excerpt| figure(excerpt, picture)).collect::<String>(),
    )
}

/// The lines of an excerpt with their numbers, the labels' places marked.
fn figure(excerpt: &Excerpt, picture: &Picture) -> String {
    let mut start = excerpt.range.start;
    let mut rows = String::new();
    for (line, number) in picture.text[excerpt.range.clone()].lines().zip(excerpt.first_line..) {
        let range = start..start + line.len();
        start = range.end + 1;
        let line = marked(picture, range);
        rows.push_str(&format!("<tr><th>{number}</th><td>{line}</td></tr>\n"));
    }
    let place = excerpt.place;
    format!(
        "<figure>\n<figcaption>{}:{}:{}</figcaption>\n<table>\n{rows}</table>\n</figure>\n",
        escaped(&excerpt.name),
        place.line,
        place.column
    )
}

/// A line with its labels, each behind its place. Labels of one excerpt do not overlap.
fn marked(picture: &Picture, line: Range<usize>) -> String {
    let within = |range: &Range<usize>| line.start <= range.start && range.end <= line.end;
    let mut labels: Vec<_> = picture.labels.iter().filter(|(range, _)| within(range)).collect();
    labels.sort_by_key(|(range, _)| range.start);
    let (mut text, mut at) = (String::new(), line.start);
    for (range, label) in labels {
        text.push_str(&escaped(&picture.text[at..range.start.max(at)]));
        let place = escaped(&picture.text[range.start.max(at)..range.end.max(at)]);
        text.push_str(&format!("<mark>{place}</mark><small>{}</small>", escaped(label)));
        at = range.end.max(at);
    }
    text + &escaped(&picture.text[at..line.end])
}

/// What the rules mean that found something.
fn rules(document: &Document) -> String {
    let mut kinds: Vec<&Kind> = document.findings().map(|finding| finding.kind).collect();
    kinds.sort_by_key(|kind| kind.code);
    kinds.dedup_by_key(|kind| kind.code);
    let rule = |Kind { code, summary, page, .. }: &Kind| {
        let (summary, page) = (escaped(summary), escaped_lines(page));
        format!(
            "<details id=\"{code}\"><summary>{code}: {summary}</summary>\n<pre>{page}</pre></details>\n"
        )
    };
    if kinds.is_empty() {
        return String::new();
    }
    let rules: String = kinds.into_iter().map(rule).collect();
    format!("<footer>\n<h2>Rules</h2>\n{rules}</footer>\n")
}

fn escaped_lines(text: &str) -> String {
    text.lines().map(|line| escaped(line) + "\n").collect()
}

/// Text that is safe between tags and in an attribute with double quotes.
fn escaped(text: &str) -> String {
    let text = visible(text);
    let mut safe = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some((before, sign, behind)) = split_at_sign(rest) {
        safe.push_str(before);
        safe.push_str(sign);
        rest = behind;
    }
    safe + rest
}

/// What stands before the first sign of markup, the sign as a reference, and what stands behind it.
fn split_at_sign(text: &str) -> Option<(&str, &'static str, &str)> {
    let at = text.find(['&', '<', '>', '"'])?;
    let (before, behind) = text.split_at(at);
    let reference = match behind.as_bytes()[0] {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        _ => "&quot;",
    };
    Some((before, reference, &behind[1..]))
}

#[cfg(test)]
mod tests {
    use super::super::samples::document;
    use super::*;

    fn page(document: &Document) -> String {
        let mut page = String::new();
        render(document, &mut |piece| page.push_str(piece));
        page
    }

    #[test]
    fn places_are_marked_in_their_lines() {
        let page = page(&document());
        let line = "<td>запись № <mark>121</mark><small>catalogue entry</small></td>";
        assert!(page.contains(line), "{page}");
        assert!(page.contains("<figcaption>a.xml:3:10</figcaption>"), "{page}");
        assert!(page.contains("<option value=\"empty-file\">empty-file (1)</option>"), "{page}");
    }

    #[test]
    fn nothing_of_a_text_becomes_markup_or_is_fetched() {
        let mut document = document();
        let finding = &mut document.files[0].findings[0];
        finding.message = "<img src=x onerror=\"alert(1)\">".to_owned();
        finding.article = article(finding, &Picture::default());
        let page = page(&document);
        assert!(page.contains("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;"), "{page}");
        for request in ["<link", "<img", "src=\"", "url(", "http://", "https://"] {
            assert!(!page.contains(request), "{request}");
        }
    }
}
