"""Damages files, the same way each time for one seed: bytes flipped, cut, spliced and blown up, and files built to break parsers."""
import io, json, re, struct, zipfile, zlib

def flip(rng, data):
    """Single bits, from one to one in a hundred bytes."""
    data = bytearray(data)
    for _ in range(rng.choice((1, 3, 10, max(1, len(data) // 100)))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)

def overwrite(rng, data):
    start = rng.randrange(len(data))
    length = rng.choice((4, 64, 1024))
    return data[:start] + rng.choice((bytes(length), b"\xff" * length, rng.randbytes(length))) + data[start + length:]

def cut(rng, data):
    """Its end, its head, or a piece of its middle."""
    a, b = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    return rng.choice((data[:a], data[b:], data[:a] + data[b:], data[:a + 1][:rng.randrange(64) + 1]))

def splice(rng, data, other):
    """Part of another file inside."""
    a, b = sorted((rng.randrange(len(other)), rng.randrange(len(other))))
    at = rng.randrange(len(data))
    return data[:at] + other[a:b] + data[at:] if rng.random() < 0.5 else data[:at] + other[rng.randrange(len(other)):]

def repeat(rng, data):
    """A piece over and over."""
    start = rng.randrange(len(data))
    piece = data[start:start + rng.choice((1, 16, 400))]
    return data[:start] + piece * rng.choice((50, 2000)) + data[start:]

def numbers(rng, data):
    """Digits become numbers that no file means."""
    huge = rng.choice((b"99999999999", b"-1", b"4294967295", b"18446744073709551616", b"0", b"1e308", b"2147483648"))
    share = rng.choice((0.02, 0.3))
    return re.sub(rb"\d+", lambda match: huge if rng.random() < share else match.group(), data)

def lengths(rng, data):
    """Four bytes that may be a length become an extreme one."""
    at = rng.randrange(max(1, len(data) - 4))
    return data[:at] + struct.pack(rng.choice("<>") + "I", rng.choice((0xffffffff, 0x7fffffff, 0, 0x80000000, 65536))) + data[at + 4:]

def delimiters(rng, data):
    """Brackets, quotes and tags dropped, doubled or swapped."""
    marks = b"<>()[]{}\"'/&;:,\n"
    swap = lambda match: rng.choice((b"", match.group() * 2, bytes([rng.choice(marks)]))) if rng.random() < 0.05 else match.group()
    return re.sub(rb"[<>()\[\]{}\"'/&;:,\n]", swap, data)

def recode(rng, data):
    """The bytes of another encoding than is said."""
    text = data.decode("utf8", "replace")
    return text.encode(rng.choice(("utf-16", "utf-16-be", "utf-32", "shift_jis", "utf-7", "cp037", "iso2022_jp")), "replace")

BYTES = [flip, flip, overwrite, cut, cut, splice, repeat, numbers, lengths, delimiters]

def inside_zip(rng, data, other):
    """A part of a ZIP damaged and the ZIP written anew, so that the damage reaches what reads the part."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            parts = [(info.filename, old.read(info)) for info in old.infolist()]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError):
        return flip(rng, data)
    big = [nth for nth, (_, part) in enumerate(parts) if part]
    for nth in rng.sample(big, min(len(big), rng.choice((1, 1, 3)))):
        name, part = parts[nth]
        parts[nth] = (name, damage(rng, part, other, rng.choice(BYTES + [recode])))
    if rng.random() < 0.1:
        parts.pop(rng.randrange(len(parts)))
    return zipped(parts)

def streams(rng, data, other):
    """A compressed stream of a PDF opened, damaged and packed again with its length put right."""
    found = list(re.finditer(rb"/Length (\d+)(?=[^>]*>>\s*stream)[^>]*>>\s*stream\r?\n", data))
    if not found:
        return flip(rng, data)
    match = rng.choice(found)
    end = match.end() + int(match.group(1))
    try:
        new = zlib.compress(damage(rng, zlib.decompress(data[match.end():end]), other, rng.choice(BYTES)))
    except zlib.error:
        return flip(rng, data)
    head = match.group().replace(b"/Length " + match.group(1), b"/Length %d" % len(new), 1)
    return data[:match.start()] + head + new + data[end:]

def damage(rng, data, other, how):
    if not data:
        return data
    return how(rng, data, other) if how in (splice, inside_zip, streams) else how(rng, data)

def zipped(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, part in parts:
            file.writestr(zipfile.ZipInfo(name), part, method)
    return out.getvalue()

# Files that no chance makes.

TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
RELS = b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
OPEN = b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
SHUT = b"</w:body></w:document>"

def docx(body):
    return zipped([("[Content_Types].xml", TYPES), ("_rels/.rels", RELS), ("word/document.xml", body)])

def bomb(name, megabytes, head=b"", tail=b""):
    """A member of so many megabytes of blanks, in a thousandth of that."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        if name.startswith("word/"):
            file.writestr("[Content_Types].xml", TYPES)
            file.writestr("_rels/.rels", RELS)
        with file.open(zipfile.ZipInfo(name), "w", force_zip64=True) as member:
            member._compressor = zlib.compressobj(6, zlib.DEFLATED, -15)
            member.write(head)
            for _ in range(megabytes):
                member.write(b" " * (1 << 20))
            member.write(tail)
    return out.getvalue()

def pdf(objects, root=1):
    """A PDF of these objects, its table right."""
    out, at = b"%PDF-1.7\n", []
    for nth, body in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (nth, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in at)
    return out + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, table)

def stream(data, more=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
WORDS = b"BT /F 12 Tf 72 700 Td (Ministers met in Lisbon on Monday.) Tj ET"

def one_page(contents, page=PAGE, pages=b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", font=FONT):
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, contents, font])

def built(rng):
    """(name, bytes) of files that are built to break parsers. Their reason for failing is theirs; some may be read."""
    sentence = b"Ministers met in Lisbon on Monday and agreed to talk again. "
    deep = 100_000
    laughs = b'<!DOCTYPE z [<!ENTITY a "haha">' + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12)) + b"]>"
    yield "bomb.docx", bomb("word/document.xml", 600, OPEN + b"<w:p><w:r><w:t>", b"</w:t></w:r></w:p>" + SHUT)
    yield "bomb.zip", bomb("a.txt", 1200)
    hundred = bomb("a.txt", 100)
    yield "bombs.zip", zipped([(f"{n}.zip", hundred) for n in range(20)], zipfile.ZIP_STORED)
    nest = zipped([("a.txt", sentence)])
    for _ in range(60):
        nest = zipped([("in.zip", nest)], zipfile.ZIP_STORED)
    yield "nested.zip", nest
    yield "many.zip", zipped([(f"{n}.txt", b"") for n in range(60_000)], zipfile.ZIP_STORED)
    yield "climbs.zip", zipped([(name, sentence) for name in ("../../escaped-1.txt", "/tmp/escaped-2.txt", "..\\..\\escaped-3.txt", "C:\\escaped-4.txt", "a/../../../escaped-5.txt", "./ok.txt", "\0escaped-6.txt")])
    yield "twice.zip", zipped([("a.txt", sentence), ("b.txt", sentence)]).replace(b"b.txt", b"a.txt")
    links = zipfile.ZipInfo("link.txt")
    links.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(links, "/etc/passwd")
    yield "link.zip", out.getvalue()
    locked = bytearray(zipped([("a.txt", sentence)]))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    yield "locked.zip", bytes(locked)
    lies = bytearray(zipped([("a.txt", sentence)]))
    at = lies.index(b"PK\x01\x02") + 24
    lies[at:at + 4] = b"\xff\xff\xff\x7f"
    yield "lies.zip", bytes(lies)
    yield "ends.zip", b"PK\x05\x06" + b"\0\0\0\0\xff\xff\xff\xff" + b"\xff" * 8 + b"\0\0"
    yield "deep.docx", docx(OPEN + b"<w:p>" * deep + b"<w:r><w:t>Deep.</w:t></w:r>" + b"</w:p>" * deep + SHUT)
    yield "deep-table.docx", docx(OPEN + b"<w:tbl><w:tr><w:tc>" * 20_000 + b"<w:p><w:r><w:t>Deep.</w:t></w:r></w:p>" + b"</w:tc></w:tr></w:tbl>" * 20_000 + SHUT)
    yield "laughs.docx", docx(laughs + b"<w:document>&l;</w:document>")
    yield "attribute.docx", docx(OPEN + b'<w:p w:x="' + b"a" * 5_000_000 + b'"/>' + SHUT)
    yield "empty.docx", docx(OPEN + SHUT)
    yield "nothing.docx", zipped([("readme.txt", b"no document here")])
    yield "deep.html", b"<div>" * deep + b"<p>" + sentence * 10 + b"</p>" + b"</div>" * deep
    yield "deep-lists.html", b"<ul><li>" * 30_000 + sentence * 10
    yield "tables.html", b"<table><tr><td>" * 10_000 + sentence * 10
    yield "formatting.html", b"<b><i><a href=x>" * 20_000 + sentence
    yield "attributes.html", b"<p " + b" ".join(b"a%d=b" % n for n in range(100_000)) + b">" + sentence
    yield "open.html", b"<" * 500_000
    yield "comment.html", b"<!--" * 200_000 + sentence
    yield "entities.html", b"<p>" + b"&#x110000;&#99999999999;&amp&notit;" * 20_000
    yield "script.html", b"<script>" + b"</scrip" * 100_000
    yield "nul.html", b"<html><p>\0" * 5_000
    yield "frames.html", b"<frameset>" * 20_000
    yield "charset.html", b'<meta charset="utf-16"><p>' + sentence * 20
    yield "feed.xml", laughs + b"<rss version='2.0'><channel><title>&l;</title><item><title>&l;</title><description>&l;</description></item></channel></rss>"
    yield "deep.rss", b"<?xml version='1.0'?><rss version='2.0'><channel><item>" + b"<description>" * deep + b"</description>" * deep + b"</item></channel></rss>"
    yield "external.rss", b"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel><title>t</title><item><title>&x;</title><description>&x;</description></item></channel></rss>"
    yield "many.rss", b"<rss version='2.0'><channel><title>t</title>" + b"<item><title>a</title></item>" * 100_000 + b"</channel></rss>"
    yield "unclosed.atom", b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>" + b"<p>" * 50_000
    yield "array.jsonl", b'{"id": 1, "text": ' + b"[" * deep + b"]" * deep + b"}\n"
    yield "object.jsonl", b'{"text": "a", "x": ' + b'{"a":' * deep + b"1" + b"}" * deep + b"}\n"
    yield "surrogate.jsonl", b'{"id": 1, "text": "\\ud800 alone"}\n{"id": 2, "text": "\\udc00\\ud800"}\n{"id": 3, "text": "a\\u0000b"}\n'
    yield "numbers.jsonl", b'{"id": 1e999, "text": 5}\n{"id": ' + b"9" * 10_000 + b', "text": "a"}\n'
    yield "lines.jsonl", b"\n" * 200_000 + b"{" * 1000
    yield "long.jsonl", b'{"id": 1, "text": "' + b"a" * 30_000_000 + b'"}\n'
    yield "quote.csv", b'title,text\n"' + b"a,b\n" * 200_000
    yield "columns.csv", b",".join(b"c%d" % n for n in range(100_000)) + b"\n" + b"," * 100_000 + b"\n"
    yield "uneven.csv", b"title,text\n" + b"".join(b"a" + b",b" * (n % 7) + b"\n" for n in range(2_000))
    yield "nul.csv", b"title\0,text\n\0\0,\0\n" * 100
    boundary = lambda n: b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n)
    yield "nested.eml", b"Subject: deep\n" + b"".join(map(boundary, range(3_000)))
    yield "same.eml", b"Subject: same\n" + b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n' * 5_000
    yield "parts.eml", b'Subject: many\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\npart\n" * 100_000
    yield "mails.eml", b"Content-Type: message/rfc822\n\n" * 5_000
    yield "header.eml", b"Subject: " + b"a" * 10_000_000 + b"\n\nbody\n"
    yield "headers.eml", b"".join(b"X-%d: a\n" % n for n in range(200_000)) + b"\nbody\n"
    yield "words.eml", b"Subject: " + b"=?utf-8?q?=41?= " * 100_000 + b"\n\n" + sentence
    yield "base64.eml", b"Subject: bad\nContent-Transfer-Encoding: base64\n\n" + b"!!!!====" * 10_000
    yield "charset.eml", b"Subject: =?x-none?b?/////w==?=\nContent-Type: text/plain; charset=x-none\n\n\xff\xfe\xfd" + sentence
    yield "self.pdf", pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999 >>"])
    yield "tree.pdf", pdf([b"<< /Type /Catalog /Pages 2 0 R >>"] + [b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 2 >>" % (n + 1, n + 1) for n in range(2, 60)] + [PAGE])
    yield "count.pdf", one_page(stream(WORDS), pages=b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>")
    yield "box.pdf", one_page(stream(WORDS), page=PAGE.replace(b"[0 0 612 792]", b"[-1e38 nan 1e38 9999999999999]"))
    yield "arrays.pdf", one_page(stream(b"[" * 200_000))
    yield "states.pdf", one_page(stream(b"q " * 500_000 + WORDS))
    yield "text.pdf", one_page(stream(WORDS * 50_000))
    yield "far.pdf", one_page(stream(b"BT /F 1e30 Tf 1e30 -1e30 Td (far) Tj 0 0 0 0 0 0 Tm (flat) Tj ET"))
    yield "bomb.pdf", one_page(stream(zlib.compress(b" " * 300_000_000, 6), b"/Filter /FlateDecode"))
    twice = zlib.compress(zlib.compress(bytes(300_000_000), 6), 9)
    yield "bomb2.pdf", one_page(stream(twice, b"/Filter [/FlateDecode /FlateDecode]"))
    yield "filters.pdf", one_page(stream(b"a", b"/Filter [" + b"/ASCIIHexDecode " * 20_000 + b"]"))
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream"
    yield "form.pdf", pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                           b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 6 0 R >> >> >>", stream(b"/X Do"), FONT, form])
    many = lambda next_: b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> /Length 59 >>\nstream\n%s\nendstream" % (next_, b"/X Do " * 9 + b"     ")
    yield "forms.pdf", pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 6 0 R >> >> >>", stream(b"/X Do"), FONT]
                           + [many(n + 1) for n in range(6, 20)] + [stream(WORDS)])
    loop = one_page(stream(WORDS))
    yield "loop.pdf", re.sub(rb"/Size", b"/Prev %d /Size" % loop.rindex(b"xref\n0"), loop)
    yield "length.pdf", one_page(b"<< /Length 4 0 R >>\nstream\n" + WORDS + b"\nendstream")
    yield "nothing.pdf", b"%PDF-1.7\n%%EOF\n"
    yield "names.pdf", one_page(stream(WORDS), font=b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 5 0 R >>")
    cmap = b"/CIDInit begincmap 1 begincodespacerange <0000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap"
    yield "cmap.pdf", pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", PAGE, stream(WORDS),
                           b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 6 0 R >>", stream(cmap),
                           b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 99999999 500] >>"])
    yield "empty.txt", b""
    yield "blank.txt", b" \n\t\xc2\xa0" * 1000
    yield "odd-utf16.txt", b"\xff\xfe" + "Ministers met.".encode("utf-16-le") + b"\0"
    yield "alone-utf16.txt", b"\xff\xfe\x00\xd8" + b"a\0" * 100
    yield "binary.txt", rng.randbytes(50_000)
    yield "line.txt", b"word " * 2_000_000
    yield "no-spaces.txt", b"a" * 3_000_000
    yield "stops.txt", b". " * 500_000
    yield "marks.txt", "e\u0301\u0301".encode() * 200_000
    yield "right-to-left.txt", "\u202e\u2066abc ".encode() * 50_000
    yield "capitals.txt", b"Lisbon Porto Madrid Paris London " * 20_000
    yield "deep.md", b"> " * deep + sentence + b"\n" + b"[" * deep
    yield "dates.txt", b"On 99 January 99999, on 2024-13-45, on 0000-00-00 and on 1e9/2e9 ministers met in Lisbon. " * 500
    yield "wrong-name.pdf", sentence * 20
    yield "wrong-name.docx", b"%PDF-1.4 not really"
    yield "wrong-name.html", zipped([("a.txt", sentence)])
    yield "deep.json", b'{"id":' * 1000
    yield "long-name-" + "n" * 200 + ".txt", sentence * 4
