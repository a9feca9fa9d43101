//! The sentences that articles are put together from.
//!
//! `{a}`, `{b}` and `{c}` are states, `{A}`, `{B}` and `{C}` their capitals; `{P}` and `{Q}` persons of `a` and
//! `b` with office and whole name, `{p}` and `{q}` the same by family name; `{place}` where it happens,
//! `{town}` and `{far}` other towns of `a` and `b`, `{sea}` a water; `{union}` a union; `{day}` a weekday,
//! `{date}` and `{later}` days of a month, `{n}` and `{m}` numbers.

/// What one sort of story is told in.
pub struct Kind {
    pub titles: &'static [&'static str],
    pub leads: &'static [&'static str],
    pub details: &'static [&'static str],
    /// It happens on the water rather than in a town.
    pub at_sea: bool,
}

pub const KINDS: &[Kind] = &[
    Kind {
        titles: &[
            "{a} and {b} drill together in {sea}",
            "Ships of {a} and {b} meet for exercise",
            "Joint exercise begins off {town}",
        ],
        leads: &[
            "{a} and {b} began a joint naval exercise in {sea} on {day} with {n} ships and {m} aircraft.",
            "Warships of {a} and {b} held a joint drill in {sea} on {day}, the defence ministry in {A} said.",
            "The navies of {a} and {b} opened a joint exercise near {town} on {day}.",
        ],
        details: &[
            "About {m} troops are taking part in the exercise, which will last until {later}.",
            "{b} sent {n} ships from {far} to {sea}.",
            "{c} criticised the drill and said it would deploy two submarines to {sea}.",
            "{P} said the exercise was directed against nobody.",
            "Ships of {a} and {b} held a similar drill near {far} last year.",
            "{a} will host the next exercise off {town} in the spring.",
        ],
        at_sea: true,
    },
    Kind {
        titles: &[
            "{P} visits {B}",
            "{p} and {q} hold talks in {place}",
            "Visit to {B} puts trade first",
        ],
        leads: &[
            "{P} of {a} arrived in {place} on {day} to meet {Q}.",
            "{P} met {Q} in {place} on {day} for talks on trade and security.",
            "{P} began a three-day visit to {b} on {day} with a stop in {place}.",
        ],
        details: &[
            "{p} will travel on to {far} before returning to {A} on {later}.",
            "{q} thanked {p} for the help that {a} gave after the floods.",
            "The two discussed the situation in {c} and shipping in {sea}.",
            "{p} and {q} had last met in {C} in the spring.",
            "{b} and {a} signed an agreement on fisheries after the talks.",
            "{p} also visited a school in {far}.",
        ],
        at_sea: false,
    },
    Kind {
        titles: &[
            "Talks between {a} and {b} open in {place}",
            "{a} and {b} agree on border posts",
            "Delegations meet in {place}",
        ],
        leads: &[
            "Delegations of {a} and {b} met in {place} on {day} to discuss the border.",
            "{a} and {b} agreed in {place} on {day} to open {n} border posts.",
            "{P} and {Q} signed an agreement on transit in {place} on {day}.",
        ],
        details: &[
            "The agreement has to be approved by the parliament in {A}.",
            "{c} had offered to mediate between {a} and {b}.",
            "{P} praised the talks as frank.",
            "A second round of talks will be held in {far} on {later}.",
            "{Q} called on {a} to release {n} fishermen.",
            "Earlier talks in {C} had ended without a result.",
        ],
        at_sea: false,
    },
    Kind {
        titles: &[
            "Rail strike halts trains in {place}",
            "{union} calls strike in {place}",
            "Thousands march in {place}",
        ],
        leads: &[
            "Thousands of workers marched through {place} on {day} to protest against lower wages.",
            "The {union} went on strike in {place} on {day}, and trains to {town} stood still.",
            "About {m} people demonstrated in front of the parliament in {place} on {day}.",
        ],
        details: &[
            "Police arrested {n} people on the bridge to {town}, the city said.",
            "{P} urged the union to return to talks.",
            "The {union} rejected the offer and threatened to strike again on {later}.",
            "Students occupied a faculty in {town} on the same day.",
            "{p} accused the union of hurting those who can least afford it.",
            "In {far}, some two hundred people protested outside the embassy of {a}.",
        ],
        at_sea: false,
    },
    Kind {
        titles: &[
            "{b} rushes aid to {place}",
            "Storm strikes {place}",
            "Relief flights reach {place} after storm",
        ],
        leads: &[
            "{b} sent {n} helicopters and {m} medics to {place} on {day} after a storm struck the coast of {a}.",
            "A storm struck {place} on {day} and tore the roofs off {m} houses.",
            "Ships of {b} delivered drinking water to {place} on {day}.",
        ],
        details: &[
            "{c} promised {m} tons of maize.",
            "The Red Cross will fly supplies from {C} to {town}.",
            "{P} appealed to the United Nations for tents.",
            "The river flooded the road from {place} to {town}.",
            "{Q} said that {b} would help for as long as it took.",
            "By {later} the storm had weakened over {sea}.",
        ],
        at_sea: false,
    },
    Kind {
        titles: &[
            "{a} imposes sanctions on {b}",
            "{a} freezes accounts of {b}",
            "{B} rejects sanctions",
        ],
        leads: &[
            "{a} imposed sanctions on {n} firms of {b} on {day}.",
            "{P} announced in {place} on {day} that {a} would freeze the accounts of {n} officials of {b}.",
            "{a} expelled {n} diplomats of {b} on {day}.",
        ],
        details: &[
            "{Q} condemned the sanctions and threatened to close the port of {far}.",
            "{c} welcomed the decision.",
            "{b} rejected the accusation that it had shipped weapons through {sea}.",
            "The European Union had taken the same step in the spring.",
            "{P} accused {b} of breaking the agreement signed in {C}.",
            "{b} withdrew its ambassador from {A} on {later}.",
        ],
        at_sea: false,
    },
    Kind {
        titles: &[
            "Gunmen attack convoy near {place}",
            "Attack near {place} kills {n}",
            "Army fights gunmen near {place}",
        ],
        leads: &[
            "Gunmen attacked a convoy near {place} on {day} and killed {n} soldiers, police said.",
            "An explosion killed {n} people at a market in {place} on {day}.",
            "The army of {a} shelled positions of rebels near {place} on {day}.",
        ],
        details: &[
            "{P} condemned the attack and promised an investigation.",
            "{b} offered {a} help with the search.",
            "The wounded were flown to a hospital in {town}.",
            "Police detained {n} suspects in {town} on {later}.",
            "{Q} called the attack cowardly.",
            "The army has sent {m} soldiers to the area.",
        ],
        at_sea: false,
    },
    Kind {
        titles: &[
            "Court in {place} convicts former minister",
            "{n} years for smuggler in {place}",
            "Trial ends in {place}",
        ],
        leads: &[
            "A court in {place} convicted a former minister of {a} on {day} of taking bribes.",
            "Judges in {place} sentenced a smuggler from {far} to {n} years in prison on {day}.",
            "Prosecutors in {place} charged {n} officials with fraud on {day}.",
        ],
        details: &[
            "The lawyer of the accused said she would appeal.",
            "The man had been arrested in {far} at the request of {a}.",
            "{b} cooperated with the court, {Q} said.",
            "{P} did not comment on the verdict.",
            "The money was found in accounts in {C}.",
            "A second trial opens in {town} on {later}.",
        ],
        at_sea: false,
    },
    Kind {
        titles: &[
            "{a} moves troops to {place}",
            "{a} deploys ships to {sea}",
            "Troops leave {A} for {place}",
        ],
        leads: &[
            "{a} deployed {m} troops to {place} on {day}, near its border with {b}.",
            "{a} sent {n} warships to {sea} on {day}, {P} said.",
            "The army of {a} moved tanks to {place} on {day}.",
        ],
        details: &[
            "{b} demanded that {a} withdraw the troops by {later}.",
            "{Q} accused {a} of threatening its neighbours.",
            "{c} called on both sides to show restraint.",
            "{P} said the troops would stay until the talks in {C} are over.",
            "Observers of the United Nations will travel to {place} and {far}.",
            "{b} put its forces in {far} on alert.",
        ],
        at_sea: false,
    },
    Kind {
        titles: &[
            "Opposition wins in {place}",
            "Voters in {a} choose new mayors",
            "{a} goes to the polls",
        ],
        leads: &[
            "Voters in {a} chose new mayors on {day}, and the opposition won in {place} and {town}.",
            "The ruling party of {a} lost {place} in the election on {day}, preliminary results showed.",
            "{P} conceded defeat in {place} on {day} after a close election.",
        ],
        details: &[
            "Turnout was {n} percent, the commission in {A} said.",
            "Observers from {b} praised the vote as calm.",
            "{P} accused the opposition of buying votes in {town}.",
            "A second round will be held in {n} towns on {later}.",
            "{Q} congratulated the winners by telephone.",
            "About {m} people protested against the result in {town}.",
        ],
        at_sea: false,
    },
];

