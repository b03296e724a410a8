-- The role of the website: it can read, and nothing else. A login is made by whoever runs the database:
--     CREATE ROLE atlas LOGIN PASSWORD '…' IN ROLE pledgemap_reader;
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pledgemap_reader') THEN
        CREATE ROLE pledgemap_reader NOLOGIN;
    END IF;
EXCEPTION
    -- Another database of the same server has just made it.
    WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

GRANT USAGE ON SCHEMA pledgemap TO pledgemap_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA pledgemap TO pledgemap_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA pledgemap GRANT SELECT ON TABLES TO pledgemap_reader;
