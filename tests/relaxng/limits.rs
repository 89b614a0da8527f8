//! Schemas and documents that are known to be costly: they are judged, or a finding tells why not.

use std::fmt::Write as _;

use shifr::relaxng::{OneFile, Schema, validate};
use shifr::source::{Source, SourceId};

const HEAD: &str = "<grammar xmlns='http://relaxng.org/ns/structure/1.0'>";

fn compile(body: &str) -> Result<Schema, String> {
    let source = Source::new(SourceId(0), "schema.rng", format!("{HEAD}{body}</grammar>"));
    let compiled = Schema::compile(&source, &OneFile);
    compiled.map(|outcome| outcome.value).map_err(|findings| findings[0].message.clone())
}

/// The codes of the findings.
fn judge(schema: &Schema, text: impl Into<String>) -> Vec<&'static str> {
    let document = Source::new(SourceId(1), "document.xml", text);
    validate(schema, &document).iter().map(|finding| finding.kind.code).collect()
}

#[test]
fn definitions_may_double_themselves() {
    // Each level says the one below twice: written out there would be 2^60 members.
    let mut body = "<start><element name='r'><ref name='d60'/></element></start>".to_owned();
    body += "<define name='d0'><optional><element name='a'><empty/></element></optional></define>";
    for level in 1..=60 {
        let below = level - 1;
        write!(
            body,
            "<define name='d{level}'><ref name='d{below}'/><ref name='d{below}'/></define>"
        )
        .expect("a string can be written to");
    }
    let schema = compile(&body).expect("is correct");
    assert_eq!(judge(&schema, format!("<r>{}</r>", "<a/>".repeat(10))), [""; 0]);
    assert_eq!(judge(&schema, "<r><a/><b/></r>"), ["unknown-element"]);
}

#[test]
fn an_interleave_has_no_state_for_each_order() {
    let names: Vec<String> = (0..40).map(|number| format!("e{number}")).collect();
    let optional =
        |name: &String| format!("<optional><element name='{name}'><empty/></element></optional>");
    let members: String = names.iter().map(optional).collect();
    let start =
        format!("<start><element name='r'><interleave>{members}</interleave></element></start>");
    let schema = compile(&start).expect("is correct");
    let backwards: String = names.iter().rev().map(|name| format!("<{name}/>")).collect();
    assert_eq!(judge(&schema, format!("<r>{backwards}</r>")), [""; 0]);
    assert_eq!(judge(&schema, format!("<r>{backwards}<e7/></r>")), ["misplaced-element"]);
}

#[test]
fn ambiguous_elements_in_each_other_do_not_double_the_states() {
    let body = "<start><ref name='a'/></start><define name='a'><choice>\
        <element name='a'><zeroOrMore><ref name='a'/></zeroOrMore><optional><element name='x'><empty/></element></optional></element>\
        <element name='a'><zeroOrMore><ref name='a'/></zeroOrMore><optional><element name='y'><empty/></element></optional></element>\
        </choice></define>";
    let schema = compile(body).expect("is correct");
    let nested =
        |depth: usize, inside: &str| "<a>".repeat(depth) + inside + &"<x/></a>".repeat(depth);
    assert_eq!(judge(&schema, nested(100, "<a><y/></a>")), [""; 0]);
    assert_eq!(judge(&schema, nested(100, "<y/>")).len(), 1);
}

#[test]
fn repeated_ambiguous_groups_do_not_grow() {
    let a = "<element name='a'><empty/></element>";
    let body = format!(
        "<start><element name='r'><oneOrMore><choice><group>{a}<optional>{a}</optional></group>\
         <group><optional>{a}</optional>{a}<oneOrMore>{a}</oneOrMore></group></choice></oneOrMore></element></start>"
    );
    let schema = compile(&body).expect("is correct");
    assert_eq!(judge(&schema, format!("<r>{}</r>", "<a/>".repeat(5000))), [""; 0]);
}

#[test]
fn depth_never_overflows_the_stack() {
    let chain: String = (0..5000)
        .map(|at| {
            format!("<define name='d{at}'><optional><ref name='d{}'/></optional></define>", at + 1)
        })
        .collect();
    let body = format!(
        "<start><element name='r'><ref name='d0'/></element></start>{chain}<define name='d5000'><text/></define>"
    );
    let refused = compile(&body).err().expect("is refused");
    assert!(refused.contains("deep"), "{refused}");

    let nested = "<group>".repeat(100_000);
    assert!(compile(&nested).is_err());

    let any = "<start><ref name='any'/></start><define name='any'><element><anyName/><zeroOrMore><ref name='any'/></zeroOrMore></element></define>";
    let schema = compile(any).expect("is correct");
    let deep = "<a>".repeat(200_000) + &"</a>".repeat(200_000);
    assert_eq!(judge(&schema, deep), [""; 0]);
}
