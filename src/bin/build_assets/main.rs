//! Builds the files under `assets/` from public data packages. `assets/README.md` says which
//! packages, and how to run it. The same packages give the same bytes.

mod admin1;
mod basemap_file;
mod cities;
mod counties;
mod countries;
mod gazetteer_file;
mod geometry;
mod labels;
mod model;
mod packages;
mod positions;
mod shapes;
mod source;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Parser;
use geo::MultiPolygon;
use portolan::gazetteer::Feature;

use countries::Country;
use packages::Packages;

#[derive(Parser)]
#[command(about = "Builds assets/gazetteer.bin and assets/basemap.bin from public data packages.")]
struct Arguments {
    /// The folder with the packages, as downloaded.
    #[arg(long)]
    data: PathBuf,
    /// Where the files go.
    #[arg(long, default_value = "assets")]
    out: PathBuf,
    /// The hand-written tables.
    #[arg(long, default_value = "assets/source")]
    source: PathBuf,
    /// The shapefiles of Debian's libmagics++-data.
    #[arg(long, default_value = "/usr/share/magics/10m")]
    magics: PathBuf,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let packages = Packages::new(&arguments.data, &arguments.magics);
    std::fs::create_dir_all(&arguments.out)?;

    eprintln!("cities");
    let cities = cities::read(&packages)?;
    eprintln!("{} cities; admin-1", cities.len());
    let provinces = admin1::provinces(&packages)?;
    let positions = positions::Positions::read(&arguments.source)?;
    let mut places = admin1::places(&packages, &provinces, &cities, &positions)?;
    eprintln!("{} admin-1 and counties; countries", places.len());
    let countries = countries::read(&packages, &provinces, &positions)?;
    let capitals = capitals(&countries, &cities);
    let states: BTreeMap<String, String> = places
        .iter()
        .filter(|place| place.feature == Feature::Admin1 && place.country.as_deref() == Some("US"))
        .filter_map(|place| Some((place.name.clone(), place.admin1.clone()?)))
        .collect();
    places.extend(counties::read(&packages, &states)?);
    eprintln!("hand-written places");
    let mut hand_written = source::places(&arguments.source, &surface(&packages)?)?;
    source::resolve_admin1(&mut hand_written, &places);
    places.extend(hand_written);
    places.extend(countries.iter().map(|country| country.place.clone()));
    places.extend(cities.into_iter().map(|city| {
        let mut place = city.place;
        place.capital =
            place.country.as_ref().is_some_and(|iso| capitals.get(iso) == Some(&city.number));
        place
    }));
    source::short_names(&arguments.source, &mut places)?;
    eprintln!("{} places", places.len());
    let bytes = gazetteer_file::write(&mut places, &capitals)?;
    write(&arguments.out, "gazetteer.bin", &bytes)?;
    let labels = labels::write(&packages, &places, &countries, &provinces)?;
    write(&arguments.out, "basemap.bin", &basemap_file::write(&packages, labels)?)?;
    Ok(())
}

fn write(dir: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = dir.join(name);
    std::fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    eprintln!("{}: {} bytes", path.display(), bytes.len());
    Ok(())
}

/// Land and lakes, as waters are cut out of them.
fn surface(packages: &Packages) -> Result<source::Surface> {
    let all = |layer: &str| -> Result<MultiPolygon<f64>> {
        let records = shapes::natural_earth(packages, layer)?;
        Ok(MultiPolygon(records.iter().flat_map(|record| record.polygons().0).collect()))
    };
    Ok(source::Surface { land: all("physical/ne_10m_land")?, lakes: all("physical/ne_10m_lakes")? })
}

/// The GeoNames number of each country's capital: the city GeoNames calls so, else the city of
/// the name in the table of countries.
fn capitals(countries: &[Country], cities: &[cities::City]) -> BTreeMap<String, u32> {
    let mut capitals = BTreeMap::new();
    for country in countries {
        let name = portolan::gazetteer::normalize(&country.capital_name);
        let own = cities.iter().filter(|city| city.place.country.as_deref() == Some(&country.iso));
        let best = own.max_by_key(|city| {
            let named = !name.is_empty() && city.place.names.contains_key(&name);
            (
                city.place.capital && named,
                city.place.capital,
                named,
                city.place.population,
                city.number,
            )
        });
        if let Some(city) = best
            && (city.place.capital || city.place.names.contains_key(&name))
        {
            capitals.insert(country.iso.clone(), city.number);
        }
    }
    capitals
}
