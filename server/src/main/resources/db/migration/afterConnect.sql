-- For the migrations' own connections. "Already exists, skipping" is no news where the reference made the tables, and a
-- role's own bound on statements is made for requests.
SET client_min_messages = warning;
SET statement_timeout = 0;
