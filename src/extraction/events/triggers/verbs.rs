//! Verbs, one list a type, and the operators that turn what follows them into something else.

use EventType::{
    Accuse, Aid, Assault, Coerce, Concede, Consult, Cooperate, Mobilize, Protest, Reject, Request,
    Retreat, Sanction, Support, Threaten,
};

use crate::atlas::EventType;

/// A verb, with its particle if it needs one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    pub words: &'static str,
    pub sense: Sense,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Tells of an event by itself.
    Plain {
        event: EventType,
        mode: Option<&'static str>,
        /// Where its target stands: `obj`, or prepositions in order of preference.
        target: &'static str,
        /// Certain enough with one political party (3), needs a political source (2), or both (1).
        strength: u8,
    },
    /// Takes its type from the event noun it governs: `launch an attack`.
    Light,
    /// Depends on what it governs.
    Op(Operator),
}

/// What an operator verb does to the noun or infinitive it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `lift`, `suspend`: of something hostile a concession, of something friendly a sanction.
    Cease,
    /// `refuse to`, `reject`.
    Refuse,
    /// `agree to`, `pledge`, `offer`.
    Promise,
    /// `threaten to`.
    Threat,
    /// `ask`, `urge X to`, `demand`.
    Ask,
    /// `order X to`, `force X to`.
    Force,
    /// `allow X to`.
    Allow,
    /// `plan to`: the inner event, planned.
    Plan,
    /// `begin to`, `continue to`: the inner event itself.
    Through,
    /// `fail to`, of agreements.
    Fail,
    /// `provide`, `send`, `give`: by what is given.
    Give,
    /// `withdraw`, `pull out`: by what is withdrawn.
    Withdraw,
    /// `sign`, `reach`: of agreements support.
    Conclude,
    /// `strengthen`, `deepen`: of ties cooperation, of forces mobilisation.
    Strengthen,
    /// `violate`, `break`: of ceasefires assault, of agreements and bans rejection.
    Violate,
    /// `release`, `free`.
    Release,
    /// `attend`, `host`: of meetings.
    Attend,
    /// `approve`, `accept`: of requests a concession, of the rest agreement.
    Accept,
    /// `welcome`: a guest to a place a visit, else support.
    Welcome,
    /// `call`: a person by telephone.
    Phone,
    /// `travel`, `arrive`, `fly`: of persons a visit, of forces a mobilisation.
    Travel,
    /// `seize`, `capture`, `hit`, `strike`: by who does it and to what.
    Strike,
    /// `express`: by what is expressed.
    Express,
    /// `summon`: an envoy.
    Summon,
    /// `grant`: asylum is aid, a request a concession.
    Grant,
    /// `fire`, `test`, `launch`: missiles.
    Fire,
    /// `expel`: diplomats are a sanction, others coercion.
    Expel,
    /// `share`: of intelligence.
    Share,
    /// `remain`, `put`, `place` on alert.
    Alert,
}

const fn plain(
    words: &'static str,
    event: EventType,
    mode: Option<&'static str>,
    target: &'static str,
    strength: u8,
) -> Verb {
    Verb { words, sense: Sense::Plain { event, mode, target, strength } }
}

const fn op(words: &'static str, operator: Operator) -> Verb {
    Verb { words, sense: Sense::Op(operator) }
}

const fn light(words: &'static str) -> Verb {
    Verb { words, sense: Sense::Light }
}

/// All verbs.
pub fn all() -> impl Iterator<Item = &'static Verb> {
    [CONSULT, COOPERATE, SUPPORT, AID, YIELD, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST]
        .into_iter()
        .chain([SANCTION, MOBILIZE, COERCE, ASSAULT, OPERATORS, LIGHT])
        .flatten()
}

