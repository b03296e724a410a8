"""The map in the frames of other people's pages, on another origin and inside a sandbox."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.browser.conftest import OpenPage, on_both, steady
from tests.browser.host_pages import HostPage, host_pages

JUELICH = "/embed/gemeinde/juelich"
FRAMES = {
    "plain": '<iframe src="{}" title="Karte" width="640" height="600"></iframe>',
    "sandbox": '<iframe src="{}" title="Karte" width="640" height="600" sandbox="allow-scripts"></iframe>',
    "narrow": '<iframe src="{}" title="Karte" width="340" height="600" sandbox="allow-scripts"></iframe>',
}
TALL = '<div style="height: 3000px"></div>'


@pytest.fixture(scope="session")
def host_page() -> Iterator[HostPage]:
    with host_pages() as page:
        yield page


@pytest.fixture
def open_in_frame(site: str, host_page: HostPage, open_page: OpenPage):
    """Open a page of somebody else with one frame of ours in it; gives the page and the frame."""

    def open_in_frame(
        path: str, frame: str = "sandbox", around: str = "{}", **options
    ) -> tuple[Page, FrameLocator]:
        address = host_page(around.format(FRAMES[frame].format(site + path)))
        page = open_page(address, also=(site,), **options)
        inside = page.frame_locator("iframe")
        if options.get("java_script_enabled", True):
            inside.locator("#map_karte[data-zoom]").wait_for()
        return page, inside

    return open_in_frame


def zoom_of(frame: FrameLocator) -> str | None:
    drawn = frame.locator("#map_karte")
    return steady(drawn.page, lambda: drawn.get_attribute("data-zoom"))


@on_both
@pytest.mark.parametrize("frame", ["plain", "sandbox"])
def test_map_and_list_of_one_gemeinde_appear_in_a_foreign_page(open_in_frame, frame: str) -> None:
    _, inside = open_in_frame(JUELICH, frame)
    expect(inside.get_by_role("heading", name="Was die Grünen in Jülich vorhaben")).to_be_visible()
    pledges = inside.locator("article[data-pledge]")
    assert pledges.count() > 5
    slugs = pledges.evaluate_all("all => all.map((one) => one.dataset.gemeinden.split(' '))")
    assert all("juelich" in slugs_of_one for slugs_of_one in slugs)
    expect(inside.locator(".symbol").first).to_be_visible()
    expect(inside.get_by_text("keine amtliche Planung")).to_be_visible()
    expect(inside.get_by_role("link", name="Impressum")).to_be_visible()


@on_both
def test_the_filter_of_the_address_holds_in_the_frame(open_in_frame) -> None:
    _, inside = open_in_frame("/en/embed?thema=natur&gemeinde=inden&gemeinde=niederzier")
    topics = inside.locator("article[data-pledge]:visible").evaluate_all(
        "all => all.map((one) => one.dataset.topic)"
    )
    assert topics
    assert set(topics) == {"natur"}


@on_both
def test_a_press_on_a_symbol_opens_its_pledges(open_in_frame) -> None:
    page, inside = open_in_frame(JUELICH)
    inside.locator(".leaflet-marker-pane .symbol").last.click()
    expect(inside.locator(".leaflet-popup-content h2").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(inside.locator(".leaflet-popup")).to_have_count(0)


def test_a_place_in_the_list_shows_itself_on_the_map(open_in_frame) -> None:
    _, inside = open_in_frame(JUELICH)
    inside.locator("button.place").first.click()
    expect(inside.locator(".leaflet-popup-content h2").first).to_be_focused()


@on_both
def test_the_list_may_be_folded_and_still_feeds_the_map(open_in_frame) -> None:
    _, inside = open_in_frame(f"{JUELICH}?liste=0")
    expect(inside.locator("article[data-pledge]").first).to_be_hidden()
    expect(inside.locator(".symbol").first).to_be_visible()
    inside.locator("summary", has_text="als Liste").click()
    expect(inside.locator("article[data-pledge]").first).to_be_visible()


def test_a_large_frame_loads_a_topic_that_is_opened_even_without_an_origin(open_in_frame) -> None:
    _, inside = open_in_frame("/embed")
    topic = inside.locator("details.topic-tierschutz[data-entries]")
    expect(topic.locator("article")).to_have_count(0)
    topic.locator("summary").click()
    expect(topic.locator("article").first.locator(".summary")).to_be_visible()
    assert topic.locator("article").count() == int(topic.locator(".count").inner_text())


def test_a_map_alone_in_a_wide_frame_covers_nothing(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/embed/gemeinde/titz?liste=0", width=1280)
    page.locator("#map_karte[data-zoom]").wait_for()
    head, map_, key, summary = page.evaluate("""() => [".embed-head", ".map", ".map figcaption",
        ".embed-list > summary"].map((at) => document.querySelector(at).getBoundingClientRect())
        .map((box) => [box.top, box.bottom])""")
    assert map_[0] == pytest.approx(head[1], abs=1)
    assert key[1] <= summary[0] + 1


@on_both
def test_without_javascript_there_are_list_and_picture(open_in_frame) -> None:
    _, inside = open_in_frame(JUELICH, "plain", java_script_enabled=False)
    expect(inside.locator("article[data-pledge]").first).to_be_visible()
    expect(inside.locator("img.map-picture")).to_be_visible()


@on_both
@pytest.mark.parametrize(
    ("system", "colours", "is_dark"),
    [
        ("light", "auto", False),
        ("dark", "auto", True),
        ("light", "dunkel", True),
        ("dark", "hell", False),
    ],
)
def test_colours_are_the_readers_unless_the_page_wants_others(
    open_in_frame, system: str, colours: str, is_dark: bool
) -> None:
    _, inside = open_in_frame(f"{JUELICH}?farben={colours}", color_scheme=system)
    for selector in ("body", "#map_karte"):
        colour = inside.locator(selector).evaluate("(e) => getComputedStyle(e).backgroundColor")
        assert (int(colour.split("(")[1].split(",")[0]) < 60) == is_dark, selector


# Good manners


def over_the_map(page: Page, inside: FrameLocator) -> None:
    box = inside.locator("#map_karte").bounding_box()
    assert box
    page.mouse.move(box["x"] + 60, box["y"] + 60)


def test_the_wheel_scrolls_the_page_until_the_reader_turns_to_the_map(open_in_frame) -> None:
    # Of a frame in a sandbox Chromium's test driver forgets to say that the mouse has left it.
    page, inside = open_in_frame(f"{JUELICH}?liste=0", "plain", around="{}" + TALL)
    before = zoom_of(inside)
    over_the_map(page, inside)
    page.mouse.wheel(0, 200)
    page.wait_for_function("window.scrollY > 100")
    assert zoom_of(inside) == before
    expect(inside.locator(".map-hint")).to_contain_text("Strg")
    page.evaluate("window.scrollTo(0, 0)")
    over_the_map(page, inside)
    page.mouse.down()
    page.mouse.up()
    page.mouse.wheel(0, -400)
    expect(inside.locator("#map_karte")).not_to_have_attribute("data-zoom", before)
    assert page.evaluate("window.scrollY") == 0
    # Outside of the frame it lets go again.
    page.mouse.move(900, 100)
    page.mouse.move(900, 300)
    over_the_map(page, inside)
    page.mouse.wheel(0, 200)
    page.wait_for_function("window.scrollY > 100")


def test_with_ctrl_the_wheel_zooms_the_map_at_once(open_in_frame) -> None:
    page, inside = open_in_frame(JUELICH, around="{}" + TALL)
    before = zoom_of(inside)
    over_the_map(page, inside)
    page.keyboard.down("Control")
    for _ in range(4):
        page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    expect(inside.locator("#map_karte")).not_to_have_attribute("data-zoom", before)
    assert page.evaluate("window.scrollY") == 0


def test_one_finger_scrolls_the_page_across_the_map(open_in_frame) -> None:
    phone = {"width": 375, "height": 700, "has_touch": True, "is_mobile": True}
    page, inside = open_in_frame(f"{JUELICH}?liste=0", "narrow", "{}" + TALL, **phone)
    box = inside.locator("#map_karte").bounding_box()
    assert box
    x, y = 150, round(box["y"] + 200)
    session = page.context.new_cdp_session(page)

    def touch(event: str, *points: dict[str, int]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": event, "touchPoints": list(points)})
        page.evaluate("new Promise(requestAnimationFrame)")  # a finger moves once a frame

    touch("touchStart", {"x": x, "y": y})
    for step in range(1, 15):
        touch("touchMove", {"x": x, "y": y - 14 * step})
    touch("touchEnd")
    page.wait_for_function("window.scrollY > 100")
    expect(inside.locator(".map-hint")).to_have_text("Die Karte mit zwei Fingern bewegen")


def test_keyboard_users_come_in_and_out_again(open_in_frame) -> None:
    page, inside = open_in_frame(
        f"{JUELICH}?liste=0", around='<a href="#" id="vor">davor</a>{}<a href="#" id="nach">danach</a>'
    )
    page.locator("#vor").focus()
    reached_map = False
    for _ in range(40):
        page.keyboard.press("Tab")
        reached_map = reached_map or inside.locator("#map_karte:focus").count() > 0
        if page.locator("#nach:focus").count():
            break
    assert reached_map
    expect(page.locator("#nach")).to_be_focused()


# Links


def test_links_open_anew_where_the_page_allows_it(open_in_frame, site: str) -> None:
    page, inside = open_in_frame(JUELICH, "plain")
    with page.context.expect_page() as opened:
        inside.get_by_role("link", name="Auf der ganzen Karte ansehen").click()
    assert opened.value.url.rstrip("/") == f"{site}/gemeinde/juelich"
    assert opened.value.evaluate("window.opener") is None


@pytest.mark.parametrize(
    "sandbox",
    [
        "allow-scripts allow-popups",
        "allow-scripts allow-popups allow-popups-to-escape-sandbox",
    ],
)
def test_links_open_anew_from_a_sandbox_that_allows_popups(
    site: str, host_page: HostPage, open_page: OpenPage, sandbox: str
) -> None:
    body = (
        f'<iframe src="{site}{JUELICH}" title="Karte" width="640" height="600" sandbox="{sandbox}"></iframe>'
    )
    page = open_page(host_page(body), also=(site,))
    with page.context.expect_page() as opened:
        page.frame_locator("iframe").get_by_role("link", name="Auf der ganzen Karte ansehen").click()
    assert opened.value.url.rstrip("/") == f"{site}/gemeinde/juelich"


@pytest.mark.parametrize(
    ("path", "link", "address"),
    [
        (JUELICH, "Auf der ganzen Karte ansehen", "{}/gemeinde/juelich"),
        # WordPress leads its page to our addresses, and to no others.
        (f"{JUELICH}#?secret=Ab12cd34Ef", "OpenStreetMap", "https://opendatacommons.org/licenses/odbl/1-0/"),
    ],
)
def test_where_no_window_may_open_the_reader_gets_the_address(
    site: str, host_page: HostPage, browser: Browser, path: str, link: str, address: str
) -> None:
    """Not with `open_page`: Chromium complains of the window that may not open."""
    page = browser.new_page()
    page.goto(host_page(FRAMES["sandbox"].format(site + path)))
    inside = page.frame_locator("iframe")
    inside.locator("#map_karte[data-zoom]").wait_for()
    inside.get_by_role("link", name=link).click()
    expect(inside.locator(".blocked input")).to_have_value(address.format(site))
    page.close()


# Heights


def heights(page: Page) -> list[float]:
    return steady(
        page,
        lambda: page.locator("iframe").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().height)"
        ),
    )


@on_both
def test_frames_get_the_height_that_each_of_them_asks_for(
    site: str, host_page: HostPage, open_page: OpenPage
) -> None:
    frame = (
        '<iframe data-pledgemap src="{}" title="Karte" width="640" height="333" frameborder="0"{}></iframe>'
    )
    body = "".join(
        (
            frame.format(f"{site}{JUELICH}", ""),
            frame.format(f"{site}/embed/gemeinde/titz", ' sandbox="allow-scripts"'),
            frame.format(f"{site}/embed/gemeinde/inden?liste=0", ' data-max-height="500"'),
            FRAMES["plain"].format(f"{site}{JUELICH}"),
            f'<script async src="{site}/embed.js"></script>',
        )
    )
    page = open_page(host_page(body), also=(site,))
    page.wait_for_function(
        "[...document.querySelectorAll('iframe[data-pledgemap]')].every((e) => e.style.height)"
    )
    juelich, titz, inden, untouched = heights(page)
    assert juelich == 1000, "a long list is cut at the most and scrolls"
    assert 500 < titz < 1000
    assert inden == 500
    assert untouched > 600 - 1
    # All of the short one is in sight.
    inner = page.frames[2].evaluate("[document.documentElement.scrollHeight, innerHeight]")
    assert inner[0] <= inner[1] + 1


def test_the_height_that_a_frame_asks_for_leaves_nothing_to_scroll(
    site: str, host_page: HostPage, open_page: OpenPage
) -> None:
    frame = (
        '<iframe data-pledgemap src="{}/embed/gemeinde/titz" title="Karte" width="{}" '
        'height="400" '
        'frameborder="0"></iframe>'
    )
    widths = (320, 640, 740, 800, 1000, 1280)
    body = "".join(frame.format(site, width) for width in widths)
    page = open_page(
        host_page(f'{body}<script async src="{site}/embed.js"></script>'), also=(site,), width=1400
    )
    for number in range(len(widths)):
        page.frame_locator("iframe").nth(number).locator("#map_karte[data-zoom]").wait_for()
    page.wait_for_function("[...document.querySelectorAll('iframe')].every((e) => e.style.height)")
    heights(page)
    sizes = [f.evaluate("[document.documentElement.scrollHeight, innerHeight]") for f in page.frames[1:]]
    assert [size for size in sizes if size[0] > size[1] + 1] == []


def test_a_frame_grows_when_its_list_is_opened_and_shrinks_again(
    site: str, host_page: HostPage, open_page: OpenPage
) -> None:
    body = f"""<iframe data-pledgemap src="{site}/embed/gemeinde/titz?liste=0" title="Karte"
      width="640" height="500"></iframe>
    <script async src="{site}/embed.js"></script>"""
    page = open_page(host_page(body), also=(site,))
    inside = page.frame_locator("iframe")
    inside.locator("#map_karte[data-zoom]").wait_for()
    page.wait_for_function("document.querySelector('iframe').style.height")
    [closed] = heights(page)
    inside.locator("summary", has_text="als Liste").click()
    page.wait_for_function(f"document.querySelector('iframe').offsetHeight > {closed + 50}")
    inside.locator("summary", has_text="als Liste").click()
    page.wait_for_function(f"document.querySelector('iframe').offsetHeight <= {closed + 1}")
    assert heights(page) == [closed]


def test_no_stranger_can_set_a_height(site: str, host_page: HostPage, open_page: OpenPage) -> None:
    """Messages count only from the frame itself, and only as numbers within the limits."""
    heights_px = "[0, -5, 1e9, '900', NaN, undefined, {}]"
    shout = (
        f"for (const height of {heights_px}) TARGET.postMessage({{type: 'pledgemap:height', height}}, '*')"
    )
    body = f"""<iframe data-pledgemap src="{site}/embed/gemeinde/inden?liste=0" title="Karte"
      width="640" height="500"></iframe>
    <iframe srcdoc="<script>{shout.replace("TARGET", "parent")}</script>"></iframe>
    <script src="{site}/embed.js"></script>
    <script>{shout.replace("TARGET", "window")}</script>"""
    page = open_page(host_page(body), also=(site,))
    page.frame_locator("iframe[data-pledgemap]").locator("#map_karte[data-zoom]").wait_for()
    page.wait_for_function("document.querySelector('iframe').style.height")
    assert 450 < heights(page)[0] <= 1000


# WordPress's protocol; the real one is in tests/system/wordpress


@on_both
def test_the_frame_answers_with_the_secret_that_it_was_given(
    site: str, host_page: HostPage, open_page: OpenPage
) -> None:
    body = f"""<script>window.heard = [];
    window.addEventListener("message", (e) => heard.push(e.data));</script>
    <iframe src="{site}/embed/gemeinde/titz#?secret=Ab12cd34Ef" sandbox="allow-scripts" title="Karte"
      width="640" height="500"></iframe>"""
    page = open_page(host_page(body), also=(site,))
    page.wait_for_function("heard.some((data) => data.message === 'height')")
    height = page.evaluate("heard.find((data) => data.message === 'height')")
    assert height["secret"] == "Ab12cd34Ef"
    assert 200 <= height["value"] <= 1000
    page.frame_locator("iframe").get_by_role("link", name="Auf der ganzen Karte ansehen").click()
    page.wait_for_function("heard.some((data) => data.message === 'link')")
    link = page.evaluate("heard.find((data) => data.message === 'link')")
    assert link["value"].rstrip("/") == f"{site}/gemeinde/titz"
    assert link["secret"] == "Ab12cd34Ef"


def test_no_other_page_can_be_framed(site: str, host_page: HostPage, browser: Browser) -> None:
    page = browser.new_page()
    for path in (
        "/",
        "/gemeinde/juelich",
        "/zusage/klimaneutral-2035",
        "/einbetten",
        "/impressum",
        "/daten",
        "/api?f=html",
    ):
        with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
            page.goto(host_page(FRAMES["plain"].format(site + path)))
        assert page.frames[1].url.startswith("chrome-error://"), path
    page.close()
