//! Running text on the page.

use maud::{Markup, html};

use super::reading::{Note, Reading};
use crate::cable::{
    Choice, Dating, Expansion, Gap, GapReason, Inline, Node, NoteKind, Supplied, SuppliedReason,
    Unclear, plain,
};

impl Reading<'_> {
    pub(super) fn content(&mut self, content: &[Inline]) -> Markup {
        html! { @for (at, inline) in content.iter().enumerate() { (self.inline(inline, &content[at + 1..])) } }
    }

    fn inline(&mut self, inline: &Inline, rest: &[Inline]) -> Markup {
        let markup = self.node(inline, rest);
        self.marking(inline.span, markup)
    }

    fn node(&mut self, inline: &Inline, rest: &[Inline]) -> Markup {
        match &inline.node {
            Node::Words(words) => self.words(words, inline.span),
            Node::LineBreak => html! { br; },
            Node::Date { dating, content } => {
                let content = self.content(content);
                date(dating.as_deref().copied(), &content)
            }
            Node::Time(time) => self.content(&time.content),
            Node::Name(name) => self.name(inline, &name.content),
            Node::Number { content, .. } => html! { span.number { (self.content(content)) } },
            Node::Reference { n, content } => self.reference(&n.value, content),
            Node::Gap(gap) => self.gap(gap),
            Node::Anchor(n) => self.anchor(n),
            Node::Supplied(supplied) => self.supplied(supplied),
            Node::Expansion(expansion) => self.expansion(expansion),
            Node::Unclear(unclear) => self.unclear(unclear),
            Node::Sic(content) => self.sic(content, is_sic_printed(rest)),
            Node::Choice(choice) => self.choice(choice),
            Node::Foreign(content) => html! { i.foreign { (self.content(content)) } },
            Node::Note { kind, content } => self.note_inside(kind, content),
            Node::Marked { mark, content } => self.marked(mark, content),
            Node::Other(content) => self.content(content),
        }
    }

    /// A name leads to the index if the index has the person.
    fn name(&mut self, inline: &Inline, content: &[Inline]) -> Markup {
        let who = super::super::who::of_name(inline, self.names);
        let site = self.site;
        let address = who.and_then(|who| site.indexed("persons", &who.key));
        match address.filter(|_| !self.in_link) {
            Some(address) => {
                let content = self.linked(content);
                html! { a.who href={ "../" (address) } { (content) } }
            }
            None => self.content(content),
        }
    }

    fn reference(&mut self, n: &str, content: &[Inline]) -> Markup {
        let target = self.site.target(self.record, n).filter(|_| !self.in_link);
        let Some(target) = target else { return self.content(content) };
        let title = &self.site.entries[target].title;
        let content = self.linked(content);
        html! {
            a.reference href={ "../" (self.site.address(target)) } title=(title) { (content) }
        }
    }

    /// Content of a link: links cannot stand in links.
    pub(super) fn linked(&mut self, content: &[Inline]) -> Markup {
        let before = std::mem::replace(&mut self.in_link, true);
        let content = self.content(content);
        self.in_link = before;
        content
    }

    fn anchor(&mut self, n: &str) -> Markup {
        if self.footnotes.contains(n) && !self.in_link {
            html! { sup { a href={ "#footnote-" (n) } { (n) } } }
        } else {
            html! { sup { (n) } }
        }
    }

    pub(super) fn gap(&mut self, gap: &Gap) -> Markup {
        let printed = gap.as_printed();
        let measure = match (gap.quantity, gap.unit.as_deref()) {
            (Some(quantity), Some(unit)) => format!(", {quantity} × {unit}"),
            (Some(quantity), None) => format!(", {quantity}"),
            (None, Some(unit)) => format!(", unit: {unit}"),
            (None, None) => String::new(),
        };
        let says = html! { (gap_words(gap.reason)) (measure) };
        let number = self.noted(html! { (printed) }, says);
        html! { span.gap { (self.sign(number, &bracket(&printed))) } }
    }

    fn supplied(&mut self, supplied: &Supplied) -> Markup {
        let content = self.content(&supplied.content);
        let close = if supplied.doubtful { "?]" } else { "]" };
        let doubt = if supplied.doubtful { ", doubtful" } else { "" };
        let says = html! { (supplied_words(supplied.reason)) (doubt) };
        let lemma = html! { (plain(&supplied.content)) };
        let sign = self.bracketed(["[", close], &content, lemma, says);
        html! { span.supplied { (sign) } }
    }

    fn expansion(&mut self, expansion: &Expansion) -> Markup {
        let content = self.content(&expansion.content);
        let Expansion { abbreviation, .. } = expansion;
        let lemma = html! { (abbreviation) (plain(&expansion.content)) };
        let says = html! { "written " q { (abbreviation) } ", completed by the editor" };
        let sign = self.bracketed(["[", "]"], &content, lemma, says);
        html! { (abbreviation) span.supplied { (sign) } }
    }

    fn unclear(&mut self, unclear: &Unclear) -> Markup {
        let words = self.content(&unclear.content);
        let brackets = unclear.printed.as_deref().map_or(["[[", "]]"], |mark| ["", mark]);
        let says = html! { "reading not certain" };
        let sign = self.bracketed(brackets, &words, html! { (plain(&unclear.content)) }, says);
        html! { span.unclear { (sign) } }
    }

    fn sic(&mut self, content: &[Inline], is_printed: bool) -> Markup {
        let words = self.content(content);
        let number = self.noted(html! { (plain(content)) }, html! { "so in the source" });
        if is_printed {
            self.unsigned = Some(number);
            return html! { span.sic { (words) } };
        }
        let sign = self.sign(number, &bracket("sic"));
        html! { span.sic { (words) } sup { (sign) } }
    }

    /// A note of the source; if it is the `[sic]` of the words before it, it is their sign.
    pub(super) fn note_in_text(&mut self, kind: &NoteKind, content: &[Inline]) -> Markup {
        let words = self.content(content);
        let number = self.unsigned.take_if(|_| *kind == NoteKind::Sic);
        let sign = number.map(|number| self.enclosed(number, ["[", "]"], &words));
        html! { span.note { @if let Some(sign) = sign { (sign) } @else { "[" (words) "]" } } }
    }

    fn choice(&mut self, choice: &Choice) -> Markup {
        let words = self.content(&choice.sic);
        let by = choice.resp.as_deref().map(|resp| format!(" ({resp})")).unwrap_or_default();
        let says = html! { "read " q { (plain(&choice.corr)) } (by) };
        let number = self.noted(html! { (plain(&choice.sic)) }, says);
        let sign = self.sign(number, &bracket("corr."));
        html! { span.sic { (words) } sup { (sign) } }
    }

    fn bracketed(
        &mut self,
        brackets: [&str; 2],
        content: &Markup,
        lemma: Markup,
        says: Markup,
    ) -> Markup {
        let number = self.noted(lemma, says);
        self.enclosed(number, brackets, content)
    }

    /// Words in brackets lead to the apparatus as a whole, unless other links stand in them: then the brackets do.
    fn enclosed(&self, number: usize, [open, close]: [&str; 2], content: &Markup) -> Markup {
        // Only tags begin with a bare `<`; that of a word is escaped.
        if self.in_link || !content.0.contains("<a ") {
            return self.sign(number, &html! { (bracket(open)) (content) (bracket(close)) });
        }
        html! {
            a.bracket href={ "#note-" (number) } tabindex="-1" { (open) }
            (content)
            (self.sign(number, &bracket(close)))
        }
    }

    /// Makes an entry of the apparatus, and gives back its number.
    fn noted(&mut self, lemma: Markup, says: Markup) -> usize {
        self.apparatus.push(Note { lemma, says });
        self.apparatus.len()
    }

    /// What leads to the apparatus and back are the signs of the text itself; on paper they have numbers too.
    fn sign(&self, number: usize, sign: &Markup) -> Markup {
        if self.in_link {
            return html! { span.sign id={ "sign-" (number) } data-note=(number) { (sign) } };
        }
        html! { a.sign id={ "sign-" (number) } href={ "#note-" (number) } data-note=(number) { (sign) } }
    }
}

