//! Findings as a picture of the lines in question: the one door to miette.

use std::fmt;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    SourceCode, SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use super::excerpt::{Excerpt, Page, Picture, picture};
use super::visible::visible;
use super::{Options, Sources};
use crate::diagnostic::{Applicability, Diagnostic, Severity};

/// Appends one finding and an empty line.
pub(super) fn render(
    diagnostic: &Diagnostic,
    sources: &Sources<'_>,
    options: Options,
    out: &mut String,
) {
    let page = Page { width: options.width, ellipsis: if options.unicode { "…" } else { "..." } };
    let report = Report {
        severity: diagnostic.severity,
        message: visible(&diagnostic.message).into_owned(),
        help: help(diagnostic),
        picture: picture(&diagnostic.labels, sources, page),
    };
    let mut drawn = String::new();
    handler(diagnostic, options)
        .render_report(&mut drawn, &report)
        .expect("a String takes all text, and the picture gives every line it has labels for");
    // miette indents its headline by two columns; ours begins the line, as compilers' do.
    out.push_str(drawn.trim_start());
    out.push('\n');
}

/// What to do, and whether shifr can do it.
fn help(diagnostic: &Diagnostic) -> Option<String> {
    let fix = diagnostic.fix.as_ref().map(|fix| match fix.applicability {
        Applicability::Safe => format!("--fix does it: {}", fix.title),
        Applicability::Unsafe => format!("--fix --unsafe does it, if it is right: {}", fix.title),
    });
    let parts: Vec<&str> = diagnostic.help.as_deref().into_iter().chain(fix.as_deref()).collect();
    (!parts.is_empty()).then(|| visible(&parts.join("; ")).into_owned())
}

/// miette puts a sign for the severity before the message; here it is `error[code]:`.
fn handler(diagnostic: &Diagnostic, options: Options) -> GraphicalReportHandler {
    let mut characters =
        if options.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
    let headline = format!("{}[{}]:", diagnostic.severity, diagnostic.kind.code);
    characters.error.clone_from(&headline);
    characters.warning.clone_from(&headline);
    characters.advice = headline;
    GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles: styles(options) })
        .with_width(options.width)
        .with_context_lines(1)
        .with_break_words(false)
        .without_syntax_highlighting()
}

fn styles(options: Options) -> ThemeStyles {
    if !options.colour {
        return ThemeStyles::none();
    }
    let plain = ThemeStyles::ansi();
    ThemeStyles {
        error: plain.error.bold(),
        warning: plain.warning.bold(),
        advice: plain.advice.bold(),
        ..plain
    }
}

/// A finding in the form that miette asks for.
#[derive(Debug)]
struct Report {
    severity: Severity,
    message: String,
    help: Option<String>,
    picture: Picture,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Report {}

impl miette::Diagnostic for Report {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.picture)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let labels =
            self.picture.labels.iter().map(|(range, text)| {
                LabeledSpan::new(Some(text.clone()), range.start, range.len())
            });
        Some(Box::new(labels))
    }
}

impl SourceCode for Picture {
    /// The excerpt around `span`, whole.
    ///
    /// miette asks without lines of context when it wants to know the position for the headline of the
    /// excerpt, which is that of the excerpt's first label. It also asks whether one span could cover two
    /// excerpts; the error tells it to draw them one by one.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_before: usize,
        _context_behind: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let end = span.offset() + span.len();
        // Labels end before their line's feed, so what reaches the end lies in two excerpts.
        let holds = |part: &&Excerpt| part.range.start <= span.offset() && end < part.range.end;
        let part = self.excerpts.iter().find(holds).ok_or(MietteError::OutOfBounds)?;
        let (line, column) = match context_before {
            0 => (part.place.line, part.place.column),
            _ => (part.first_line, 1),
        };
        Ok(Box::new(MietteSpanContents::new_named(
            part.name.clone(),
            &self.text.as_bytes()[part.range.clone()],
            (part.range.start, part.range.len()).into(),
            line - 1,
            column - 1,
            part.line_count,
        )))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::samples::{MISMATCH, mismatch, placeless, source};
    use super::*;
    use crate::source::{Source, SourceId};

    fn drawn(diagnostic: &Diagnostic, sources: &[&Source], options: Options) -> String {
        let mut out = String::new();
        render(diagnostic, &sources.iter().copied().collect(), options, &mut out);
        out
    }

    #[test]
    fn labels_near_each_other_share_a_picture() {
        let text = source(0, "a.txt");
        let expected = "\
error[cable-number-mismatch]: heading says 112, catalogue entry says 121
   ╭─[a.txt:3:10]
 1 │ Шифровка № 112
   ·            ─┬─
   ·             ╰── heading
 2 │ 
 3 │ запись № 121
   ·          ─┬─
   ·           ╰── catalogue entry
   ╰────
  help: compare both with the document

";
        assert_eq!(drawn(&mismatch(&text, &text), &[&text], Options::default()), expected);
    }

    #[test]
    fn labels_in_another_text_have_a_picture_of_their_own() {
        let (entry, heading) = (source(0, "a.xml"), source(1, "a.txt"));
        let options = Options { unicode: false, ..Options::default() };
        let expected = "\
error[cable-number-mismatch]: heading says 112, catalogue entry says 121
   ,-[a.xml:3:10]
 2 | 
 3 | запись № 121
   :          ^|^
   :           `-- catalogue entry
   `----
   ,-[a.txt:1:12]
 1 | Шифровка № 112
   :            ^|^
   :             `-- heading
 2 | 
   `----
  help: compare both with the document

";
        assert_eq!(drawn(&mismatch(&entry, &heading), &[&entry, &heading], options), expected);
    }

    #[test]
    fn a_finding_without_place_is_its_message() {
        let expected = "error[empty-file]: `a/b.txt` is empty\n\n";
        assert_eq!(drawn(&placeless(), &[], Options::default()), expected);
    }

    #[test]
    fn colour_only_where_it_is_wanted() {
        let text = source(0, "a.txt");
        let coloured = Options { colour: true, ..Options::default() };
        assert!(drawn(&mismatch(&text, &text), &[&text], coloured).contains("\x1B["));
        assert!(!drawn(&mismatch(&text, &text), &[&text], Options::default()).contains('\x1B'));
    }

    /// Any text with lines of any ends, and two places in it.
    fn text_and_places() -> impl Strategy<Value = (String, [(usize, usize); 3])> {
        ("(?s)(.{0,9}|\r\n|\n|\t|фонд ){0,30}", any::<[(usize, usize); 3]>())
    }

    fn place(text: &str, (a, b): (usize, usize)) -> std::ops::Range<usize> {
        let boundary = |at: usize| {
            let at = at % (text.len() + 1);
            (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
        };
        boundary(a).min(boundary(b))..boundary(a).max(boundary(b))
    }

    proptest! {
        #[test]
        fn any_text_and_places_are_drawn((text, places) in text_and_places(), width in 0usize..120) {
            let text = Source::new(SourceId(0), "a.txt", text);
            let finding = places.iter().fold(Diagnostic::new(&MISMATCH, "odd"), |finding, &at| {
                finding.at(text.span(place(text.text(), at)), "stands here")
            });
            let options = Options { width, ..Options::default() };
            let drawn = drawn(&finding, &[&text], options);
            prop_assert_eq!(drawn.matches("stands here").count(), places.len());
        }
    }
}