const CONSULT: &[Verb] = &[
    plain("visit", Consult, Some("visit"), "obj", 1),
    plain("tour", Consult, Some("visit"), "obj", 1),
    plain("meet", Consult, Some("talks"), "obj with", 1),
    plain("meet with", Consult, Some("talks"), "with", 1),
    plain("confer", Consult, Some("talks"), "with", 2),
    plain("consult", Consult, Some("talks"), "obj with", 2),
    plain("consult with", Consult, Some("talks"), "with", 2),
    plain("negotiate", Consult, Some("talks"), "with obj", 2),
    plain("discuss", Consult, Some("talks"), "with obj", 2),
    plain("mediate", Consult, Some("third-party"), "between obj in", 2),
    plain("broker", Consult, Some("third-party"), "between obj", 2),
    plain("telephone", Consult, Some("phone"), "obj", 1),
    plain("phone", Consult, Some("phone"), "obj", 1),
    plain("talk to", Consult, Some("talks"), "to", 1),
    plain("talk with", Consult, Some("talks"), "with", 1),
    plain("speak by", Consult, Some("phone"), "with to", 1),
    plain("speak with", Consult, Some("talks"), "with", 1),
    plain("engage with", Consult, Some("talks"), "with", 1),
    plain("stop at", Consult, Some("visit"), "at", 1),
];

const COOPERATE: &[Verb] = &[
    plain("cooperate", Cooperate, None, "with on in", 2),
    plain("collaborate", Cooperate, None, "with on in", 2),
    plain("train", Cooperate, Some("military"), "obj with", 1),
    plain("partner with", Cooperate, None, "with", 2),
];

const SUPPORT: &[Verb] = &[
    plain("praise", Support, None, "obj", 2),
    plain("hail", Support, None, "obj", 2),
    plain("applaud", Support, None, "obj", 2),
    plain("commend", Support, None, "obj", 2),
    plain("laud", Support, None, "obj", 2),
    plain("endorse", Support, None, "obj", 2),
    plain("support", Support, None, "obj", 1),
    plain("back", Support, None, "obj", 1),
    plain("defend", Support, None, "obj", 1),
    plain("congratulate", Support, None, "obj", 2),
    plain("thank", Support, None, "obj", 1),
    plain("salute", Support, None, "obj", 2),
    plain("honor", Support, None, "obj", 1),
    plain("honour", Support, None, "obj", 1),
    plain("recognize", Support, Some("recognition"), "obj", 2),
    plain("recognise", Support, Some("recognition"), "obj", 2),
    plain("ratify", Support, Some("agreement"), "with obj", 2),
    plain("apologize", Support, Some("apology"), "to for", 2),
    plain("apologise", Support, Some("apology"), "to for", 2),
    plain("forgive", Support, Some("apology"), "obj", 2),
    plain("respect", Support, None, "obj", 1),
    plain("side with", Support, None, "with", 2),
    plain("rally behind", Support, None, "behind", 2),
    plain("reassure", Support, None, "obj", 2),
    plain("normalize", Support, Some("relations"), "with obj", 2),
    plain("normalise", Support, Some("relations"), "with obj", 2),
];

const AID: &[Verb] = &[
    plain("aid", Aid, None, "obj", 1),
    plain("assist", Aid, None, "obj", 1),
    plain("donate", Aid, Some("economic"), "to for obj", 2),
    plain("fund", Aid, Some("economic"), "obj", 2),
    plain("finance", Aid, Some("economic"), "obj", 2),
    plain("bankroll", Aid, Some("economic"), "obj", 2),
    plain("lend", Aid, Some("economic"), "to obj", 2),
    plain("arm", Aid, Some("military"), "obj", 2),
    plain("equip", Aid, Some("military"), "obj", 2),
    plain("airlift", Aid, Some("humanitarian"), "to obj", 3),
    plain("shelter", Aid, Some("humanitarian"), "obj", 2),
    plain("rescue", Aid, Some("humanitarian"), "obj", 1),
    plain("resettle", Aid, Some("humanitarian"), "obj", 2),
    plain("open borders", Aid, Some("humanitarian"), "to", 2),
];