fn bracket(sign: &str) -> Markup {
    html! { @if !sign.is_empty() { span.bracket { (sign) } } }
}

/// Whether the next thing behind words is the `[sic]` of the source.
fn is_sic_printed(rest: &[Inline]) -> bool {
    let is_blank =
        |inline: &&Inline| matches!(&inline.node, Node::Words(words) if words.trim().is_empty());
    let next = rest.iter().find(|inline| !is_blank(inline));
    next.is_some_and(
        |next| matches!(&next.node, Node::Note { kind, .. } if **kind == NoteKind::Sic),
    )
}

/// A date with what it means, where that is something HTML has a form for.
fn date(dating: Option<Dating>, content: &Markup) -> Markup {
    match dating {
        Some(Dating::When(day)) if day.year.is_some_and(|year| year > 0) => {
            html! { time datetime=(day) { (content) } }
        }
        _ => content.clone(),
    }
}

fn gap_words(reason: GapReason) -> &'static str {
    match reason {
        GapReason::Editorial => "left out by the publisher",
        GapReason::Illegible => "not readable",
        GapReason::Missing => "missing in the source",
        GapReason::Unrecovered => "cipher groups not recovered",
        GapReason::Deleted => "taken out by an authority",
    }
}

fn supplied_words(reason: SuppliedReason) -> &'static str {
    match reason {
        SuppliedReason::Omitted => "supplied by the editor",
        SuppliedReason::Gloss => "explained by the editor",
        SuppliedReason::Original => "word of the original",
    }
}
