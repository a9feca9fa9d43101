//! Reads files out of the data packages as their registries deliver them: Python wheels (zip)
//! and npm archives (tar, gzip). Nothing is unpacked to disk.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// A folder of packages.
pub struct Packages {
    dir: PathBuf,
    magics: PathBuf,
}

impl Packages {
    /// `magics` is where Debian's `libmagics++-data` puts its shapefiles.
    pub fn new(dir: &Path, magics: &Path) -> Self {
        Self { dir: dir.to_owned(), magics: magics.to_owned() }
    }

    /// Files of a package, in the order asked for. `package` is the name before the version.
    pub fn read(&self, package: &str, files: &[&str]) -> Result<Vec<Vec<u8>>> {
        let path = self.find(package)?;
        let name = path.display();
        let mut found: Vec<Option<Vec<u8>>> = files.iter().map(|_| None).collect();
        let file = File::open(&path).with_context(|| format!("cannot open {name}"))?;
        if path.extension().is_some_and(|extension| extension == "whl") {
            let mut archive = zip::ZipArchive::new(file).with_context(|| format!("{name}"))?;
            for (slot, wanted) in found.iter_mut().zip(files) {
                let Ok(mut entry) = archive.by_name(wanted) else { continue };
                let mut bytes = Vec::new();
                entry.read_to_end(&mut bytes).with_context(|| format!("{wanted} in {name}"))?;
                *slot = Some(bytes);
            }
        } else {
            let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(file));
            for entry in archive.entries().with_context(|| format!("{name}"))? {
                let mut entry = entry.with_context(|| format!("{name}"))?;
                let entry_path = entry.path()?.to_string_lossy().into_owned();
                let Some(index) = files.iter().position(|wanted| *wanted == entry_path) else {
                    continue;
                };
                let mut bytes = Vec::new();
                entry.read_to_end(&mut bytes).with_context(|| format!("{entry_path} in {name}"))?;
                found[index] = Some(bytes);
                if found.iter().all(Option::is_some) {
                    break;
                }
            }
        }
        let named = found.into_iter().zip(files);
        named
            .map(|(bytes, wanted)| bytes.with_context(|| format!("{name} lacks {wanted}")))
            .collect()
    }

    /// One file of a package.
    pub fn read_one(&self, package: &str, file: &str) -> Result<Vec<u8>> {
        Ok(self.read(package, &[file])?.remove(0))
    }

    /// All files of a wheel whose names end so, by name.
    pub fn read_all(&self, package: &str, ending: &str) -> Result<Vec<(String, Vec<u8>)>> {
        let path = self.find(package)?;
        let name = path.display();
        let file = File::open(&path).with_context(|| format!("cannot open {name}"))?;
        let mut archive = zip::ZipArchive::new(file).with_context(|| format!("{name}"))?;
        let mut names: Vec<String> =
            archive.file_names().filter(|name| name.ends_with(ending)).map(str::to_owned).collect();
        names.sort();
        let mut read = |entry_name: String| -> Result<(String, Vec<u8>)> {
            let mut bytes = Vec::new();
            archive.by_name(&entry_name)?.read_to_end(&mut bytes)?;
            Ok((entry_name, bytes))
        };
        names.into_iter().map(|entry| read(entry).with_context(|| format!("{name}"))).collect()
    }

    /// One shapefile's `.shp` and `.dbf` of Debian's `libmagics++-data`.
    pub fn magics(&self, layer: &str) -> Result<(Vec<u8>, Vec<u8>)> {
        let read = |extension: &str| {
            let path = self.magics.join(format!("{layer}.{extension}"));
            std::fs::read(&path).with_context(|| {
                format!(
                    "cannot read {}: install the Debian package libmagics++-data",
                    path.display()
                )
            })
        };
        Ok((read("shp")?, read("dbf")?))
    }

    fn find(&self, package: &str) -> Result<PathBuf> {
        let mut matches: Vec<PathBuf> = std::fs::read_dir(&self.dir)
            .with_context(|| format!("cannot read the folder {}", self.dir.display()))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                name.strip_prefix(package)
                    .and_then(|rest| rest.strip_prefix('-'))
                    .is_some_and(|version| version.starts_with(|ch: char| ch.is_ascii_digit()))
                    && (name.ends_with(".whl") || name.ends_with(".tgz"))
            })
            .collect();
        matches.sort();
        match matches.pop() {
            Some(path) if matches.is_empty() => Ok(path),
            Some(_) => bail!("several versions of {package} in {}: keep one", self.dir.display()),
            None => bail!("{} holds no {package}-*.whl or .tgz", self.dir.display()),
        }
    }
}