const YIELD: &[Verb] = &[
    plain("retreat", Retreat, Some("withdraw"), "from", 2),
    plain("pull out", Retreat, Some("withdraw"), "of from obj", 2),
    plain("pull back", Retreat, Some("withdraw"), "from obj", 2),
    plain("surrender", Retreat, None, "to obj", 2),
    plain("capitulate", Retreat, None, "to", 2),
    plain("disarm", Retreat, Some("disarm"), "obj", 2),
    plain("demobilize", Retreat, Some("disarm"), "obj", 2),
    plain("resign", Retreat, Some("resign"), "as from obj", 2),
    plain("step down", Retreat, Some("resign"), "as from", 2),
    plain("relinquish", Retreat, None, "to obj", 2),
    plain("dismantle", Retreat, Some("disarm"), "in obj", 2),
    plain("pardon", Concede, None, "obj", 3),
    plain("reinstate", Concede, None, "obj", 2),
    plain("reprieve", Concede, None, "obj", 3),
    plain("acquit", Concede, None, "obj", 3),
    plain("concede", Concede, None, "to obj", 2),
    plain("give in", Concede, None, "to", 2),
    plain("back down", Concede, None, "on", 2),
    plain("reverse", Concede, None, "obj", 2),
    plain("repatriate", Retreat, Some("release"), "obj", 3),
    plain("dismiss from", Concede, None, "obj", 2),
    plain("lay down", Retreat, Some("disarm"), "in to obj", 2),
    plain("hand back", Retreat, None, "to", 2),
    plain("return", Retreat, None, "to", 1),
];

const REQUEST: &[Verb] = &[
    plain("appeal", Request, None, "to for", 2),
    plain("call on", Request, None, "on", 3),
    plain("call upon", Request, None, "upon", 3),
    plain("appeal to", Request, None, "to", 2),
    plain("plead with", Request, None, "with", 2),
    plain("plead for", Request, None, "for", 2),
    plain("petition", Request, None, "obj", 3),
    plain("pressure", Request, None, "obj", 2),
    plain("push for", Request, None, "for", 2),
    plain("lobby", Request, None, "obj", 2),
    plain("ask for", Request, None, "for", 2),
    plain("seek refuge", Request, Some("assist"), "in from", 2),
];

const ACCUSE: &[Verb] = &[
    plain("accuse", Accuse, Some("allege"), "obj", 3),
    plain("blame", Accuse, Some("allege"), "obj on", 2),
    plain("condemn", Accuse, Some("disapprove"), "obj", 3),
    plain("denounce", Accuse, Some("disapprove"), "obj", 3),
    plain("criticize", Accuse, Some("disapprove"), "obj", 2),
    plain("criticise", Accuse, Some("disapprove"), "obj", 2),
    plain("decry", Accuse, Some("disapprove"), "obj", 3),
    plain("deplore", Accuse, Some("disapprove"), "obj", 3),
    plain("slam", Accuse, Some("disapprove"), "obj", 2),
    plain("blast", Accuse, Some("disapprove"), "obj", 2),
    plain("lambast", Accuse, Some("disapprove"), "obj", 2),
    plain("lambaste", Accuse, Some("disapprove"), "obj", 2),
    plain("fault", Accuse, Some("disapprove"), "obj", 2),
    plain("rebuke", Accuse, Some("disapprove"), "obj", 3),
    plain("reprimand", Accuse, Some("disapprove"), "obj", 2),
    plain("censure", Accuse, Some("disapprove"), "obj", 3),
    plain("chide", Accuse, Some("disapprove"), "obj", 2),
    plain("lament", Accuse, Some("disapprove"), "obj", 2),
    plain("complain", Accuse, Some("disapprove"), "to about against", 2),
    plain("lash out", Accuse, Some("disapprove"), "at", 2),
    plain("taunt", Accuse, Some("disapprove"), "obj", 2),
    plain("mock", Accuse, Some("disapprove"), "obj", 2),
    plain("sue", Accuse, Some("legal"), "obj", 3),
    plain("indict", Accuse, Some("legal"), "obj", 3),
    plain("charge", Accuse, Some("legal"), "obj", 2),
    plain("convict", Accuse, Some("legal"), "obj", 3),
    plain("sentence", Accuse, Some("legal"), "obj", 3),
    plain("prosecute", Accuse, Some("legal"), "obj", 3),
    plain("impeach", Accuse, Some("legal"), "obj", 3),
    plain("extradite", Accuse, Some("legal"), "obj", 3),
    plain("investigate", Accuse, Some("investigate"), "obj", 2),
    plain("probe", Accuse, Some("investigate"), "obj", 2),
    plain("interrogate", Accuse, Some("investigate"), "obj", 3),
    plain("inspect", Accuse, Some("investigate"), "obj in", 2),
    plain("search", Accuse, Some("investigate"), "obj", 1),
    plain("describe", Accuse, Some("disapprove"), "obj", 1),
    plain("label", Accuse, Some("disapprove"), "obj", 2),
    plain("brand", Accuse, Some("disapprove"), "obj", 2),
    plain("allege", Accuse, Some("allege"), "obj", 1),
    plain("dispute", Accuse, Some("disapprove"), "obj", 2),
    plain("protest against", Protest, None, "against", 2),
];

