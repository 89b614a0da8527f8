//! Which word of a name is the surname, where no register tells.

/// The name as an index has it, the surname first: `Gyptner, Richard`.
///
/// The surname is the last word, as in Western and Russian names, but for names that begin with a surname of East Asia,
/// for names that have their initials behind it, and for those that have a comma behind it already.
pub(super) fn inverted(name: &str) -> String {
    let plain = name.split(['[', '(']).next().unwrap_or(name).trim_end();
    let behind = name[plain.len()..].trim_start();
    let turned = match plain.split_once(',') {
        None => turned(plain),
        // "Thomas J. Kieran, Ottawa": no surname has initials.
        Some((before, rest)) if before.contains('.') => format!("{},{rest}", turned(before)),
        Some(_) => plain.to_owned(),
    };
    format!("{turned} {behind}").trim().to_owned()
}

fn turned(name: &str) -> String {
    match name.rsplit_once(' ') {
        Some((surname, initials)) if are_initials(initials) && !surname.contains([' ', '.']) => {
            format!("{surname}, {initials}")
        }
        Some((before, last)) if is_generation(last) => {
            format!("{}, {last}", turned(before.trim_end_matches(',')))
        }
        Some((before, last)) if !leads(before) => format!("{last}, {before}"),
        _ => name.to_owned(),
    }
}

/// `T.F.`
fn are_initials(word: &str) -> bool {
    word.ends_with('.') && !is_generation(word)
}

/// `King Jr.`, `Long III`: no surname.
fn is_generation(word: &str) -> bool {
    matches!(word, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III")
}

/// Whether a surname stands before the given name: `Zhou` before `Enlai`, `Kim Il` before `Sung`. Initials and
/// three words before the last are of other names.
fn leads(before: &str) -> bool {
    let mut words = before.split(' ');
    let surname =
        words.next().unwrap_or_default().to_lowercase().replace(['\'', '’', 'ʻ', '‘'], "");
    words.clone().count() < 2
        && !before.contains('.')
        && SURNAMES.split_whitespace().any(|known| known == surname)
}

/// Surnames as Pinyin, Wade-Giles and the usual romanisations of Korean and Vietnamese write them, then as Russian
/// does. A name that is also a Western given name (Dan, Lee, Ann) is not among them.
const SURNAMES: &str = "\
    bai bo bu bui cai cao chae chang chen cheng chiang cho choe choi chon chong chou chu cui dang deng ding dinh \
    dong du duan duong fan fang fei feng fu gan gao geng gong gu guan guo han hao he ho hoang hong hou hoàng hsieh \
    hsu hu hua huang huynh hwang hyon hyun ji jia jiang jin kang kao kim kong ku kuo kwon lai le lei leng li liang \
    liao lim lin ling liu lo long lu luo ly lü ma mao meng miao mo mu mun nam ngo nguyen nguyễn ni nie ning ouyang \
    paek pai pak pan pang pei peng pham phan phạm pu qi qian qiao qin qiu qu rao ren rhee ri rong ryang ryu shang \
    shao shen shi shih shin situ song su sun sung tan tang tao teng tian ting tong tran trinh truong trần \
    tsai tseng tung vo vu wan wang wei wen weng wu xi xia xiang xiao xie xiong xu xuan xue yan yang yao ye yeh yen \
    yi yim yin yu yuan yun zeng zhai zhan zhang zhao zheng zhong zhou zhu zhuang zou zuo \
    бо ван вэй гао го дун дэн е жао жэнь ким ли лин линь ло лю лян мао нгуен не пак пын пэн су сунь сюй у фам хо \
    хон ху хуан хэ цай цзян цинь цой чан чжан чжоу чжу чо чэн чэнь ян";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_lead() {
        for (name, expected) in [
            ("Richard Gyptner", "Gyptner, Richard"),
            ("Thomas J. Kieran, Ottawa", "Kieran, Thomas J., Ottawa"),
            ("Weber, Carl Maria von", "Weber, Carl Maria von"),
            ("García Márquez, Gabriel", "García Márquez, Gabriel"),
            ("Filippov [Stalin]", "Filippov [Stalin]"),
            ("Vasily Razuvayev [Matveyev]", "Razuvayev, Vasily [Matveyev]"),
            ("Shtykov T.F.", "Shtykov, T.F."),
            ("A. A. Smirnov", "Smirnov, A. A."),
            ("Martin King Jr.", "King, Martin, Jr."),
            ("Zhou Enlai", "Zhou Enlai"),
            ("P'eng Te-huai", "P'eng Te-huai"),
            ("Mao Zedong [chairman]", "Mao Zedong [chairman]"),
            ("Pak Hon-yong", "Pak Hon-yong"),
            ("Kim Il Sung", "Kim Il Sung"),
            ("Hoang Van Hoan", "Hoang Van Hoan"),
            ("Чжоу Эньлай", "Чжоу Эньлай"),
            ("Li. Petrov", "Petrov, Li."),
            ("Ho van den Berg", "Berg, Ho van den"),
            ("Van Fleet", "Fleet, Van"),
            ("[illegible]", "[illegible]"),
            ("", ""),
        ] {
            assert_eq!(inverted(name), expected);
        }
    }
}
