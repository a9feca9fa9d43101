"""Web pages round an article, as papers have them: bars, related headlines, notices, metadata of four kinds."""
import json
from html import escape

OTHERS = [
    "Orchard owners brace for a late frost", "Ten quiet beaches within an hour of the city", "Museum reopens its clock room after nine years",
    "Bakers fined over short-weight loaves", "Ferry timetable changes on Sunday", "Choir wins third gold in a row", "Letters: the trouble with leaf blowers",
]

def body(article, tag="p", notes=(), table=None, after_table=1):
    """The article as HTML; a table after some paragraph, notes as superscripts with their text at the end."""
    out, seen, open_list = [], 0, False
    for kind, text in article.blocks:
        if open_list and kind != "li":
            out.append("</ul>")
        if kind == "li" and not open_list:
            out.append("<ul>")
        open_list = kind == "li"
        name = {"p": tag, "h": "h2", "li": "li"}[kind]
        mark = ""
        if kind == "p":
            seen += 1
            if seen <= len(notes):
                mark = f"<sup>{seen}</sup>"
        out.append(f"<{name}>{escape(text, quote=False)}{mark}</{name}>")
        if table and kind == "p" and seen == after_table:
            out.append(rows(table))
            table = None
    if open_list:
        out.append("</ul>")
    if notes:
        out.append("<hr>" + "".join(f'<p class="note"><sup>{n}</sup> {escape(note, quote=False)}</p>' for n, note in enumerate(notes, 1)))
    return "\n".join(out)

def rows(table):
    head, *rest = table
    cells = lambda row, tag: "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>"
    return '<table class="data">' + cells(head, "th") + "".join(cells(row, "td") for row in rest) + "</table>"

def bars(article):
    """What stands round an article: (before, beside, after), and the words of it."""
    before = f"""<header><a class="brand" href="/">{escape(article.publisher)}</a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/money">Money</a></li><li><a href="/arts">Arts</a></li><li><a href="/weather">Weather</a></li></ul></nav>
<form role="search"><input name="q" placeholder="Search"><button>Go</button></form></header>
<div class="crumbs"><a href="/">Home</a> › <a href="/world">World</a></div>"""
    links = "".join(f'<li><a href="/{n}">{title}</a></li>' for n, title in enumerate(OTHERS))
    beside = f'<aside class="sidebar"><h3>Most read</h3><ol>{links}</ol><div class="ad">Advertisement<br><a href="/x">Boots that outlive you, from 89 a pair</a></div></aside>'
    after = f"""<section class="related"><h3>More like this</h3><ul>{links}</ul></section>
<section class="comments"><h3>Comments (2)</h3><div class="comment"><b>gullwatcher</b> <i>3 hours ago</i><p>About time somebody wrote this down.</p></div>
<div class="comment"><b>old_salt</b> <i>1 hour ago</i><p>My cousin was there and says the same.</p></div></section>
<footer><ul><li><a>About us</a></li><li><a>Privacy</a></li><li><a>Cookies</a></li><li><a>Jobs</a></li></ul>
<p>© {escape(article.publisher)}. All rights reserved. Do not copy without a licence.</p></footer>"""
    return before, beside, after

ROUND = ["Most read", "Boots that outlive you", "gullwatcher", "All rights reserved"] + OTHERS[:2]

def magazine(article, charset="utf-8"):
    """Open Graph metadata, a sidebar, share buttons inside the article."""
    before, beside, after = bars(article)
    by = f'<p class="byline">By <a rel="author" href="/by">{escape(article.author)}</a></p>' if article.author else ""
    when = f'<time datetime="{article.date}T06:30:00+00:00">{article.day}</time>' if article.date else ""
    published = f'<meta property="article:published_time" content="{article.date}T06:30:00+00:00">' if article.date else ""
    return f"""<!DOCTYPE html>
<html lang="{article.language}"><head><meta charset="{charset}">
<title>{escape(article.title)} | {escape(article.publisher)}</title>
<meta property="og:title" content="{escape(article.title)}"><meta property="og:type" content="article">
<meta property="og:site_name" content="{escape(article.publisher)}">{published}
<meta name="author" content="{escape(article.author)}"><style>.sidebar {{ float: right }}</style><script>var tracking = {{"id": 7}};</script></head>
<body>{before}<main><article><h1>{escape(article.title)}</h1>{by}{when}
<div class="share"><a>Share</a> <a>Tweet</a> <a>Email</a></div>
<div class="content">{body(article)}</div><div class="tags">Filed under: <a>Defence</a>, <a>Diplomacy</a></div></article>{beside}</main>{after}</body></html>"""

