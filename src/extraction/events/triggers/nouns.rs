//! Nouns that name events, and nouns that decide what a verb over them says.

use std::collections::HashMap;
use std::sync::OnceLock;

use EventType::{
    Accuse, Aid, Assault, Coerce, Concede, Consult, Cooperate, Mobilize, Protest, Reject, Request,
    Retreat, Sanction, Support, Threaten,
};

use super::super::words;
use crate::atlas::EventType;

/// A noun with what it does under a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    pub kind: NounKind,
    /// What doing or making it is.
    pub event: Option<EventType>,
    pub mode: Option<&'static str>,
    /// Whether it tells of an event by itself: "the shelling of …".
    pub alone: bool,
}

/// What sort of thing a noun is, as far as the verbs over it care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounKind {
    Visit,
    Meeting,
    Mediation,
    Exercise,
    Deployment,
    MissileTest,
    Attack,
    Killing,
    Ceasefire,
    Withdrawal,
    Release,
    Penalty,
    Restriction,
    Arrest,
    Repression,
    Protest,
    Accusation,
    Investigation,
    Lawsuit,
    Demand,
    Refusal,
    Threat,
    Praise,
    Aid,
    Money,
    Asylum,
    Agreement,
    Ties,
    Cooperation,
    Troops,
    Peacekeepers,
    Weapons,
    Missile,
    Prisoners,
    Envoys,
    Intelligence,
    Decision,
    Refugees,
    Property,
    Concern,
    Alert,
    Media,
}

type Row = (NounKind, Option<EventType>, Option<&'static str>, bool, &'static str);

