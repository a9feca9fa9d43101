"""Makes every file with the program it is named for, and writes down what is right in it."""
import functools, http.server, re, subprocess, sys, tempfile, threading
from pathlib import Path

from . import latex, mail, office, pages, truth
from .articles import all_articles

NOTES = ["The figure is the ministry’s own and was given on the day of the talks.", "See the communique of the meeting, paragraph 4.",
         "Two earlier meetings, in Vientiane and in Lima, ended without a text."]
FLEETS = [["Navy", "Ships", "Port"], ["Sweden", "14", "Visby"], ["Finland", "11", "Turku"], ["Estonia", "4", "Tallinn"], ["Germany", "1", "Bremerhaven"]]
PLANTS = [["Plant", "Workers", "Opened"], ["Macon", "410", "1974"], ["Augusta", "280", "1988"], ["Rome", "210", "1991"]]

class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass

class Workshop:
    """A folder for what is made, one for what it is made from, and the list of what is right."""

    def __init__(self, folder):
        self.folder, self.made, self.articles = Path(folder), [], all_articles()
        self.work = tempfile.TemporaryDirectory()
        self.sources = Path(self.work.name)
        self.office_jobs = []
        # The browser opens pages at an address such as http://paper.example, which it prints on them.
        handler = functools.partial(Quiet, directory=self.work.name)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def run(self, *command, stdin=None, where=None, ok=(0,)):
        done = subprocess.run([str(part) for part in command], input=stdin, capture_output=True, cwd=where or self.sources, timeout=300)
        if done.returncode not in ok:
            tail = (done.stdout + done.stderr).decode("utf8", "replace")[-600:]
            sys.exit(f"{command[0]} failed: {tail}")
        return done.stdout

    def keep(self, name, maker, article, shows, *, also=(), round_it=(), titles=(), date=None, gone=(), error=None, password=None, text=None):
        """Notes down what is right in the file `name`, which is there by now.

        also: words beside the article's that should come through; round_it: what may be in the text but is none of the article;
        titles: others that are right, None if it has none; gone: what must not be in the text; error: a word of the reason for a file that cannot be read."""
        path = self.folder / name
        if not path.exists() or path.stat().st_size == 0:
            sys.exit(f"{maker} made no {name}")
        quotes = [] if error else truth.some(article)
        if name.endswith(".pdf") and not error:
            quotes = truth.on_every_page(article, path, password)
            if not quotes:
                sys.exit(f"pdftotext finds no sentence of {name}")
        else:
            quotes = [{"text": quote, "page": None, "across": False} for quote in quotes]
        self.made.append({
            "file": name, "maker": maker, "shows": shows, "title": [article.title, *titles] if titles is not None else [], "date": (date if date is not None else article.date) or None,
            "author": article.author or None, "publisher": article.publisher, "language": article.language,
            "text": text or [block for _, block in article.blocks], "also": list(also), "round": list(round_it), "gone": list(gone), "quotes": quotes, "error": error})

    # The programs.

    def latex(self, name, article, shows, also=(), **how):
        (self.sources / f"{name}.tex").write_text(latex.source(article, **how), encoding="utf8")
        for _ in range(2):
            self.run("pdflatex", "-interaction=nonstopmode", f"{name}.tex", ok=(0, 1))
        (self.folder / f"{name}.pdf").write_bytes((self.sources / f"{name}.pdf").read_bytes())
        table = how.get("table") or []
        cells = [cell for row in table for cell in row]
        self.keep(f"{name}.pdf", "pdfLaTeX", article, shows, also=[*how.get("notes", ()), *cells, *also], round_it=["Page 2", how.get("head") or article.publisher])

    def browse(self, name, page, *flags):
        """What Chromium prints after opening a page; `page` is bytes."""
        (self.sources / f"{name}.html").write_bytes(page)
        return self.run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={self.sources}/profile",
                        f"--host-resolver-rules=MAP paper.example 127.0.0.1:{self.server.server_port}", *flags, f"http://paper.example/{name}.html")

    def chromium(self, name, page, article, shows, also=(), round_it=(), titles=(), head=True):
        flags = [] if head else ["--no-pdf-header-footer"]
        self.browse(name, page.encode("utf8"), f"--print-to-pdf={self.folder / name}.pdf", *flags)
        self.keep(f"{name}.pdf", "Chromium", article, shows, also=also, round_it=[*round_it, f"http://paper.example/{name}.html"], titles=titles)

    def wkhtmltopdf(self, name, page, article, shows, also=(), round_it=(), titles=(), flags=()):
        source = self.sources / f"{name}.html"
        source.write_text(page, encoding="utf8")
        self.run("wkhtmltopdf", "-q", "--enable-local-file-access", *flags, source, self.folder / f"{name}.pdf", ok=(0, 1))
        self.keep(f"{name}.pdf", "wkhtmltopdf", article, shows, also=also, round_it=round_it, titles=titles)

    def pandoc(self, name, article, shows, target, stdin=None, also=(), flags=(), read="markdown-smart", meta=True, **more):
        about = ["-M", f"title={article.title}", "-M", f"lang={article.language}"] if meta else []
        about += ["-M", f"author={article.author}"] if meta and article.author else []
        about += ["-M", f"date={article.us_day}"] if meta and article.date else []
        text = stdin or markdown(article)
        self.run("pandoc", "-f", read, "-s", *about, *flags, "-o", self.folder / name, stdin=text.encode("utf8"))
        self.keep(name, "pandoc", article, shows, also=also, **more)

    def office(self, name, target, filter_, source, article, shows, end="fodt", **more):
        """LibreOffice is started once for each kind of output; see `office_run`."""
        (self.sources / f"{name}.{end}").write_text(source, encoding="utf8")
        self.office_jobs.append((name, target, filter_, f"{name}.{end}", article, shows, more))

    def office_run(self):
        kinds = sorted({(target, filter_) for _, target, filter_, *_ in self.office_jobs})
        for target, filter_ in kinds:
            jobs = [job for job in self.office_jobs if job[1:3] == (target, filter_)]
            out = self.sources / "office-out"
            self.run("soffice", "--headless", f"-env:UserInstallation=file://{self.sources}/office", "--convert-to", f"{target}:{filter_}" if filter_ else target,
                     "--outdir", out, *[job[3] for job in jobs])
            for name, *_, source, article, shows, more in jobs:
                (self.folder / f"{name}.{target}").write_bytes((out / f"{Path(source).stem}.{target}").read_bytes())
                self.keep(f"{name}.{target}", "LibreOffice", article, shows, **more)

    def write(self, name, maker, article, shows, content, **more):
        (self.folder / name).write_bytes(content)
        self.keep(name, maker, article, shows, **more)

