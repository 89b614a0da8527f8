//! The table at the head of the page: what was found, by rule.

use maud::{Markup, html};

use super::filters::weight;
use super::tally::Tally;
use super::words::words;

/// A row for each rule and weight. Its link leads to the first of these findings, and the script leaves only these.
pub(super) fn table(tallies: &[Tally<'_>]) -> Markup {
    html! {
        "\n" table.overview {
            "\n" thead { tr {
                th scope="col" { "Weight" }
                th scope="col" { "Findings" }
                th scope="col" { "Rule" }
                th scope="col" { "What is wrong" }
            } }
            "\n" tbody {
                "\n"
                @for tally in tallies { (row(tally)) "\n" }
            }
            "\n"
        }
    }
}

fn row(tally: &Tally<'_>) -> Markup {
    let (code, severity) = (tally.kind.code, tally.severity());
    html! {
        tr class=(severity) {
            td.weight { (weight(severity)) }
            td.count { (tally.count) }
            td {
                a href={ "#" (tally.first()) } data-rule=(code) data-weight=(severity) { (code) }
            }
            td { (words(tally.kind.summary)) }
        }
    }
}
