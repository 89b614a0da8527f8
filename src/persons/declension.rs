//! Cases of Russian names: `Сталину`, `Молотова`, `Мао Цзэдуну`.
//!
//! Only the last word of a name is declined here: in `Ким Ир Сену` and `Мао Цзэдуна` nothing else is, and initials
//! never are.

/// The other cases of a name in Cyrillic letters; none of a name that is not declined.
pub(super) fn cases(name: &str) -> impl Iterator<Item = String> + '_ {
    let declined =
        ENDINGS.iter().find_map(|(ending, cases)| Some((name.strip_suffix(ending)?, cases)));
    let plain = CONSONANTS.iter().any(|consonant| name.ends_with(*consonant));
    let (stem, cases) = match declined {
        Some((stem, cases)) => (stem, *cases),
        None if plain => (name, OF_CONSONANTS),
        None => (name, &[][..]),
    };
    cases.iter().map(move |case| format!("{stem}{case}"))
}

/// Endings of the nominative, and those of the genitive, the dative and the instrumental. A longer one stands before one
/// that ends it.
const ENDINGS: &[(&str, &[&str])] = &[
    ("ский", &["ского", "скому", "ским"]),
    ("ой", &["ого", "ому", "ым"]),
    ("ов", &["ова", "ову", "овым"]),
    ("ев", &["ева", "еву", "евым"]),
    ("ёв", &["ёва", "ёву", "ёвым"]),
    ("ин", &["ина", "ину", "иным"]),
    ("ын", &["ына", "ыну", "ыным"]),
    ("ай", &["ая", "аю", "аем"]),
    ("ь", &["я", "ю", "ем"]),
    ("ия", &["ии", "ию", "ией"]),
];

/// Names that end so are declined by adding an ending.
const CONSONANTS: &[char] =
    &['б', 'в', 'г', 'д', 'ж', 'з', 'к', 'л', 'м', 'н', 'п', 'р', 'с', 'т', 'ф', 'ц', 'ч', 'ш'];

const OF_CONSONANTS: &[&str] = &["а", "у", "ом"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_names_are_declined() {
        let forms = |name| cases(name).collect::<Vec<_>>();
        assert_eq!(forms("Сталин"), ["Сталина", "Сталину", "Сталиным"]);
        assert_eq!(forms("Молотов"), ["Молотова", "Молотову", "Молотовым"]);
        assert_eq!(forms("Вышинский"), ["Вышинского", "Вышинскому", "Вышинским"]);
        assert_eq!(forms("Чжоу Эньлай"), ["Чжоу Эньлая", "Чжоу Эньлаю", "Чжоу Эньлаем"]);
        assert_eq!(forms("Берия"), ["Берии", "Берию", "Берией"]);
        assert_eq!(forms("Мао Цзэдун"), ["Мао Цзэдуна", "Мао Цзэдуну", "Мао Цзэдуном"]);
    }

    #[test]
    fn other_names_are_not() {
        for name in ["Stalin", "Чжоу", "Шевченко", ""] {
            assert_eq!(cases(name).count(), 0, "{name}");
        }
    }
}
