-- Sources, areas, pledges and sites of the whole country. Everything is in the schema "pledgemap".

CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Words as people type them: without umlauts and accents first, then by German stems.
CREATE TEXT SEARCH CONFIGURATION pledgemap.german (COPY = pg_catalog.german);
ALTER TEXT SEARCH CONFIGURATION pledgemap.german
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, german_stem;

CREATE TABLE pledgemap.source (
    key text PRIMARY KEY,
    address text NOT NULL,
    title text NOT NULL DEFAULT '',
    party text NOT NULL DEFAULT '',
    county_ags text,
    land text NOT NULL DEFAULT '00',
    site_url text,
    as_of date,
    licence text,
    attribution text,
    language text NOT NULL DEFAULT 'de',
    data_version text NOT NULL DEFAULT '',
    pledges integer NOT NULL DEFAULT 0,
    -- Of the last good answer: what the next request needs to ask only for news.
    data_address text NOT NULL DEFAULT '',
    etag text NOT NULL DEFAULT '',
    last_modified text NOT NULL DEFAULT '',
    digest text NOT NULL DEFAULT '',
    good_at timestamptz,
    -- When its pledges or sites changed last: of this, readers make the version of all data.
    changed_at timestamptz,
    failed_at timestamptz,
    failure text NOT NULL DEFAULT ''
);

-- Länder (two digits), counties (five) and municipalities (eight), with boundaries of all of Germany.
CREATE TABLE pledgemap.area (
    ags text PRIMARY KEY,
    level smallint NOT NULL CHECK (level IN (2, 5, 8)),
    name text NOT NULL,
    -- As people type it: lower case, ae for ä.
    folded text NOT NULL,
    county_ags text,
    county_name text NOT NULL DEFAULT '',
    land text NOT NULL,
    land_name text NOT NULL,
    -- As exact as the boundaries are; of municipalities only.
    geom geometry(MultiPolygon, 4326),
    -- For tiles: as exact as they are (of municipalities), for zooms below 10 and, of the others, below 8. These
    -- are simplified together, so that no gaps open.
    shape geometry(MultiPolygon, 3857),
    coarse geometry(MultiPolygon, 3857) NOT NULL,
    overview geometry(MultiPolygon, 3857),
    centre geometry(Point, 3857) NOT NULL
);
CREATE INDEX area_geom ON pledgemap.area USING gist (geom) WHERE level = 8;
CREATE INDEX area_coarse ON pledgemap.area USING gist (coarse);
CREATE INDEX area_folded ON pledgemap.area (folded text_pattern_ops);
CREATE INDEX area_county ON pledgemap.area (county_ags) WHERE level = 8;

-- Where the boundaries are from, for attributions: one row.
CREATE TABLE pledgemap.boundaries (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    source text NOT NULL,
    source_date text NOT NULL,
    licence text NOT NULL,
    licence_url text NOT NULL,
    attribution text NOT NULL
);

-- No foreign key to the source: one transaction of `geo collect` writes all of a source, and checking a
-- million rows one by one would take longer than writing them.
CREATE TABLE pledgemap.pledge (
    land text NOT NULL,
    source text NOT NULL,
    id text NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    topic text NOT NULL,
    topic_name text NOT NULL,
    status text NOT NULL,
    stance text NOT NULL,
    party text NOT NULL,
    party_name text NOT NULL,
    url text,
    is_county_wide boolean NOT NULL,
    municipalities text[] NOT NULL,
    -- Every municipality, county and Land that it counts in.
    areas text[] NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (land, source, id)
) PARTITION BY LIST (land);
CREATE INDEX pledge_areas ON pledgemap.pledge USING gin (areas);
CREATE INDEX pledge_words ON pledgemap.pledge USING gin (words);

-- Topic, party, status and stance of the pledge are here too: tiles filter a million of them.
CREATE TABLE pledgemap.site (
    land text NOT NULL,
    source text NOT NULL,
    pledge_id text NOT NULL,
    place_id text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    precision text NOT NULL,
    municipalities text[] NOT NULL,
    topic text NOT NULL,
    party text NOT NULL,
    status text NOT NULL,
    stance text NOT NULL,
    geom geometry(Geometry, 3857) NOT NULL,
    -- Inside the shape: where a symbol stands.
    centre geometry(Point, 3857) NOT NULL,
    PRIMARY KEY (land, source, pledge_id, place_id)
) PARTITION BY LIST (land);
CREATE INDEX site_geom ON pledgemap.site USING gist (geom);

DO $$
DECLARE land text;
BEGIN
    FOREACH land IN ARRAY ARRAY[
        '00', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14', '15', '16'
    ] LOOP
        EXECUTE format('CREATE TABLE pledgemap.pledge_%1$s PARTITION OF pledgemap.pledge FOR VALUES IN (%1$L)', land);
        EXECUTE format('CREATE TABLE pledgemap.site_%1$s PARTITION OF pledgemap.site FOR VALUES IN (%1$L)', land);
    END LOOP;
END $$;

-- Pledges counted when a source is kept, by area: '' is the whole country, then 2, 5 or 8 digits, which are its
-- level. A pledge in two municipalities of a county counts once in the county.
CREATE TABLE pledgemap.tally (
    level smallint NOT NULL,
    area text NOT NULL,
    source text NOT NULL,
    topic text NOT NULL,
    topic_name text NOT NULL,
    party text NOT NULL,
    party_name text NOT NULL,
    status text NOT NULL,
    pledges integer NOT NULL
) PARTITION BY LIST (level);
CREATE TABLE pledgemap.tally_0 PARTITION OF pledgemap.tally FOR VALUES IN (0);
CREATE TABLE pledgemap.tally_2 PARTITION OF pledgemap.tally FOR VALUES IN (2);
CREATE TABLE pledgemap.tally_5 PARTITION OF pledgemap.tally FOR VALUES IN (5);
CREATE TABLE pledgemap.tally_8 PARTITION OF pledgemap.tally FOR VALUES IN (8);
-- Tiles of thousands of municipalities read the index alone.
CREATE INDEX tally_area ON pledgemap.tally (area) INCLUDE (topic, party, status, pledges);
CREATE INDEX tally_source ON pledgemap.tally (source);
