//! Names that the program itself gives, such as those of rules, kept once for the life of the program.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serializer};

/// No reader of the program gives as many names, nor longer ones: a file that does is damaged.
const MOST: usize = 4096;
const LONGEST: usize = 64;

/// A name that is kept for the life of the program.
pub type Name = &'static str;

static KNOWN: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);

/// The one copy of a name. Of a file that holds too many or too long ones, `?`.
pub fn interned(name: &str) -> &'static str {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(&name) = known.get(name) {
        return name;
    }
    if known.len() >= MOST || name.len() > LONGEST {
        return "?";
    }
    let name: &'static str = Box::leak(name.into());
    known.insert(name);
    name
}

/// For `#[serde(with)]` on a name.
pub mod name {
    use super::{Deserialize, Deserializer, Serializer, interned};

    pub fn serialize<S: Serializer>(name: &&'static str, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(name)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<&'static str, D::Error> {
        <&str>::deserialize(from).map(interned)
    }
}

/// For `#[serde(with)]` on a name that may be missing.
pub mod maybe_name {
    use serde::Serialize;

    use super::{Deserialize, Deserializer, Serializer, interned};

    pub fn serialize<S: Serializer>(name: &Option<&'static str>, to: S) -> Result<S::Ok, S::Error> {
        name.serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<&'static str>, D::Error> {
        <Option<&str>>::deserialize(from).map(|name| name.map(interned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_once_and_nonsense_is_not() {
        let (one, other) = (interned("rule/one"), interned(&["rule", "/one"].concat()));
        assert!(std::ptr::eq(one, other));
        assert_eq!(interned(&"x".repeat(LONGEST + 1)), "?");
    }
}
