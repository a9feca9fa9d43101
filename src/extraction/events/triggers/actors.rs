//! Nouns by which news calls those who act in politics and war, and those who act in sport.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::super::words;

const ACTORS: &str = "government administration regime authority authorities cabinet parliament \
    senate congress legislature assembly council commission ministry minister president premier \
    chancellor king queen prince emir sultan monarch leader leadership ambassador diplomat envoy \
    delegation secretary spokesman spokeswoman spokesperson official senator congressman \
    lawmaker legislator mp deputy governor mayor party opposition court judge prosecutor tribunal \
    jury police policeman policemen officer officers troop troops soldier soldiers army navy \
    military force forces airforce marine marines militia militiaman militiamen militant militants \
    rebel rebels insurgent insurgents guerrilla guerrillas gunman gunmen fighter fighters \
    terrorist terrorists extremist extremists jihadist bomber separatist separatists commander \
    general colonel admiral warship warships warplane warplanes jet jets aircraft tank tanks \
    missile missiles drone drones airstrike navy coastguard coalition alliance bloc union \
    kingdom republic state states nation nations country countries federation embassy consulate \
    junta dictator ruler regime kremlin pentagon protester protesters demonstrator \
    demonstrators activist activists dissident \
    refugee refugees migrant \
    migrants prisoner prisoners detainee hostage hostages civilian civilians journalist \
    journalists peacekeeper peacekeepers observer inspectors negotiator negotiators mediator \
    faction factions group groups movement cartel gang tribe tribesmen clan watchdog ngo charity \
    agency organisation organization investigator investigators agents agent senators \
    lawyers lawyer loyalists allies ally sides parties neighbours \
    neighbors counterpart counterparts commission committee attorney treasury bombing guards brigade brigades battalion regime newspaper \
    media broadcaster bomb bombs shelling airstrikes rocket rockets attacker attackers airforce \
    command presidency emirate assailant assailants pirate pirates bandit bandits";

const CITIZENS: &str = "worker teacher student employee farmer miner villager resident critic opponent \
    supporter driver nurse doctor people thousand dozen hundred crowd neighbour neighbor parent musician";

const FORCES: &str = "troop troops soldier army navy military force forces marine militia \
    militiaman militant rebel insurgent guerrilla gunman gunmen fighter terrorist extremist \
    jihadist bomber separatist warship warplane jet aircraft tank missile drone airstrike police \
    policeman policemen commando artillery shelling bomb bombing rocket attacker helicopter taliban \
    airstrikes strike coalition plane planes";

const SPORT: &str = "match coach goalkeeper midfielder striker inning innings wicket playoff playoffs \
    quarterback touchdown tournament championship league batsman bowler semifinal semifinals \
    semi-final semi-finals quarterfinal quarterfinals homer homers halftime half-time fullback \
    teammate teammates scoreless cup medalist medallist marathon rebounds linebacker \
    pitcher shortstop defenseman goalie puck podium peloton sprint golfer birdie bogey fairway \
    season fixture fixtures club equaliser equalizer lap race rugby cricket soccer football baseball \
    basketball hockey tennis goals scorer teammates derby roster";

const WEATHER: &str = "storm hurricane typhoon cyclone tornado earthquake quake flood floods flooding \
    wildfire wildfires fire lightning blizzard snow snowstorm rain rains heatwave drought avalanche \
    landslide tsunami volcano eruption wind winds wave waves virus disease outbreak epidemic pandemic \
    heat cold front frost hail thunderstorm monsoon fog tremor temperatures crash accident recession \
    inflation crisis plague cancer driver bus truck car train";

fn set(
    cell: &'static OnceLock<HashSet<&'static str>>,
    words: &'static str,
) -> &'static HashSet<&'static str> {
    cell.get_or_init(|| words.split_whitespace().collect())
}

fn has(set: &HashSet<&'static str>, word: &str) -> bool {
    set.contains(word)
        || set.contains(words::singular(word))
        || words::singular_in_y(word).is_some_and(|one| set.contains(one.as_str()))
}

/// Whether news uses the noun (small letters) for someone who acts in politics or war.
pub fn is_actor_noun(head: &str) -> bool {
    static ACTOR_SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    has(set(&ACTOR_SET, ACTORS), head)
}

/// Whether it is one of those who protest, strike and are arrested without being politicians.
pub fn is_citizen(head: &str) -> bool {
    static CITIZEN_SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    has(set(&CITIZEN_SET, CITIZENS), head)
}

/// Whether it is someone or something that fights.
pub fn is_force(head: &str) -> bool {
    static FORCE_SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    has(set(&FORCE_SET, FORCES), head)
}

/// Whether it is a word of sport reports.
pub fn is_sport(word: &str) -> bool {
    static SPORT_SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    has(set(&SPORT_SET, SPORT), word)
}

/// Whether it is a force of nature, an illness or an accident.
pub fn is_weather(head: &str) -> bool {
    static WEATHER_SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    has(set(&WEATHER_SET, WEATHER), head)
}
