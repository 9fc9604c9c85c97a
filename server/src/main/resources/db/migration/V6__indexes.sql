SET LOCAL maintenance_work_mem = '256MB';

-- Pages of a category. Only a database of the Python service has longer categories, some too long for an index.
CREATE INDEX transactions_by_category ON transactions (category, timestamp, id) WHERE char_length(category) <= 100;

-- Each description once, of all transactions that the sums hold: a text is looked for here, and what has it is found
-- by its hash, in the order of pages. Descriptions may be too long for an index of their own.
CREATE TABLE descriptions (
    hash        bigint NOT NULL,
    description text NOT NULL
);

INSERT INTO descriptions (hash, description)
SELECT DISTINCT hashtextextended(description, 0), description FROM transactions WHERE description IS NOT NULL;

CREATE INDEX descriptions_by_hash ON descriptions (hash);
CREATE INDEX transactions_by_description ON transactions (hashtextextended(description, 0), timestamp, id)
    WHERE description IS NOT NULL;

-- A database may not have the extension, or not allow it: then all descriptions are read.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX descriptions_by_text ON descriptions USING gin (description gin_trgm_ops);
EXCEPTION
    WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN NULL;
END
$$;

ANALYZE descriptions;
