//! Closed classes of English words that the rules lean on. Open classes (titles, nationality
//! words, heads of names) are tables of the lexicon.

use std::collections::HashSet;
use std::sync::OnceLock;

/// A test for membership in a list of words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident: $words:literal) => {
        $(#[$doc])*
        pub fn $name(word: &str) -> bool {
            static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
            WORDS.get_or_init(|| $words.split_whitespace().collect()).contains(word)
        }
    };
}

words! {
    /// Prepositions after which a place name is a location.
    is_locative:
    "
        in at near from to outside inside around across toward towards through throughout into off
        within along beyond via onto over above nearby downtown between leaving entering visiting
        visited visit reached reaching left north south east west northern southern eastern
        western central northwest northeast southwest southeast upstate mainland rural neighboring
        neighbouring
    "
}

words! {
    /// The stricter half of [`is_locative`]: here hardly anything but a place (or time) follows.
    is_strictly_locative:
    "
        in near outside inside around across throughout into within downtown upstate nearby at
    "
}

/// Verbs whose subject speaks, decides or acts as a body, in the forms news uses.
pub fn is_acting_verb(word: &str) -> bool {
    let word = word.strip_suffix("ing").filter(|stem| stem.len() > 2).unwrap_or(word);
    let stems = [
        word,
        word.strip_suffix('s').unwrap_or(word),
        word.strip_suffix("es").unwrap_or(word),
        word.strip_suffix("ed").unwrap_or(word),
        word.strip_suffix('d').unwrap_or(word),
    ];
    if stems.iter().any(|stem| is_acting_stem(stem)) {
        return true;
    }
    let Some(stem) = word.strip_suffix("ied").or_else(|| word.strip_suffix("ies")) else {
        return is_irregular_act(word);
    };
    is_acting_stem(&format!("{stem}y"))
}

words! {
    /// Auxiliaries in [`is_acting_verb`]'s sense say little by themselves: the next verb decides.
    is_auxiliary:
    "
        is was has had have are were be been should must will would may might can could does did
        do not also then now already repeatedly recently again later never still even itself both
        jointly formally to
    "
}

words! {
    /// Verbs of acting without their endings.
    is_acting_stem:
    "
        abandon abstain accept accus accuse achiev achieve acknowledg act admit adopt affirm agre
        agree aim allow amplify annex announc announce apologis apologiz appeal appear appoint
        approv approve argu argue arm arrest ask assur assure attack attempt attend back ban
        banned begin believ believe blam blame block boast bomb break bring build buy call cancel
        cast cede choose claim clos commit complain complet complete conced concede condemn
        conduct confirm consider continu continue contribut control convinc convince cooperat
        criticis criticiz cut decid decide declar declare declin decline deepen defeat defend
        demand demonstrat demonstrate denounc denounce deny depend deploy describ describe detain
        develop discuss dismiss dispatch donat eas ease elect emphasis emphasiz end endors endorse
        enforc enforce engag engage enter establish evacuat evacuate execut execute expand expect
        expel expelled explor express expropriat extend face fail favour fear fight finish fire
        follow forc fund give govern grant help hit honor honour hop hope host ignor ignore impos
        impose increas increase inform insist intend invad invade invit invite jail join keep know
        label labell launch lead learn leave lift lock lose lower maintain make mark miss mobilis
        mobiliz mobilize monitor mov move name nationalis nationaliz need negotiat negotiate
        object occupy offer oppos oppose order own participat participate penalis penaliz persuad
        persuade plan plann pledg pledge point possess prepar prepare press pressur pressure
        promis promise promot propos propose prosecut prosecute protest provid provide purchas
        purchase pursu pursue push quarantin quarantine rais raise ratif react reaffirm recall
        recognis recogniz reduc reduce refus refuse regard reject rejoin relax releas release rely
        remain renew reopen replac report request resist respond restor resum resume retaliat
        retaliate review rule sanction say see seek seem sell send shar share shell show shut sign
        signal signall solidify spend stag start stop strengthen stress strike struggl sue suggest
        summon support suspect suspend tak take talk tell test threaten tighten tri try turn
        undertak undertake unit unite unveil urg urge us use vet veto view vot vote vow wait want
        warn welcom welcome win wish withdraw work worri yield
    "
}

