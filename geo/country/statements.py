"""The SQL that keeps a harvest. ``{pledges}`` and ``{sites}`` are the partitions of its Land."""

from __future__ import annotations

PLEDGE_COLUMNS = (
    "id", "title", "text", "topic", "topic_name", "status", "stance", "party", "party_name", "url",
    "is_county_wide", "municipalities",
)  # fmt: skip
SITE_COLUMNS = ("pledge_id", "place_id", "name", "kind", "precision", "municipalities", "lonlat")

STAGE = """
CREATE TEMP TABLE new_pledge (
    id text, title text, text text, topic text, topic_name text, status text, stance text, party text,
    party_name text, url text, is_county_wide boolean, municipalities text[], areas text[], names text
) ON COMMIT DROP;
CREATE TEMP TABLE new_site (
    pledge_id text, place_id text, name text, kind text, precision text, municipalities text[],
    lonlat geometry(Geometry, 4326)
) ON COMMIT DROP;
"""
COPY_PLEDGES = f"COPY new_pledge ({', '.join(PLEDGE_COLUMNS)}) FROM STDIN"
COPY_SITES = f"COPY new_site ({', '.join(SITE_COLUMNS)}) FROM STDIN"

# Where a source does not say in which municipality a site lies, or names one that the boundaries do not have.
LOCATE = """
UPDATE new_site SET municipalities = found.ags
FROM (
    SELECT pledge_id, place_id, array_agg(area.ags ORDER BY area.ags) AS ags
    FROM new_site JOIN pledgemap.area ON area.level = 8 AND ST_Intersects(area.geom, lonlat)
    WHERE NOT EXISTS (
        SELECT FROM pledgemap.area AS known WHERE known.level = 8 AND known.ags = ANY (municipalities)
    )
    GROUP BY pledge_id, place_id
) AS found
WHERE new_site.pledge_id = found.pledge_id AND new_site.place_id = found.place_id
"""
# A pledge lies where the source says, and where its sites lie; names are for the search.
GATHER = """
WITH lies AS (
    SELECT pledge_id AS id, unnest(municipalities) AS ags FROM new_site
    UNION
    SELECT id, ags FROM new_pledge, unnest(municipalities) AS ags
    WHERE NOT EXISTS (SELECT FROM pledgemap.area WHERE level = 8)
        OR EXISTS (SELECT FROM pledgemap.area AS known WHERE known.ags = ags.ags AND known.level = 8)
), gathered AS (
    SELECT id, array_agg(ags ORDER BY ags) AS municipalities, string_agg(area.name, ' ' ORDER BY ags) AS names
    FROM lies LEFT JOIN pledgemap.area USING (ags) GROUP BY id
), named AS (
    SELECT pledge_id AS id, string_agg(DISTINCT name, ' ') AS names FROM new_site GROUP BY pledge_id
)
UPDATE new_pledge SET
    municipalities = coalesce(gathered.municipalities, new_pledge.municipalities),
    names = concat_ws(' ', named.names, gathered.names)
FROM new_pledge AS self LEFT JOIN gathered USING (id) LEFT JOIN named USING (id)
WHERE self.id = new_pledge.id
"""
LAND = """
SELECT mode() WITHIN GROUP (ORDER BY left(ags, 2)) FROM new_pledge, unnest(municipalities) AS ags
WHERE left(ags, 2) BETWEEN '01' AND '16'
"""
# Pledges for the whole county, and those that lie nowhere, count in the county of the source and its Land.
SPREAD = """
UPDATE new_pledge SET areas = (
    SELECT array_agg(DISTINCT area ORDER BY area) FROM (
        SELECT unnest(ARRAY[ags, left(ags, 5), left(ags, 2)]) AS area FROM unnest(municipalities) AS ags
        UNION ALL
        SELECT unnest(ARRAY[%(county)s::text, %(land)s::text])
        WHERE is_county_wide OR cardinality(municipalities) = 0
    ) AS spread WHERE area IS NOT NULL AND area <> '00'
)
"""

_OF_PLEDGE = (*PLEDGE_COLUMNS[1:], "areas", "words")
_OF_SITE = (
    "name", "kind", "precision", "municipalities", "topic", "party", "status", "stance", "geom", "centre",
)  # fmt: skip


def _replacing(table: str, key: tuple[str, ...], columns: tuple[str, ...]) -> str:
    """Return the end of an INSERT that writes only rows that are new or different."""
    names = ", ".join(columns)
    old, new = (", ".join(f"{source}.{name}" for name in columns) for source in ("kept", "excluded"))
    return (
        f"ON CONFLICT (land, source, {', '.join(key)}) DO UPDATE SET ({names}) = ROW ({new}) "
        f"WHERE ({old}) IS DISTINCT FROM ({new}) RETURNING {key[0]}, kept.xmax = 0"
    )


