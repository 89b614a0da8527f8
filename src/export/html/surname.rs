//! Which word of a name is the surname, where no register tells.

/// The name as an index sorts it: the surname first.
///
/// It is the last word, as in Western and Russian names, but for names that begin with a surname of East Asia.
pub(super) fn surname_first(name: &str) -> String {
    let plain = name.split(['[', '(', ',']).next().unwrap_or(name).trim();
    match plain.rsplit_once(' ') {
        Some((before, last)) if !leads(before) => format!("{last}, {name}"),
        _ => name.to_owned(),
    }
}

/// Whether a surname stands before the given name: `Zhou` before `Enlai`, `Kim Il` before `Sung`. Initials and
/// three words before the last are of other names.
fn leads(before: &str) -> bool {
    let mut words = before.split(' ');
    let surname = words.next().unwrap_or_default().to_lowercase();
    words.clone().count() < 2 && !before.contains('.') && SURNAMES.contains(&surname.as_str())
}

/// Surnames as Pinyin, Wade-Giles and the usual romanisations of Korean and Vietnamese write them, then as Russian
/// does. A name that is also a Western given name (Dan, Lee, Ann) is not among them.
const SURNAMES: &[&str] = &[
    "bai", "bo", "bu", "cai", "cao", "chang", "chen", "cheng", "chiang", "chou", "choe", "choi",
    "chu", "cui", "deng", "ding", "dong", "du", "duan", "fan", "fang", "feng", "fu", "gan", "gao",
    "geng", "gong", "gu", "guan", "guo", "han", "hao", "he", "ho", "hong", "hou", "hsieh", "hsu",
    "hu", "hua", "huang", "hwang", "ji", "jia", "jiang", "jin", "kang", "kao", "kim", "kong", "ku",
    "kuo", "lai", "le", "lei", "li", "liang", "liao", "lim", "lin", "ling", "liu", "lo", "long",
    "lu", "luo", "lü", "ma", "mao", "meng", "mo", "mu", "nam", "ngo", "nguyen", "nguyễn", "ni",
    "nie", "pai", "pak", "pan", "peng", "pham", "qian", "qiao", "qin", "qiu", "ren", "rhee", "shao",
    "shen", "shi", "shih", "su", "sun", "sung", "tan", "tang", "tao", "teng", "tian", "ting",
    "tran", "trinh", "truong", "tsai", "tseng", "tung", "vo", "wan", "wang", "wei", "wen", "wu",
    "xi", "xia", "xiao", "xie", "xu", "xue", "yan", "yang", "yao", "ye", "yeh", "yen", "yi", "yin",
    "yu", "yuan", "zeng", "zhang", "zhao", "zheng", "zhong", "zhou", "zhu", "zou", "ван", "вэй",
    "гао", "го", "дэн", "ким", "ли", "линь", "ло", "лю", "мао", "не", "нгуен", "пак", "пэн", "су",
    "сунь", "сюй", "у", "фам", "хо", "ху", "хуан", "цай", "цзян", "цой", "чан", "чжан", "чжоу",
    "чжу", "чэнь", "ян", "е",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_lead() {
        for (name, expected) in [
            ("Thomas J. Kieran, Ottawa", "Kieran, Thomas J. Kieran, Ottawa"),
            ("Filippov [Stalin]", "Filippov [Stalin]"),
            ("Zhou Enlai", "Zhou Enlai"),
            ("Mao Zedong [chairman]", "Mao Zedong [chairman]"),
            ("Pak Hon-yong", "Pak Hon-yong"),
            ("Kim Il Sung", "Kim Il Sung"),
            ("Чжоу Эньлай", "Чжоу Эньлай"),
            ("Li. Petrov", "Petrov, Li. Petrov"),
            ("Ho van den Berg", "Berg, Ho van den Berg"),
            ("Van Fleet", "Fleet, Van Fleet"),
            ("", ""),
        ] {
            assert_eq!(surname_first(name), expected);
        }
    }
}