words! {
    /// Verbs and participles whose object is dealt with as one that acts: "accuses X", "urged X".
    is_dealing:
    "
        accuse accuses accused accusing blame blames blamed blaming urge urges urged urging ask asks
        asked asking order orders ordered ordering warn warns warned warning tell tells told
        telling criticise criticises criticised criticising criticize criticizes criticized
        criticizing condemn condemns condemned condemning denounce denounces denounced denouncing
        want wants wanted allow allows allowed allowing help helps helped helping join joins joined
        joining fight fights fought fighting threaten threatens threatened threatening praise
        praises praised praising oppose opposes opposed opposing persuade persuades persuaded
        persuading invite invites invited inviting pressure pressures pressured pressuring sanction
        sanctions sanctioned sanctioning recognise recognises recognised recognize recognizes
        recognized thank thanks thanked thanking assure assures assured assuring force forces forced
        forcing represent represents represented representing punish punishes punished punishing
        provoke provokes provoked provoking deter deters deterred deterring isolate isolates isolated
        isolating let lets give gives gave giving offer offers offered offering charge
        charges charged suspect suspects suspected trust trusts trusted sue sues sued suing
        challenge challenges challenged challenging push pushes pushed pushing drag drags dragged
        admit admits admitted admitting
    "
}

words! {
    /// Words before the name of a language.
    is_of_language:
    "
        speak speaks spoke spoken speaking fluent learn learns learned learnt learning teach teaches
        taught teaching study studies studied studying understand understands understood
        understanding read reads reading write writes wrote writing in into from perfect broken
        translate translated basic
    "
}

words! {
    /// Verbs of winning, whose object is a team.
    is_defeat:
    "
        beat beats beating defeat defeats defeated defeating edge edges edged edging outlast outlasts
        outlasted outlasting top tops topped topping rout routs routed routing upset upsets
        thrash thrashes thrashed stun stuns stunned overcome overcame downed host hosts hosted
        versus vs v
    "
}

words! {
    /// Nouns of sport that a town's name before them makes a team's.
    is_team_noun:
    "
        coach coaches coaching player players team teams squad roster lineup win victory loss fans
        goalie offense offence starter starters sophomore freshman alum
    "
}

words! {
    /// Ways between towns, and what goes along them.
    is_way:
    "
        border borders road roads route routes line lines rail railway train trains flight flights
        ferry bus distance journey journeys trip trips travel travels travelled traveled travelling
        traveling flew fly flies flying drive drives drove service services link links highway
        motorway corridor pipeline bridge tunnel commute shuttle halfway way leg
    "
}

words! {
    /// Adverbs of how often, between a subject and its verb.
    is_often:
    "
        always often never seldom sometimes ever once soon still
    "
}

words! {
    /// Verbs of which a land is the subject as land.
    is_standing:
    "
        lies sits stands borders covers spans stretches remains has is was occupies encompasses
        straddles receives experiences lacks grows
    "
}

words! {
    /// Verbs of speech in the forms that stand beside a speaker's name.
    is_speech:
    "
        said says say told tells added adds noted notes explained explains stated states argued
        argues wrote writes asked asks replied announced announces declared stressed emphasized
        emphasised recalled recalls insisted insists suggested suggests mentioned mentions
        testified pointed expressed acknowledged admitted commented remarked believes thinks
        thought continued continues tweeted joked laughed answered agreed warned warns claimed
        claims reported who smiled
    "
}

words! {
    /// Nouns for states among others, as "Pacific nations" or "host Japan" have them.
    is_member_noun:
    "
        nation nations country countries state states power powers partner partners ally allies
        member members neighbour neighbours neighbor neighbors rival rivals enemies adversary
        adversaries host hosts governments signatories economies foe foes superpower superpowers
        giant powerhouse
    "
}

words! {
    /// Verbs in the past whose object is a place as a place.
    is_physical:
    "
        visited entered crossed toured reached invaded occupied attacked bombed shelled conquered
        ravaged devastated flooded battered colonised colonized explored traversed flattened
        liberated travelled traveled roamed swept rocked struck annexed partitioned governed ruled
        inhabited populated settled surrounded called named based located situated needed moved
    "
}

words! {
    /// Kinds of vessels, before the name of one: "the brig Delhi".
    is_ship:
    "
        ship ships vessel vessels steamer steamers steamship freighter freighters tanker tankers
        brig brigs schooner schooners barque bark sloop sloops ketch frigate frigates corvette
        corvettes destroyer destroyers cruiser cruisers battleship battleships battlecruiser
        carrier submarine submarines minesweeper minesweepers gunboat gunboats ferry ferries
        trawler trawlers yacht yachts tug tugboat liner liners icebreaker icebreakers lugger
        cutter cutters clipper clippers galleon galley whaler whalers collier hulk barge
        dreadnought ironclad monitor warship warships supertanker bulker motorship packet
        catamaran trimaran lightship lifeboat dredger flagship
    "
}

