"""The handout for market stalls: an A4 sheet for each Gemeinde, made on the server without a browser.

``content.py`` collects the texts, ``typeset.py`` and ``blocks.py`` measure them, ``layout.py`` fits them into
columns, ``front.py`` and ``back.py`` choose sizes, ``page.py`` draws the pages, ``views.py`` serves the PDF.
"""
