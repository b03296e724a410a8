"""The lines of a PDF as they are set, through PDFium, in a separate process with limited memory.

PDFium unpacks the content of a file before its size can be checked, and out of memory it aborts
the process. So ``python -m geo.pdf.lines`` reads, and `geo.draft.pdf_process` listens. It imports little:
it is started for each PDF.

PDFium was chosen over pypdf and pdfminer.six: on files from Chromium, LaTeX and DocBook only it returned
words with soft hyphens in one piece; it says which hyphens end a line, and is about ten times as fast.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

from geo.pdf import columns
from geo.pdf.memory import OUT_OF_MEMORY, limit_memory

_WRONG_PASSWORD = 4
_NUMBER = re.compile(r"\s*\d{1,4}\s+(?=\S)")
Message = dict[str, Any]


def messages(path: str, max_pages: int, max_characters: int) -> Iterator[Message]:
    """Yield the number of pages, the lines of each, and the end; or a fault.

    A line is its text, left, right, bottom and last bottom, height, size and weight of its type, the height
    of its page, and where it begins after a number in front of it; see `geo.draft.pdf_process.PdfRow`. A
    fault is a key of `geo.words.messages`.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            count = len(document)
            yield {"pages": count}
            for index in range(count if count <= max_pages else 0):
                textpage = document[index].get_textpage()
                max_characters -= textpage.count_chars()
                if max_characters < 0:
                    yield {"fault": "programme_too_much_text"}
                    return
                yield {"lines": list(_lines(document[index].get_height(), textpage))}
            yield {"done": True}
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _WRONG_PASSWORD or "password" in str(error).lower()
        yield {"fault": "programme_locked" if locked else "programme_damaged"}


def _lines(page_height: float, textpage: Any) -> Iterator[tuple[Any, ...]]:
    from pypdfium2 import raw

    for piece in columns.in_order(list(_pieces(textpage))):
        start, text = piece.start, piece.text
        first = start + len(text) - len(text.lstrip())
        last = start + len(text.rstrip()) - 1
        number = _NUMBER.match(text)
        begin = first if number is None else start + number.end()
        left, bottom, _, top = textpage.get_charbox(first, loose=True)
        _, last_bottom, right, _ = textpage.get_charbox(last, loose=True)
        inner = left if begin == first else textpage.get_charbox(begin, loose=True)[0]
        # Of three letters: neither a number in front nor an initial decides, and small capitals are large.
        letters = (begin, start + len(text.rstrip().rpartition(" ")[0].rstrip()) + 1, last)
        sizes = sorted(raw.FPDFText_GetFontSize(textpage.raw, letter) for letter in letters)
        weights = sorted(raw.FPDFText_GetFontWeight(textpage.raw, letter) for letter in letters)
        yield text, left, right, bottom, last_bottom, top - bottom, sizes[1], weights[1], page_height, inner


def _pieces(textpage: Any) -> Iterator[columns.LinePiece]:
    at = 0
    for text in textpage.get_text_range().split("\r\n"):
        start, at = at, at + len(text) + 2
        if text.strip():
            yield columns.piece(start, text, lambda index: textpage.get_charbox(index, loose=True))


def main(path: str, max_pages: str, max_characters: str, max_bytes: str) -> int:
    """Read a PDF and write each message as a line of JSON. Returns the exit code."""
    limit_memory(int(max_bytes))
    try:
        for message in messages(path, int(max_pages), int(max_characters)):
            print(json.dumps(message), flush=True)
    except MemoryError:
        return OUT_OF_MEMORY
    except BrokenPipeError:  # the parent does not read any more
        sys.stdout = None
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
