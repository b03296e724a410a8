"""The sheet for the market stall: an A4 handout for each Gemeinde, made on the server without a browser.

``content.py`` says what goes on it, ``typeset.py`` and ``blocks.py`` measure it, ``layout.py`` fits it into
columns, ``front.py`` and ``back.py`` choose sizes, ``page.py`` is the paper, ``views.py`` hands it out.
"""
