"""Our map in posts of a real WordPress 6.1: by its address alone, and by the snippets that we offer."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from geo.geometry import geojson
from tests.conftest import REPOSITORY
from tests.system.debian import SystemNotReady
from tests.system.wordpress import posts, server
from tests.system.wordpress.conftest import OpenPost
from tests.system.wordpress.server import AUTHOR

JUELICH = "05358024"
ANYTHING = re.compile(".*", re.DOTALL)
WAYS = pytest.mark.parametrize("write", [posts.bare_address, posts.embed_block])
# What wp-embed.js allows a frame to ask for, in pixels.
LOWEST, HIGHEST = 200, 1000


@pytest.fixture
def juelich(party_site: str) -> str:
    """The address that an editor copies from the browser."""
    return f"{party_site}/gemeinde/juelich"


def expect_drawn(frame: Locator) -> FrameLocator:
    """Wait for the map in a frame; gives what is in the frame."""
    frame.scroll_into_view_if_needed()
    inside = frame.content_frame
    inside.locator("#map_karte[data-zoom]").wait_for(state="attached")
    return inside


def expect_shown(frame: Locator) -> None:
    """WordPress hides a foreign frame by a style, and takes that away once the frame has answered."""
    expect(frame).not_to_have_attribute("style", ANYTHING)
    expect(frame).to_be_visible()


def height_of(frame: Locator) -> int:
    return int(frame.get_attribute("height"))


def height_as_delivered(page: Page) -> int:
    with urllib.request.urlopen(page.url) as answer:
        html = answer.read().decode()
    tag = re.search(r'<iframe [^>]*class="wp-embedded-content"[^>]*>', html)
    assert tag, "the post has no frame of ours"
    return int(re.search(r'\bheight="(\d+)"', tag[0])[1])


def expect_all_in_reach(inside: FrameLocator) -> None:
    """What the height does not show can be scrolled to."""
    left = inside.locator("html").evaluate(
        """(html) => {
            const hidden = html.scrollHeight - html.clientHeight;
            html.scrollTop = hidden;
            return hidden - html.scrollTop;
        }"""
    )
    assert abs(left) <= 1


@WAYS
def test_the_bare_address_of_a_page_shows_the_map_of_it(
    write: Callable[..., str], juelich: str, party_site: str, open_post: OpenPost
) -> None:
    page = open_post(write(juelich))
    frame = page.locator("iframe.wp-embedded-content")
    expect(frame).to_have_count(1)
    assert re.fullmatch(
        rf"{re.escape(party_site)}/embed/gemeinde/juelich#\?secret=\w{{10}}", frame.get_attribute("src")
    )
    expect(frame).to_have_attribute("sandbox", "allow-scripts")
    expect(frame).to_have_attribute("security", "restricted")
    expect(frame).to_have_attribute("title", re.compile("Jülich"))
    expect_shown(frame)
    expect_drawn(frame)


def test_a_post_shows_the_pledges_of_that_gemeinde_only(juelich: str, open_post: OpenPost) -> None:
    inside = expect_drawn(open_post(posts.bare_address(juelich)).locator("iframe.wp-embedded-content"))
    listed = inside.locator("[data-pledge]:visible")
    shown = {one.get_attribute("data-pledge") for one in listed.all()}
    sites = geojson.read(REPOSITORY / "data" / "geojson" / "pledges.geojson")["features"]
    expected = {s["properties"]["pledge_id"] for s in sites if JUELICH in s["properties"]["municipalities"]}
    assert shown
    assert shown <= expected


def test_the_link_that_stands_in_for_the_frame_gives_way_to_it(juelich: str, open_post: OpenPost) -> None:
    page = open_post(posts.bare_address(juelich))
    instead = page.locator("blockquote.wp-embedded-content")
    expect(instead).to_be_hidden()
    expect(instead.locator("a")).to_have_attribute("href", juelich)
    expect(instead.locator("a")).to_have_text(re.compile("Jülich"))


def test_without_scripts_the_post_links_to_the_map(juelich: str, open_post: OpenPost) -> None:
    page = open_post(posts.bare_address(juelich), java_script_enabled=False)
    expect(page.locator("blockquote.wp-embedded-content a")).to_be_visible()
    expect(page.locator("blockquote.wp-embedded-content a")).to_have_attribute("href", juelich)


def test_the_frame_gets_the_height_that_it_asks_for(juelich: str, open_post: OpenPost) -> None:
    page = open_post(posts.bare_address(juelich))
    frame = page.locator("iframe.wp-embedded-content")
    inside = expect_drawn(frame)
    expect(frame).not_to_have_attribute("height", str(height_as_delivered(page)))
    assert LOWEST <= height_of(frame) <= HIGHEST
    expect_all_in_reach(inside)


def test_each_of_two_frames_gets_a_height_of_its_own(
    juelich: str, party_site: str, open_post: OpenPost
) -> None:
    page = open_post(posts.bare_address(juelich, f"{party_site}/thema/mobilitaet"))
    frames = page.locator("iframe.wp-embedded-content")
    expect(frames).to_have_count(2)
    for frame in frames.all():
        expect_shown(frame)
        expect_all_in_reach(expect_drawn(frame))
    first, second = frames.all()
    assert first.get_attribute("data-secret") != second.get_attribute("data-secret")
    # As WordPress does for a frame that was there before its own script: it says "ready", the frame answers.
    frames.evaluate_all("(all) => all.forEach((frame) => { frame.height = 201; })")
    second.evaluate(
        """(frame) => frame.contentWindow.postMessage(
            { message: "ready", secret: frame.dataset.secret }, "*")"""
    )
    expect(second).not_to_have_attribute("height", "201")
    expect(first).to_have_attribute("height", "201")


def test_frames_far_below_are_shown_before_anybody_scrolls_there(
    juelich: str, party_site: str, open_post: OpenPost
) -> None:
    """Chromium draws nothing in a frame that is hidden or out of sight: no ResizeObserver, no animation
    frame.

    A frame may also be without size when its scripts run. Each has its own luck, hence several.
    """
    topics = [f"{party_site}/thema/{key}" for key in ("mobilitaet", "natur", "wohnen", "kinder", "kultur")]
    page = open_post(posts.bare_address(*["Absatz."] * 80, juelich, *topics))
    frames = page.locator("iframe.wp-embedded-content")
    expect(frames).to_have_count(6)
    for frame in frames.all():
        expect_shown(frame)
    assert page.evaluate("window.scrollY") == 0


def test_a_link_in_the_frame_leads_to_the_full_site(
    juelich: str, party_site: str, open_post: OpenPost
) -> None:
    page = open_post(posts.bare_address(juelich))
    inside = expect_drawn(page.locator("iframe.wp-embedded-content"))
    inside.locator('[data-pledge]:visible a[href*="/zusage/"]').first.click()
    page.wait_for_url(f"{party_site}/zusage/**")
    expect(page.locator("h1")).to_be_visible()


def test_a_snippet_shows_the_map_in_the_height_that_it_names(party_site: str, open_post: OpenPost) -> None:
    page = open_post(posts.html_block(posts.iframe(f"{party_site}/embed/gemeinde/juelich", 480)))
    frame = page.locator("iframe[data-pledgemap]")
    expect_drawn(frame)
    expect(frame).to_have_css("height", "480px")


def test_a_snippet_with_our_script_gets_the_height_of_what_is_in_it(
    party_site: str, open_post: OpenPost
) -> None:
    addresses = (f"{party_site}/embed/gemeinde/juelich", f"{party_site}/embed/thema/mobilitaet")
    snippets = [posts.iframe(address, 201) + posts.script(party_site) for address in addresses]
    frames = open_post(posts.html_block(*snippets)).locator("iframe[data-pledgemap]")
    expect(frames).to_have_count(2)
    for frame in frames.all():
        inside = expect_drawn(frame)
        expect(frame).not_to_have_css("height", "201px")
        expect_all_in_reach(inside)


def test_a_link_in_a_snippet_leads_to_the_full_site(party_site: str, open_post: OpenPost) -> None:
    page = open_post(posts.html_block(posts.iframe(f"{party_site}/embed/gemeinde/juelich")))
    inside = expect_drawn(page.locator("iframe[data-pledgemap]"))
    inside.locator('[data-pledge]:visible a[href*="/zusage/"]').first.click()
    # In the same tab or in a new one, but not in the frame.
    full = re.compile(re.escape(f"{party_site}/zusage/"))
    for _ in range(50):
        if any(full.match(one.url) for one in page.context.pages):
            break
        page.wait_for_timeout(100)
    assert any(full.match(one.url) for one in page.context.pages)


def test_an_author_who_may_not_write_html_shows_the_map_by_its_address(
    juelich: str, party_site: str, open_post: OpenPost
) -> None:
    snippet = posts.html_block(posts.iframe(f"{party_site}/embed/gemeinde/juelich"))
    expect(open_post(snippet, login=AUTHOR).locator("iframe")).to_have_count(0)
    expect_drawn(open_post(posts.bare_address(juelich), login=AUTHOR).locator("iframe.wp-embedded-content"))


@WAYS
def test_on_a_phone_the_frame_is_not_wider_than_the_post(
    write: Callable[..., str], juelich: str, open_post: OpenPost
) -> None:
    page = open_post(write(juelich), width=375, height=800)
    frame = page.locator("iframe.wp-embedded-content")
    inside = expect_drawn(frame)
    expect_shown(frame)
    assert frame.bounding_box()["width"] <= 375
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert inside.locator("html").evaluate("(html) => html.scrollWidth - html.clientWidth") <= 0


def test_a_visitor_calls_nobody_but_the_blog_and_the_map(
    juelich: str, party_site: str, open_post: OpenPost
) -> None:
    page = open_post(posts.bare_address(juelich))
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.reload()
    expect_drawn(page.locator("iframe.wp-embedded-content"))
    assert hosts == {urlsplit(page.url).netloc, urlsplit(party_site).netloc}
    assert page.context.cookies() == []


def test_without_root_these_tests_fail_and_say_what_they_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(server, "INSTALLED", ("no-such-package",))
    with pytest.raises(SystemNotReady, match=r"need Debian 12 .*no-such-package.* sudo make test-system"):
        server.install()