/// Sentences that any story may hold.
pub const ROUND: &[&str] = &[
    "“We have waited long enough,” {p} told reporters in {A}.",
    "“Nobody gains from this but the lawyers,” said a trader in {town}.",
    "“It is the third time this year,” said a teacher who lives near {place}.",
    "{p} took office two years ago.",
    "{q} was born in {far} and studied in {C}.",
    "The road between {town} and {place} was closed for some hours.",
    "Light rain is expected over {town} through the weekend.",
    "The price of bread has risen by {n} percent since January.",
    "Officials in {B} did not answer questions.",
    "A spokesman in {C} said that {c} was watching closely.",
    "{a} and {b} have had a treaty on trade for {n} years.",
    "The hotel in {place} where the delegates stayed has a view of the river.",
    "Newspapers in {far} gave the story a few lines.",
    "{place} has grown fast since the railway from {town} reached it.",
    "The government in {A} had promised new buses for {town}.",
    "A ferry from {far} was late by an hour.",
    "Nobody could say how long it would last.",
    "The museum in {town} stayed open, and so did the market.",
    "Fishermen were told to stay away from {sea}.",
    "“Ask me again on {later},” {q} said.",
    "{c} has kept an office in {A} since the nineties.",
    "The match between {town} and {place} was put off.",
];
