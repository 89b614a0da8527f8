//! A finding on the page: what is wrong, the lines in question, and what to do.

use std::ops::Range;

use maud::{Markup, html};

use super::super::excerpt::{Excerpt, Page, Picture};
use super::super::visible::visible;
use super::super::{FileFindings, Finding};
use super::filters::{name_of, weight};
use super::words::words;

/// How wide the lines in question are cut: the page scrolls, but a record in one line is no picture.
pub(in super::super) const PAGE: Page = Page { width: 160, ellipsis: "…" };

/// What stands in the article of a finding. It is made when the texts are at hand, and kept for later runs.
pub(in super::super) fn article(finding: &Finding, picture: &Picture) -> String {
    let code = finding.kind.code;
    let markup = html! {
        h3 {
            span.weight { (weight(finding.severity)) } " "
            (words(&finding.message))
            a.rule href={ "#" (code) } { (code) }
        }
        "\n"
        @for excerpt in &picture.excerpts { (figure(excerpt, picture)) }
        @if let Some(help) = &finding.help { p.help { (words(help)) } "\n" }
    };
    markup.0
}

/// The lines of an excerpt with their numbers, the labels' places marked.
fn figure(excerpt: &Excerpt, picture: &Picture) -> Markup {
    let place = excerpt.place;
    html! {
        figure {
            "\n" figcaption { (excerpt.name) ":" (place.line) ":" (place.column) }
            "\n" table {
                "\n"
                @for (line, number) in lines(excerpt, picture).zip(excerpt.first_line..) {
                    tr { th scope="row" { (number) } td { (marked(picture, line)) } }
                    "\n"
                }
            }
            "\n"
        }
        "\n"
    }
}

/// Where the lines of an excerpt are in the picture's text.
fn lines(excerpt: &Excerpt, picture: &Picture) -> impl Iterator<Item = Range<usize>> {
    let mut end = excerpt.range.start;
    picture.text[excerpt.range.clone()].split_inclusive('\n').map(move |line| {
        let start = end;
        end += line.len();
        start..end - "\n".len()
    })
}

/// A line with its labels, each behind its place. Labels of one excerpt do not overlap.
fn marked(picture: &Picture, line: Range<usize>) -> Markup {
    let within = |range: &Range<usize>| line.start <= range.start && range.end <= line.end;
    let mut labels: Vec<_> = picture.labels.iter().filter(|(range, _)| within(range)).collect();
    labels.sort_by_key(|(range, _)| range.start);
    let starts = labels.iter().map(|(range, _)| range.start).skip(1).chain([line.end]);
    let first = labels.first().map_or(line.end, |(range, _)| range.start);
    html! {
        (picture.text[line.start..first])
        @for ((range, label), next) in labels.iter().zip(starts) {
            mark { (picture.text[range.clone()]) }
            small { (words(label)) }
            (picture.text[range.end..next])
        }
    }
}

/// A file with its findings.
pub(super) fn take_section(file: &FileFindings, take: &mut dyn FnMut(&str)) {
    let name = html! { (visible(name_of(file))) }.0;
    take(&format!("<section data-path=\"{name}\">\n<h2>{name}</h2>\n"));
    file.findings.iter().for_each(|finding| take_article(finding, name_of(file), take));
    take("</section>\n");
}

fn take_article(finding: &Finding, file: &str, take: &mut dyn FnMut(&str)) {
    let (id, Finding { kind, severity, .. }) = (id(finding, file), finding);
    take(&format!(
        "<article id=\"{id}\" class=\"{severity}\" data-rule=\"{}\">\n\
         <a class=\"permalink\" href=\"#{id}\" aria-label=\"Link to this finding\">#</a>\n",
        kind.code
    ));
    take(&finding.article);
    take("</article>\n");
}

/// What links to a finding name; the same on the page of the next run.
pub(super) fn id(finding: &Finding, file: &str) -> String {
    format!("finding-{}", finding.fingerprint.within(file))
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::document;
    use super::*;

    #[test]
    fn places_are_marked_in_their_lines() {
        let section = |file: usize| {
            let mut section = String::new();
            take_section(&document().files[file], &mut |piece| section.push_str(piece));
            section
        };
        let entry = section(0);
        let line = "<td>запись № <mark>121</mark><small>catalogue entry</small></td>";
        assert!(entry.contains(line), "{entry}");
        assert!(entry.contains("<figcaption>a.xml:3:10</figcaption>"), "{entry}");
        let empty = section(2);
        assert!(empty.contains("</span> <code>a/b.txt</code> is empty<a"), "{empty}");
    }

    #[test]
    fn what_stands_around_marks_is_shown() {
        let picture = Picture {
            text: "No. 121, 122 & 3\n".to_owned(),
            labels: vec![(9..12, "here".to_owned()), (4..7, "not `122`".to_owned())],
            ..Picture::default()
        };
        assert_eq!(
            marked(&picture, 0..16).0,
            "No. <mark>121</mark><small>not <code>122</code></small>, \
             <mark>122</mark><small>here</small> &amp; 3"
        );
        assert_eq!(marked(&Picture { labels: vec![], ..picture }, 0..16).0, "No. 121, 122 &amp; 3");
    }
}
