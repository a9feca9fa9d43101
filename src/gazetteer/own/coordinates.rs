//! Degrees as people write them: `36.96`, `36,96`, `N 36.96`, `36°57′36″N`, `-122 25.5`.

use super::error::{Axis, OwnProblem};
use crate::base::LonLat;

/// A position from a latitude and a longitude; `None` if both are empty.
pub(super) fn position(lat: &str, lon: &str) -> Result<Option<LonLat>, OwnProblem> {
    let (lat, lon) = (lat.trim(), lon.trim());
    match (lat.is_empty(), lon.is_empty()) {
        (true, true) => return Ok(None),
        (true, false) => {
            return Err(OwnProblem::Half { has: Axis::Longitude, lacks: Axis::Latitude });
        }
        (false, true) => {
            return Err(OwnProblem::Half { has: Axis::Latitude, lacks: Axis::Longitude });
        }
        (false, false) => {}
    }
    let at = LonLat::new(degrees(lon, Axis::Longitude)?, degrees(lat, Axis::Latitude)?);
    checked(at).map(Some)
}

/// A position from one cell: latitude, then longitude, with a comma, semicolon or blank between.
pub(super) fn pair(text: &str) -> Result<Option<LonLat>, OwnProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = match text.split_once([',', ';']) {
        Some((lat, lon)) => vec![lat, lon],
        None => text.split_whitespace().collect(),
    };
    let &[lat, lon] = parts.as_slice() else {
        return Err(OwnProblem::Degrees { axis: Axis::Latitude, value: text.to_owned() });
    };
    position(lat, lon)
}

/// A position that lies on the globe, its longitude within ±180.
pub(super) fn checked(at: LonLat) -> Result<LonLat, OwnProblem> {
    if at.lat.is_nan() || at.lat.abs() > Axis::Latitude.limit() {
        let lat = at.lat.to_string();
        let exchanged = at.lat.abs() <= 180.0 && at.lon.abs() <= 90.0;
        return Err(if exchanged {
            OwnProblem::Exchanged { lat }
        } else {
            OwnProblem::Beyond { axis: Axis::Latitude, value: lat }
        });
    }
    // East of 180 is a common way to write the Pacific.
    if !(-180.0..=360.0).contains(&at.lon) {
        return Err(OwnProblem::Beyond { axis: Axis::Longitude, value: at.lon.to_string() });
    }
    Ok(if at.lon > 180.0 { at.wrapped() } else { at })
}

fn degrees(text: &str, axis: Axis) -> Result<f64, OwnProblem> {
    read(text, axis)
        .ok_or_else(|| OwnProblem::Degrees { axis, value: text.chars().take(40).collect() })
}

fn read(text: &str, axis: Axis) -> Option<f64> {
    let upper = text.to_uppercase();
    let (east, west) = match axis {
        Axis::Latitude => ('N', 'S'),
        Axis::Longitude => ('E', 'W'),
    };
    let side = |c: char| c == east || c == west;
    let bare = upper.trim_start_matches(side).trim_end_matches(side);
    let letters = upper.chars().filter(|&c| side(c)).count();
    if letters > 1 {
        return None;
    }
    let west = upper.contains(west);
    let spaced: String = bare
        .chars()
        .map(|c| match c {
            '°' | 'º' | '˚' | '\'' | '’' | '′' | '"' | '”' | '″' | ':' => ' ',
            '−' | '–' => '-',
            c => c,
        })
        .collect();
    let parts: Vec<&str> = spaced.split_whitespace().collect();
    if !(1..=3).contains(&parts.len()) {
        return None;
    }
    let mut value = 0.0;
    for (part, unit) in parts.iter().zip([1.0, 60.0, 3600.0]) {
        let whole = unit == 1.0;
        let number = number(if whole { part.trim_start_matches(['-', '+']) } else { part })?;
        if !whole && number >= 60.0 {
            return None;
        }
        value += number / unit;
    }
    let minus = parts[0].starts_with('-');
    // "-33 S" says it twice, or takes it back: nobody can tell.
    if minus && letters > 0 {
        return None;
    }
    Some(if minus || west { -value } else { value })
}

/// A number without a sign; a comma may be the decimal point.
fn number(text: &str) -> Option<f64> {
    let sound = text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',')
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        && text.chars().filter(|c| matches!(c, '.' | ',')).count() <= 1;
    if !sound {
        return None;
    }
    text.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_read_as_people_write_them() {
        for (lat, lon, expected) in [
            ("36.96", "127.03", (36.96, 127.03)),
            ("36,96", "127,03", (36.96, 127.03)),
            ("33.5 S", "W 70.6", (-33.5, -70.6)),
            ("-33.5", "−70.6", (-33.5, -70.6)),
            ("36°57′36″N", "127°01'48\"E", (36.96, 127.03)),
            ("36 57.6 n", "127:01:48", (36.96, 127.03)),
            ("0", "-0.5", (0.0, -0.5)),
            ("10", "190", (10.0, -170.0)),
            ("90", "180", (90.0, 180.0)),
        ] {
            let at = position(lat, lon).unwrap().unwrap();
            assert!((at.lat - expected.0).abs() < 1e-9, "{lat}: {at:?}");
            assert!((at.lon - expected.1).abs() < 1e-9, "{lon}: {at:?}");
        }
        assert_eq!(position(" ", ""), Ok(None));
        assert_eq!(pair("36.96, 127.03"), position("36.96", "127.03"));
        assert_eq!(pair("36.96 127.03"), position("36.96", "127.03"));
    }

    #[test]
    fn what_is_no_position_says_why() {
        let said = |lat: &str, lon: &str| position(lat, lon).unwrap_err().to_string();
        assert!(said("abc", "1").contains("latitude “abc” is not understood"));
        assert!(said("1", "1.2.3").contains("longitude “1.2.3”"));
        assert!(said("NaN", "1").contains("not understood"));
        assert!(said("1e400", "1").contains("not understood"));
        assert!(said("36°75′", "1").contains("not understood"));
        assert!(said("-36 S", "1").contains("not understood"));
        assert!(said("12 E", "1").contains("not understood"));
        assert!(said("127.03", "36.96").contains("exchanged"));
        assert!(said("200", "1").contains("beyond 90°"));
        assert!(said("1", "400").contains("beyond 180°"));
        assert!(said("1", "").contains("has a latitude but no longitude"));
    }
}
