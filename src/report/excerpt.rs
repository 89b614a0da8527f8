//! The lines of a text that a finding is about, cut to the width of a terminal.
//!
//! Exported XML is often one endless line, and a citation can be hundreds of characters long. So what is
//! shown is never the text itself but a small text made from it: a line or two with their neighbours,
//! long lines cut to a window around the labels. To make it costs as much as is shown, however long the
//! text is.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Sources;
use super::visible::visible;
use crate::diagnostic::Label;
use crate::source::{Position, Source};

/// Makes the excerpts that show all labels, one after the other in one text.
///
/// The first label's excerpt comes first. Labels close to each other share one.
pub(super) fn picture(labels: &[Label], sources: &Sources<'_>, page: Page) -> Picture {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for label in labels {
        let source = sources.of(label.span);
        let mark = Mark::new(source, label);
        let width = page.room(source);
        match groups.iter_mut().find(|group| group.has_room_for(source, &mark, width)) {
            Some(group) => group.marks.push(mark),
            None => groups.push(Group { source, width, marks: vec![mark] }),
        }
    }
    let mut picture = Picture::default();
    for group in &groups {
        picture.draw(group, page);
    }
    picture
}

/// What there is to draw on.
#[derive(Clone, Copy)]
pub(super) struct Page {
    /// Columns.
    pub(super) width: usize,
    /// What stands where a line is cut.
    pub(super) ellipsis: &'static str,
}

impl Page {
    /// The characters of a line that can be shown beside its number.
    fn room(self, source: &Source) -> usize {
        let frame = " ".len() + digits(source.line_count()) + " | ".len();
        let narrowest = 24;
        self.width.saturating_sub(frame + 2 * self.ellipsis.chars().count()).max(narrowest)
    }
}

fn digits(number: usize) -> usize {
    number.checked_ilog10().unwrap_or(0) as usize + 1
}

/// Excerpts, and where the labels are in them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Picture {
    /// The excerpts' lines, each with a line feed.
    pub(super) text: String,
    /// The parts of the text.
    pub(super) excerpts: Vec<Excerpt>,
    /// Places in the text, and what is to be said of them.
    pub(super) labels: Vec<(Range<usize>, String)>,
}

/// Some lines of one source in the text of a [`Picture`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Excerpt {
    /// The part of the picture's text.
    pub(super) range: Range<usize>,
    /// The source's name.
    pub(super) name: String,
    /// The number of the first line; the others follow without gap.
    pub(super) first_line: usize,
    /// How many lines there are.
    pub(super) line_count: usize,
    /// Where in the source the excerpt's first label is.
    pub(super) place: Position,
}

/// A label, cut to its first line.
struct Mark {
    position: Position,
    range: Range<usize>,
    text: String,
}

impl Mark {
    /// A label that goes over several lines is shown on its first and tells its last, for it may be
    /// as long as the whole record.
    fn new(source: &Source, label: &Label) -> Self {
        let span = label.span.range();
        let position = source.position(span.start);
        let line = source.line(position.line);
        let last = source.position(span.end.saturating_sub(1).max(span.start)).line;
        let mut text = visible(&label.text).into_owned();
        if last > position.line {
            text.push_str(&format!(" (to line {last})"));
        }
        let start = span.start.min(line.end);
        Self { position, range: start..span.end.clamp(start, line.end), text }
    }

    fn overlaps(&self, other: &Mark) -> bool {
        let (a, b) = (&self.range, &other.range);
        a.start == b.start || (a.start < b.end && b.start < a.end)
    }
}

/// Labels that are shown in one excerpt.
struct Group<'a> {
    source: &'a Source,
    width: usize,
    marks: Vec<Mark>,
}

/// Lines shown before and behind a label's own.
const CONTEXT: usize = 1;

