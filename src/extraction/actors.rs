//! From found names to mentions and entities: places by the gazetteer, states, persons under
//! their fullest name, bodies and things by name.

use std::collections::BTreeMap;

use super::lexicon::Speaks;
use super::mentions::{Detail, Draft, NamedFound, PlaceFound, own};
use super::resolution::{Resolved, calibrated};
use super::{persons::People, roles};
use crate::atlas::{Entity, Kind, Mention, Place, Role};
use crate::base::Id;
use crate::gazetteer::own::OwnIx;
use crate::gazetteer::{Feature, PlaceIx, normalize};

/// Mentions by position and the entities they name.
pub fn build(draft: &Draft, resolved: &[Option<Resolved>]) -> (Vec<Mention>, BTreeMap<Id, Entity>) {
    let mut builder = Builder { draft, resolved, entities: BTreeMap::new(), mentions: Vec::new() };
    let people = People::of(draft);
    let judged = roles::judge_all(draft, resolved);
    for (nth, found) in draft.found.iter().enumerate() {
        let mut role = None;
        let entity = match &found.detail {
            Detail::Place(PlaceFound { own: Some(ix), .. }) => {
                role = judged[nth].map(|(role, _)| role);
                builder.own(*ix)
            }
            Detail::Place(_) => {
                if let (Some(resolved), Some(judged)) = (&resolved[nth], judged[nth]) {
                    builder.place(nth, resolved, judged);
                }
                continue;
            }
            Detail::Person(_) => builder.person(nth, &people),
            Detail::Named(NamedFound { own: Some(ix), .. }) => {
                // The user says where it is.
                role = draft.own.entry(*ix).at.map(|_| Role::Literal);
                builder.own(*ix)
            }
            Detail::Named(named) => builder.named(found.kind, named),
        };
        builder.mention(nth, role, entity, None, found.confidence);
    }
    let Builder { mut mentions, entities, .. } = builder;
    mentions.sort_by(super::by_position);
    without_overlap(&mut mentions);
    (mentions, entities)
}

/// Of two mentions of one kind that overlap, the longer stays; a place may lie in a body's name.
fn without_overlap(mentions: &mut Vec<Mention>) {
    let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions.drain(..) {
        let clash = kept
            .iter()
            .rev()
            .take(8)
            .any(|other| other.kind == mention.kind && other.span.overlaps(mention.span));
        if !clash {
            kept.push(mention);
        }
    }
    *mentions = kept;
}

struct Builder<'a> {
    draft: &'a Draft<'a>,
    resolved: &'a [Option<Resolved>],
    entities: BTreeMap<Id, Entity>,
    mentions: Vec<Mention>,
}