words! {
    /// Nouns for a government's or people's course: what a capital's name owns when it stands for a
    /// government.
    is_policy_noun:
    "
        strategy policy policies commitment commitments position stance decision decisions plan
        plans push pursuit resolve response effort efforts relations relationship relationships
        ties interests interest ambitions ambition aggression ideology capabilities capability
        capacity combat allies ally alliance foreign defense defence nuclear military support
        proposal proposals offer demand demands claims claim sanctions leaders leader leadership
        government troops forces army navy diplomats diplomacy envoy envoys ambassador failure
        refusal willingness invasion war intervention role influence intentions view views
        concerns warning threat threats approach economy economic president minister prime
        parliament people team bid membership desire need embassy security strong growing
        longstanding mission delegation consulate mayor officials authorities practices
        announcement participation missile weapons deployment state media official
        officials spokesman spokeswoman spokesperson first increasing increased involvement
        activities program programme parties party opposition central largest own new
    "
}

words! {
    /// Nouns for physical things in a land: a nationality word before one tells where.
    is_land_noun:
    "
        airspace territory territories border borders coast coasts waters soil city cities town
        towns village villages capital province provinces region regions island islands mainland
        countryside desert mountains port ports shore shores peninsula archipelago coastline
        enclave district provincial resort prefecture suburb suburbs interior side frontier jungle
        plain plains valley land lands skies streets prison prisons jail hospital hospitals
        airport airports airbase coastal highlands lakes rivers cave exclusive
    "
}

/// Nouns that say what a bare place name before or after it is: "the city of X", "X province".
pub fn is_place_noun(word: &str) -> bool {
    is_land_noun(word) || is_other_place_noun(word)
}

words! {
    /// Words written with a capital only because a sentence or title starts with them.
    is_function_word:
    "
        a an the and or but nor so yet if as at by for from in into of off on onto out over to up
        with without within about above across after against along amid among around before behind
        below between beyond despite down during except inside like near outside past per since
        than through throughout till toward towards under until upon via while is are was were be
        been being am has have had do does did will would shall should can could may might must
        not no yes i me my mine we us our ours you your yours he him his she her hers it its they
        them their theirs this that these those who whom whose which what when where why how there
        here then now both either neither each every all any some many most much more few several
        such other another one two three four five six seven eight nine ten once only just also
        even still however moreover meanwhile instead although though because unless whether
        whereas additionally following according given earlier later last next today yesterday
        tomorrow mr mrs ms dr new old please let said says i’m i'm it’s it's
    "
}

words! {
    /// Small words inside personal names.
    is_name_particle:
    "
        van von de der den del della di da dos das du la le bin ibn bint al el ben ter ten af zu y
    "
}

words! {
    /// Words that turn the place name before their hyphen into a modifier: "London-based".
    is_place_suffix:
    "
        based born area bound style backed led made wide trained occupied controlled held run
        owned registered flagged supported sponsored funded built brokered administered allied
        educated listed raised origin
    "
}

words! {
    /// Capital words in names that are no place by themselves, though some village is called so.
    is_general_name:
    "
        north south east west northern southern eastern western northeast northwest southeast
        southwest central interior federal metro human national international federation center
        centre upper lower inner outer greater far downtown republic union united olympic olympics
        university lot county city town state district province region capital mid sub trans great
        big little new old saint st san santa los las la el port fort mount lake
    "
}

words! {
    /// Nouns that make a street's name of what goes before them.
    is_street:
    "
        street st avenue ave road rd drive dr lane ln boulevard blvd highway hwy way circle pike
        parkway pkwy terrace trail turnpike expressway alley crescent freeway loop
    "
}

words! {
    /// Nouns of natural features that take a name before them; a town's name there is another name.
    is_landform:
    "
        river rivers creek lake lakes bay valley hills hill mountain mountains beach island
        islands point canyon falls forest springs peninsula ridge basin reservoir pass
    "
}

words! {
    /// Forms of acting verbs that no rule makes.
    is_irregular_act:
    "
        said told met sought fought withdrew knew held sent chose gave thought took went won lost
        beat struck shot is was has had should must will would may might can could does did
    "
}

words! {
    /// Nouns beside names of places that are no land themselves.
    is_other_place_noun:
    "
        area county state borough neighborhood neighbourhood parish community municipality
        township hamlet street road river lake sea gulf strait bay metro metropolitan outskirts
        downtown native resident residents man woman couple teen teenager family police
        firefighters hotel apartment home office campus stadium museum
        restaurant store residence
    "
}
