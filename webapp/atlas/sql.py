"""The SQL of the atlas. Values are always parameters; only the restrictions of a filter are put together."""

from __future__ import annotations

from webapp.atlas.facts import AtlasFilter

PLEDGE_COLUMNS = (
    "source", "id", "title", "text", "topic", "topic_name", "status", "stance", "party", "party_name", "url",
    "is_county_wide", "municipalities",
)  # fmt: skip
_PLEDGE = ", ".join(f"pledge.{name}" for name in PLEDGE_COLUMNS)

EDITION = b"""
SELECT coalesce((extract(epoch FROM max(changed_at)) * 1000000)::bigint, 0) || '-' || count(*),
    max(changed_at), count(changed_at), coalesce(sum(pledges), 0)::int,
    coalesce((SELECT attribution FROM pledgemap.boundaries), '')
FROM pledgemap.source
"""
_AREA = """
SELECT ags, name, county_ags, county_name, land, land_name,
    ST_X(ST_Transform(centre, 4326)), ST_Y(ST_Transform(centre, 4326)),
    ST_XMin(frame), ST_YMin(frame), ST_XMax(frame), ST_YMax(frame)
FROM pledgemap.area, ST_Transform(ST_Envelope(coarse), 4326) AS frame
"""
AREA = f"{_AREA} WHERE ags = %(ags)s".encode()
# "Jülich" before "Jülicher Land", Land before county before municipality; a town that is a county comes once.
AREAS_NAMED = f"""{_AREA} WHERE folded LIKE %(beginning)s
    AND NOT (level = 8 AND EXISTS (
        SELECT FROM pledgemap.area AS county WHERE county.ags = area.county_ags AND county.name = area.name
    ))
ORDER BY folded <> %(name)s, level, folded, ags LIMIT %(limit)s
""".encode()
AREA_AT = b"""
SELECT ags FROM pledgemap.area
WHERE level = 8 AND ST_Intersects(geom, ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326))
ORDER BY ags LIMIT 1
"""
COUNTS = b"""
SELECT topic, max(topic_name), party, max(party_name), status, sum(pledges)::int
FROM pledgemap.tally WHERE level = length(%(area)s) AND area = %(area)s
GROUP BY topic, party, status
"""
# ruff: noqa: S608 - constants only, and restrictions that are put together of constants
_FITS = """
    (%(topics)s::text[] = '{}' OR topic = ANY (%(topics)s))
    AND (%(parties)s::text[] = '{}' OR party = ANY (%(parties)s))
    AND (%(statuses)s::text[] = '{}' OR status = ANY (%(statuses)s))
"""
INNER_COUNTS = f"""
SELECT ags, name, coalesce(
    (SELECT sum(pledges)::int FROM pledgemap.tally
    WHERE tally.level = %(level)s AND tally.area = ags AND {_FITS}), 0)
FROM pledgemap.area WHERE level = %(level)s AND ags LIKE %(beginning)s ORDER BY folded, ags
""".encode()
MUNICIPALITY_COUNTS = f"""
SELECT area, max(name), sum(pledges)::int
FROM pledgemap.tally JOIN pledgemap.area AS places ON ags = area
WHERE tally.level = 8 AND {_FITS} GROUP BY area
""".encode()
PLEDGE = f"SELECT {_PLEDGE} FROM pledgemap.pledge WHERE source = %(source)s AND id = %(id)s".encode()
SITES = b"""
SELECT place_id, name, kind, precision, municipalities,
    ST_X(ST_Transform(centre, 4326)), ST_Y(ST_Transform(centre, 4326))
FROM pledgemap.site WHERE source = %(source)s AND pledge_id = %(id)s ORDER BY name, place_id
"""
SOURCES = b"""
SELECT key, title, party, county_ags, site_url, as_of, licence, attribution, language, good_at, failure,
    coalesce(counted.pledges, 0)::int
FROM pledgemap.source LEFT JOIN (
    SELECT source, sum(pledges) AS pledges FROM pledgemap.tally
    WHERE level = length(%(area)s) AND area = %(area)s GROUP BY source
) AS counted ON source = key
WHERE counted.pledges > 0 OR %(area)s = ''
ORDER BY key
"""