impl Group<'_> {
    /// Whether the label's line touches the lines that are shown anyway, and all labels of the line can
    /// be seen at once. Two labels for the same letters would be drawn side by side; they are kept apart.
    fn has_room_for(&self, source: &Source, mark: &Mark, width: usize) -> bool {
        let line = mark.position.line;
        let near = |other: &Mark| other.position.line.abs_diff(line) <= 2 * CONTEXT + 1;
        self.source.id() == source.id()
            && self.marks.iter().any(near)
            && !self.marks.iter().any(|other| other.overlaps(mark))
            && self.line_fits(line, mark, width)
    }

    fn line_fits(&self, line: usize, mark: &Mark, width: usize) -> bool {
        let text = self.source.text();
        let Some(cover) = self.cover(line) else { return true };
        let cover = cover.start.min(mark.range.start)..cover.end.max(mark.range.end);
        fits(&text[self.source.line(line)], width) || fits(&text[cover], width)
    }

    /// From the first label on the line to the end of the last.
    fn cover(&self, line: usize) -> Option<Range<usize>> {
        let ranges = self.marks.iter().filter(|mark| mark.position.line == line);
        let ranges = ranges.map(|mark| mark.range.clone());
        ranges.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
    }

    /// How many columns the labels' own words need, from the start of the first label on.
    fn reach(&self, line: usize, cover: &Range<usize>) -> usize {
        let marks = self.marks.iter().filter(|mark| mark.position.line == line);
        let stem = "╰── ".chars().count();
        let length =
            |range: Range<usize>| self.source.text()[range].chars().take(self.width).count();
        // The words hang from the middle of the letters they are about.
        let reach = marks.map(|mark| {
            let before = length(cover.start..mark.range.start);
            before + length(mark.range.clone()) / 2 + stem + mark.text.chars().count()
        });
        reach.max().unwrap_or(0)
    }

    /// The numbers of the lines to be shown. The nothing behind a last line feed is no neighbour.
    fn lines(&self) -> Range<usize> {
        let numbers = || self.marks.iter().map(|mark| mark.position.line);
        let first = numbers().min().unwrap_or(1);
        let last = numbers().max().unwrap_or(1);
        let end = self.source.line_count();
        let behind = (last + CONTEXT).min(end);
        let behind =
            if behind == end && self.source.line(end).is_empty() { end - 1 } else { behind };
        first.saturating_sub(CONTEXT).max(1)..behind.max(last) + 1
    }
}

fn fits(text: &str, width: usize) -> bool {
    text.chars().nth(width).is_none()
}

impl Picture {
    fn draw(&mut self, group: &Group<'_>, page: Page) {
        let start = self.text.len();
        let lines = group.lines();
        for line in lines.clone() {
            self.draw_line(group, line, page.ellipsis);
        }
        self.excerpts.push(Excerpt {
            range: start..self.text.len(),
            name: visible(group.source.name()).into_owned(),
            first_line: lines.start,
            line_count: lines.len(),
            place: group.marks[0].position,
        });
    }

    fn draw_line(&mut self, group: &Group<'_>, number: usize, ellipsis: &str) {
        let text = group.source.text();
        let line = group.source.line(number);
        let cover = group.cover(number).unwrap_or(line.start..line.start);
        let window = window(text, &line, &cover, group.width, group.reach(number, &cover));
        if window.start > line.start {
            self.text.push_str(ellipsis);
        }
        let start = self.text.len();
        let at = |offset: usize| start + visible(&text[window.start..offset.min(window.end)]).len();
        for mark in group.marks.iter().filter(|mark| mark.position.line == number) {
            self.labels.push((at(mark.range.start)..at(mark.range.end), mark.text.clone()));
        }
        self.text.push_str(&visible(&text[window.clone()]));
        if window.end < line.end {
            self.text.push_str(ellipsis);
        }
        self.text.push('\n');
    }
}

/// The part of a line to be shown: all of it, or as many characters around the labels as there is room
/// for. If even the labels are too long, their beginning is shown. `reach` columns from the first label
/// on are kept free for the labels' words.
fn window(
    text: &str,
    line: &Range<usize>,
    cover: &Range<usize>,
    width: usize,
    reach: usize,
) -> Range<usize> {
    let least = back(text, line.start, cover.start, width.saturating_sub(reach));
    if least == line.start && fits(&text[line.clone()], width) {
        return line.clone();
    }
    let spare = width - text[cover.clone()].chars().take(width).count();
    let start = back(text, least, cover.start, spare / 2);
    let end = forward(text, start, line.end, width);
    let start = if end == line.end { back(text, least.min(end), end, width) } else { start };
    let start = if start > line.start { word_start(text, start, cover.start) } else { start };
    let end = if end < line.end { word_end(text, cover.end, end) } else { end };
    start..end
}

fn back(text: &str, least: usize, from: usize, characters: usize) -> usize {
    let before = text[least..from].char_indices().rev().take(characters);
    before.last().map_or(from, |(at, _)| least + at)
}

fn forward(text: &str, from: usize, most: usize, characters: usize) -> usize {
    text[from..most].char_indices().nth(characters).map_or(most, |(at, _)| from + at)
}

