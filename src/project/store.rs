//! A project: what is kept of its documents, in one file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, params};

use super::error::ProjectError;
use super::files::{self, FileRow};
use super::lock::{self, Lock};
use super::{meta, schema, search};
use crate::atlas::{Atlas, Document, Reading, Texts};

/// One SQLite file in the GeoPackage profile, or the same in memory. It may be used from several
/// threads: one writes, another reads texts meanwhile.
pub struct Project {
    /// `None` in memory.
    path: Option<PathBuf>,
    writer: Mutex<Connection>,
    /// A connection of its own for whoever reads while another writes; in memory there is only the
    /// first.
    reader: Option<Mutex<Connection>>,
    /// Another for whoever shows a text, who does not wait for one that reads all that is kept.
    shower: Option<Mutex<Connection>>,
    /// Another for whoever searches, and reads texts while it does.
    searcher: Option<Mutex<Connection>>,
    /// Held by the one who reads texts into it.
    reading: Mutex<()>,
    lock: Option<Lock>,
}

/// A document on its way into the project.
pub struct Stored {
    /// The file it comes from.
    pub file: i64,
    /// Which of the file's texts it is, from 0.
    pub nth: u32,
    pub document: Document,
    pub reading: Reading,
    /// What joining needs of it, in a form that the project does not look into.
    pub facts: Vec<u8>,
    /// Of the rules that read it.
    pub version: u32,
}

/// What the project keeps of a document without its text.
pub struct Kept {
    /// Its row.
    pub row: i64,
    pub reading: Reading,
    pub facts: Vec<u8>,
}

/// The row of each document in an atlas, and the atlas as bytes.
pub type Index = (Vec<i64>, Vec<u8>);

/// How long one connection waits for another, in milliseconds.
const PATIENCE_MS: u64 = 5_000;
/// The index is kept in parts of at most so many bytes, as SQLite limits a value to 1 GB.
const PART: usize = 64 << 20;

