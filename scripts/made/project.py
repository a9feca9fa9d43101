"""Looks into a project file with SQLite alone, not with the program under test."""
import hashlib, sqlite3

class Project:
    def __init__(self, path):
        # Opening to write lets SQLite play back what the journal of a killed program holds.
        self.db = sqlite3.connect(path)

    def close(self):
        self.db.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def rows(self, sql, *values):
        return self.db.execute(sql, values).fetchall()

    def integrity(self):
        """What `PRAGMA integrity_check` and `foreign_key_check` say; empty if all is well."""
        wrong = [row[0] for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        return wrong + [f"foreign key: {row}" for row in self.rows("PRAGMA foreign_key_check")]

    def files(self):
        """{path: (state, reason)}"""
        return {path: (state, reason) for path, state, reason in self.rows("SELECT path, state, reason FROM portolan_files")}

    def documents(self):
        """{(path of the file, which of its texts): (id, hash of the text, hash of what was read in it)}"""
        sql = """SELECT f.path, d.nth, d.name, t.text, r.reading FROM portolan_documents d JOIN portolan_files f ON f.id = d.file
                 LEFT JOIN portolan_texts t ON t.document = d.id LEFT JOIN portolan_readings r ON r.document = d.id"""
        short = lambda value: None if value is None else hashlib.sha256(value if isinstance(value, bytes) else value.encode("utf8", "surrogatepass")).hexdigest()[:16]
        return {(path, nth): (name, short(text), short(reading)) for path, nth, name, text, reading in self.rows(sql)}

    def count(self, table):
        return self.rows(f"SELECT count(*) FROM {table}")[0][0]

    def layer(self, table):
        """All rows of a layer without their running numbers, sorted."""
        columns = [row[1] for row in self.rows(f"PRAGMA table_info({table})") if row[1] != "fid"]
        return sorted(self.rows(f"SELECT {', '.join(columns)} FROM {table}"), key=repr)

def differences(one, other):
    """How two projects differ in what they hold, in words; empty if not at all."""
    wrong = []
    a, b = one.documents(), other.documents()
    for what, keys in (("missing", a.keys() - b.keys()), ("too many", b.keys() - a.keys()), ("different", {key for key in a.keys() & b.keys() if a[key] != b[key]})):
        if keys:
            wrong.append(f"{len(keys)} documents {what}, such as {min(keys)}")
    a, b = one.files(), other.files()
    odd = sorted(path for path in a.keys() | b.keys() if a.get(path) != b.get(path))
    if odd:
        wrong.append(f"{len(odd)} files are in another state or have another reason, such as {odd[0]}: {a.get(odd[0])} and {b.get(odd[0])}")
    for table in ("places", "events", "links"):
        left, right = one.layer(table), other.layer(table)
        if left != right:
            odd = next((pair for pair in zip(left, right) if pair[0] != pair[1]), (len(left), len(right)))
            wrong.append(f"layer {table} differs ({len(left)} and {len(right)} rows): {str(odd)[:300]}")
    return wrong
