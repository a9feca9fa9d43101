"""Mails that carry an article, by Python's email package: every transfer encoding, old charsets, parts in parts."""
import base64
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.charset import BASE64, QP, Charset

from . import pages

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

def headed(article, message, subject=None, zone="+0000", clock="06:15:00"):
    year, month, day = map(int, article.date.split("-"))
    import datetime
    name = datetime.date(year, month, day).strftime("%a, %d %b %Y")
    message["From"] = Address(article.author or article.publisher, "desk", "wire.example")
    message["To"] = "readers@list.example"
    message["Subject"] = subject or article.title
    message["Date"] = f"{name} {clock} {zone}"
    message["Message-ID"] = f"<{article.key}@wire.example>"
    return message

def crlf(message):
    return message.as_bytes(policy=message.policy.clone(linesep="\r\n"))

def plain(article, cte="quoted-printable"):
    message = headed(article, EmailMessage())
    message.set_content(article.text + "\n", cte=cte)
    return crlf(message)

def alternative(article):
    message = headed(article, EmailMessage(), zone="-0500")
    message.set_content(article.text + "\n", cte="base64")
    message.add_alternative(pages.for_print(article), subtype="html", cte="base64")
    return crlf(message)

def html_only(article):
    """A newsletter: the article in a table, with a way out at the end."""
    message = headed(article, EmailMessage(), subject=f"[{article.publisher}] {article.title}")
    message.set_content(f"""<html><body><table width="600"><tr><td><a href="https://wire.example">View in browser</a></td></tr><tr><td><h1>{article.title}</h1>
<p>{article.us_day}</p>{pages.body(article)}</td></tr><tr><td><small>You receive this because you asked for it. <a href="https://wire.example/u">Unsubscribe</a></small></td></tr></table></body></html>""",
                        subtype="html", cte="quoted-printable")
    return crlf(message)

def old_charset(article, charset, encoding, header=None):
    """Japanese, Korean and Russian mail as it was sent before everybody had UTF-8."""
    codec = Charset(charset)
    codec.header_encoding, codec.body_encoding = BASE64, encoding
    part = MIMEText(article.text + "\n", "plain", codec)
    from email.header import Header
    part["From"] = f"{Header(article.author, codec).encode()} <desk@wire.example>"
    part["Subject"] = Header(article.title, codec).encode()
    part["Date"] = headed(article, EmailMessage(), zone="+0900", clock="11:30:00")["Date"]
    part["Message-ID"] = f"<{article.key}@wire.example>"
    return part.as_bytes(policy=policy.compat32.clone(linesep="\r\n"))

def with_attachment(article, name, content, maintype, subtype):
    """A covering note, the article itself attached as a file of another format."""
    message = headed(article, EmailMessage())
    message.set_content(article.text + "\n", cte="8bit")
    message.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    return crlf(message)

def flowed(article, list_name):
    """format=flowed: lines end in a space where the paragraph goes on; a list's footer after it."""
    lines = []
    for _, text in article.blocks:
        line = ""
        for word in text.split():
            if len(line) + len(word) > 70:
                lines.append(line + " ")
                line = ""
            line = f"{line} {word}".strip()
        lines += [line, ""]
    lines += ["-- ", f"{list_name} mailing list", f"{list_name}@list.example", "https://list.example/options"]
    message = headed(article, EmailMessage(), subject=f"Re: [{list_name}] {article.title}")
    message.set_content("\n".join(lines) + "\n", cte="7bit" if "\n".join(lines).isascii() else "quoted-printable")
    message.set_param("format", "flowed")
    return crlf(message)

def related(article):
    """HTML with a picture inside, its plain form beside it: parts three deep."""
    message = headed(article, EmailMessage(), zone="+0530")
    message.set_content(article.text + "\n", cte="quoted-printable")
    message.add_alternative(f'<html><body><img src="cid:logo@wire.example"><h1>{article.title}</h1>{pages.body(article)}</body></html>', subtype="html")
    message.get_payload()[1].add_related(PIXEL, "image", "png", cid="<logo@wire.example>")
    return crlf(message)

def forwarded(article):
    """A mail that holds the mail with the article."""
    inner = headed(article, EmailMessage())
    inner.set_content(article.text + "\n")
    outer = MIMEMultipart("mixed")
    outer["From"] = "A Reader <reader@list.example>"
    outer["To"] = "friend@list.example"
    outer["Subject"] = f"Fwd: {article.title}"
    outer["Date"] = inner["Date"]
    outer.attach(MIMEText("You should read this one.\n", "plain"))
    outer.attach(MIMEMessage(inner))
    return outer.as_bytes(policy=policy.compat32.clone(linesep="\r\n", max_line_length=None))