impl Project {
    /// An empty project in a new file, or what is there if it is a project already.
    ///
    /// # Errors
    /// If there is another kind of file, a newer or damaged project, or one that is open elsewhere.
    pub fn open_or_create(path: &Path) -> Result<Self, ProjectError> {
        if !is_unborn(path) {
            return Self::open(path);
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)
                .map_err(|error| ProjectError::Unusable(path.to_owned(), error.to_string()))?;
        }
        let flags = OpenFlags::default();
        let wrong = |error| ProjectError::of(path, error);
        let mut connection = Connection::open_with_flags(path, flags).map_err(wrong)?;
        let lock = lock::take(path).ok_or_else(|| ProjectError::InUse(path.to_owned()))?;
        configure(&connection).map_err(wrong)?;
        // Another program may have been quicker.
        if schema::version(&connection).map_err(wrong)?.is_none() {
            schema::create(&mut connection).map_err(wrong)?;
        }
        search::create(&connection).map_err(wrong)?;
        Self::of(connection, path, Some(lock))
    }

    /// A project that is there, for reading and writing.
    ///
    /// # Errors
    /// See [`Project::open_or_create`].
    pub fn open(path: &Path) -> Result<Self, ProjectError> {
        Self::open_as(path, true)
    }

    /// A project that is there, for reading only: it may be open elsewhere.
    ///
    /// # Errors
    /// See [`Project::open_or_create`]; also if it was written by an older version of the program.
    pub fn open_to_read(path: &Path) -> Result<Self, ProjectError> {
        Self::open_as(path, false)
    }

    fn open_as(path: &Path, write: bool) -> Result<Self, ProjectError> {
        if !path.is_file() {
            return Err(ProjectError::Missing(path.to_owned()));
        }
        if !is_project(path) {
            return Err(ProjectError::Foreign(path.to_owned()));
        }
        let wrong = |error| ProjectError::of(path, error);
        // A file of another version is looked at without a chance of changing it.
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let looked = Connection::open_with_flags(path, flags).map_err(wrong)?;
        looked.busy_timeout(std::time::Duration::from_millis(PATIENCE_MS)).map_err(wrong)?;
        let version = match schema::version(&looked) {
            Ok(Some(version)) => version,
            Ok(None) => return Err(ProjectError::Foreign(path.to_owned())),
            Err(error) => return Err(wrong(error)),
        };
        if version > schema::VERSION {
            return Err(ProjectError::Newer {
                path: path.to_owned(),
                known: version,
                own: schema::VERSION,
            });
        }
        if !write {
            return Self::of(looked, path, None);
        }
        drop(looked);
        let lock = lock::take(path).ok_or_else(|| ProjectError::InUse(path.to_owned()))?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags).map_err(wrong)?;
        prepare(&connection).map_err(wrong)?;
        if version < schema::VERSION {
            schema::migrate(&mut connection, version).map_err(wrong)?;
        }
        Self::of(connection, path, Some(lock))
    }

    fn of(writer: Connection, path: &Path, lock: Option<Lock>) -> Result<Self, ProjectError> {
        let wrong = |error| ProjectError::of(path, error);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let another = || -> Result<_, ProjectError> {
            let reader = Connection::open_with_flags(path, flags).map_err(wrong)?;
            reader.busy_timeout(std::time::Duration::from_millis(PATIENCE_MS)).map_err(wrong)?;
            Ok(Some(Mutex::new(reader)))
        };
        Ok(Self {
            path: Some(path.to_owned()),
            writer: Mutex::new(writer),
            reader: another()?,
            shower: another()?,
            searcher: another()?,
            reading: Mutex::new(()),
            lock,
        })
    }

    /// A project that ends with the program.
    ///
    /// # Errors
    /// If there is no memory.
    pub fn in_memory() -> Result<Self, ProjectError> {
        let wrong = |error| ProjectError::of(Path::new("memory"), error);
        let mut connection = Connection::open_in_memory().map_err(wrong)?;
        schema::create(&mut connection).map_err(wrong)?;
        search::create(&connection).map_err(wrong)?;
        Ok(Self {
            path: None,
            writer: Mutex::new(connection),
            reader: None,
            shower: None,
            searcher: None,
            reading: Mutex::new(()),
            lock: None,
        })
    }

    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether what is changed is written; false where it was opened to read.
    pub fn is_writable(&self) -> bool {
        self.path.is_none() || self.lock.is_some()
    }

    /// Keeps the file from growing past so many pages of 4 KiB: to test a full disk.
    ///
    /// # Errors
    /// If SQLite refuses.
    pub fn limit_pages(&self, pages: u32) -> Result<(), ProjectError> {
        self.with(|writer| {
            writer.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
        })
    }

    pub(super) fn writer(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs a query of a connection that only reads, or in memory of the only one.
    fn ask<T>(
        &self,
        connection: Option<&Mutex<Connection>>,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, ProjectError> {
        let connection = connection.unwrap_or(&self.writer);
        let connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
        work(&connection).map_err(|error| self.error(error))
    }

    /// Runs a query of the writing connection; what goes wrong names the file.
    pub(super) fn with<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, ProjectError> {
        work(&self.writer()).map_err(|error| self.error(error))
    }

    /// Runs a query of the searching connection, during which texts may be read.
    pub(super) fn with_searcher<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, ProjectError> {
        self.ask(self.searcher.as_ref(), work)
    }

    /// Runs a query of the reading connection.
    pub(super) fn with_reader<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, ProjectError> {
        self.ask(self.reader.as_ref(), work)
    }

    /// All or nothing.
    pub(super) fn transact<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, ProjectError> {
        let run = || {
            let mut writer = self.writer();
            let to = writer.transaction()?;
            let done = work(&to)?;
            to.commit()?;
            Ok(done)
        };
        run().map_err(|error| self.error(error))
    }

    pub(super) fn error(&self, error: rusqlite::Error) -> ProjectError {
        ProjectError::of(self.path.as_deref().unwrap_or(Path::new("memory")), error)
    }

    /// All files that were offered, by their paths.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn files(&self) -> Result<Vec<FileRow>, ProjectError> {
        self.with_reader(|from| {
            let mut rows: Vec<_> = files::all(from)?.into_iter().map(|(_, file)| file).collect();
            rows.sort_by(|a, b| a.path.cmp(&b.path));
            Ok(rows)
        })
    }

    /// Writes down what became of a file, and gives its row.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn put_file(&self, file: &FileRow) -> Result<i64, ProjectError> {
        self.with(|to| files::put(to, file))
    }

    /// The same for many files in one transaction.
    ///
    /// # Errors
    /// If the file cannot be written; then none of them is.
    pub fn put_files(&self, files: &[FileRow]) -> Result<Vec<i64>, ProjectError> {
        self.transact(|to| files.iter().map(|file| files::put(to, file)).collect())
    }

    /// How many texts of a file are in.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn texts_of(&self, path: &str) -> Result<u32, ProjectError> {
        self.with(|from| files::texts_of(from, path))
    }

    /// Takes out the texts of a file that has changed since.
    ///
    /// # Errors
    /// If the file cannot be written; then nothing is taken out.
    pub fn forget_texts_of(&self, path: &str) -> Result<(), ProjectError> {
        self.transact(|to| {
            let rows: Vec<i64> = to
                .prepare(
                    "SELECT d.id FROM portolan_documents d JOIN portolan_files f ON f.id = d.file
                     WHERE f.path = ?1",
                )?
                .query_map([path], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            for row in rows {
                search::remove(to, row)?;
                to.execute("DELETE FROM portolan_texts WHERE document = ?1", [row])?;
                to.execute("DELETE FROM portolan_readings WHERE document = ?1", [row])?;
                to.execute("DELETE FROM portolan_documents WHERE id = ?1", [row])?;
            }
            meta::next_generation(to)
        })
    }

    /// Takes in documents, and what became of the files that end with them: one transaction.
    ///
    /// # Errors
    /// If the file cannot be written; then none of them is in.
    pub fn store(&self, batch: &[Stored], ended: &[FileRow]) -> Result<(), ProjectError> {
        self.transact(|to| {
            for one in batch {
                let row = put_document(to, one)?;
                search::add(to, row, &one.document)?;
            }
            for file in ended {
                files::put(to, file)?;
            }
            meta::next_generation(to)
        })
    }

    /// How many documents there are.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn len(&self) -> Result<usize, ProjectError> {
        self.with_reader(|from| {
            let count = "SELECT count(*) FROM portolan_documents";
            from.query_row(count, [], |row| row.get::<_, i64>(0)).map(|count| count as usize)
        })
    }

    /// Whether there is no document.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn is_empty(&self) -> Result<bool, ProjectError> {
        self.len().map(|len| len == 0)
    }

    /// What was read of every document, ordered by path and place in the file, whatever the order
    /// they came in. `each` may stop it by returning false.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn readings(&self, mut each: impl FnMut(Kept) -> bool) -> Result<(), ProjectError> {
        let unreadable = |what: postcard::Error| {
            ProjectError::Damaged(
                self.path.clone().unwrap_or_default(),
                format!("what was read of a text: {what}"),
            )
        };
        let mut broken = None;
        self.with_reader(|from| {
            let mut rows = from.prepare(
                "SELECT d.id, r.reading, r.facts FROM portolan_documents d
                 JOIN portolan_readings r ON r.document = d.id
                 LEFT JOIN portolan_files f ON f.id = d.file ORDER BY f.path, d.nth, d.id",
            )?;
            let mut rows = rows.query([])?;
            while let Some(row) = rows.next()? {
                match postcard::from_bytes(row.get_ref(1)?.as_blob()?) {
                    Ok(reading) => {
                        let kept = Kept { row: row.get(0)?, reading, facts: row.get(2)? };
                        if !each(kept) {
                            break;
                        }
                    }
                    Err(error) => {
                        broken = Some(error);
                        break;
                    }
                }
            }
            Ok(())
        })?;
        broken.map_or(Ok(()), |error| Err(unreadable(error)))
    }

    /// The rows of all documents, ordered by path and place in the file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn rows(&self) -> Result<Vec<i64>, ProjectError> {
        self.with_reader(|from| {
            let mut rows = from.prepare(
                "SELECT d.id FROM portolan_documents d
                 LEFT JOIN portolan_files f ON f.id = d.file ORDER BY f.path, d.nth, d.id",
            )?;
            rows.query_map([], |row| row.get(0))?.collect()
        })
    }

    /// Rows of documents whose reading is by other rules than those of `version`.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn outdated(&self, version: u32) -> Result<Vec<i64>, ProjectError> {
        self.with_reader(|from| {
            let mut rows = from.prepare(
                "SELECT document FROM portolan_readings WHERE version <> ?1 ORDER BY document",
            )?;
            rows.query_map([version], |row| row.get(0))?.collect()
        })
    }

    /// Replaces what was read of documents whose texts stay.
    ///
    /// # Errors
    /// If the file cannot be written; then none is replaced.
    pub fn replace_readings(
        &self,
        batch: &[(i64, Reading, Vec<u8>)],
        version: u32,
    ) -> Result<(), ProjectError> {
        self.transact(|to| {
            for (row, reading, facts) in batch {
                to.prepare_cached(
                    "INSERT OR REPLACE INTO portolan_readings VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![row, version, encoded(reading), facts])?;
            }
            meta::next_generation(to)
        })
    }

    /// The joined whole as it was last kept, with the row of each document; `None` if it is stale.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn index(&self) -> Result<Option<Index>, ProjectError> {
        self.with_reader(|from| {
            let generation = meta::generation(from)?;
            let mut parts = from
                .prepare("SELECT data FROM portolan_index WHERE generation = ?1 ORDER BY part")?;
            let parts: Vec<Vec<u8>> = parts
                .query_map([generation], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let Some((rows, data)) = parts.split_first() else { return Ok(None) };
            let rows = rows.chunks_exact(8).map(|row| {
                i64::from_le_bytes(row.try_into().expect("chunks of eight are eight bytes"))
            });
            Ok(Some((rows.collect(), data.concat())))
        })
    }

    /// Keeps the joined whole for the next opening. `generation` is what it was made from.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn put_index(
        &self,
        generation: i64,
        rows: &[i64],
        data: &[u8],
    ) -> Result<(), ProjectError> {
        let rows: Vec<u8> = rows.iter().flat_map(|row| row.to_le_bytes()).collect();
        self.transact(|to| {
            to.execute("DELETE FROM portolan_index", [])?;
            let mut add = to.prepare("INSERT INTO portolan_index VALUES (?1, ?2, ?3)")?;
            let parts = std::iter::once(rows.as_slice()).chain(data.chunks(PART));
            for (nth, part) in parts.enumerate() {
                add.execute(params![nth as i64, generation, part])?;
            }
            Ok(())
        })
    }

    /// Waits until nobody else reads texts into it, and keeps others waiting as long as the guard
    /// lives: what is opened again may still be ending its last import.
    pub fn alone(&self) -> MutexGuard<'_, ()> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts every change of what was read.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn generation(&self) -> Result<i64, ProjectError> {
        self.with_reader(meta::generation)
    }

    /// Whether the joined whole is kept as of now, in a form that this version of the program reads.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn is_indexed(&self) -> Result<bool, ProjectError> {
        self.with_reader(|from| {
            let start = from.query_row(
                "SELECT substr(data, 1, 8) FROM portolan_index WHERE generation = ?1 AND part = 1",
                [meta::generation(from)?],
                |row| row.get::<_, Vec<u8>>(0),
            );
            Ok(start.optional()?.is_some_and(|start| Atlas::can_read(&start)))
        })
    }

    /// The files and folders it was made from, as absolute paths.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn roots(&self) -> Result<Vec<String>, ProjectError> {
        let roots = self.fact("roots")?.unwrap_or_default();
        Ok(roots.lines().map(str::to_owned).collect())
    }

    /// Adds to [`Project::roots`].
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn add_roots(&self, new: &[String]) -> Result<(), ProjectError> {
        let mut roots = self.roots()?;
        roots.extend(new.iter().cloned());
        roots.sort();
        roots.dedup();
        self.set_fact("roots", &roots.join("\n"))
    }

    /// A small fact by its key.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn fact(&self, key: &str) -> Result<Option<String>, ProjectError> {
        self.with_reader(|from| meta::get(from, key))
    }

    /// # Errors
    /// If the file cannot be written.
    pub fn set_fact(&self, key: &str, value: &str) -> Result<(), ProjectError> {
        self.with(|to| meta::set(to, key, value))
    }

    /// When each document came in, in seconds since 1970, by its row.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn added(&self) -> Result<HashMap<i64, i64>, ProjectError> {
        self.with_reader(|from| {
            from.prepare("SELECT id, added FROM portolan_documents")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })
    }

    /// One document with its text, where there is one in that row.
    pub(super) fn document(&self, row: i64) -> Result<Option<Document>, ProjectError> {
        self.ask(self.shower.as_ref(), |from| super::texts::read(from, row))
    }

    /// One document with its text.
    ///
    /// # Errors
    /// If the file cannot be read, or there is no such document.
    pub fn read(&self, row: i64) -> Result<Document, ProjectError> {
        self.document(row)?.ok_or_else(|| {
            let path = self.path.clone().unwrap_or_default();
            ProjectError::Damaged(path, format!("there is no text {row}"))
        })
    }

    /// Where an atlas whose documents have these rows fetches its texts.
    pub fn texts(self: &Arc<Self>, rows: Vec<i64>) -> Box<dyn Texts> {
        Box::new(super::texts::Kept::new(Arc::clone(self), rows))
    }

    /// A copy of the whole project in another file, which must not be there.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn save_as(&self, path: &Path) -> Result<(), ProjectError> {
        let unusable = |what: String| ProjectError::Unusable(path.to_owned(), what);
        if path.exists() {
            return Err(unusable("there is a file of that name".to_owned()));
        }
        let to = path.to_str().ok_or_else(|| unusable("its name is no Unicode".to_owned()))?;
        self.writer()
            .execute("VACUUM INTO ?1", [to])
            .map(drop)
            .map_err(|error| ProjectError::of(path, error))
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        // One file is left, not three: the last connection folds its journal in.
        (self.reader, self.shower, self.searcher) = (None, None, None);
        if self.lock.is_some() {
            let _ = self.writer().pragma_update(None, "wal_checkpoint", "TRUNCATE");
        }
    }
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    configure(connection)?;
    search::create(connection)
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(std::time::Duration::from_millis(PATIENCE_MS))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -32_000)
}

