//! The register of archives: names, fonds, opisi, and the source of each fact.
//!
//! The facts stand in `registers/archives/`, one file an archive, and every one of them says where it
//! comes from. A project adds files of the same form ([`Register::extended`]). The register is never
//! complete: what is missing in it is unknown, not wrong.

mod archive;
mod builtin;
mod file;
mod names;
mod nearest;

pub use archive::{Archive, Fond, FormerName, Mark, Name, Opis};
pub use names::Mention;

use crate::diagnostic::Outcome;
use crate::source::{Passage, Source};
use names::Names;

/// What is known of archives.
#[derive(Debug, Default)]
pub struct Register {
    archives: Vec<Archive>,
    names: Names,
}

impl Register {
    /// The register that is part of the program.
    pub fn builtin() -> &'static Register {
        builtin::register()
    }

    /// This register with a user's files added to it.
    ///
    /// An archive is known by its id, a fond by its number: what a file says of one that is known
    /// replaces what was known, and names are added. A file that cannot be read is left out whole and
    /// is a finding.
    pub fn extended(&self, texts: &[Source]) -> Outcome<Register> {
        let mut archives = self.archives.clone();
        let mut diagnostics = Vec::new();
        for text in texts {
            diagnostics.extend(file::add(text, &mut archives).err());
        }
        archives.sort_by(|a, b| a.id.cmp(&b.id));
        let names = Names::new(&archives);
        Outcome { value: Register { archives, names }, diagnostics }
    }

    /// Every archive, in the order of their ids.
    pub fn archives(&self) -> impl Iterator<Item = &Archive> {
        self.archives.iter()
    }

    /// The archive of that id: `AP-RF`.
    pub fn archive(&self, id: &str) -> Option<&Archive> {
        self.archives.iter().find(|archive| archive.id == id)
    }

    /// The archive that the words name from beginning to end, in any letter case; blanks, a comma or
    /// a colon may follow.
    pub fn named(&self, words: &str) -> Option<&Archive> {
        let words = words.trim_end_matches([',', ':', ' ']).trim();
        let mentions = self.mentions(words);
        mentions.first().filter(|mention| mention.range == (0..words.len())).map(|m| m.archive)
    }

    /// The archive whose shelfmark the words are, though they name none: `840.50 Recovery/7-1047`.
    pub fn of_unnamed_shelfmark(&self, words: &Passage) -> Option<&Archive> {
        self.archives.iter().find(|archive| archive.is_unnamed_shelfmark(words))
    }

    /// Every place in prose where an archive is named, in order; where two names begin at one word,
    /// the longer one. `АП РФ (APRF)` is one mention.
    pub fn mentions(&self, text: &str) -> Vec<Mention<'_>> {
        self.names.mentions(text, &self.archives)
    }

    /// The archive whose name or id is nearly these words; `None` if two are equally near.
    pub fn nearest(&self, words: &str) -> Option<&Archive> {
        self.names.nearest(words).map(|archive| &self.archives[archive])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    fn id(archive: Option<&Archive>) -> Option<&str> {
        archive.map(|archive| archive.id.as_str())
    }

    #[test]
    fn an_archive_has_many_names() {
        for (words, expected) in [
            ("AP RF", "AP-RF"),
            ("APRF:", "AP-RF"),
            ("АП РФ", "AP-RF"),
            ("Archive of the President, Russian Federation (APRF),", "AP-RF"),
            ("archive of the president,\n  russian federation", "AP-RF"),
            ("RTsKhIDNI", "RGASPI"),
            ("РГАСПИ", "RGASPI"),
            ("TsKhSD", "RGANI"),
            ("GA RF", "GARF"),
            ("TsAMO RF", "TsAMO"),
            ("AVPRF", "AVP-RF"),
        ] {
            assert_eq!(id(Register::builtin().named(words)), Some(expected), "{words}");
        }
        for words in ["", "SUA", "AP", "RF", "APRF, f. 45", "the APRF", "BArchiv"] {
            assert_eq!(id(Register::builtin().named(words)), None, "{words}");
        }
    }

    #[test]
    fn names_are_found_in_prose() {
        let text = "AP RF, f. 45; AVPRF (АВП РФ), f. 06, and (ГА РФ. Ф. 1235) www.garf.ru RGASPIX";
        let mentions = Register::builtin().mentions(text);
        let found: Vec<_> =
            mentions.iter().map(|m| (&text[m.range.clone()], m.archive.id.as_str())).collect();
        let expected = [("AP RF", "AP-RF"), ("AVPRF (АВП РФ)", "AVP-RF"), ("ГА РФ", "GARF")];
        assert_eq!(found, expected);
    }

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let register = Register::builtin();
        for (words, expected) in [
            ("RGASPY", "RGASPI"),
            ("RGSAPI", "RGASPI"),
            ("AP-FR", "AP-RF"),
            ("Archive of the Presidnet, Russian Federation", "AP-RF"),
        ] {
            assert_eq!(id(register.nearest(words)), Some(expected), "{words}");
        }
        for words in ["", "MOP", "SUA", "National Archives of Ireland"] {
            assert_eq!(id(register.nearest(words)), None, "{words}");
        }
    }

    #[test]
    fn a_fond_is_found_in_either_alphabet() {
        let archive = Register::builtin().archive("AVP-RF").expect("is registered");
        assert_eq!(archive.fond("059а").expect("is registered").number, "059a");
        assert_eq!(archive.nearest_fond("095a").expect("is near").number, "059a");
        assert!(archive.nearest_fond("9999").is_none());
    }

    #[test]
    fn users_add_archives_and_fonds() {
        let text = r#"
            id = "AP-RF"
            names = [{ words = "President's files", source = "house style", mark = "seen" }]
            fonds = [{ number = "99", source = "our reading room notes", mark = "seen" }]
        "#;
        let new = r#"
            id = "SUA"
            name = "State Central Archive in Prague"
            levels = ["fond", "item", "list"]
            shelfmarks = ["F. {fond}. A.j. {item}. L. {list}"]
            source = "its web site"
            mark = "seen"
        "#;
        let texts = [text, new].map(|text| Source::new(SourceId(0), "own.toml", text));
        let outcome = Register::builtin().extended(&texts);
        assert_eq!(outcome.diagnostics.len(), 0);
        let archive = outcome.value.named("President’s files").map(|archive| &archive.id);
        assert_eq!(archive, None, "another apostrophe is another name");
        let archive = outcome.value.named("President's files").expect("is named");
        assert!(archive.fond("99").is_some() && archive.fond("45").is_some());
        assert_eq!(id(outcome.value.named("SUA")), Some("SUA"));
    }

    #[test]
    fn a_broken_file_is_a_finding_with_its_place() {
        for (text, place) in [
            ("id = ", ""),
            ("id = \"SUA\"", "\"SUA\""),
            ("id = \"AP-RF\"\nlevels = [\"fund\"]", "\"fund\""),
            ("id = \"AP-RF\"\nfond = []", "fond"),
            ("id = \"AP-RF\"\nshelfmarks = [\"{fund}\"]", "\"{fund}\""),
        ] {
            let source = Source::new(SourceId(0), "own.toml", text);
            let outcome = Register::builtin().extended(std::slice::from_ref(&source));
            let [finding] = &outcome.diagnostics[..] else { panic!("one finding for {text}") };
            let span = finding.place().expect("a place");
            assert!(text[span.range()].contains(place), "{finding:?}");
            assert!(
                outcome.value.archive("AP-RF").is_some_and(|archive| !archive.levels.is_empty())
            );
        }
    }

    #[test]
    fn a_register_can_be_shared() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(Register::builtin());
    }
}