def escaped(text):
    return re.sub(r"([\\`*_{}\[\]<>()#+\-.!|~^$@\"'&=:])", r"\\\1", text)

def markdown(article, notes=(), table=None, after_table=1):
    out, seen = [], 0
    for kind, text in article.blocks:
        if kind == "p":
            seen += 1
            note = f"^[{escaped(notes[seen - 1])}]" if seen <= len(notes) else ""
            out.append(escaped(text) + note)
            if table and seen == after_table:
                line = lambda row: "| " + " | ".join(escaped(cell) for cell in row) + " |"
                out.append("\n".join([line(table[0]), "|" + "---|" * len(table[0]), *map(line, table[1:])]))
        else:
            out.append({"h": "## ", "li": "- "}[kind] + escaped(text))
    return "\n\n".join(out) + "\n"

def template(page):
    """A finished page as a pandoc template, so that pandoc writes it."""
    return page.replace("$", "$$")

def everything(folder):
    shop = Workshop(folder)
    for part in (pdf_by_latex, pdf_by_browsers, by_office, by_pandoc, html, mails, pdf_by_ghostscript):
        part(shop, shop.articles)
        print(f"{part.__name__}: {len(shop.made)} files so far", file=sys.stderr, flush=True)
    for one in shop.made:
        one["bytes"] = (shop.folder / one["file"]).stat().st_size
    return sorted(shop.made, key=lambda one: one["file"])