const REJECT: &[Verb] = &[
    plain("veto", Reject, None, "obj", 3),
    plain("dismiss", Reject, None, "obj", 2),
    plain("spurn", Reject, None, "obj", 2),
    plain("rebuff", Reject, None, "obj", 2),
    plain("oppose", Reject, None, "obj", 2),
    plain("deny", Reject, None, "obj", 2),
    plain("defy", Reject, None, "obj", 2),
    plain("disobey", Reject, None, "obj", 2),
    plain("flout", Reject, None, "obj", 2),
    plain("snub", Reject, None, "obj", 2),
    plain("rule out", Reject, None, "obj", 2),
    plain("turn down", Reject, None, "obj", 2),
    plain("vote against", Reject, None, "against", 2),
    plain("overturn", Reject, None, "obj", 2),
    plain("strike down", Reject, None, "obj", 2),
];

const THREATEN: &[Verb] = &[
    plain("warn", Threaten, None, "obj against of", 1),
    plain("menace", Threaten, None, "obj", 2),
    plain("intimidate", Threaten, None, "obj", 2),
];

const PROTEST: &[Verb] = &[
    plain("protest", Protest, Some("demo"), "against obj at in", 2),
    plain("demonstrate", Protest, Some("demo"), "against in at", 1),
    plain("rally", Protest, Some("demo"), "against in at", 1),
    plain("march", Protest, Some("demo"), "against on in to", 1),
    plain("riot", Protest, Some("riot"), "against in at", 2),
    plain("boycott", Protest, Some("boycott"), "obj", 3),
    plain("picket", Protest, Some("demo"), "obj", 2),
    plain("stop work", Protest, Some("strike"), "at in against", 2),
    plain("walk out", Protest, Some("strike"), "of at", 1),
    plain("heckle", Protest, Some("demo"), "obj", 2),
];

const SANCTION: &[Verb] = &[
    plain("sanction", Sanction, None, "obj", 3),
    plain("blacklist", Sanction, None, "obj", 3),
    plain("embargo", Sanction, None, "obj against", 3),
    plain("ostracize", Sanction, None, "obj", 2),
    plain("isolate", Sanction, None, "obj", 1),
    plain("fine", Sanction, None, "obj", 2),
];

const MOBILIZE: &[Verb] = &[
    plain("mobilize", Mobilize, Some("troops"), "against to in for along", 2),
    plain("mobilise", Mobilize, Some("troops"), "against to in for along", 2),
    plain("deploy", Mobilize, Some("troops"), "to in into against along near at on", 2),
    plain("redeploy", Mobilize, Some("troops"), "to in into along near", 2),
    plain("station", Mobilize, Some("troops"), "in at near along on", 2),
    plain("mass", Mobilize, Some("troops"), "along near on at in", 2),
    plain("amass", Mobilize, Some("troops"), "along near on at in", 2),
    plain("scramble", Mobilize, Some("troops"), "against to obj", 2),
    plain("intercept", Mobilize, Some("troops"), "obj", 2),
    plain("patrol", Mobilize, Some("troops"), "obj in", 2),
    plain("garrison", Mobilize, Some("troops"), "in obj", 2),
    plain("rearm", Mobilize, Some("weapons"), "", 2),
];

