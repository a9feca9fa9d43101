//! The GeoPackage profile (OGC 12-128r15, version 1.3): its tables and its geometry encoding.

use rusqlite::{Connection, Transaction, params};

use crate::base::LonLat;

/// `GPKG` in the header of the file, and the version of the profile.
pub(super) const APPLICATION_ID: i64 = 0x4750_4B47;
const PROFILE: i64 = 10300;

const WGS84: &str = r#"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]"#;

/// The tables every GeoPackage has.
pub(super) fn create(to: &Transaction<'_>) -> rusqlite::Result<()> {
    to.pragma_update(None, "application_id", APPLICATION_ID)?;
    to.pragma_update(None, "user_version", PROFILE)?;
    to.execute_batch(
        "CREATE TABLE gpkg_spatial_ref_sys (
           srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
           organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
         CREATE TABLE gpkg_contents (
           table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
           description TEXT DEFAULT '',
           last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
           min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
           CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
         CREATE TABLE gpkg_geometry_columns (
           table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
           srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
           CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
           CONSTRAINT uk_gc_table_name UNIQUE (table_name),
           CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
           CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
         CREATE TABLE gpkg_extensions (
           table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
           scope TEXT NOT NULL,
           CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));",
    )?;
    let mut add = to.prepare("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)")?;
    let undefined = "undefined";
    add.execute(params!["Undefined Cartesian", -1, "NONE", -1, undefined, undefined])?;
    add.execute(params!["Undefined geographic", 0, "NONE", 0, undefined, undefined])?;
    add.execute(params!["WGS 84", 4326, "EPSG", 4326, WGS84, "longitude and latitude"])?;
    // Readers then list what is registered, not every table that there is.
    to.execute(
        "INSERT INTO gpkg_extensions VALUES (NULL, NULL, 'gdal_aspatial',
           'http://gdal.org/geopackage_aspatial.html', 'read-write')",
        [],
    )?;
    Ok(())
}

/// Registers a layer with a geometry column `geom` in WGS 84.
pub(super) fn register_layer(
    to: &Transaction<'_>,
    table: &str,
    geometry: &str,
    what: &str,
) -> rusqlite::Result<()> {
    to.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
         VALUES (?1, 'features', ?1, ?2, 4326)",
        [table, what],
    )?;
    to.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, 4326, 0, 0)",
        [table, geometry],
    )?;
    Ok(())
}

/// Writes down the extent of a layer.
pub(super) fn set_extent(
    to: &Connection,
    table: &str,
    extent: Option<[f64; 4]>,
) -> rusqlite::Result<()> {
    let [min_x, min_y, max_x, max_y] = match extent {
        Some(extent) => extent.map(Some),
        None => [None; 4],
    };
    to.execute(
        "UPDATE gpkg_contents SET min_x = ?2, min_y = ?3, max_x = ?4, max_y = ?5,
           last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') WHERE table_name = ?1",
        params![table, min_x, min_y, max_x, max_y],
    )?;
    Ok(())
}

const POINT: u32 = 1;
const LINE: u32 = 2;
const MULTIPOINT: u32 = 4;

fn header(srs: i32) -> Vec<u8> {
    // Magic, version 0, little endian, no envelope.
    let mut bytes = vec![b'G', b'P', 0, 1];
    bytes.extend(srs.to_le_bytes());
    bytes
}

fn wkb(kind: u32, into: &mut Vec<u8>) {
    into.push(1);
    into.extend(kind.to_le_bytes());
}

fn position(at: LonLat, into: &mut Vec<u8>) {
    into.extend(at.lon.to_le_bytes());
    into.extend(at.lat.to_le_bytes());
}

/// A point in GeoPackage binary.
pub(super) fn point(at: LonLat) -> Vec<u8> {
    let mut bytes = header(4326);
    wkb(POINT, &mut bytes);
    position(at, &mut bytes);
    bytes
}

/// Several points; `None` if there is none.
pub(super) fn points(all: &[LonLat]) -> Option<Vec<u8>> {
    if all.is_empty() {
        return None;
    }
    let mut bytes = header(4326);
    wkb(MULTIPOINT, &mut bytes);
    bytes.extend((all.len() as u32).to_le_bytes());
    for &at in all {
        wkb(POINT, &mut bytes);
        position(at, &mut bytes);
    }
    Some(bytes)
}

/// A straight line.
pub(super) fn line(from: LonLat, to: LonLat) -> Vec<u8> {
    let mut bytes = header(4326);
    wkb(LINE, &mut bytes);
    bytes.extend(2_u32.to_le_bytes());
    position(from, &mut bytes);
    position(to, &mut bytes);
    bytes
}