def pdf_by_latex(shop, a):
    shop.latex("essay-latex", a["seed4"], "one column, running heads, page numbers, three footnotes", notes=NOTES, points=12)
    shop.latex("paper-latex", a["seed3"], "newspaper: masthead, two columns, hyphens, no metadata", masthead=True, columns=2, points=11, paper="a5paper", margin="14mm", fonts="times")
    shop.latex("old-latex", a["seed2"], "two columns in seven-bit Computer Modern: ligatures, no map to Unicode", fonts="cm", columns=2, points=12, paper="a5paper", margin="15mm")
    shop.latex("bitmap-latex", a["seed1"], "sections, bitmap fonts without glyph names", fonts="bitmap", points=12, paper="a5paper", meta=True)
    shop.latex("table-latex", a["15"], "a table between paragraphs, metadata, three pages", table=FLEETS, meta=True, points=12, paper="a5paper", notes=NOTES[:2])
    shop.latex("bulletin-latex", a["seed0"], "A5, three columns, narrow lines full of hyphens", columns=3, points=10, paper="a5paper", margin="12mm", head="Morning bulletin, defence desk", meta=True)
    shop.latex("review-latex", a["12"], "a review with references and notes", notes=NOTES[:1], paper="a5paper", meta=True)

def pdf_by_browsers(shop, a):
    shop.chromium("print-chromium", pages.for_print(a["seed3"], columns=2), a["seed3"], "two columns, the browser's own head and foot with date, address and page")
    shop.chromium("print-notes-chromium", pages.for_print(a["seed0"], notes=NOTES[:2], points=14), a["seed0"], "large print, notes at the end, masthead", also=NOTES[:2], head=False)
    shop.chromium("print-site-chromium", pages.magazine(a["05"]), a["05"], "a site printed with its bars, sidebar and comments", round_it=pages.ROUND,
                  titles=[f"{a['05'].title} | {a['05'].publisher}"])
    shop.chromium("print-table-chromium", pages.for_print(a["04"], table=PLANTS, size="A5", points=13), a["04"], "a table, A5", also=[c for r in PLANTS for c in r], head=False)
    shop.chromium("print-ja-chromium", pages.for_print(a["ja"], size="A5", points=18, masthead=False), a["ja"], "Japanese, a subset font", head=False)
    shop.chromium("print-ru-chromium", pages.for_print(a["ru"], columns=2, size="A5", points=16), a["ru"], "Russian in two columns", head=False)
    shop.wkhtmltopdf("print-wk", pages.for_print(a["seed4"], columns=1, points=13), a["seed4"], "one column, masthead, several pages", flags=["-s", "A5"])
    shop.wkhtmltopdf("print-site-wk", pages.linked_data(a["17"]), a["17"], "a site printed with a cookie notice and bars", round_it=pages.ROUND,
                     titles=[f"{a['17'].title} - {a['17'].publisher}"])
    shop.wkhtmltopdf("print-wide-wk", pages.for_print(a["seed2"], points=15, masthead=False, font="sans-serif", columns=1), a["seed2"], "landscape, grey, low quality", flags=["-O", "Landscape", "-s", "A5", "-g", "-l"])

def by_office(shop, a):
    pdf, docx = ("pdf", "writer_pdf_Export"), ("docx", "MS Word 2007 XML")
    shop.office("report-office", *pdf, office.source(a["seed1"], columns=2, points=12, width="16cm", height="22cm"), a["seed1"], "two columns under a headline, head and foot on each page", round_it=["Page 2 of"])
    shop.office("notes-office", *pdf, office.source(a["seed4"], notes=NOTES, points=13, masthead=True), a["seed4"], "footnotes at the foot of three pages, masthead", also=NOTES, round_it=["Page 2 of"])
    shop.office("box-office", *pdf, office.source(a["seed0"], boxed="“The drills will be watched closely,” an official said.", columns=2, points=12, width="16cm", height="22cm"), a["seed0"], "a quotation in a box inside two columns",
                also=["“The drills will be watched closely,” an official said."], round_it=["Page 2 of"])
    shop.office("archive-office", "pdf", 'writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"1"}}', office.source(a["15"], table=FLEETS, width="14.8cm", height="21cm", points=13), a["15"],
                "PDF/A with tags, a table", also=[c for r in FLEETS for c in r], round_it=["Page 2 of"])
    shop.office("landscape-office", *pdf, office.source(a["18"], columns=3, width="21cm", height="14.8cm", points=13, meta=False), a["18"], "landscape, three columns, no metadata", round_it=["Page 2 of"])
    shop.office("letter-office", *pdf, office.source(a["20"], letter=True, width="14.8cm", height="21cm", points=14, meta=False), a["20"], "a letter", round_it=["Page 2 of"], titles=None)
    shop.office("memo-office", *docx, office.source(a["seed1"], columns=2), a["seed1"], "two columns, head and foot", gone=["Page 1 of"])
    shop.office("notes2-office", *docx, office.source(a["seed4"], notes=NOTES[:2], endnotes=()), a["seed4"], "footnotes", also=NOTES[:2])
    shop.office("endnotes-office", *docx, office.source(a["10"], endnotes=NOTES[:2]), a["10"], "endnotes", also=NOTES[:2])
    shop.office("changed-office", *docx, office.source(a["15"], changed=("Nobody is to read this withdrawn sentence.", " She said so twice.")), a["15"], "tracked changes: what was struck out is gone",
                also=["She said so twice."], gone=["withdrawn sentence"])
    shop.office("boxed-office", *docx, office.source(a["seed0"], boxed="“A quotation set apart,” it says."), a["seed0"], "a text box in a paragraph", also=["“A quotation set apart,” it says."])
    shop.office("letter2-office", *docx, office.source(a["20"], letter=True, meta=False), a["20"], "a letter without metadata", titles=None)
    shop.office("tables-office", *docx, office.source(a["04"], table=PLANTS), a["04"], "a table", also=[c for r in PLANTS for c in r])
    shop.office("korean-office", *docx, office.source(a["ko"], font="Droid Sans Fallback"), a["ko"], "Korean")
    shop.office("from-site-office", *docx, pages.for_print(a["seed2"], notes=NOTES[:1]), a["seed2"], "a web page saved as Word", also=NOTES[:1], end="html")
    shop.office("open-office", "docx", "Office Open XML Text", office.source(a["19"]), a["19"], "the stricter dialect of the format")
    shop.office("saved-office", "html", "HTML (StarWriter)", office.source(a["seed1"], notes=NOTES[:1]), a["seed1"], "LibreOffice's HTML: fonts and centred paragraphs", also=NOTES[:1])
    shop.office_run()

