"""Programmes that are made to take the whole machine: small files."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from pathlib import Path

from tests.geo.table.hostile import write

PROMISE = "Wir wollen den Bahnhof Auen bis 2030 umbauen und die Haltestellen erneuern."
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "text"))
Texts = str | Iterable[str]


def odt(path: Path, *texts: Texts) -> None:
    """An .odt with a promise, then what is given."""
    content = [
        f"<office:document-content {_SPACES}><office:body><office:text><text:p>{PROMISE}</text:p>",
        *texts,
        "</office:text></office:body></office:document-content>",
    ]
    write(path, {"content.xml": content})


def docx(path: Path, *texts: Texts, strict: bool = False, pictures: int = 0) -> None:
    """A .docx with a promise, then what is given, and beside them pictures of 100 MB each."""
    content = [
        f'<w:document xmlns:w="{_STRICT if strict else _WORD}"><w:body>',
        f"<w:p><w:r><w:t>{PROMISE}</w:t></w:r></w:p>",
        *texts,
        "</w:body></w:document>",
    ]
    parts: dict[str, Iterable[Texts]] = {"word/document.xml": content}
    for number in range(pictures):
        parts[f"word/media/image{number}.bmp"] = ("\0" * 1_000_000 for _ in range(100))
    write(path, parts)


def pdf(path: Path, packed: bytes = b"", filters: bytes = b"/FlateDecode") -> None:
    """A PDF of one page with a promise, and a packed stream beside it."""
    text = f"BT /F1 12 Tf 72 700 Td ({PROMISE}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [5 0 R 6 0 R] "
        b"/Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(packed), filters, packed),
    ]
    out, starts = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"xref\n0 7\n0000000000 65535 f \n%strailer << /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    path.write_bytes(out + end % (table, len(out)))


def packed(text: bytes, megabytes: int) -> bytes:
    """Many megabytes of one text, packed."""
    packer = zlib.compressobj(9)
    piece = (text * (1_000_000 // len(text) + 1))[:1_000_000]
    return b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()
