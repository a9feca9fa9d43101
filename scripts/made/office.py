"""Flat OpenDocument texts of an article, which LibreOffice turns into PDF, DOCX and HTML."""
from xml.sax.saxutils import escape

SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"' for name, full in [
    ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing"), ("fo", "xsl-fo-compatible"),
    ("svg", "svg-compatible"), ("meta", "meta")]) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'

def source(article, columns=1, width="21cm", height="29.7cm", points=11, head="", notes=(), endnotes=(), table=None, changed=None, boxed="",
           letter=False, meta=True, masthead=False, font="Nimbus Roman", after_table=1, hyphens=False):
    """`changed` is (deleted, inserted) words of tracked changes in the second paragraph; `boxed` a quotation in a frame."""
    head = head or article.publisher
    about = f"<dc:title>{escape(article.title)}</dc:title><meta:initial-creator>{escape(article.author)}</meta:initial-creator><dc:creator>{escape(article.author)}</dc:creator>" if meta else ""
    tracked = ""
    if changed:
        info = "<office:change-info><dc:creator>Sub-editor</dc:creator><dc:date>2024-01-05T10:00:00</dc:date></office:change-info>"
        tracked = (f'<text:tracked-changes><text:changed-region text:id="d1"><text:deletion>{info}<text:p>{escape(changed[0])}</text:p></text:deletion></text:changed-region>'
                   f'<text:changed-region text:id="i1"><text:insertion>{info}</text:insertion></text:changed-region></text:tracked-changes>')
    out = []
    para = lambda style, inside: out.append(f'<text:p text:style-name="{style}">{inside}</text:p>')
    if masthead:
        para("Mast", escape(article.publisher))
    if not letter:
        out.append(f'<text:h text:style-name="Head1" text:outline-level="1">{escape(article.title)}</text:h>')
        if article.author:
            para("By", escape(f"By {article.author}"))
        if article.date:
            para("Day", escape(article.us_day))
    else:
        para("Body", escape(article.title))
    if columns > 1:
        out.append('<text:section text:style-name="Cols" text:name="Body text">')
    seen = 0
    for kind, text in article.blocks:
        if kind == "h" and not letter:
            out.append(f'<text:h text:style-name="Head2" text:outline-level="2">{escape(text)}</text:h>')
            continue
        if kind == "li":
            out.append(f'<text:list><text:list-item><text:p text:style-name="Body">{escape(text)}</text:p></text:list-item></text:list>')
            continue
        seen += 1
        inside = escape(text)
        for list_of, sort in ((notes, "footnote"), (endnotes, "endnote")):
            if seen <= len(list_of):
                inside += (f'<text:note text:note-class="{sort}"><text:note-citation>{seen}</text:note-citation><text:note-body>'
                           f'<text:p>{escape(list_of[seen - 1])}</text:p></text:note-body></text:note>')
        if changed and seen == 2:
            inside = f'<text:change text:change-id="d1"/>{inside}<text:change-start text:change-id="i1"/>{escape(changed[1])}<text:change-end text:change-id="i1"/>'
        if boxed and seen == 2:
            inside = (f'<draw:frame draw:style-name="Box" text:anchor-type="paragraph" svg:width="5cm" svg:y="1cm"><draw:text-box fo:min-height="1cm">'
                      f'<text:p text:style-name="By">{escape(boxed)}</text:p></draw:text-box></draw:frame>') + inside
        para("Body", inside)
        if table and seen == after_table:
            row = lambda cells: "<table:table-row>" + "".join(f'<table:table-cell><text:p text:style-name="Cell">{escape(cell)}</text:p></table:table-cell>' for cell in cells) + "</table:table-row>"
            out.append(f'<table:table><table:table-column table:number-columns-repeated="{len(table[0])}"/>' + "".join(map(row, table)) + "</table:table>")
    if columns > 1:
        out.append("</text:section>")
    face = f'style:font-name="{font}" fo:font-family="\'{font}\'"'
    hyphen = 'fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2" fo:language="en" fo:country="US"' if hyphens else ""
    style = lambda name, text, block="": f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {block}/><style:text-properties {face} {text}/></style:style>'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:meta>{about}</office:meta>
<office:styles>{style("Body", f'fo:font-size="{points}pt" {hyphen}', 'fo:text-align="justify" fo:margin-bottom="0.2cm"')}{style("Cell", 'fo:font-size="9pt"')}
{style("Mast", 'fo:font-size="32pt"', 'fo:text-align="center"')}{style("Head1", 'fo:font-size="20pt" fo:font-weight="bold"')}{style("Head2", 'fo:font-size="14pt" fo:font-weight="bold"')}
{style("By", f'fo:font-size="{points}pt" fo:font-style="italic"')}{style("Day", 'fo:font-size="9pt"')}
<style:style style:name="Box" style:family="graphic"><style:graphic-properties style:wrap="parallel" style:horizontal-pos="right" fo:border="0.5pt solid #000000"/></style:style></office:styles>
<office:automatic-styles><style:page-layout style:name="PL"><style:page-layout-properties fo:page-width="{width}" fo:page-height="{height}" fo:margin="2cm"/>
<style:header-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-bottom="0.3cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>
<style:style style:name="Cols" style:family="section"><style:section-properties><style:columns fo:column-count="{columns}" fo:column-gap="0.7cm"/></style:section-properties></style:style></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="PL"><style:header><text:p text:style-name="Day">{escape(head)}</text:p></style:header>
<style:footer><text:p text:style-name="Day">Page <text:page-number/> of <text:page-count/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{tracked}{"".join(out)}</office:text></office:body></office:document>"""