const COERCE: &[Verb] = &[
    plain("arrest", Coerce, Some("arrest"), "obj", 3),
    plain("detain", Coerce, Some("arrest"), "obj", 3),
    plain("apprehend", Coerce, Some("arrest"), "obj", 3),
    plain("jail", Coerce, Some("arrest"), "obj", 3),
    plain("imprison", Coerce, Some("arrest"), "obj", 3),
    plain("deport", Coerce, Some("expel"), "obj", 3),
    plain("banish", Coerce, Some("expel"), "obj", 2),
    plain("evict", Coerce, Some("expel"), "obj", 2),
    plain("ban", Coerce, Some("ban"), "obj from", 3),
    plain("outlaw", Coerce, Some("ban"), "obj", 3),
    plain("prohibit", Coerce, Some("ban"), "obj", 2),
    plain("censor", Coerce, Some("ban"), "obj", 3),
    plain("confiscate", Coerce, Some("seize"), "from obj", 3),
    plain("repress", Coerce, Some("repress"), "obj", 3),
    plain("suppress", Coerce, Some("repress"), "obj", 2),
    plain("persecute", Coerce, Some("repress"), "obj", 3),
    plain("oppress", Coerce, Some("repress"), "obj", 2),
    plain("crack down", Coerce, Some("repress"), "on", 3),
    plain("clamp down", Coerce, Some("repress"), "on", 3),
    plain("hack", Coerce, Some("cyber"), "obj into", 2),
    plain("shut down", Coerce, Some("ban"), "obj", 2),
    plain("dissolve", Coerce, Some("ban"), "obj", 2),
    plain("disperse", Coerce, Some("repress"), "obj", 2),
];

const ASSAULT: &[Verb] = &[
    plain("attack", Assault, None, "obj", 2),
    plain("assault", Assault, None, "obj", 3),
    plain("bomb", Assault, Some("bomb"), "obj", 3),
    plain("shell", Assault, Some("shell"), "obj", 3),
    plain("bombard", Assault, Some("shell"), "obj", 3),
    plain("raid", Assault, None, "obj", 2),
    plain("storm", Assault, None, "obj", 2),
    plain("ambush", Assault, None, "obj", 3),
    plain("invade", Assault, None, "obj", 3),
    plain("occupy", Assault, Some("occupy"), "obj", 2),
    plain("annex", Assault, Some("occupy"), "obj", 3),
    plain("overrun", Assault, Some("occupy"), "obj", 2),
    plain("besiege", Assault, Some("blockade"), "obj", 3),
    plain("blockade", Assault, Some("blockade"), "obj", 3),
    plain("kill", Assault, Some("kill"), "obj", 2),
    plain("murder", Assault, Some("kill"), "obj", 2),
    plain("assassinate", Assault, Some("kill"), "obj", 3),
    plain("execute", Assault, Some("kill"), "obj", 2),
    plain("behead", Assault, Some("kill"), "obj", 3),
    plain("massacre", Assault, Some("kill"), "obj", 3),
    plain("shoot", Assault, Some("shoot"), "obj at", 2),
    plain("shoot down", Assault, Some("shoot"), "obj", 2),
    plain("fire at", Assault, Some("shoot"), "at", 2),
    plain("fire on", Assault, Some("shoot"), "on", 2),
    plain("stab", Assault, Some("kill"), "obj", 2),
    plain("wound", Assault, Some("kill"), "obj", 2),
    plain("injure", Assault, Some("kill"), "obj", 2),
    plain("torture", Assault, Some("torture"), "obj", 3),
    plain("beat", Assault, Some("torture"), "obj", 1),
    plain("rape", Assault, Some("torture"), "obj", 3),
    plain("abduct", Assault, Some("abduct"), "obj", 3),
    plain("kidnap", Assault, Some("abduct"), "obj", 3),
    plain("hijack", Assault, Some("abduct"), "obj", 3),
    plain("destroy", Assault, None, "obj", 1),
    plain("clash", Assault, Some("clash"), "with in", 2),
    plain("fight", Assault, Some("clash"), "against with obj", 1),
    plain("battle", Assault, Some("clash"), "against with obj", 1),
    plain("target", Assault, None, "obj", 1),
    plain("blow up", Assault, Some("bomb"), "obj", 2),
    plain("overthrow", Coerce, Some("coup"), "obj", 3),
    plain("oust", Coerce, Some("coup"), "obj", 2),
    plain("gas", Assault, None, "obj", 3),
];

