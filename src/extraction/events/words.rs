//! Closed classes and verb forms of English: what the tagger knows before it looks around.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::triggers;

/// The closed class of a word, before its neighbours are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Det,
    /// `his`, `their`.
    Owner,
    Pronoun,
    Prep,
    To,
    And,
    Sub,
    Rel,
    That,
    Modal,
    Be,
    Have,
    Do,
    Not,
    Adverb,
    Number,
}

const CLOSED: &[(Class, &str)] = &[
    (
        Class::Det,
        "a an the this these those some any no every each another both all many several \
        few most more other such certain various either neither",
    ),
    (Class::Owner, "his her its their our my your whose"),
    (
        Class::Pronoun,
        "he she it they we i you him them us me himself herself itself themselves who \
        whom everyone everybody someone somebody anyone nobody nothing something",
    ),
    (
        Class::Prep,
        "of in on at by with from into onto against over under about for during after \
        before between among amid amidst near off across along through throughout toward towards \
        without within outside inside beyond behind beside besides despite since until till upon via \
        per around above below beneath following regarding concerning according including \
        like unlike plus versus alongside than as because ahead due amongst aboard",
    ),
    (Class::To, "to"),
    (Class::And, "and or & but nor"),
    (
        Class::Sub,
        "if whether while when whereas although though unless once where why how \
        so lest whenever wherever what whatever",
    ),
    (Class::Rel, "which"),
    (Class::That, "that"),
    (
        Class::Modal,
        "will would can could may might shall should must cannot can’t can't won’t \
        won't wouldn’t wouldn't couldn’t couldn't shouldn’t shouldn't mustn't 'll ’ll",
    ),
    (
        Class::Be,
        "be is are was were been being am isn’t isn't aren’t aren't wasn’t wasn't \
        weren’t weren't",
    ),
    (Class::Have, "have has had having haven’t haven't hasn’t hasn't hadn’t hadn't"),
    (Class::Do, "do does did don’t don't doesn’t doesn't didn’t didn't"),
    (Class::Not, "not never n't n’t hardly"),
    (
        Class::Adverb,
        "also again already almost always ago apparently away back even ever far fast \
        first forward further here indeed instead just late later least likely long maybe \
        meanwhile moreover much nearly now often once only out perhaps quite rather recently \
        reportedly set seldom soon still then there therefore together too twice up very well \
        yesterday today tomorrow tonight yet however earlier sometimes down ahead abroad \
        overnight overseas early",
    ),
    (
        Class::Number,
        "one two three four five six seven eight nine ten eleven twelve dozen dozens \
        hundred hundreds thousand thousands million billion half",
    ),
];

/// Past forms and participles that do not end in -ed, with their lemmas; participles marked +.
const IRREGULAR: &str = "became:become been+:be began:begin begun+:begin bent:bend bound:bind \
    bit:bite bitten+:bite blew:blow blown+:blow broke:break broken+:break brought:bring \
    built:build burnt:burn bought:buy caught:catch chose:choose chosen+:choose came:come \
    cut:cut dealt:deal dug:dig did:do done+:do drew:draw drawn+:draw drove:drive driven+:drive \
    ate:eat eaten+:eat fell:fall fallen+:fall fed:feed felt:feel fought:fight found:find \
    fled:flee flew:fly flown+:fly forbade:forbid forbidden+:forbid forgave:forgive \
    forgiven+:forgive forgot:forget froze:freeze frozen+:freeze gave:give given+:give went:go \
    gone+:go grew:grow grown+:grow hung:hang heard:hear held:hold hid:hide hidden+:hide hit:hit \
    hurt:hurt kept:keep knew:know known+:know laid:lay led:lead left:leave lent:lend let:let \
    lay:lie lost:lose made:make meant:mean met:meet paid:pay put:put quit:quit read:read \
    rode:ride rang:ring rose:rise risen+:rise ran:run said:say saw:see seen+:see sought:seek \
    sold:sell sent:send shook:shake shaken+:shake shot:shoot shown+:show shrank:shrink \
    shut:shut sang:sing sank:sink sunk+:sink slew:slay slain+:slay spoke:speak spoken+:speak \
    spent:spend split:split spread:spread sprang:spring stood:stand stole:steal stolen+:steal \
    stuck:stick struck:strike swore:swear sworn+:swear swept:sweep swung:swing took:take \
    taken+:take taught:teach tore:tear torn+:tear told:tell thought:think threw:throw \
    thrown+:throw understood:understand undertook:undertake undertaken+:undertake woke:wake \
    won:win withdrew:withdraw withdrawn+:withdraw withheld:withhold wrote:write written+:write \
    overthrew:overthrow overthrown+:overthrow overran:overrun broadcast:broadcast cast:cast \
    upheld:uphold rebuilt:rebuild beat:beat beaten+:beat rebuffed:rebuff bled:bleed \
    spurred:spur sued:sue died:die tied:tie vied:vie freed:free agreed:agree fleeing:flee";

