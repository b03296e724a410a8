"""What WordPress's own block editor makes of an address of ours: a preview, and a post that shows the map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.system.wordpress import posts
from tests.system.wordpress.server import ADMINISTRATOR, WordPress

# As the editor itself does with an address pasted on a line of its own.
INSERT = """(address) => {
    wp.data.dispatch("core/editor").editPost({ title: "Aus dem Editor", status: "publish" });
    wp.data.dispatch("core/block-editor").insertBlocks(wp.blocks.createBlock("core/embed", { url: address }));
}"""
CONTENT = """wp.data.select("core/editor").getEditedPostContent()"""
READY = (
    """window.wp?.data?.select("core/editor")?.getCurrentPostId() && wp.blocks.getBlockType("core/embed")"""
)
SAVED = """async () => {
    await wp.data.dispatch("core/editor").savePost();
    return wp.data.select("core/editor").getPermalink();
}"""


@pytest.fixture
def editor(browser: Browser, wordpress: WordPress, party_site: str) -> Iterator[Page]:
    """A new post in the block editor, where WordPress wants external pictures: those are refused here."""
    ours = {urlsplit(address).netloc for address in (wordpress.address, party_site)}

    def only_ours(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in ("http", "https") and address.netloc not in ours:
            route.abort()
        else:
            route.continue_()

    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.route("**/*", only_ours)
    page = context.new_page()
    page.goto(f"{wordpress.address}/wp-login.php")
    page.fill("#user_login", ADMINISTRATOR)
    page.fill("#user_pass", ADMINISTRATOR)
    page.click("#wp-submit")
    page.wait_for_url("**/wp-admin/")
    page.goto(f"{wordpress.address}/wp-admin/post-new.php")
    page.wait_for_function(READY)
    yield page
    context.close()


def test_an_address_in_the_block_editor_becomes_a_frame_that_visitors_see(
    editor: Page, party_site: str, open_page: OpenPage
) -> None:
    address = f"{party_site}/gemeinde/juelich"
    editor.evaluate(INSERT, address)
    # It shows the map while one writes, and keeps no shape of its own: that would be stronger than our
    # height.
    editor.wait_for_function(f"""{CONTENT}.includes('"type":"wp-embed"')""")
    preview = editor.frame_locator(f'iframe[src^="{party_site}/embed/gemeinde/juelich"]')
    preview.locator("#map_karte[data-zoom]").wait_for(state="attached")
    assert editor.evaluate(CONTENT) == posts.embed(address)
    page = open_page(editor.evaluate(SAVED), also=(party_site,))
    frame = page.locator("iframe.wp-embedded-content")
    expect(frame).not_to_have_attribute("style", re.compile(".*", re.DOTALL))
    frame.content_frame.locator("#map_karte[data-zoom]").wait_for(state="attached")