const OPERATORS: &[Verb] = &[
    op("lift", Operator::Cease),
    op("cease", Operator::Cease),
    op("drop", Operator::Cease),
    op("repeal", Operator::Cease),
    op("rescind", Operator::Cease),
    op("ease", Operator::Cease),
    op("relax", Operator::Cease),
    op("loosen", Operator::Cease),
    op("roll back", Operator::Cease),
    op("end", Operator::Cease),
    op("halt", Operator::Cease),
    op("stop", Operator::Cease),
    op("suspend", Operator::Cease),
    op("cancel", Operator::Cease),
    op("call off", Operator::Cease),
    op("cut", Operator::Cease),
    op("cut off", Operator::Cease),
    op("sever", Operator::Cease),
    op("break off", Operator::Cease),
    op("reduce", Operator::Cease),
    op("slash", Operator::Cease),
    op("scrap", Operator::Cease),
    op("freeze", Operator::Cease),
    op("revoke", Operator::Cease),
    op("postpone", Operator::Cease),
    op("remove", Operator::Cease),
    op("terminate", Operator::Cease),
    op("abandon", Operator::Cease),
    op("waive", Operator::Cease),
    op("downgrade", Operator::Cease),
    op("refuse", Operator::Refuse),
    op("reject", Operator::Refuse),
    op("decline", Operator::Refuse),
    op("fail", Operator::Fail),
    op("agree", Operator::Promise),
    op("agree on", Operator::Promise),
    op("pledge", Operator::Promise),
    op("promise", Operator::Promise),
    op("vow", Operator::Promise),
    op("offer", Operator::Promise),
    op("commit", Operator::Promise),
    op("consent", Operator::Promise),
    op("accept", Operator::Accept),
    op("approve", Operator::Accept),
    op("authorize", Operator::Accept),
    op("authorise", Operator::Accept),
    op("adopt", Operator::Accept),
    op("threaten", Operator::Threat),
    op("ask", Operator::Ask),
    op("urge", Operator::Ask),
    op("demand", Operator::Ask),
    op("call for", Operator::Ask),
    op("request", Operator::Ask),
    op("beg", Operator::Ask),
    op("implore", Operator::Ask),
    op("press", Operator::Ask),
    op("seek", Operator::Ask),
    op("propose", Operator::Ask),
    op("insist", Operator::Ask),
    op("order", Operator::Force),
    op("force", Operator::Force),
    op("compel", Operator::Force),
    op("allow", Operator::Allow),
    op("permit", Operator::Allow),
    op("let", Operator::Allow),
    op("plan", Operator::Plan),
    op("intend", Operator::Plan),
    op("prepare", Operator::Plan),
    op("schedule", Operator::Plan),
    op("expect", Operator::Plan),
    op("aim", Operator::Plan),
    op("hope", Operator::Plan),
    op("want", Operator::Plan),
    op("set", Operator::Plan),
    op("decide", Operator::Plan),
    op("vote", Operator::Plan),
    op("consider", Operator::Plan),
    op("continue", Operator::Through),
    op("try", Operator::Through),
    op("attempt", Operator::Through),
    op("manage", Operator::Through),
    op("help", Operator::Through),
    op("move", Operator::Through),
    op("provide", Operator::Give),
    op("give", Operator::Give),
    op("send", Operator::Give),
    op("dispatch", Operator::Give),
    op("supply", Operator::Give),
    op("deliver", Operator::Give),
    op("contribute", Operator::Give),
    op("extend", Operator::Give),
    op("allocate", Operator::Give),
    op("earmark", Operator::Give),
    op("hand over", Operator::Give),
    op("award", Operator::Give),
    op("spend", Operator::Give),
    op("ship", Operator::Give),
    op("sell", Operator::Give),
    op("donate to", Operator::Give),
    op("withdraw", Operator::Withdraw),
    op("withdraw from", Operator::Withdraw),
    op("evacuate", Operator::Withdraw),
    op("recall", Operator::Withdraw),
    op("leave", Operator::Withdraw),
    op("sign", Operator::Conclude),
    op("reach", Operator::Conclude),
    op("establish", Operator::Conclude),
    op("conclude", Operator::Conclude),
    op("strike deal", Operator::Conclude),
    op("restore", Operator::Conclude),
    op("forge", Operator::Conclude),
    op("strengthen", Operator::Strengthen),
    op("deepen", Operator::Strengthen),
    op("expand", Operator::Strengthen),
    op("boost", Operator::Strengthen),
    op("enhance", Operator::Strengthen),
    op("bolster", Operator::Strengthen),
    op("reinforce", Operator::Strengthen),
    op("intensify", Operator::Strengthen),
    op("beef up", Operator::Strengthen),
    op("scale up", Operator::Strengthen),
    op("step up", Operator::Strengthen),
    op("increase", Operator::Strengthen),
    op("violate", Operator::Violate),
    op("break", Operator::Violate),
    op("breach", Operator::Violate),
    op("release", Operator::Release),
    op("free", Operator::Release),
    op("attend", Operator::Attend),
    op("host", Operator::Attend),
    op("join", Operator::Attend),
    op("receive", Operator::Attend),
    op("welcome", Operator::Welcome),
    op("call", Operator::Phone),
    op("travel", Operator::Travel),
    op("travel to", Operator::Travel),
    op("arrive", Operator::Travel),
    op("arrive in", Operator::Travel),
    op("arrive at", Operator::Travel),
    op("fly", Operator::Travel),
    op("fly to", Operator::Travel),
    op("land", Operator::Travel),
    op("sail", Operator::Travel),
    op("enter", Operator::Travel),
    op("seize", Operator::Strike),
    op("capture", Operator::Strike),
    op("hit", Operator::Strike),
    op("strike", Operator::Strike),
    op("express", Operator::Express),
    op("reiterate", Operator::Express),
    op("voice", Operator::Express),
    op("summon", Operator::Summon),
    op("grant", Operator::Grant),
    op("fire", Operator::Fire),
    op("test", Operator::Fire),
    op("expel", Operator::Expel),
    op("share", Operator::Share),
    op("exchange", Operator::Share),
    op("remain", Operator::Alert),
    op("put", Operator::Alert),
    op("place", Operator::Alert),
];

