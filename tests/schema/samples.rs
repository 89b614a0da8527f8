//! Values that fit the datatypes of the schema.

/// Values of a datatype with its pattern, the odd ones too; `%` stands for a number that no other has.
pub(super) fn samples(datatype: &str, pattern: Option<&str>) -> &'static [&'static str] {
    match (datatype, pattern) {
        ("ID", None) => &["id%", "ф-%", "_%.a"],
        ("ID", Some("w[0-9]+")) => &["w%"],
        ("token", Some(r"[a-z][a-z0-9\+.\-]*")) => &["viaf", "x-1.2"],
        ("language", None) => &["en", "zh-Hans", "sr-Cyrl-RS", "und", "x-cipher"],
        ("date", Some(_)) => &["1950-10-11", "1952-02-29", "0001-01-01", "9999-12-31"],
        ("gYearMonth", Some(_)) => &["1950-10"],
        ("gYear", Some(_)) => &["1950", "0001"],
        ("gMonthDay", Some(_)) => &["--03-05", "--02-29"],
        ("gMonth", Some(_)) => &["--03"],
        // Not `24:00:00`, which XML Schema has and jing has not.
        ("time", None) => &["14:05:00", "23:59:59.5", "14:05:00+03:00"],
        ("dateTime", None) => &["1950-10-11T14:05:00", "1950-10-11T14:05:00Z"],
        ("anyURI", Some(_)) => &["person:stalin", "#shifr", "https://a.example/?q=1&r=2#s", "ф"],
        ("nonNegativeInteger", None) => &["0", "2", "340282366920938463463374607431768211456"],
        ("token", None) => &["4784", "134-135", " several  words ", "№ 5/ш", "\"quoted\" & <more>"],
        ("token", Some(r"[^\p{C}\p{Z}]+")) => &["word", "[…]", "шифр", "AP-RF", "№7", "&", "a.b"],
        ("token", Some(r"[0-9]+(\.[0-9]+){0,2}")) => &["0", "0.1", "10.20.30"],
        ("token", Some("[a-z]+(-[a-z]+)*")) => &["sheet", "cover-sheet"],
        other => panic!("there are no samples of {other:?}"),
    }
}

/// Words of running text.
pub(super) static WORDS: &[&str] =
    &["words ", " ", "\n", "Шифртелеграмма № 709 ", "\"quoted\" & <marked>", "]]>", "[…] ", ""];
