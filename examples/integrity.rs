//! What `PRAGMA integrity_check` of the SQLite inside the program says of a project, its full text
//! index too: for `scripts/killed`, as an older SQLite does not look into that.

use std::process::ExitCode;

use rusqlite::Connection;

fn main() -> rusqlite::Result<ExitCode> {
    let mut sound = true;
    for path in std::env::args().skip(1) {
        let connection = Connection::open(&path)?;
        let mut rows = connection.prepare("PRAGMA integrity_check")?;
        let said: Vec<String> =
            rows.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let tables: Vec<String> = connection
            .prepare("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for line in said.iter().filter(|line| *line != "ok") {
            println!("{path}: {line}");
            sound = false;
        }
        for table in tables {
            let check = format!("INSERT INTO {table}({table}) VALUES ('integrity-check')");
            if let Err(error) = connection.execute_batch(&check) {
                println!("{path}: {table}: {error}");
                sound = false;
            }
        }
    }
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
