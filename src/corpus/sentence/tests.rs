//! Sentences, marked by `|` in the cases.

use super::split;
use crate::base::Span;

fn check(marked: &str) -> Result<(), String> {
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    let text = expected.join(" ");
    check_text(&text, &expected)
}

fn check_text(text: &str, expected: &[&str]) -> Result<(), String> {
    let found: Vec<&str> =
        split(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect();
    if found == expected {
        Ok(())
    } else {
        Err(format!("expected {expected:#?}\nfound {found:#?}"))
    }
}

fn check_all(cases: &[&str]) {
    let wrong: Vec<String> = cases.iter().filter_map(|case| check(case).err()).collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn plain_stops() {
    check_all(&[
        "He left. | She stayed.",
        "Is it over? | Nobody knows! | We wait.",
        "One sentence without a stop",
        "It rose 3.5 percent to $1.2 billion. | That was in 2024. | Then it fell.",
        "The rate is 4.25. | It was 4.5 before.",
        "12 people died. | 30 were hurt.",
        "Visit example.com or www.gov.uk/travel for more. | The site is free.",
        "He runs Node.js servers. | They work.",
        "Version 2.0.1 is out. | Version 3 is not.",
    ]);
}

#[test]
fn abbreviations() {
    check_all(&[
        "U.S. Secretary of State Antony Blinken said so. | He left.",
        "He flew to the U.S. on Monday. | She did not.",
        "They live in the U.S. | The president does too.",
        "They met in Washington, D.C., where the parties talked. | Then they left.",
        "He was born in Washington, D.C. | In June he moved.",
        "U.N. sanctions on North Korea were renewed. | Russia objected.",
        "The announcement on Sept. 9 came early. | It was short.",
        "It will end in Sept. | Officials agreed.",
        "Gen. Mark Milley met Lt. Col. Ana Ruiz. | They talked.",
        "Mr. and Mrs. Smith met Dr. Lee. | Prof. Kim was late.",
        "Sen. Rand Paul (R-Ky.) objected. | The bill passed.",
        "Resolution No. 1718 was adopted. | China abstained.",
        "Was it enough? | No. | The talks failed.",
        "Apple Inc. said on Monday it would pay. | The stock fell.",
        "It was bought by Acme Corp. | The deal closed in May.",
        "He lives on St. James Street near Mt. Fuji. | It is far.",
        "J. R. R. Tolkien wrote it. | George W. Bush read it.",
        "He met George H. W. Bush. | They spoke.",
        "Martin Luther King Jr. spoke. | The crowd listened.",
        "The talks start at 9 a.m. on Friday. | They end at 5 p.m. | Reporters will wait.",
        "It opens at 9 a.m. Monday in Seoul. | Bring a pass.",
        "Some goods, e.g. Steel and i.e. Iron, were taxed. | Others were not.",
        "He brought maps, charts, etc. | They were old.",
        "Johnson et al. 2020 found this. | It was disputed.",
        "It was Canada vs. Russia. | Canada won.",
        "Plan B. | It is ready.",
        "Ft. Bragg was renamed. | Locals objected.",
        "He holds a Ph.D. in physics. | She holds an M.A. | They teach.",
        "The company, S.p.A. in form, is Italian. | It is old.",
        "See p. 12 and Art. 5 of the treaty. | Both apply.",
        "The Rev. Al Sharpton spoke. | So did Gov. Kathy Hochul.",
        "Adm. Samuel Paparo, commander of U.S. Indo-Pacific Command, arrived. | He stayed two days.",
        "Lt.-Gen. Jennie Carignan took command. | She is the first woman to do so.",
        "He said no. | The others agreed.",
        "Go on. | The road is clear.",
        "CHARLESTON, W.Va. -- Officials said so. | They left.",
        "FAIRFIELD, Conn. (AP) — The police came. | They left.",
        "Const. Ann Roy spoke for Pct. 4 of the city. | She left.",
        "The suspect is John D. Smith of Tampa, Fla. | He was arrested.",
    ]);
}

#[test]
fn quotes_and_brackets() {
    check_all(&[
        "“It is over.” | The minister left.",
        "He said, “It is over.” | The minister left.",
        "He said \"it is over.\" | The minister left.",
        "“We will go,” he said. | “They will not.”",
        "“What now?” he asked. | Nobody spoke.",
        "“What now?” Mr. Trudeau asked. | Nobody spoke.",
        "“What now?” | The crowd was silent.",
        "“Never!” shouted the crowd. | Police moved in.",
        "(He was late.) | The talks began.",
        "It was called a “snub” this year.) | This week, others spoke.",
        "The plan (adopted in 2022 by the U.N.) was dropped. | It failed.",
        "‘No comment.’ | She hung up.",
        "«Это конец.» | Министр ушёл.",
        "They chanted “Down with it!” and left. | Police watched.",
        "He wrote: “We agree. | But not on this.” | The letter is short.",
        "Who said “I will return”? | MacArthur did.",
        "The “U.S.” is meant. | Not the U.K.",
    ]);
}

#[test]
fn ellipses_and_lists() {
    check_all(&[
        "It was “a significant escalation ... in Europe and beyond.” | Both agreed.",
        "The parties “focused intensely ... on the relationship,” he said. | They left.",
        "It has dangerous implications ... Europe must act. | It has not.",
        "He paused... | Then he left.",
        "He paused… | Then he left.",
        "And so on. . . then it ended.",
        "1. Open the door. | Close it again.",
        "a. The first point. | It is short.",
        "III. The Council decides. | Members abide by it.",
        "The iPhone was launched. | iPhone sales rose.",
        "He fled. | al-Assad stayed.",
        "Yes!!! | We won.",
        "Really?! | He did that?",
    ]);
}

#[test]
fn other_languages() {
    check_all(&[
        "Am 3. Oktober 2024 traf er ein. | Das Treffen dauerte.",
        "Die 2. Division rückte vor. | Sie hielt an.",
        "Das gilt z.B. für Berlin. | Es gilt auch für Bonn.",
        "M. Macron a reçu M. Trudeau. | Ils ont parlé.",
        "El Sr. López llegó a EE. UU. el lunes. | La reunión fue breve.",
        "¿Qué pasó? | ¡Nadie lo sabe! | Es un misterio.",
        "В. В. Путин прибыл в 2024 г. в Пекин. | Он встретился с Си.",
        "Это стоит 5 млн. долларов. | Цена растёт.",
        "Президент прибыл. | Встреча началась.",
        "장관이 서울에 도착했다. | 회담은 내일 열린다.",
        "وصل الوزير. | هل بدأ الاجتماع؟ | نعم.",
        "De heer Jansen, d.w.z. de minister, sprak. | Hij ging weg.",
    ]);
    for (text, expected) in [
        ("大臣は訪問した。会談は終わった。", &["大臣は訪問した。", "会談は終わった。"][..]),
        (
            "首相は「協力する。」と述べた。次に移る。",
            &["首相は「協力する。」と述べた。", "次に移る。"],
        ),
        (
            "部长抵达首尔。他说：“我们同意。”会谈结束了！",
            &["部长抵达首尔。", "他说：“我们同意。”", "会谈结束了！"],
        ),
        ("“我们同意。”他说。", &["“我们同意。”他说。"]),
    ] {
        check_text(text, expected).unwrap();
    }
}

#[test]
fn missing_and_odd_space() {
    for (text, expected) in [
        ("The talks ended.The minister left.", &["The talks ended.", "The minister left."][..]),
        ("“We agree.”The minister left.", &["“We agree.”", "The minister left."]),
        (
            "Two lines that\nbelong together.\nA new\u{a0}one.",
            &["Two lines that\nbelong together.", "A new\u{a0}one."],
        ),
        ("Mr.\nSmith left.  Then  he came.", &["Mr.\nSmith left.", "Then  he came."]),
        ("...", &["..."]),
        ("He left. —", &["He left. —"]),
    ] {
        check_text(text, expected).unwrap();
    }
}
