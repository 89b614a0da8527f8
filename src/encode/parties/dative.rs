//! Whom a Russian title names in the dative: `Телеграмма Рыкова Сокольникову`.

use crate::encode::lines::wording::places_of_words;

/// Where the first name in the dative begins, with the initials before it; nothing if it is the first word, for then
/// nobody is named as the sender.
pub(super) fn begins(text: &str) -> Option<usize> {
    if text.is_ascii() {
        return None;
    }
    let words = places_of_words(text);
    let at = words.iter().position(|word| is_dative(&text[word.clone()]))?;
    let own = |word: &&std::ops::Range<usize>| goes_before(&text[(*word).clone()]);
    let before = words[..at].iter().rev().take_while(own).count();
    words[..at - before].last().map(|_| words[at - before].start)
}

/// `Сокольникову`, `Вышинскому`: a name, and no place in another case.
fn is_dative(word: &str) -> bool {
    let endings = ["ову", "еву", "ёву", "ину", "скому", "дуну", "лаю"];
    word.starts_with(char::is_uppercase) && endings.iter().any(|ending| word.ends_with(ending))
}

/// Initials, an address, and the undeclined part of a Chinese name.
fn goes_before(word: &str) -> bool {
    word.ends_with('.') || matches!(word, "товарищу" | "Мао" | "Чжоу")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dative_tells_who_received() {
        for (text, recipient) in [
            ("Рыкова Сокольникову", Some("Сокольникову")),
            ("Рыкова Г. Я. Сокольникову", Some("Г. Я. Сокольникову")),
            ("И. В. Сталина Мао Цзэдуну", Some("Мао Цзэдуну")),
            ("Сокольникову", None),
            ("Рыкова о Баку", None),
            ("Stalin to Mao", None),
        ] {
            assert_eq!(begins(text).map(|at| &text[at..]), recipient, "{text}");
        }
    }
}
