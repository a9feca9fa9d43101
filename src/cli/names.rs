//! `--names FILE`: the user's own places and names.

use std::path::PathBuf;

use crate::pipeline::NameList;

/// The lists, and whether every row of them counts; rows that do not are said.
///
/// # Errors
/// If one of the files cannot be read at all.
pub fn read(paths: &[PathBuf]) -> anyhow::Result<(Vec<NameList>, bool)> {
    /// So many rows that are left out are named one by one.
    const MOST: usize = 20;
    let mut lists = Vec::with_capacity(paths.len());
    for path in paths {
        let list = NameList::read(path)?;
        list.problems.iter().take(MOST).for_each(|problem| eprintln!("portolan: {problem}"));
        if list.problems.len() > MOST {
            let more = list.problems.len() - MOST;
            eprintln!("portolan: {}: and {more} more rows are left out", path.display());
        }
        lists.push(list);
    }
    let whole = lists.iter().all(|list| list.problems.is_empty());
    Ok((lists, whole))
}
