"""Querying a Nominatim server through geopy: by name, one request a second, with clear error messages."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from geopy.adapters import URLLibAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from geo.config.settings import SETTINGS_FILE, Settings, is_sample_address
from geo.errors import PledgemapError, ProblemsFound
from geo.online.answers import Box, NominatimHit, ServerFailed
from geo.online.osm import hit_of
from geo.words.language import gettext as _
from geo.words.messages import problem

# The public server's policy allows one request a second; a little more, because the network shifts them.
# https://operations.osmfoundation.org/policies/nominatim/
MIN_DELAY_SECONDS = 1.1
TIMEOUT_SECONDS = 20
MAX_WAIT_SECONDS = 120  # a server that asks for more is left alone until the next run
MAX_HITS = 40  # Nominatim does not return more
# https://www.rfc-editor.org/rfc/rfc2606: names for examples and tests; nobody reads mail there.
# Scheme, host, port and path; no user and password, because the address is kept with the answers.
_SERVER = re.compile(r"https?://(?:[\w.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?(?:/[\w./~-]*)?")


class _Adapter(URLLibAdapter):  # type: ignore[misc]  # geopy comes without types
    """Request all parts of a street instead of one, and accept only a list of places.

    If requests is installed, geopy would use it, which silently retries twice and waits for whatever
    Retry-After says.
    """

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> list[dict[str, Any]]:
        places = super().get_json(f"{url}&dedupe=0", timeout=timeout, headers=headers)
        if not isinstance(places, list) or not all(isinstance(place, dict) for place in places):
            raise GeocoderParseError("no list of places")
        return places


class Server:
    """A Nominatim server.

    Parameters
    ----------
    url : its address, such as "https://nominatim.example.net"; None for geopy's default, the public one
    user_agent : how we identify ourselves
    min_delay_seconds : between the starts of two requests
    sleep : waits for a number of seconds
    """

    def __init__(
        self,
        url: str | None,
        user_agent: str,
        min_delay_seconds: float = MIN_DELAY_SECONDS,
        timeout_seconds: float = TIMEOUT_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        options = _address(url) if url else {}
        geocoder = Nominatim(
            user_agent=user_agent, timeout=timeout_seconds, adapter_factory=_Adapter, **options
        )
        self.url = geocoder.api.removesuffix(geocoder.geocode_path)
        # By default geopy's limiter would retry twice and then return that there is no such place.
        self._geocode = RateLimiter(
            geocoder.geocode,
            min_delay_seconds=min_delay_seconds,
            error_wait_seconds=min_delay_seconds,
            max_retries=0,
            swallow_exceptions=False,
        )
        self._timeout_seconds, self._sleep = timeout_seconds, sleep

    def search(self, query: str, bbox: Box) -> tuple[NominatimHit, ...]:
        """Search for a name within a box (west, south, east, north; EPSG:4326).

        Raises
        ------
        ServerFailed : no answer, or none that can be read
        """
        try:
            return self._search(query, bbox)
        except GeocoderRateLimited as error:
            if error.retry_after is None or error.retry_after > MAX_WAIT_SECONDS:
                raise self._failure(error) from None
            self._sleep(error.retry_after)
        except GeocoderServiceError as error:
            raise self._failure(error) from None
        try:
            return self._search(query, bbox)
        except GeocoderServiceError as error:
            raise self._failure(error) from None

    def _search(self, query: str, bbox: Box) -> tuple[NominatimHit, ...]:
        west, south, east, north = bbox
        try:
            places = self._geocode(
                query,
                exactly_one=False,
                limit=MAX_HITS,
                addressdetails=True,
                namedetails=True,
                language="de",
                geometry="geojson",
                country_codes="de",
                viewbox=((south, west), (north, east)),
                bounded=True,
            )
            hits = [hit_of(place.raw) for place in places or ()]
        except GeocoderServiceError:  # some of these are ValueErrors too
            raise
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise GeocoderParseError(f"{type(error).__name__}: {error}") from None
        return tuple(hit for hit in hits if hit)

    def _failure(self, error: GeocoderServiceError) -> ServerFailed:
        """Return what geopy's error means to a person. The status is only in the error's cause."""
        status = getattr(error.__cause__, "status_code", None)
        if isinstance(error, GeocoderRateLimited):
            wait = error.retry_after
            reason = "" if wait is None else f"{wait:.0f}"
            return ServerFailed("service_busy_until" if reason else "service_busy", reason, lasting=True)
        if status in (401, 403, 407):
            return ServerFailed("service_refuses", f"HTTP {status}", lasting=True)
        if status is not None:
            return ServerFailed("service_error", f"HTTP {status}")
        if isinstance(error, GeocoderTimedOut):
            return ServerFailed("service_slow", f"{self._timeout_seconds:g}")
        text = str(error)
        if isinstance(error, GeocoderParseError) or "Unable to read" in text:
            return ServerFailed("service_unreadable")
        return ServerFailed("service_down", text.strip("<>"), lasting=True)


def _address(url: str) -> dict[str, str]:
    if not _SERVER.fullmatch(url):
        raise PledgemapError(
            _(
                '--nominatim "{url}" ist keine Adresse eines Servers. Schreiben Sie sie etwa so: '
                "https://nominatim.example.org",
                url=url,
            )
        )
    scheme, domain = url.split("://", 1)
    return {"scheme": scheme, "domain": domain.rstrip("/")}


def user_agent(settings: Settings) -> str:
    """Return how we identify ourselves to a server: the program, and a contact for its operator.

    Raises
    ------
    ProblemsFound : the contact in the settings is a sample
    """
    contact = settings.imprint.contact
    if is_sample_address(contact):
        raise ProblemsFound([problem("sample_contact", SETTINGS_FILE, None, "imprint.contact", contact)])
    site = f"; {settings.base_url}" if settings.base_url else ""
    # A header is ASCII; a mail address need not be.
    return f"Pledgemap ({contact}{site})".encode("ascii", "backslashreplace").decode()