/// How many bytes the window may give up so that it begins and ends with whole words.
const WORD: usize = 24;

fn word_start(text: &str, start: usize, most: usize) -> usize {
    let blank = text[start..most].char_indices().find(|(_, letter)| *letter == ' ');
    blank.filter(|(at, _)| *at < WORD).map_or(start, |(at, _)| start + at)
}

fn word_end(text: &str, least: usize, end: usize) -> usize {
    let blank = text.get(least..end).and_then(|behind| behind.rfind(' '));
    blank.map(|at| least + at + 1).filter(|at| end - at < WORD).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    const PAGE: Page = Page { width: 40, ellipsis: "…" };

    fn shown(text: &str, places: &[(usize, usize)]) -> Vec<String> {
        let source = Source::new(SourceId(0), "cable.txt", text);
        let label = |&(start, end): &(usize, usize)| Label {
            span: source.span(start..end),
            text: "here".into(),
        };
        let labels: Vec<_> = places.iter().map(label).collect();
        let picture = picture(&labels, &Sources::from_iter([&source]), PAGE);
        for (range, _) in &picture.labels {
            assert!(
                picture.text.is_char_boundary(range.start)
                    && picture.text.is_char_boundary(range.end)
            );
        }
        picture.excerpts.iter().map(|part| picture.text[part.range.clone()].to_owned()).collect()
    }

    #[test]
    fn lines_are_shown_with_their_neighbours() {
        let text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        assert_eq!(shown(text, &[(4, 5)]), ["2\n3\n4\n"]);
        assert_eq!(shown(text, &[(0, 1)]), ["1\n2\n"]);
        assert_eq!(shown(text, &[(16, 17)]), ["8\n9\n"]);
        assert_eq!(shown(text, &[(18, 18)]), ["9\n\n"], "the end of the file is a place");
        assert_eq!(shown(text, &[(8, 9), (2, 3)]), ["1\n2\n3\n4\n5\n6\n"]);
        assert_eq!(shown(text, &[(10, 11), (2, 3)]), ["5\n6\n7\n", "1\n2\n3\n"]);
    }

    #[test]
    fn a_long_line_is_cut_around_the_label() {
        let text = "Wilson Center Digital Archive, APRF, f. 45, op. 1, d. 334, ll. 134-135. Obtained by \
                    Sergey Radchenko";
        let at = text.find("334").expect("stands there");
        assert_eq!(shown(text, &[(at, at + 3)]), ["… 45, op. 1, d. 334, ll. 134-135. …\n"]);
        assert_eq!(shown(text, &[(0, 6)]), ["Wilson Center Digital Archive, …\n"]);
        let end = text.len();
        assert_eq!(shown(text, &[(end, end)]), ["… by Sergey Radchenko\n"]);
        assert_eq!(shown(text, &[(0, end)]), ["Wilson Center Digital Archive, AP…\n"]);
        assert_eq!(shown(text, &[(0, 6), (end, end)]).len(), 2, "too far apart for one window");
    }

    #[test]
    fn a_label_near_the_end_leaves_room_for_its_words() {
        let text = "Signed by Filippov in Moscow, 11 Oct.";
        let source = Source::new(SourceId(0), "cable.txt", text);
        let drawn = |words: &str| {
            let label = Label { span: source.span(33..36), text: words.into() };
            let page = Page { width: 50, ..PAGE };
            picture(&[label], &Sources::from_iter([&source]), page).text
        };
        assert_eq!(drawn("month"), format!("{text}\n"));
        assert_eq!(drawn("month in letters"), "… in Moscow, 11 Oct.\n");
    }

    #[test]
    fn an_endless_line_costs_what_is_shown() {
        let text = "<p>фонд 45</p>".repeat(100_000);
        let at = text.len() / 2;
        assert!(shown(&text, &[(at, at)])[0].len() < 4 * PAGE.width);
    }

    #[test]
    fn a_label_over_several_lines_tells_its_last() {
        let source = Source::new(SourceId(0), "cable.txt", "one\r\ntwo\r\nthree\r\n");
        let label = Label { span: source.span(0..17), text: "record".into() };
        let picture = picture(&[label], &Sources::from_iter([&source]), PAGE);
        assert_eq!(picture.text, "one\ntwo\n");
        assert_eq!(picture.labels, [(0..3, "record (to line 3)".to_owned())]);
    }
}