def by_pandoc(shop, a):
    one = a["seed0"]
    shop.pandoc("draft-pandoc.pdf", one, "metadata, sections, footnotes, by way of LaTeX", "pdf", stdin=markdown(one, notes=NOTES), also=NOTES, flags=["-V", "geometry:margin=3cm", "-V", "fontsize=12pt", "-V", "papersize=a5"])
    shop.pandoc("essay-pandoc.docx", a["seed4"], "metadata, footnotes", "docx", stdin=markdown(a["seed4"], notes=NOTES), also=NOTES)
    shop.pandoc("stops-pandoc.docx", a["08"], "a list", "docx")
    shop.pandoc("fleets-pandoc.docx", a["15"], "a table", "docx", stdin=markdown(a["15"], table=FLEETS), also=[c for r in FLEETS for c in r])
    shop.pandoc("japanese-pandoc.docx", a["ja"], "Japanese", "docx")
    shop.pandoc("travel-pandoc.docx", a["07"], "no date anywhere", "docx")
    shop.pandoc("bare-pandoc.docx", a["11"], "from a web page, title and date in the text alone", "docx", read="html", meta=False,
                stdin=f"<h1>{a['11'].title}</h1><p>{a['11'].author}</p>{pages.body(a['11'])}")

def html(shop, a):
    def site(name, article, page, shows, maker="pandoc", charset=None, **more):
        content = page.encode(charset or "utf8", "xmlcharrefreplace")
        if maker == "pandoc":
            source = shop.sources / f"{name}.template"
            source.write_text(template(page), encoding="utf8")
            content = shop.run("pandoc", "-f", "markdown", "-t", "html5", "-s", "--template", source, "-M", "title=x", stdin=b"").strip()
        elif maker == "Chromium":
            content = shop.browse(name, content, "--virtual-time-budget=2000", "--dump-dom")
        shop.write(f"{name}.html", maker, article, shows, content, **more)
    round_it = pages.ROUND
    shop.pandoc("essay-pandoc.html", a["seed4"], "pandoc's own page, metadata, footnotes", "html", stdin=markdown(a["seed4"], notes=NOTES), also=NOTES)
    site("magazine", a["seed3"], pages.magazine(a["seed3"]), "Open Graph metadata, sidebar, related headlines, comments", round_it=round_it)
    site("linked", a["seed0"], pages.linked_data(a["seed0"]), "JSON-LD, cookie notice, advertisements between paragraphs", round_it=round_it)
    site("microdata", a["19"], pages.microdata(a["19"]), "itemprop, a figure, a newsletter box in the text", round_it=round_it)
    site("old", a["17"], pages.old(a["17"]), "tables for layout, line breaks for paragraphs, Windows-1252", maker="iconv", charset="cp1252", round_it=pages.OTHERS[:2])
    site("scripted", a["seed2"], pages.scripted(a["seed2"]), "what a browser made of a page that a script fills", maker="Chromium", round_it=round_it)
    site("saved", a["05"], pages.magazine(a["05"]), "a site as a browser saves it", maker="Chromium", round_it=round_it)
    site("japanese", a["ja"], pages.magazine(a["ja"], "Shift_JIS"), "Japanese in Shift_JIS", maker="iconv", charset="cp932", round_it=round_it)
    site("korean", a["ko"], pages.magazine(a["ko"], "euc-kr"), "Korean in EUC-KR", maker="iconv", charset="cp949", round_it=round_it)
    site("russian", a["ru"], pages.magazine(a["ru"], "windows-1251"), "Russian in Windows-1251", maker="iconv", charset="cp1251", round_it=round_it)
    undated = a["07"]
    site("undated", undated, pages.magazine(undated), "no date anywhere", round_it=round_it)
    site("list", a["08"], pages.magazine(a["08"]), "an article that is mostly a list", round_it=round_it)