PUT_PLEDGES = f"""
INSERT INTO {{pledges}} AS kept (land, source, {", ".join(PLEDGE_COLUMNS)}, areas, words)
SELECT %(land)s, %(source)s, {", ".join(PLEDGE_COLUMNS)}, coalesce(areas, ARRAY[]::text[]),
    setweight(to_tsvector('pledgemap.german', title), 'A')
    || setweight(to_tsvector('pledgemap.german', concat_ws(' ', topic_name, names)), 'B')
    || setweight(to_tsvector('pledgemap.german', text), 'C')
FROM new_pledge
{_replacing("pledges", ("id",), _OF_PLEDGE)}
"""  # noqa: S608 - constants only
PUT_SITES = f"""
INSERT INTO {{sites}} AS kept (land, source, pledge_id, place_id, {", ".join(_OF_SITE)})
SELECT %(land)s, %(source)s, pledge_id, place_id, name, kind, precision, new_site.municipalities,
    topic, party, status, stance, geom,
    CASE ST_Dimension(geom) WHEN 1 THEN ST_ClosestPoint(geom, ST_Centroid(geom))
        ELSE ST_PointOnSurface(geom) END
FROM new_site JOIN new_pledge ON id = pledge_id, ST_Transform(lonlat, 3857) AS geom
{_replacing("sites", ("pledge_id", "place_id"), _OF_SITE)}
"""  # noqa: S608 - constants only
DROP_PLEDGES = """
DELETE FROM pledgemap.pledge AS kept WHERE source = %(source)s
    AND (land <> %(land)s OR NOT EXISTS (SELECT FROM new_pledge WHERE new_pledge.id = kept.id))
RETURNING id, land = %(land)s
"""
DROP_SITES = """
DELETE FROM pledgemap.site AS kept WHERE source = %(source)s AND (land <> %(land)s OR NOT EXISTS (
    SELECT FROM new_site WHERE new_site.pledge_id = kept.pledge_id AND new_site.place_id = kept.place_id
))
RETURNING pledge_id
"""
TALLY = """
DELETE FROM pledgemap.tally WHERE source = %(source)s;
"""
COUNT = """
INSERT INTO pledgemap.tally (level, area, source, topic, topic_name, party, party_name, status, pledges)
SELECT length(area), area, %(source)s, topic, topic_name, party, party_name, status, count(*)
FROM {pledges}, unnest(array_append(areas, '')) AS area
WHERE source = %(source)s
GROUP BY area, topic, topic_name, party, party_name, status
"""

_OF_SOURCE = (
    "address", "title", "party", "county_ags", "land", "site_url", "as_of", "licence", "attribution",
    "language", "data_version",
)  # fmt: skip
PUT_SOURCE = f"""
INSERT INTO pledgemap.source AS kept (key, {", ".join(_OF_SOURCE)}, data_address, etag, last_modified, digest,
    pledges, good_at, changed_at)
VALUES (%(key)s, {", ".join(f"%({name})s" for name in _OF_SOURCE)}, %(data_address)s, %(etag)s,
    %(last_modified)s, %(digest)s, %(pledges)s, now(), clock_timestamp())
ON CONFLICT (key) DO UPDATE SET
    {", ".join(f"{name} = excluded.{name}" for name in _OF_SOURCE)},
    data_address = excluded.data_address, etag = excluded.etag, last_modified = excluded.last_modified,
    digest = excluded.digest, pledges = excluded.pledges, good_at = now(), failure = '', failed_at = NULL,
    changed_at = CASE WHEN %(is_changed)s OR kept.changed_at IS NULL
        OR ({", ".join(f"kept.{name}" for name in _OF_SOURCE)})
            IS DISTINCT FROM ({", ".join(f"excluded.{name}" for name in _OF_SOURCE)})
        THEN clock_timestamp() ELSE kept.changed_at END
"""  # noqa: S608 - constants only
STATE = """
SELECT data_address, etag, last_modified, digest, good_at, failure FROM pledgemap.source WHERE key = %s
"""
UNCHANGED = """
UPDATE pledgemap.source SET data_address = %(data_address)s, etag = %(etag)s,
    last_modified = %(last_modified)s, digest = %(digest)s, good_at = now(), failure = '', failed_at = NULL
WHERE key = %(key)s
"""
FAILED = """
INSERT INTO pledgemap.source (key, address, failed_at, failure)
VALUES (%(key)s, %(address)s, now(), %(reason)s)
ON CONFLICT (key) DO UPDATE SET failed_at = now(), failure = excluded.failure
"""