def linked_data(article):
    """schema.org as JSON-LD, a cookie notice, paragraphs in anonymous divs."""
    before, beside, after = bars(article)
    data = {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": article.publisher},
        {"@type": "NewsArticle", "headline": article.title, "datePublished": f"{article.date}T04:10:00Z", "dateModified": f"{article.date}T09:00:00Z",
         "author": [{"@type": "Person", "name": article.author}], "publisher": {"@type": "Organization", "name": article.publisher}}]}
    middle = body(article).replace("</p>", "</p><div class='ad-slot'><span>Advertisement</span></div>", 2)
    return f"""<!doctype html><html lang="{article.language}"><head><meta charset="utf-8"><title>{escape(article.title)} - {escape(article.publisher)}</title>
<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head><body>
<div id="consent" role="dialog"><p>We and our 214 partners store cookies on your device. You can change your choice at any time.</p><button>Accept all</button></div>
{before}<div class="page"><div class="story"><h1 class="hl">{escape(article.title)}</h1><div class="meta"><span>{escape(article.author)}</span></div>
<div class="story-body">{middle}</div></div>{beside}</div>{after}</body></html>"""

def microdata(article):
    """itemprop attributes, a figure with a caption, a newsletter box inside the text."""
    before, beside, after = bars(article)
    middle = body(article).split("\n")
    middle.insert(2, '<div class="newsletter"><h4>Get our morning letter</h4><p>Five stories before breakfast, free.</p><input type="email"><button>Sign up</button></div>')
    return f"""<!DOCTYPE html><html lang="{article.language}"><head><meta charset="utf-8"><title>{escape(article.title)}</title></head><body>{before}
<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{escape(article.title)}</h1>
<p>By <span itemprop="author">{escape(article.author)}</span>, <span itemprop="datePublished" content="{article.date}">{article.us_day}</span></p>
<figure><img src="a.jpg" alt=""><figcaption>A view of the harbour, seen from the old customs house. Photograph: J. Tarn</figcaption></figure>
<div itemprop="articleBody">{chr(10).join(middle)}</div></div>{beside}{after}</body></html>"""

def old(article, charset="windows-1252"):
    """As pages were in 1999: layout in tables, fonts, line breaks for paragraphs, no metadata but a printed date."""
    links = "<br>".join(f'<a href="{n}.html">{title}</a>' for n, title in enumerate(OTHERS))
    text = "<br><br>\n".join(escape(text, quote=False) for _, text in article.blocks)
    return f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={charset}">
<TITLE>{escape(article.title)}</TITLE></HEAD><BODY BGCOLOR=white><TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=2><FONT SIZE=6>{escape(article.publisher)}</FONT><HR></TD></TR>
<TR><TD WIDTH=150 VALIGN=top><FONT SIZE=2><B>Sections</B><BR>{links}</FONT></TD>
<TD VALIGN=top><FONT SIZE=5><B>{escape(article.title)}</B></FONT><BR><FONT SIZE=2>By {escape(article.author)}<BR>{article.us_day}</FONT><P>
<FONT FACE="Times">{text}</FONT></TD></TR><TR><TD COLSPAN=2><HR><FONT SIZE=1><A HREF="/">Home</A> | <A HREF="/feedback">Feedback</A> | Best viewed at 800 by 600</FONT></TD></TR></TABLE></BODY></HTML>"""

def scripted(article):
    """A page that a script fills: it has text only after a browser has run it."""
    data = {"title": article.title, "by": article.author, "day": article.day, "parts": article.blocks}
    before, beside, after = bars(article)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Loading…</title><meta property="og:site_name" content="{escape(article.publisher)}"></head><body>{before}<div id="root"></div>{beside}{after}
<script>const d = {json.dumps(data, ensure_ascii=False)}; document.title = d.title; const m = document.createElement('meta'); m.setAttribute('name', 'date'); m.content = '{article.date}'; document.head.append(m);
const add = (to, tag, text, name) => {{ const e = document.createElement(tag); e.textContent = text; if (name) e.className = name; to.append(e); return e; }};
const root = add(document.getElementById('root'), 'article', ''); add(root, 'h1', d.title); add(root, 'div', 'By ' + d.by, 'byline'); add(root, 'div', d.day, 'date');
for (const [kind, text] of d.parts) add(root, kind === 'h' ? 'h2' : kind, text);</script></body></html>"""

def for_print(article, columns=1, size="A4", points=11, masthead=True, notes=(), table=None, font="serif", extra=""):
    """A page meant for paper: masthead, headline, byline, date, columns."""
    brand = f'<div class="mast">{escape(article.publisher)}</div>' if masthead else ""
    by = f'<p class="by">By {escape(article.author)}</p>' if article.author else ""
    day = f'<p class="day">{article.day}</p>' if article.date else ""
    return f"""<!DOCTYPE html><html lang="{article.language}"><head><meta charset="utf-8"><title>{escape(article.title)}</title><style>
@page {{ size: {size}; margin: 22mm 18mm }} body {{ font: {points}pt/1.4 {font}; text-align: justify }}
.mast {{ font-size: 30pt; text-align: center; border-bottom: 2px solid; letter-spacing: .06em }} h1 {{ font-size: 20pt; text-align: left }} .by {{ font-style: italic }}
.day {{ font-size: 9pt; color: #555 }} .cols {{ column-count: {columns}; column-gap: 8mm }} table.data {{ border-collapse: collapse }} .data td, .data th {{ border: 1px solid; padding: 2pt 5pt }}
.note {{ font-size: 8pt }} {extra}</style></head><body>{brand}<h1>{escape(article.title)}</h1>{by}{day}<div class="cols">{body(article, notes=notes, table=table)}</div></body></html>"""