def mails(shop, a):
    keep = lambda name, article, shows, content, **more: shop.write(f"{name}.eml", "Python email", article, shows, content, **more)
    keep("plain", a["seed0"], "quoted-printable", mail.plain(a["seed0"]))
    keep("eight-bit", a["14"], "UTF-8 as it is", mail.plain(a["14"], "8bit"))
    keep("both", a["seed3"], "text and HTML beside each other, base64", mail.alternative(a["seed3"]))
    keep("newsletter", a["05"], "HTML alone, a way out at the end", mail.html_only(a["05"]), round_it=["Unsubscribe"], titles=[f"[{a['05'].publisher}] {a['05'].title}"])
    keep("japanese", a["ja"], "ISO-2022-JP in head and body", mail.old_charset(a["ja"], "iso-2022-jp", None))
    keep("korean", a["ko"], "EUC-KR in base64", mail.old_charset(a["ko"], "euc-kr", mail.BASE64))
    keep("russian", a["ru"], "KOI8-R in quoted-printable", mail.old_charset(a["ru"], "koi8-r", mail.QP))
    attached = (shop.folder / "fleets-pandoc.docx").read_bytes()
    word = "vnd.openxmlformats-officedocument.wordprocessingml.document"
    keep("attached", a["15"], "a DOCX attached", mail.with_attachment(a["15"], "fleets.docx", attached, "application", word))
    keep("flowed", a["18"], "format=flowed, a list's footer", mail.flowed(a["18"], "relief"), round_it=["mailing list"], titles=[f"Re: [relief] {a['18'].title}"])
    keep("related", a["17"], "HTML with a picture, plain text beside it", mail.related(a["17"]))
    keep("forwarded", a["16"], "a mail inside a mail", mail.forwarded(a["16"]), titles=[f"Fwd: {a['16'].title}"])

def pdf_by_ghostscript(shop, a):
    gs = lambda device, name, source, *flags: shop.run("gs", "-q", "-dNOPAUSE", "-dBATCH", f"-sDEVICE={device}", *flags, f"-sOutputFile={shop.folder / name}", shop.folder / source)
    gs("pdfimage8", "scan-gs.pdf", "table-latex.pdf", "-r72")
    shop.keep("scan-gs.pdf", "Ghostscript", a["15"], "a scan: pictures of pages without a text layer", error="scan")
    gs("pdfwrite", "rewritten-gs.pdf", "essay-latex.pdf", "-dCompatibilityLevel=1.3")
    shop.keep("rewritten-gs.pdf", "Ghostscript", a["seed4"], "rewritten as PDF 1.3", also=NOTES)
    gs("pdfwrite", "owner-gs.pdf", "paper-latex.pdf", "-sOwnerPassword=harbour", "-dEncryptionR=3", "-dKeyLength=128")
    shop.keep("owner-gs.pdf", "Ghostscript", a["seed3"], "encrypted, opens without a password")
    gs("pdfwrite", "locked-gs.pdf", "report-office.pdf", "-sOwnerPassword=harbour", "-sUserPassword=mole", "-dEncryptionR=3", "-dKeyLength=128")
    shop.keep("locked-gs.pdf", "Ghostscript", a["seed1"], "encrypted with a password", error="password")