/// Verbs that name no event but that a clause may turn on.
const PLAIN_VERBS: &str = "accelerate achieve acknowledge act add address adjust advance affect aim \
    allege amount announce answer appear apply argue arise arrange assert assess assume assure \
    avoid await base become begin belong believe bear borrow break bring build buy carry cause \
    celebrate change choose cite claim clear close coincide combine come comment compare compete \
    complete comply confirm consider consist contact contain continue control convince cost count \
    cover create cross deal debate decide declare decline deepen define depend describe deserve \
    design despite destroy determine develop die differ discover divide double doubt draw drive \
    drop earn eat elect emerge emphasize emphasise enable encourage end engage enhance ensure \
    enter establish estimate evolve examine exceed exist expand expect experience explain explore \
    express extend face fail fall favor favour fear feel fight fill finance find finish flee \
    focus follow force form gain gather gauge get give go grow guarantee handle happen hear help \
    hold hope identify ignore illustrate impact implement imply import improve include increase \
    indicate inform insist intend introduce involve issue join judge jump justify keep kick know \
    lack last lead learn leave legalize lend let lie like limit link listen live look lose love \
    lower maintain make manage mark matter mean measure mention monitor move name need note notice \
    obtain occur offer open operate overcome owe own participate pass pay plan play point pose \
    possess prefer prepare present preserve prevent print produce project prove publish pursue push \
    put quote race raise range reach read realize receive recall reckon record recover reduce refer \
    reflect regard reiterate relate rely remain remember remind remove renew repair repeat replace \
    reply report represent require resemble respond rest result resume retain retire reveal rise \
    run save say schedule secure see seek seem sell send serve set settle shape share shift show \
    signal sit slow solve sound spend stand start state stay stem step stop stress stretch \
    strengthen struggle study submit succeed suffer suggest suit sustain take target teach tell \
    tend term think touch track trade transform translate travel treat trigger trust try turn \
    underline undermine understand unite update use value vary view vote wait walk want wash waste \
    watch wear win wish wonder work worry write yield cast bolster counter cope curb aim deter persuade invite encourage \
    foster fortify highlight outline plunge posit push signal speed boost stem tackle urge vie";

/// Nouns that look like past forms or participles.
const NOT_VERBS: &str = "hundred need speed seed indeed breed weed bed red shed sacred naked wicked \
    aged kindred creed greed deed feed embed rapid \
    king thing morning evening spring string ring wing ceiling during sibling offspring sterling \
    bring sting swing cling fling sling wedding pudding herring shilling earring outstanding \
    ongoing upcoming nothing something anything everything according regarding concerning \
    including following pending notwithstanding incoming outgoing willing unwilling";

/// Adjectives that news puts before a participle or noun and that are no nouns themselves, so that
/// "imposed new targeted sanctions" has one verb.
const ATTRIBUTES: &str = "new fresh further additional extra major minor tough tougher harsh strict \
    stricter old recent latest large larger big bigger small huge vast broad sweeping heavy light \
    strong weak high low full open close secret unilateral bilateral multilateral mutual joint \
    independent early late long-awaited so-called alleged serious severe great good bad key main \
    important significant massive deadly swift quick rapid rare unprecedented historic initial \
    final limited partial total overall special separate similar different specific various";