/// Whether a project may begin in a file: it is not there, or empty, or a program that made one
/// was stopped before the first table.
fn is_unborn(path: &Path) -> bool {
    if std::fs::metadata(path).map_or(true, |found| found.len() == 0) {
        return true;
    }
    let tables = || -> rusqlite::Result<i64> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let found = Connection::open_with_flags(path, flags)?;
        found.busy_timeout(std::time::Duration::from_millis(PATIENCE_MS))?;
        let kind: i64 = found.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let tables: i64 =
            found.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
        Ok(kind + tables)
    };
    is_project(path) && tables() == Ok(0)
}

/// Whether a file begins as every SQLite file does.
fn is_project(path: &Path) -> bool {
    use std::io::Read;
    let mut magic = [0; 16];
    std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut magic)).is_ok()
        && &magic == b"SQLite format 3\0"
}

fn encoded(reading: &Reading) -> Vec<u8> {
    postcard::to_stdvec(reading).expect("plain data is always written")
}

fn put_document(to: &Transaction<'_>, one: &Stored) -> rusqlite::Result<i64> {
    let info = &one.reading.info;
    let date = info.date.as_ref();
    let basis = match date.map(|date| date.basis) {
        Some(crate::atlas::DateBasis::Stated) => "stated",
        Some(crate::atlas::DateBasis::Inferred) => "inferred",
        _ => "unknown",
    };
    let row: Option<i64> = to
        .prepare_cached(
            "INSERT INTO portolan_documents (file, nth, name, path, title, publisher, source,
               author, date, date_basis, language, added)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, unixepoch())
             ON CONFLICT (file, nth) DO NOTHING RETURNING id",
        )?
        .query_row(
            params![
                one.file,
                one.nth,
                info.id.as_str(),
                info.path,
                info.title,
                info.publisher,
                info.source,
                info.author,
                date.map(|date| date.date.to_string()),
                basis,
                info.language,
            ],
            |row| row.get(0),
        )
        .optional()?;
    let row = row.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    to.prepare_cached("INSERT INTO portolan_texts VALUES (?1, ?2, ?3)")?.execute(params![
        row,
        &*one.document.text,
        super::texts::layout(&one.document)
    ])?;
    to.prepare_cached("INSERT INTO portolan_readings VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![row, one.version, encoded(&one.reading), one.facts])?;
    Ok(row)
}
