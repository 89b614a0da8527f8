//! What a fix changes, as a unified diff: the one door to similar.

use similar::TextDiff;

/// The differences between two versions of a file, in the form that `patch` and `git apply` take.
pub fn diff(path: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    let (old, new) = (format!("a/{path}"), format!("b/{path}"));
    diff.unified_diff().context_radius(3).header(&old, &new).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_shown() {
        let expected = "--- a/x.xml\n+++ b/x.xml\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n";
        assert_eq!(diff("x.xml", "a\nb\n", "a\nc\n"), expected);
        assert_eq!(diff("x.xml", "a\n", "a\n"), "");
    }
}
