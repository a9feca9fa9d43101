"""Compares what `portolan extract` read in made files with what is right in them."""
import bisect, difflib, json, subprocess, sys, time
from collections import Counter

from .truth import squeezed, words

def lines_of(program, folder, files):
    """The lines of `extract --text` by the file's name; what lies inside a file counts as the file's."""
    command = [program, "extract", "--text", *[str(folder / name) for name in files]]
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, timeout=1800)
    if done.returncode not in (0, 3):
        sys.exit(f"{' '.join(command[:3])} … ended with {done.returncode}: {done.stderr.decode('utf8', 'replace')[-600:]}")
    found = {}
    for line in done.stdout.decode("utf8").strip().split("\n"):
        line = json.loads(line)
        name = (line.get("path") or "").removeprefix(f"{folder}/").split("/")[0]
        found.setdefault(name, []).append(line)
    return found, time.monotonic() - begun

def in_order(wanted, found):
    """How many wanted words come through in their order."""
    return sum(size for _, _, size in difflib.SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks())

class Found:
    """A text that was read, where its letters and digits stand, and its pages."""

    def __init__(self, line):
        self.line, self.text = line, line.get("text") or ""
        self.letters, self.at = [], []
        for nth, c in enumerate(self.text):
            for letter in squeezed(c):
                self.letters.append(letter)
                self.at.append(nth)
        self.squeezed = "".join(self.letters)
        self.pages = line.get("pages") or []

    def spans(self, quote):
        """Every place of a quote, in code points of the text."""
        wanted, start = squeezed(quote), 0
        while (start := self.squeezed.find(wanted, start)) >= 0:
            yield self.at[start], self.at[start + len(wanted) - 1] + 1
            start += 1

    def page_at(self, offset):
        nth = bisect.bisect_right([start for start, _ in self.pages], offset) - 1
        return self.pages[nth][1] if nth >= 0 else None

    def told_inside(self, start, end):
        """(kind, text, page) of mentions and events found inside a span."""
        for sort in ("mentions", "events"):
            for one in self.line.get(sort, []):
                if start <= one["start"] and one["end"] <= end:
                    yield sort[:-1], one.get("text") or one.get("type"), one.get("page"), one["start"]

def compare(one, line):
    """What came through of one file: a row for the table, and what is wrong in words."""
    wrong, row = [], {"file": one["file"]}
    if one["error"]:
        reason = (line or {}).get("error", "")
        row["note"] = f"not read: {reason.split(': ', 1)[-1]}" if reason else "READ, though it should not be"
        if one["error"] not in reason.lower():
            wrong.append(f"the reason should speak of “{one['error']}”, but is: {reason or 'none'}")
        return row, wrong
    if line is None or line.get("error"):
        return row, [f"not read: {(line or {}).get('error', 'no line')}"]
    found = Found(line)
    if not found.text:
        return row, ["the line has no text; does this program know --text?"]
    wanted, read = words(" ".join(one["text"])), words(found.text)
    both = Counter(wanted) & Counter(read)
    row["words"] = sum(both.values()) / len(wanted)
    row["order"] = in_order(wanted, read) / len(wanted)
    expected_too = Counter(words(" ".join(one["title"] + one["also"] + [one["author"] or "", one["publisher"]])))
    row["extra"] = sum((Counter(read) - both - expected_too).values()) / len(read)
    also = [part for part in one["also"] if squeezed(part) not in found.squeezed]
    if also:
        wrong.append(f"{len(also)} of {len(one['also'])} notes and cells are lost, the first: {also[0]}")
    for part in one["gone"]:
        if squeezed(part) in found.squeezed:
            wrong.append(f"should not be in the text: {part}")
    title = squeezed(line.get("title") or "")
    row["title"] = not one["title"] or title in [squeezed(title) for title in one["title"]]
    if not row["title"]:
        wrong.append(f"title is “{line.get('title')}”, should be “{one['title'][0]}”")
    row["date"] = line.get("date") == one["date"]
    if not row["date"]:
        wrong.append(f"date is {line.get('date')} ({line.get('date_basis')}), should be {one['date']}")
    whole, paged = 0, 0
    for quote in one["quotes"]:
        spans = list(found.spans(quote["text"]))
        if not spans:
            wrong.append(f"not found whole{' (runs over two pages)' if quote['across'] else ''}: {quote['text']}")
            continue
        whole += 1
        if quote["page"] is None:
            continue
        pages = {found.page_at(start) for start, _ in spans}
        next_page = quote["page"] + 1 if quote["across"] else quote["page"]
        told = [told for start, end in spans for told in found.told_inside(start, end)]
        lying = [told for told in told if told[2] not in (quote["page"], next_page) or told[2] != found.page_at(told[3])]
        if quote["page"] in pages and not lying:
            paged += 1
        elif lying:
            wrong.append(f"{lying[0][0]} “{lying[0][1]}” says page {lying[0][2]}, its sentence stands on {quote['page']}: {quote['text']}")
        else:
            wrong.append(f"opens at page {sorted(map(str, pages))}, stands on {quote['page']}: {quote['text']}")
    row["quotes"], row["found"] = len(one["quotes"]), whole
    row["paged"], row["with_page"] = paged, sum(quote["page"] is not None for quote in one["quotes"])
    row["told"] = any(True for quote in one["quotes"] for start, end in found.spans(quote["text"]) for _ in found.told_inside(start, end))
    if one["quotes"] and not row["told"]:
        wrong.append("nothing was found (mention or event) inside any quote")
    return row, wrong

def report(program, folder, wanted, verbose):
    """Prints the table and what is wrong; 1 if a file was not read or a quote not found on its page."""
    lines, seconds = lines_of(program, folder, [one["file"] for one in wanted])
    rows, failed, complaints = [], 0, 0
    print(f"{'file':26} {'words':>6} {'order':>6} {'extra':>6} title date quotes on page")
    for one in wanted:
        # A mail may give several texts, one for each part: the article's counts.
        every = [compare(one, line) for line in lines.get(one["file"], [None])]
        row, wrong = max(every, key=lambda each: each[0].get("words", 0))
        rows.append(row)
        complaints += len(wrong)
        if "note" in row:
            print(f"{row['file']:26} {row['note'][:90]}")
            failed += bool(wrong)
        elif "words" not in row:
            print(f"{row['file']:26} NOT READ")
            failed += 1
        else:
            yes = lambda value: "yes" if value else "NO"
            page = f"{row['paged']}/{row['with_page']}" if row["with_page"] else "-"
            print(f"{row['file']:26} {row['words']:6.1%} {row['order']:6.1%} {row['extra']:6.1%} {yes(row['title']):>5} {yes(row['date']):>4} {row['found']}/{row['quotes']:<4} {page:>6}")
            failed += row["found"] < row["quotes"] or row["paged"] < row["with_page"]
        for complaint in wrong if verbose else wrong[:2]:
            print(f"    {complaint[:220]}")
    read = [row for row in rows if "words" in row]
    share = lambda name: sum(row[name] for row in read) / max(1, len(read))
    total = lambda name: sum(row[name] for row in read)
    print(f"{len(read)} files read in {seconds:.1f} s; words {share('words'):.2%}, in order {share('order'):.2%}, of others {share('extra'):.2%}; title right in {total('title')}, "
          f"date in {total('date')}; {total('found')} of {total('quotes')} quotes found whole, {total('paged')} of {total('with_page')} on their page; something found inside a quote in {total('told')} files; {complaints} complaints")
    return 1 if failed else 0
