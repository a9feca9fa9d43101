"""LaTeX sources of an article: one column or two, with running heads, notes, tables and different fonts."""

SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}",
           "^": r"\textasciicircum{}", "“": "``", "”": "''", "‘": "`", "’": "'", "—": "---", "–": "--", "…": r"\dots{}", '"': r"\textquotedbl{}"}

def tex(text):
    return "".join(SPECIAL.get(c, c) for c in text)

FONTS = {
    "lm": r"\usepackage[T1]{fontenc}\usepackage{lmodern}",
    # The oldest way: seven-bit fonts, accents put together from two glyphs.
    "cm": r"\DeclareTextSymbol{\textquotedbl}{OT1}{`\"}",
    # Bitmaps, as many papers of the nineties have them.
    "bitmap": r"\usepackage[T1]{fontenc}",
    "times": r"\usepackage[T1]{fontenc}\usepackage{mathptmx}",
}

def source(article, kind="article", fonts="lm", paper="a4paper", points=11, columns=1, masthead=False, notes=(), table=None,
           head="", meta=False, margin="25mm", after_table=1):
    out = [rf"\documentclass[{points}pt,{paper}]{{{kind}}}", r"\usepackage[utf8]{inputenc}", FONTS[fonts], r"\usepackage[english]{babel}",
           rf"\usepackage[margin={margin}]{{geometry}}", r"\usepackage{fancyhdr,multicol,booktabs}"]
    if meta:
        out.append(rf"\usepackage[pdftitle={{{tex(article.title)}}},pdfauthor={{{tex(article.author)}}},hidelinks]{{hyperref}}")
    head = head or article.publisher
    out += [r"\pagestyle{fancy}", rf"\fancyhead[L]{{{tex(head)}}}", rf"\fancyhead[R]{{{tex(article.day if article.date else 'Essay')}}}",
            r"\fancyfoot[C]{Page \thepage}", r"\setlength{\headheight}{15pt}", r"\begin{document}"]
    title, author = tex(article.title), tex(article.author)
    day = article.us_day if article.date else ""
    if masthead:
        out += [r"\begin{center}{\fontsize{34}{40}\selectfont\textsc{" + tex(article.publisher) + r"}}\\[2pt]\hrule\vspace{3pt}\small " + tex(day) +
                r" \hfill Price 2.50\vspace{3pt}\hrule\end{center}", rf"\begin{{flushleft}}{{\LARGE\bfseries {title}}}\\[6pt]{{\itshape By {author}}}\end{{flushleft}}"]
    else:
        out += [rf"\title{{{title}}}\author{{{author}}}\date{{{tex(day)}}}\maketitle\thispagestyle{{fancy}}"]
    if columns > 1:
        out.append(rf"\begin{{multicols}}{{{columns}}}")
    seen, in_list = 0, False
    for block, text in article.blocks:
        if in_list and block != "li":
            out.append(r"\end{itemize}")
        if block == "li" and not in_list:
            out.append(r"\begin{itemize}")
        in_list = block == "li"
        if block == "h":
            out.append(rf"\section*{{{tex(text)}}}")
        elif block == "li":
            out.append(rf"\item {tex(text)}")
        else:
            seen += 1
            note = rf"\footnote{{{tex(notes[seen - 1])}}}" if seen <= len(notes) else ""
            out += [tex(text) + note, ""]
            if table and seen == after_table:
                lines = r" \\ ".join(" & ".join(map(tex, row)) for row in table[1:])
                spec = "l" * len(table[0])
                out += [rf"\begin{{center}}\begin{{tabular}}{{{spec}}}\toprule {' & '.join(map(tex, table[0]))} \\ \midrule {lines} \\ \bottomrule\end{{tabular}}\end{{center}}", ""]
    if in_list:
        out.append(r"\end{itemize}")
    if columns > 1:
        out.append(r"\end{multicols}")
    return "\n".join(out + [r"\end{document}", ""])