/// Words that are as often nouns as verbs, so that -s and the bare form need context.
const NOUN_TOO: &str = "attack visit talk call demand strike claim plan aim move back order report \
    protest exercise launch test support offer promise release return vote leave hope cut ban arrest \
    raid deal bomb shell fire fight face force head host issue list look march mark mine name need \
    note open patrol pledge point praise press probe push question range rank rate rally reform \
    request rest result riot rise risk rule run sanction search seat share shift shoot shot sign \
    sound stage stand start state station step stop struggle study subject supply target tie trade \
    train travel treat trial trust try turn use view walk want war wish work threat veto warrant \
    appeal approach assault balance base battle benefit blame block boycott break build burden \
    campaign capture cause challenge change charge check claim clash close comment compromise \
    concern conduct contact contract control cost counter court cover crack crash cross damage \
    debate decline defeat delay design dispute drill drive drop effect effort embargo end escape \
    estimate exchange experience export fear feature file finance flight focus freeze fund grant \
    group guard guide harm help highlight hit hold honor honour host import impact increase \
    influence interest invade invite join judge jump kick killing land lead light limit link live \
    lock loss love market match matter measure meet mind monitor murder object occupation pact \
    park part pay peace pick place play police post power present pressure process produce \
    program progress project purchase quarantine raise reach reject record refuge regard \
    reply rescue research respect response reward ride ring rock role search sense service set \
    shelter ship show signal sin site slide slow speech spend split spread spring storm stress \
    strain stretch surge surprise survey tackle talk tax term time torture total touch tour track \
    transfer trip trouble truth value voice volunteer wait watch wave weather win wonder worry \
    wound yield aid assist advance air ally army arm band bank crackdown defence defense discharge \
    experience host mass stay stem wage waste counter blockade curfew siege ambush embargo \
    picket fine shelter fund condition place position force amount average bottle";

/// A verb form with its lemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Base,
    Third,
    /// Past tense or participle: -ed forms and most irregular ones are both.
    Past,
    /// Participle only.
    Participle,
    Ing,
}

struct Words {
    closed: HashMap<&'static str, Class>,
    irregular: HashMap<&'static str, (&'static str, Form)>,
    lemmas: HashSet<&'static str>,
    not_verbs: HashSet<&'static str>,
    noun_too: HashSet<&'static str>,
    attributes: HashSet<&'static str>,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let closed = CLOSED
            .iter()
            .flat_map(|&(class, list)| list.split_whitespace().map(move |word| (word, class)))
            .collect();
        let irregular = IRREGULAR
            .split_whitespace()
            .filter_map(|entry| entry.split_once(':'))
            .map(|(form, lemma)| match form.strip_suffix('+') {
                Some(form) => (form, (lemma, Form::Participle)),
                None => (form, (lemma, Form::Past)),
            })
            .collect();
        let lemmas = PLAIN_VERBS.split_whitespace().chain(triggers::verb_lemmas()).collect();
        Words {
            closed,
            irregular,
            lemmas,
            not_verbs: NOT_VERBS.split_whitespace().collect(),
            noun_too: NOUN_TOO.split_whitespace().collect(),
            attributes: ATTRIBUTES.split_whitespace().collect(),
        }
    })
}

/// The closed class of a word in small letters.
pub fn class(word: &str) -> Option<Class> {
    words().closed.get(word).copied()
}

/// Whether the word, in its lemma, is as often a noun.
pub fn is_noun_too(lemma: &str) -> bool {
    words().noun_too.contains(lemma)
}

/// The word as a bare verb, also where it is the past form of another ("lay", "found").
pub fn base(word: &str) -> Option<&'static str> {
    words().lemmas.get(word).copied()
}

/// Whether the word in -ly is an adjective.
pub fn is_adjective_in_ly(word: &str) -> bool {
    matches!(
        word,
        "deadly"
            | "hourly"
            | "nightly"
            | "daily"
            | "weekly"
            | "monthly"
            | "quarterly"
            | "yearly"
            | "friendly"
            | "unfriendly"
            | "costly"
            | "elderly"
            | "unruly"
            | "timely"
            | "orderly"
            | "lively"
            | "lonely"
            | "likely"
            | "unlikely"
            | "cowardly"
            | "worldly"
            | "leisurely"
            | "disorderly"
    )
}

/// Whether the word is an adjective that is no noun as well.
pub fn is_attribute(word: &str) -> bool {
    words().attributes.contains(word)
}

