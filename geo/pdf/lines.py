"""The lines of a PDF as they are set, through PDFium, in a process of its own that may take only so much.

PDFium unpacks whatever a file holds before anybody can ask how much that is, and where memory ends it ends
the process. So ``python -m geo.pdf.lines`` reads, and `geo.draft.pdf_process` listens. It imports little, for
it is started for each PDF.

PDFium was chosen over pypdf and pdfminer.six: on files that Chromium, LaTeX and DocBook printed it alone gave
words with soft hyphens in one piece, it says which hyphens end a line, and is about ten times as fast.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from geo.pdf.memory import OUT_OF_MEMORY, limit_memory

_WRONG_PASSWORD = 4
Message = dict[str, Any]


def messages(path: str, most_pages: int, most_signs: int) -> Iterator[Message]:
    """What is found: how many pages there are, the lines of each, and that this is all; or a fault.

    A line is its text, left, right, bottom and last bottom, height, size and weight of its type, and the
    height of its page; see `geo.draft.pdf_process.Row`. A fault is a key of `geo.words.messages`.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            count = len(document)
            yield {"pages": count}
            for index in range(count if count <= most_pages else 0):
                textpage = document[index].get_textpage()
                most_signs -= textpage.count_chars()
                if most_signs < 0:
                    yield {"fault": "programme_too_much_text"}
                    return
                yield {"lines": list(_lines(document[index].get_height(), textpage))}
            yield {"done": True}
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _WRONG_PASSWORD or "password" in str(error).lower()
        yield {"fault": "programme_locked" if locked else "programme_damaged"}


def _lines(page_height: float, textpage: Any) -> Iterator[tuple[Any, ...]]:
    from pypdfium2 import raw

    at = 0
    for text in textpage.get_text_range().split("\r\n"):
        first = at + len(text) - len(text.lstrip())
        last = at + len(text.rstrip()) - 1
        at += len(text) + 2
        if not text.strip():
            continue
        left, bottom, _, top = textpage.get_charbox(first, loose=True)
        _, last_bottom, right, _ = textpage.get_charbox(last, loose=True)
        size = raw.FPDFText_GetFontSize(textpage.raw, first)
        weight = raw.FPDFText_GetFontWeight(textpage.raw, first)
        yield text, left, right, bottom, last_bottom, top - bottom, size, weight, page_height


def main(path: str, most_pages: str, most_signs: str, max_bytes: str) -> int:
    """Read a PDF and write each message as a line of JSON. Returns the exit code."""
    limit_memory(int(max_bytes))
    try:
        for message in messages(path, int(most_pages), int(most_signs)):
            print(json.dumps(message), flush=True)
    except MemoryError:
        return OUT_OF_MEMORY
    except BrokenPipeError:  # nobody listens any more
        sys.stdout = None
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
