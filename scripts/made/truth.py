"""What is right in a made file: which quotes stand on which page, found without the program under test."""
import re, subprocess, unicodedata

def squeezed(text):
    """Letters and digits alone, compatibility forms opened: what any two readings of one text share."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())

def words(text):
    """The words of a text, compatibility forms opened; of scripts without spaces each character."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.findall(r"[぀-ヿ㐀-鿿]|[^\W_぀-ヿ㐀-鿿]+(?:['’.][^\W_]+)*", text)

def sentences(article):
    """Sentences of the paragraphs that name something in their middle, in order."""
    found = []
    for text in article.paragraphs:
        parts = re.split(r"(?<=[.!?])\s+(?=[A-Z“А-Я가-힣])|(?<=。)", text)
        for part in parts:
            part = part.strip()
            names = len(re.findall(r"(?<=[a-zа-яё,] )[A-ZÀ-ÝА-Я][\w’-]+", part))
            if names >= 2 and 40 <= len(part) <= 400 and not re.search(r"\b[A-Z][a-z]{0,3}\.$", part) or article.language in ("ja", "ko") and len(part) > 15:
                found.append(part)
    return found

def some(article, count=5):
    """So many sentences, spread over the article."""
    every = sentences(article)
    step = max(1, len(every) // count)
    return every[::step][:count]

def pages_of(path, password=None):
    """The text of each page, squeezed, in the two orders that pdftotext knows."""
    pages = []
    for raw in ([], ["-raw"]):
        secret = ["-upw", password] if password else []
        done = subprocess.run(["pdftotext", "-enc", "UTF-8", *raw, *secret, str(path), "-"], capture_output=True, check=True)
        pages.append([squeezed(page) for page in done.stdout.decode("utf8", "replace").split("\f")[:-1]])
    return pages

def placed(quotes, path, password=None):
    """Quotes with the page that they begin on, and whether they run over onto the next; those that pdftotext does not find are left out."""
    orders = pages_of(path, password)
    out = []
    for quote in quotes:
        wanted = squeezed(quote)
        on = {n for order in orders for n, page in enumerate(order, 1) if wanted in page}
        if len(on) == 1:
            out.append({"text": quote, "page": on.pop(), "across": False})
        elif not on:
            across = {n for order in orders for n in range(1, len(order)) if crosses(wanted, order[n - 1], order[n])}
            if len(across) == 1:
                out.append({"text": quote, "page": across.pop(), "across": True})
    return out

def on_every_page(article, path, password=None):
    """Up to three sentences of each page, and all that run over from one page onto the next."""
    every = placed(sentences(article), path, password)
    chosen = []
    for page in sorted({quote["page"] for quote in every}):
        here = [quote for quote in every if quote["page"] == page and not quote["across"]]
        chosen += here[::max(1, -(-len(here) // 3))]
    return chosen + [quote for quote in every if quote["across"]]

def crosses(wanted, before, after):
    """Whether a head of it stands on one page and the rest on the next, twelve characters at the least of each."""
    return any(wanted[:cut] in before and wanted[cut:] in after for cut in range(12, len(wanted) - 11))
