"""What an editor of a blog puts into a post to show the map, as WordPress saves it."""

from __future__ import annotations

import json

# The name of our site, as the block editor makes a class of it.
PROVIDER = "was-die-grunen-im-kreis-duren-vorhaben"
BEFORE, AFTER = "Das haben wir uns vorgenommen.", "Sprecht uns an."


def bare_address(*addresses: str) -> str:
    """The classic editor: an address alone on its line."""
    return "\n\n".join([BEFORE, *addresses, AFTER])


def embed_block(*addresses: str) -> str:
    """The block editor, after an address was pasted: it takes every site found by discovery for a
    WordPress."""
    return "\n\n".join([_paragraph(BEFORE), *map(embed, addresses), _paragraph(AFTER)])


def html_block(*snippets: str) -> str:
    """The block "Individuelles HTML", for which one needs the right to write any HTML."""
    blocks = [f"<!-- wp:html -->\n{snippet}\n<!-- /wp:html -->" for snippet in snippets]
    return "\n\n".join([_paragraph(BEFORE), *blocks, _paragraph(AFTER)])


def iframe(address: str, height: int = 480) -> str:
    return (
        f'<iframe src="{address}" data-pledgemap title="Karte der Zusagen" width="100%" height="{height}" '
        'style="border:0" loading="lazy"></iframe>'
    )


def script(site: str) -> str:
    return f'<script async src="{site}/embed.js"></script>'


def embed(address: str) -> str:
    """One block as the editor saves it; test_editor.py asks it."""
    attributes = {"url": address, "type": "wp-embed", "providerNameSlug": PROVIDER}
    return (
        f"<!-- wp:embed {json.dumps(attributes, separators=(',', ':'))} -->\n"
        f'<figure class="wp-block-embed is-type-wp-embed is-provider-{PROVIDER} wp-block-embed-{PROVIDER}">'
        f'<div class="wp-block-embed__wrapper">\n{address}\n</div></figure>\n'
        "<!-- /wp:embed -->"
    )


def _paragraph(words: str) -> str:
    return f"<!-- wp:paragraph -->\n<p>{words}</p>\n<!-- /wp:paragraph -->"