# "Somewhere in the Gemeinde" is no place on a map, and not near to anybody.
AT_A_PLACE = " AND kind <> 'municipality'"


def restriction(chosen: AtlasFilter) -> str:
    """Return what a filter asks of a row with topic, party and status, beginning with AND; "" for nothing."""
    keys = (
        ("topic", "topics", chosen.topics),
        ("party", "parties", chosen.parties),
        ("status", "statuses", chosen.statuses),
    )
    return "".join(f" AND {column} = ANY (%({name})s)" for column, name, values in keys if values)


def _inside(area: str) -> str:
    return " AND areas @> ARRAY[%(area)s::text]" if area else ""


def pledges(area: str, chosen: AtlasFilter, is_county_wide: bool | None) -> bytes:
    return f"""
SELECT {_PLEDGE} FROM (
    SELECT land, source, id, topic, hashtextextended(source || '/' || id, %(turn)s) AS place
    FROM pledgemap.pledge WHERE true{_inside(area)}{restriction(chosen)}{_wide(is_county_wide)}
    ORDER BY topic, place, source, id LIMIT %(limit)s OFFSET %(offset)s
) AS page JOIN pledgemap.pledge USING (land, source, id) ORDER BY page.topic, place, source, id
""".encode()


def total(area: str, chosen: AtlasFilter, is_county_wide: bool) -> bytes:
    return f"""
SELECT count(*) FROM pledgemap.pledge
WHERE true{_inside(area)}{restriction(chosen)}{_wide(is_county_wide)}
""".encode()


def _wide(is_county_wide: bool | None) -> str:
    return "" if is_county_wide is None else " AND is_county_wide = %(is_county_wide)s"


def search(area: str, chosen: AtlasFilter) -> bytes:
    """Rank what a search finds: of each Land as many as ``found``, so that none crowds out the others."""
    return f"""
SELECT {_PLEDGE}, total, is_more FROM (
    SELECT land, source, id, rank, count(*) OVER () AS total, bool_or(is_last) OVER () AS is_more FROM (
        SELECT found.*, row_number() OVER (PARTITION BY lands.land) = %(found)s AS is_last
        FROM unnest(%(lands)s::text[]) AS lands (land), LATERAL (
            SELECT pledge.land, source, id, ts_rank(words, query) AS rank
            FROM pledgemap.pledge, to_tsquery('pledgemap.german', %(words)s) AS query
            WHERE pledge.land = lands.land AND words @@ query{_inside(area)}{restriction(chosen)}
            LIMIT %(found)s
        ) AS found
    ) AS ranked ORDER BY rank DESC, source, id LIMIT %(limit)s OFFSET %(offset)s
) AS page JOIN pledgemap.pledge USING (land, source, id) ORDER BY rank DESC, source, id
""".encode()


def near(chosen: AtlasFilter) -> bytes:
    return f"""
WITH here AS (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326), 3857) AS spot)
SELECT {_PLEDGE}, near.name, ST_X(ST_Transform(centre, 4326)), ST_Y(ST_Transform(centre, 4326)),
    far * %(metres)s
FROM (
    SELECT land, source, pledge_id, name, centre, geom <-> (SELECT spot FROM here) AS far
    FROM pledgemap.site
    WHERE ST_DWithin(geom, (SELECT spot FROM here), %(within)s){AT_A_PLACE}{restriction(chosen)}
    ORDER BY far LIMIT %(sites)s
) AS near JOIN pledgemap.pledge ON pledge.land = near.land AND pledge.source = near.source
    AND pledge.id = near.pledge_id
ORDER BY far, pledge.source, pledge.id
""".encode()