/// The singular in -y of a plural in -ies, which [`singular`] leaves alone.
pub fn singular_in_y(word: &str) -> Option<String> {
    word.strip_suffix("ies").filter(|stem| stem.len() > 2).map(|stem| format!("{stem}y"))
}

/// The verb form that a word in small letters may be, with its lemma. An unknown -ed or -ing
/// form gives a lemma that is cut off, not spelled out.
pub fn verb(word: &str) -> Option<(Form, String)> {
    let table = words();
    if table.not_verbs.contains(word) {
        return None;
    }
    if let Some(&(lemma, form)) = table.irregular.get(word) {
        return Some((form, lemma.to_owned()));
    }
    if table.lemmas.contains(word) {
        return Some((Form::Base, word.to_owned()));
    }
    let known = |stem: &str| -> Option<String> {
        let with_e = format!("{stem}e");
        if table.lemmas.contains(with_e.as_str()) {
            return Some(with_e);
        }
        if table.lemmas.contains(stem) {
            return Some(stem.to_owned());
        }
        let mut chars = stem.chars();
        let last = chars.next_back()?;
        let single = (chars.clone().next_back() == Some(last)).then_some(chars.as_str())?;
        table.lemmas.contains(single).then(|| single.to_owned())
    };
    if let Some(stem) = word.strip_suffix("ied") {
        return Some((Form::Past, format!("{stem}y")));
    }
    if let Some(stem) = word.strip_suffix("ed") {
        return match known(stem) {
            Some(lemma) => Some((Form::Past, lemma)),
            None if stem.len() > 2 && has_vowel(stem) => Some((Form::Past, stem.to_owned())),
            None => None,
        };
    }
    if let Some(stem) = word.strip_suffix("ing") {
        return match known(stem) {
            Some(lemma) => Some((Form::Ing, lemma)),
            None if stem.len() > 2 && has_vowel(stem) => Some((Form::Ing, stem.to_owned())),
            None => None,
        };
    }
    if let Some(stem) = word.strip_suffix("ies") {
        let lemma = format!("{stem}y");
        return table.lemmas.contains(lemma.as_str()).then_some((Form::Third, lemma));
    }
    let stem = word.strip_suffix('s').filter(|stem| !stem.ends_with('s'))?;
    if table.lemmas.contains(stem) {
        return Some((Form::Third, stem.to_owned()));
    }
    let stem = word.strip_suffix("es")?;
    table.lemmas.contains(stem).then(|| (Form::Third, stem.to_owned()))
}

fn has_vowel(stem: &str) -> bool {
    stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// The singular of a noun, as far as its ending tells.
pub fn singular(word: &str) -> &str {
    match word {
        "crises" => "crisis",
        "troops" | "forces" | "ties" | "relations" | "news" | "talks" | "headquarters" => word,
        _ if word.ends_with("ies") || word.ends_with("ss") || word.ends_with("us") => word,
        _ => {
            let sibilant = ["ches", "shes", "sses", "xes"].iter().any(|end| word.ends_with(end));
            let cut = if sibilant { 2 } else { usize::from(word.ends_with('s')) };
            &word[..word.len() - cut]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_lemmas() {
        let check = |word: &str, form: Form, lemma: &str| {
            assert_eq!(verb(word), Some((form, lemma.to_owned())), "{word}");
        };
        check("visited", Form::Past, "visit");
        check("accusing", Form::Ing, "accuse");
        check("expelled", Form::Past, "expel");
        check("banned", Form::Past, "ban");
        check("denies", Form::Third, "deny");
        check("launches", Form::Third, "launch");
        check("withdrawn", Form::Participle, "withdraw");
        check("met", Form::Past, "meet");
        check("shell", Form::Base, "shell");
        for word in ["hundred", "morning", "during", "table", "bus", "press-gang"] {
            assert!(!matches!(verb(word), Some((Form::Past | Form::Ing, _))), "{word}");
        }
    }

    #[test]
    fn plurals_lead_to_singulars() {
        for (plural, one) in [("attacks", "attack"), ("launches", "launch"), ("talks", "talks")] {
            assert_eq!(singular(plural), one);
        }
    }
}