impl Builder<'_> {
    fn mention(
        &mut self,
        nth: usize,
        role: Option<Role>,
        entity: Id,
        actor: Option<Id>,
        confidence: f32,
    ) {
        let found = &self.draft.found[nth];
        self.mentions.push(Mention {
            span: found.span,
            kind: found.kind,
            role,
            entity,
            actor,
            confidence,
            rule: found.rule,
            furniture: self.draft.analysis.document.is_furniture(found.span.start),
        });
    }

    fn place(&mut self, nth: usize, resolved: &Resolved, judged: (Role, bool)) {
        let found = &self.draft.found[nth];
        let gazetteer = self.draft.gazetteer;
        let record = gazetteer.place(resolved.place);
        let id = record.id.clone();
        let (role, acting) = judged;
        let actor =
            (role == Role::Associative).then(|| self.actor(resolved.place, acting)).flatten();
        self.entities.entry(id.clone()).or_insert_with(|| Entity {
            id: id.clone(),
            kind: Kind::Place,
            name: record.name.to_owned(),
            country: record.country.map(str::to_owned),
            anchor: None,
            roles: Vec::new(),
            place: Some(Place {
                at: if record.at.lon.abs() > 180.0 { record.at.wrapped() } else { record.at },
                feature: record.feature,
                candidates: resolved.others.iter().map(|&ix| gazetteer.place(ix).id).collect(),
            }),
        });
        let confidence = match found.rule {
            own::RULE => found.confidence,
            _ => calibrated(found.confidence * resolved.confidence),
        };
        self.mention(nth, Some(role), id, actor, confidence);
    }

    /// The state behind an associative name: a country's own, or that whose government sits in a
    /// capital.
    fn actor(&mut self, place: PlaceIx, acting: bool) -> Option<Id> {
        let record = self.draft.gazetteer.place(place);
        let country = record.country?;
        match record.feature {
            Feature::Country => self.state(country),
            // Brussels speaks for the Union, unless the text is about Belgium.
            Feature::City if record.capital && acting && country == "BE" && !self.names("BE") => {
                self.union()
            }
            Feature::City if record.capital && acting => {
                let speaks = self.draft.lexicon.state(country)?.capital_speaks;
                (speaks != Speaks::Never).then(|| self.state(country)).flatten()
            }
            _ => None,
        }
    }

    /// Whether the text names a country, by its name or its people.
    fn names(&self, iso2: &str) -> bool {
        let country = self.draft.gazetteer.country(iso2);
        self.resolved.iter().flatten().any(|resolved| Some(resolved.place) == country)
    }

    /// The European Union.
    fn union(&mut self) -> Option<Id> {
        let name = self.draft.lexicon.organisation("European Union")?.name;
        let known = NamedFound { name: name.to_owned(), known: true, ..NamedFound::default() };
        Some(self.named(Kind::Organisation, &known))
    }

    fn state(&mut self, iso2: &str) -> Option<Id> {
        let state = self.draft.lexicon.state(iso2)?;
        let id = Id::new(format!("state:{iso2}"));
        let anchor = self.anchor(iso2);
        self.entities.entry(id.clone()).or_insert_with(|| Entity {
            id: id.clone(),
            kind: Kind::Government,
            name: state.name.to_owned(),
            country: Some(iso2.to_owned()),
            anchor,
            roles: Vec::new(),
            place: None,
        });
        Some(id)
    }

    fn anchor(&self, iso2: &str) -> Option<Id> {
        let gazetteer = self.draft.gazetteer;
        let seat = gazetteer.capital_of(iso2).or_else(|| gazetteer.country(iso2))?;
        Some(gazetteer.place(seat).id)
    }

    /// What the user named. Its arcs start where the user says it is, else as those of other bodies.
    fn own(&mut self, ix: OwnIx) -> Id {
        let entry = self.draft.own.entry(ix);
        let kind = own::kind_of(entry.kind);
        let feature = entry.kind.feature().unwrap_or(Feature::Site);
        let place = entry.at.map(|at| Place { at, feature, candidates: Vec::new() });
        let anchor = match (kind, &place) {
            (Kind::Place, _) => None,
            (_, Some(_)) => Some(entry.id.clone()),
            (_, None) => entry.country.as_deref().and_then(|iso2| self.anchor(iso2)),
        };
        self.entities.entry(entry.id.clone()).or_insert_with(|| Entity {
            id: entry.id.clone(),
            kind,
            name: entry.name.clone(),
            country: entry.country.clone(),
            anchor,
            roles: Vec::new(),
            place,
        });
        entry.id.clone()
    }

    fn named(&mut self, kind: Kind, named: &NamedFound) -> Id {
        if named.state
            && let Some(state) = named.country.as_deref().and_then(|iso2| self.state(iso2))
        {
            return state;
        }
        let word = match kind {
            Kind::Government => "government",
            Kind::ArmedForce => "armed_force",
            Kind::Event => "event",
            Kind::Operation => "operation",
            Kind::Vessel => "vessel",
            Kind::Equipment => "equipment",
            Kind::Agreement => "agreement",
            _ => "organisation",
        };
        let norm = normalize(&named.name);
        let document = self.draft.analysis.document.id.as_str();
        let id = if named.known {
            Entity::body_id(word, &named.name)
        } else {
            Id::hashed(word, &[&norm, document])
        };
        let anchor =
            named.country.as_deref().filter(|_| kind.is_actor()).and_then(|iso2| self.anchor(iso2));
        let entity = self.entities.entry(id.clone()).or_insert_with(|| Entity {
            id: id.clone(),
            kind,
            name: named.name.clone(),
            country: named.country.clone(),
            anchor: anchor.clone(),
            roles: Vec::new(),
            place: None,
        });
        if entity.country.is_none() {
            entity.country.clone_from(&named.country);
            entity.anchor = anchor;
        }
        id
    }

    fn person(&mut self, nth: usize, people: &People) -> Id {
        let person = people.of_mention(nth);
        let document = self.draft.analysis.document.id.as_str();
        let id = Id::hashed("person", &[&normalize(&person.name), document]);
        let country = person.country.clone();
        let anchor = country.as_deref().and_then(|iso2| self.anchor(iso2));
        self.entities.entry(id.clone()).or_insert_with(|| Entity {
            id: id.clone(),
            kind: Kind::Person,
            name: person.name.clone(),
            country,
            anchor,
            roles: person.roles.clone(),
            place: None,
        });
        id
    }
}
