//! What the Navigation endpoint answers: a file for each call whose answer differs from that to others.

use serde_json::{Value, json};

use super::structure::Unit;

/// A call of the endpoint for a resource, and the units that it asks for.
pub(super) struct Call<'u> {
    down: Option<Down>,
    unit: Option<&'u Unit>,
    /// None if nothing but the unit itself is asked for.
    members: Option<Vec<&'u Unit>>,
}

/// How far down the tree of citations is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Down {
    /// The units beside the one that is asked for, and itself.
    Beside,
    /// So many levels.
    Levels(usize),
    /// All levels.
    Bottom,
}

// calls     ::= whole* | of_a_unit*
// whole     ::= down=1 .. down=depth, down=-1
// of_a_unit ::= ref, with down=0, down=1 .. down=levels below it, down=-1, or none
/// Every call that can be answered (DTS 1.0, "Usage of down, ref, start and end"), but those for ranges. A greater `down`
/// than there are levels asks for what `-1` does, and has no file.
pub(super) fn calls(units: &[Unit]) -> impl Iterator<Item = Call<'_>> {
    let depth = units.iter().map(|unit| unit.level).max().unwrap_or(1);
    let whole = downs(depth).map(|down| {
        let members = units.iter().filter(|unit| down.reaches(unit.level));
        Call { down: Some(down), unit: None, members: Some(members.collect()) }
    });
    whole.chain(units.iter().enumerate().flat_map(|(at, unit)| of_a_unit(unit, at, units)))
}

fn of_a_unit<'u>(unit: &'u Unit, at: usize, units: &'u [Unit]) -> impl Iterator<Item = Call<'u>> {
    let below = units[at + 1..].iter().take_while(|other| other.level > unit.level).count();
    let tree = &units[at..=at + below];
    let levels = tree.iter().map(|other| other.level - unit.level).max().unwrap_or(0);
    let beside = units.iter().filter(|other| other.parent == unit.parent).collect();
    let call = |down, members| Call { down, unit: Some(unit), members };
    let downwards = downs(levels).map(move |down| {
        let members = tree.iter().filter(|other| down.reaches(other.level - unit.level));
        call(Some(down), Some(members.collect()))
    });
    [call(None, None), call(Some(Down::Beside), Some(beside))].into_iter().chain(downwards)
}

fn downs(levels: usize) -> impl Iterator<Item = Down> {
    (1..=levels).map(Down::Levels).chain([Down::Bottom])
}

impl Down {
    fn reaches(self, level: usize) -> bool {
        match self {
            Down::Beside => false,
            Down::Levels(levels) => level <= levels,
            Down::Bottom => true,
        }
    }

    /// The value of the parameter.
    fn value(self) -> isize {
        match self {
            Down::Beside => 0,
            Down::Levels(levels) => isize::try_from(levels).unwrap_or(isize::MAX),
            Down::Bottom => -1,
        }
    }
}

impl Call<'_> {
    /// What the template `navigation/{resource}{;down}{/ref}.json` becomes.
    pub(super) fn path(&self, id: &str) -> String {
        let down = self.down.map_or_else(String::new, |down| format!(";down={}", down.value()));
        let unit = self.unit.map_or_else(String::new, |unit| format!("/{}", unit.identifier));
        format!("navigation/{id}{down}{unit}.json")
    }

    /// The answer, which stands at that address.
    pub(super) fn answer(&self, address: &str, resource: &Value) -> Value {
        let mut navigation = json!({ "@id": address, "@type": "Navigation", "resource": resource });
        if let Some(unit) = self.unit {
            navigation["ref"] = citable_unit(unit);
        }
        if let Some(members) = &self.members {
            navigation["member"] = members.iter().map(|unit| citable_unit(unit)).collect();
        }
        navigation
    }
}

fn citable_unit(unit: &Unit) -> Value {
    json!({
        "identifier": unit.identifier,
        "@type": "CitableUnit",
        "level": unit.level,
        "parent": unit.parent,
        "citeType": unit.kind,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::dts::structure::units;
    use crate::source::{Source, SourceId};
    use crate::xml;

    fn said(body: &str) -> Vec<String> {
        let tei = format!(
            "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>{body}</body></text></TEI>"
        );
        let source = Source::new(SourceId(0), "a.xml", tei);
        let units = units(&xml::parse(&source).expect("is XML").value);
        let said = |call: Call<'_>| {
            let members = call.members.as_ref().map(|members| {
                let names = members.iter().map(|unit| unit.identifier.as_str());
                names.collect::<Vec<_>>().join(" ")
            });
            format!("{}: {}", call.path("a"), members.as_deref().unwrap_or("none"))
        };
        calls(&units).map(said).collect()
    }

    #[test]
    fn every_call_has_its_units_in_the_order_of_the_document() {
        assert_eq!(
            said("<div><p/><p/></div><div/>"),
            [
                "navigation/a;down=1.json: 1 2",
                "navigation/a;down=2.json: 1 1.1 1.2 2",
                "navigation/a;down=-1.json: 1 1.1 1.2 2",
                "navigation/a/1.json: none",
                "navigation/a;down=0/1.json: 1 2",
                "navigation/a;down=1/1.json: 1 1.1 1.2",
                "navigation/a;down=-1/1.json: 1 1.1 1.2",
                "navigation/a/1.1.json: none",
                "navigation/a;down=0/1.1.json: 1.1 1.2",
                "navigation/a;down=-1/1.1.json: 1.1",
                "navigation/a/1.2.json: none",
                "navigation/a;down=0/1.2.json: 1.1 1.2",
                "navigation/a;down=-1/1.2.json: 1.2",
                "navigation/a/2.json: none",
                "navigation/a;down=0/2.json: 1 2",
                "navigation/a;down=-1/2.json: 2",
            ]
        );
    }

    #[test]
    fn where_nothing_can_be_cited_nothing_is_wrong() {
        assert_eq!(said(""), ["navigation/a;down=1.json: ", "navigation/a;down=-1.json: "]);
    }
}
