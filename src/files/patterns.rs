//! Which files a project wants looked at: `files.include` and `files.exclude`.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::settled;

/// Patterns of paths within a project, in the syntax of `.gitignore`.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    folder: PathBuf,
    /// Without one, every file.
    include: Option<Gitignore>,
    exclude: Option<Gitignore>,
}

impl Patterns {
    /// The patterns of the project in that folder; the pattern that is none, with the reason.
    pub fn new<'a>(
        folder: &Path,
        include: impl IntoIterator<Item = &'a str>,
        exclude: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, (String, String)> {
        let folder = settled(folder).unwrap_or_default();
        let (include, exclude) = (compiled(include)?, compiled(exclude)?);
        Ok(Self { folder, include, exclude })
    }

    /// Whether nothing below the path is wanted. A path outside the project is no concern of its patterns.
    pub(super) fn exclude(&self, path: &Path, is_folder: bool) -> bool {
        let matched = |patterns: &Gitignore, path: &Path| {
            patterns.matched_path_or_any_parents(path, is_folder).is_ignore()
        };
        if self.include.is_none() && self.exclude.is_none() {
            return false;
        }
        let Some(path) = settled(path) else { return false };
        let Ok(path) = path.strip_prefix(&self.folder) else { return false };
        let excluded = self.exclude.as_ref().is_some_and(|exclude| matched(exclude, path));
        // A folder that is not included itself may hold files that are.
        let included =
            self.include.as_ref().is_none_or(|include| is_folder || matched(include, path));
        excluded || !included
    }
}

fn compiled<'a>(
    patterns: impl IntoIterator<Item = &'a str>,
) -> Result<Option<Gitignore>, (String, String)> {
    // Paths are given to it as seen from the project's folder.
    let mut builder = GitignoreBuilder::new("");
    let mut any = false;
    for pattern in patterns {
        let refused = |error: ignore::Error| (pattern.to_owned(), error.to_string());
        builder.add_line(None, pattern).map_err(refused)?;
        any = true;
    }
    let built = builder.build().map_err(|error| (String::new(), error.to_string()))?;
    Ok(any.then_some(built))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excluded(include: &[&str], exclude: &[&str], path: &str) -> bool {
        let patterns =
            Patterns::new(Path::new("project"), include.iter().copied(), exclude.iter().copied());
        patterns.expect("are patterns").exclude(Path::new(path), false)
    }

    #[test]
    fn patterns_are_seen_from_the_project() {
        for (include, exclude, path, out) in [
            (&[][..], &["drafts/"][..], "project/drafts/a.xml", true),
            (&[], &["/drafts/"], "project/old/drafts/a.xml", false),
            (&[], &["drafts"], "drafts/a.xml", false),
            (&[], &["*.xml", "!a.xml"], "project/a.xml", false),
            (&["1950/"], &[], "project/1950/a.xml", false),
            (&["1950/"], &[], "project/1951/a.xml", true),
            (&["1950/"], &["*-old.xml"], "./project/x/../1950/a-old.xml", true),
        ] {
            assert_eq!(excluded(include, exclude, path), out, "{include:?} {exclude:?} {path}");
        }
    }

    #[test]
    fn a_pattern_that_is_none_is_named() {
        let refused = Patterns::new(Path::new(""), [], ["a.xml", "[z-a]"]).expect_err("is none");
        assert_eq!(refused.0, "[z-a]");
    }
}