const LIGHT: &[Verb] = &[
    light("launch"),
    light("hold"),
    light("conduct"),
    light("stage"),
    light("carry out"),
    light("carry"),
    light("make"),
    light("mount"),
    light("perform"),
    light("begin"),
    light("start"),
    light("open"),
    light("undertake"),
    light("commence"),
    light("resume"),
    light("pay"),
    light("organize"),
    light("organise"),
    light("declare"),
    light("announce"),
    light("impose"),
    light("issue"),
    light("file"),
    light("lodge"),
    light("take"),
    light("embark on"),
    light("participate in"),
    light("serve in"),
    light("take part"),
    light("engage in"),
    light("enforce"),
    light("initiate"),
    light("deliver to"),
    light("have"),
    light("deal"),
    light("face"),
    light("go on"),
    light("complete"),
    light("attend to"),
    light("head for"),
    light("wage"),
    light("lead"),
    light("build on"),
    light("exert"),
    light("slap"),
    light("levy"),
    light("enact"),
    light("tighten"),
    light("sustain"),
    light("suffer"),
    light("do"),
    light("continue with"),
    light("find"),
];

/// Verbs whose complement is what someone says.
pub fn is_saying(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "announce"
            | "declare"
            | "state"
            | "tell"
            | "claim"
            | "warn"
            | "report"
            | "add"
            | "confirm"
            | "reiterate"
            | "insist"
            | "stress"
            | "pledge"
            | "vow"
            | "promise"
            | "note"
            | "assert"
            | "argue"
            | "reveal"
            | "acknowledge"
            | "demand"
            | "believe"
            | "suggest"
            | "allege"
            | "deny"
            | "threaten"
            | "agree"
            | "emphasize"
            | "emphasise"
            | "admit"
            | "write"
            | "order"
            | "decide"
            | "indicate"
            | "explain"
            | "maintain"
            | "signal"
            | "hope"
    )
}
