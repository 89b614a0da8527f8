//! The value of a key, as the key takes it.

use super::yaml::{Content, Mapping, Unreadable, Value, passage};
use crate::nearest::did_you_mean;
use crate::source::{Passage, Source};

/// A key with its value.
pub(super) struct Values<'v> {
    pub(super) source: &'v Source,
    pub(super) key: &'v Passage,
    pub(super) value: &'v Value,
}

impl Values<'_> {
    /// Whether nothing stands behind the key.
    pub(super) fn is_empty(&self) -> bool {
        self.each().iter().all(|value| match &value.content {
            Content::Words(words) => words.trim().is_empty(),
            Content::List(list) => list.is_empty(),
            Content::Mapping(mapping) => mapping.is_empty(),
        })
    }

    /// The one value that the key takes.
    pub(super) fn one(&self) -> Result<Passage, Unreadable> {
        match &self.value.content {
            Content::Words(words) => passage(self.source, words, self.value.span),
            Content::List(_) | Content::Mapping(_) => {
                Err(self.refused(self.value, "takes one value"))
            }
        }
    }

    /// The words, or the list of them.
    pub(super) fn many(&self) -> Result<Vec<Passage>, Unreadable> {
        let values = self.words()?.into_iter();
        values.map(|(words, value)| passage(self.source, words, value.span)).collect()
    }

    /// The paragraphs: the values of a list, or what blank lines part.
    pub(super) fn paragraphs(&self) -> Result<Vec<Passage>, Unreadable> {
        let mut paragraphs = Vec::new();
        for (words, value) in self.words()? {
            for paragraph in words.split("\n\n").filter(|words| !words.trim().is_empty()) {
                paragraphs.push(passage(self.source, paragraph, value.span)?);
            }
        }
        Ok(paragraphs)
    }

    /// The mapping, or the list of them, each with some of these keys.
    pub(super) fn mappings(&self, keys: &[&str]) -> Result<Vec<&Mapping>, Unreadable> {
        let mut mappings = Vec::new();
        for value in self.each() {
            let Content::Mapping(mapping) = &value.content else {
                let wanted = format!("takes mappings with the keys `{}`", keys.join("`, `"));
                return Err(self.refused(value, &wanted));
            };
            let unknown = mapping.iter().find(|(key, _)| !keys.contains(&key.value.as_str()));
            if let Some((key, _)) = unknown {
                let hint = did_you_mean(&key.value, keys.iter().copied());
                let message = format!("`{}` is no key of `{}`{hint}", key.value, self.key.value);
                return Err(Unreadable::new(key.span, message));
            }
            mappings.push(mapping);
        }
        Ok(mappings)
    }

    /// The value of a key in a mapping.
    pub(super) fn within(
        &self,
        mapping: &Mapping,
        key: &str,
    ) -> Result<Option<Passage>, Unreadable> {
        let Some((key, value)) = mapping.iter().find(|(known, _)| known.value == key) else {
            return Ok(None);
        };
        let values = Values { source: self.source, key, value };
        if values.is_empty() { Ok(None) } else { values.one().map(Some) }
    }

    fn each(&self) -> &[Value] {
        match &self.value.content {
            Content::List(list) => list,
            Content::Words(_) | Content::Mapping(_) => std::slice::from_ref(self.value),
        }
    }

    /// Words that say nothing are left out.
    fn words(&self) -> Result<Vec<(&str, &Value)>, Unreadable> {
        let mut all = Vec::new();
        for value in self.each() {
            match &value.content {
                Content::Words(words) if words.trim().is_empty() => {}
                Content::Words(words) => all.push((words.as_str(), value)),
                Content::List(_) | Content::Mapping(_) => {
                    return Err(self.refused(value, "takes words, or a list of words"));
                }
            }
        }
        Ok(all)
    }

    fn refused(&self, value: &Value, wanted: &str) -> Unreadable {
        Unreadable::new(value.span, format!("the key `{}` {wanted}", self.key.value))
    }
}
