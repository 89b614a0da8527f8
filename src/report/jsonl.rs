//! Findings as one JSON object in a line each; `docs/formats.md` describes the keys.

use super::Finding;

/// The finding's line.
pub(super) fn render(finding: &Finding) -> String {
    serde_json::to_string(finding).expect("numbers and strings make JSON") + "\n"
}

#[cfg(test)]
mod tests {
    use super::super::Sources;
    use super::super::samples::{mismatch, placeless, source};
    use super::*;

    #[test]
    fn keys_keep_their_order() {
        let (entry, heading) = (source(0, "a.xml"), source(1, "a.txt"));
        let finding = mismatch(&entry, &heading);
        let expected = concat!(
            r#"{"path":"a.xml","code":"cable-number-mismatch","severity":"error","#,
            r#""message":"heading says 112, catalogue entry says 121","#,
            r#""line":3,"column":10,"end_line":3,"end_column":13,"start_byte":46,"end_byte":49,"#,
            r#""label":"catalogue entry","help":"compare both with the document","#,
            r#""related":[{"path":"a.txt","#,
            r#""line":1,"column":12,"end_line":1,"end_column":15,"start_byte":24,"end_byte":27,"#,
            r#""label":"heading"}]}"#,
            "\n"
        );
        assert_eq!(
            render(&Finding::new(&finding, &Sources::from_iter([&entry, &heading]))),
            expected
        );
    }

    #[test]
    fn a_finding_without_place_has_every_key() {
        let expected = concat!(
            r#"{"path":"a/b.txt","code":"empty-file","severity":"error","#,
            r#""message":"`a/b.txt` is empty","line":null,"column":null,"end_line":null,"#,
            r#""end_column":null,"start_byte":null,"end_byte":null,"label":null,"help":null,"#,
            r#""related":[]}"#,
            "\n"
        );
        assert_eq!(render(&Finding::new(&placeless(), &Sources::default())), expected);
    }
}