const NOUNS: &[Row] = &[
    (
        NounKind::Visit,
        Some(Consult),
        Some("visit"),
        true,
        "visit trip tour stopover stop stay pilgrimage",
    ),
    (
        NounKind::Meeting,
        Some(Consult),
        Some("talks"),
        true,
        "meeting talks summit negotiation negotiations conference consultation consultations \
         dialogue discussion discussions",
    ),
    (
        NounKind::Meeting,
        Some(Consult),
        Some("talks"),
        false,
        "lunch dinner session call conversation reception ceremony forum",
    ),
    (NounKind::Mediation, Some(Consult), Some("third-party"), true, "mediation"),
    (
        NounKind::Exercise,
        Some(Cooperate),
        Some("exercise"),
        true,
        "exercise drill maneuver manoeuvre wargame",
    ),
    (NounKind::Exercise, Some(Cooperate), Some("exercise"), false, "game"),
    (
        NounKind::Deployment,
        Some(Mobilize),
        Some("troops"),
        true,
        "deployment mobilization mobilisation redeployment buildup build-up intrusion entry",
    ),
    (NounKind::MissileTest, Some(Mobilize), Some("weapons"), false, "launch test firing"),
    (
        NounKind::Attack,
        Some(Assault),
        None,
        true,
        "attack assault airstrike bombing shelling bombardment raid offensive ambush incursion \
         invasion onslaught strike siege blockade clash clashes counteroffensive counter-offensive \
         drone-strike",
    ),
    (NounKind::Attack, Some(Assault), None, false, "operation fire war warfare fighting battle"),
    (
        NounKind::Killing,
        Some(Assault),
        Some("kill"),
        true,
        "killing assassination massacre murder torture beheading execution abduction kidnapping",
    ),
    (
        NounKind::Ceasefire,
        Some(Retreat),
        Some("ceasefire"),
        true,
        "ceasefire cease-fire truce armistice",
    ),
    (NounKind::Ceasefire, Some(Retreat), Some("ceasefire"), false, "cessation"),
    (
        NounKind::Withdrawal,
        Some(Retreat),
        Some("withdraw"),
        true,
        "withdrawal pullout pull-out retreat disarmament evacuation",
    ),
    (NounKind::Withdrawal, Some(Retreat), Some("resign"), true, "resignation"),
    (NounKind::Release, Some(Retreat), Some("release"), true, "release"),
    (NounKind::Release, Some(Concede), None, false, "amnesty pardon reprieve clemency"),
    (NounKind::Penalty, Some(Sanction), None, true, "sanction sanctions embargo boycott"),
    (NounKind::Penalty, Some(Sanction), None, true, "expulsion"),
    (
        NounKind::Penalty,
        Some(Sanction),
        None,
        false,
        "suspension tariff tariffs penalty freeze cut",
    ),
    (
        NounKind::Restriction,
        Some(Coerce),
        Some("ban"),
        false,
        "curfew ban restriction lockdown emergency law blackout moratorium order limit censorship \
         quota state prohibition",
    ),
    (
        NounKind::Arrest,
        Some(Coerce),
        Some("arrest"),
        true,
        "arrest detention imprisonment deportation",
    ),
    (NounKind::Repression, Some(Coerce), Some("repress"), true, "crackdown repression purge coup"),
    (NounKind::Repression, Some(Coerce), Some("cyber"), true, "cyberattack cyber-attack hack"),
    (
        NounKind::Protest,
        Some(Protest),
        Some("demo"),
        true,
        "protest demonstration rally riot march sit-in uprising unrest",
    ),
    (NounKind::Protest, Some(Protest), Some("strike"), false, "walkout work street streets"),
    (NounKind::Accusation, Some(Accuse), Some("allege"), true, "accusation condemnation"),
    (
        NounKind::Accusation,
        Some(Accuse),
        Some("disapprove"),
        false,
        "criticism complaint charge allegation denunciation outrage dismay",
    ),
    (NounKind::Concern, Some(Accuse), Some("disapprove"), false, "concern alarm anger regret"),
    (
        NounKind::Investigation,
        Some(Accuse),
        Some("investigate"),
        true,
        "investigation inquiry probe enquiry",
    ),
    (
        NounKind::Lawsuit,
        Some(Accuse),
        Some("legal"),
        true,
        "lawsuit indictment conviction prosecution extradition",
    ),
    (
        NounKind::Lawsuit,
        Some(Accuse),
        Some("legal"),
        false,
        "suit retrial trial action inspection search",
    ),
    (
        NounKind::Demand,
        Some(Request),
        None,
        false,
        "demand request appeal call plea petition proposal",
    ),
    (NounKind::Refusal, Some(Reject), None, true, "refusal rejection veto denial"),
    (NounKind::Refusal, Some(Reject), None, false, "opposition objection"),
    (NounKind::Threat, Some(Threaten), None, true, "ultimatum"),
    (NounKind::Threat, Some(Threaten), None, false, "threat warning deadline"),
    (
        NounKind::Praise,
        Some(Support),
        None,
        false,
        "support praise apology gratitude condolence condolences congratulations solidarity \
         backing endorsement appreciation recognition commitment",
    ),
    (
        NounKind::Aid,
        Some(Aid),
        None,
        false,
        "aid assistance relief food medicine supplies vaccine shipment donation package airlift \
         equipment helicopter ambulance tent shelter blanket training guarantee",
    ),
    (
        NounKind::Money,
        Some(Aid),
        Some("economic"),
        false,
        "million billion loan grant fund funds funding money dollar dollars euro euros \
         rouble ruble franc yen yuan rupee peso krone krona shekel dinar dirham riyal \
         contribution donor $ € £ credit investment",
    ),
    (NounKind::Asylum, Some(Aid), Some("humanitarian"), false, "asylum refuge sanctuary"),
    (
        NounKind::Agreement,
        Some(Support),
        Some("agreement"),
        false,
        "agreement deal pact treaty accord memorandum contract compact partnership protocol \
         communique understanding compromise settlement resolution constitution convention bill",
    ),
    (
        NounKind::Ties,
        Some(Support),
        Some("relations"),
        false,
        "ties relations relationship link links embassy",
    ),
    (
        NounKind::Cooperation,
        Some(Cooperate),
        None,
        false,
        "cooperation collaboration co-operation coordination exchange exchanges alliance",
    ),
    (
        NounKind::Troops,
        Some(Mobilize),
        Some("troops"),
        false,
        "troops troop soldier force forces warship ship destroyer submarine carrier frigate jet jets \
         fighter fighters aircraft warplane plane planes bomber tank brigade battalion regiment \
         platoon army navy military police commandos marines battery artillery militia reservist \
         reservists personnel contingent unit convoy men drone drones presence",
    ),
    (
        NounKind::Peacekeepers,
        Some(Aid),
        Some("peacekeeping"),
        false,
        "peacekeeper peacekeepers observer observers monitor monitors inspector inspectors experts \
         team medic medics doctors",
    ),
    (
        NounKind::Weapons,
        Some(Aid),
        Some("military"),
        false,
        "weapon weapons arms ammunition munitions weaponry hardware",
    ),
    (
        NounKind::Missile,
        Some(Mobilize),
        Some("weapons"),
        false,
        "missile icbm rocket projectile warhead satellite",
    ),
    (
        NounKind::Prisoners,
        None,
        None,
        false,
        "prisoner hostage detainee captive inmate activist journalist dissident convict pilot \
         opponent leader politician protester demonstrator reporter christian",
    ),
    (
        NounKind::Envoys,
        None,
        None,
        false,
        "ambassador diplomat envoy attache charge-d'affaires consul",
    ),
    (
        NounKind::Intelligence,
        Some(Cooperate),
        Some("intelligence"),
        false,
        "intelligence information evidence data expertise technology",
    ),
    (
        NounKind::Decision,
        None,
        None,
        false,
        "decision move plan idea suggestion claim offer possibility result report attempt bid \
         role effort referendum vote election poll initiative policy draft measure step",
    ),
    (NounKind::Refugees, None, None, false, "refugee migrant immigrant evacuee displaced seeker"),
    (
        NounKind::Property,
        None,
        None,
        false,
        "artifact artefact antiquity antiquities sculpture manuscript remains territory land body painting",
    ),
    (NounKind::Alert, Some(Mobilize), Some("troops"), false, "alert standby"),
    (
        NounKind::Media,
        None,
        None,
        false,
        "newspaper publication magazine broadcast channel website station",
    ),
];

/// A noun in small letters and in the singular, by its last word.
pub fn noun(head: &str) -> Option<&'static Noun> {
    static TABLE: OnceLock<HashMap<&'static str, Noun>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = HashMap::new();
        for &(kind, event, mode, alone, words) in NOUNS {
            for word in words.split_whitespace() {
                table.entry(word).or_insert(Noun { kind, event, mode, alone });
            }
        }
        table
    });
    table
        .get(head)
        .or_else(|| table.get(words::singular(head)))
        .or_else(|| table.get(words::singular_in_y(head)?.as_str()))
}
