-- How far the relay and the sweeps have come, and the news that could not be taken in.
CREATE SCHEMA messaging;
GRANT USAGE ON SCHEMA messaging TO aduan_intake, aduan_triage, aduan_response, aduan_sla, aduan_relay, aduan_admin;

-- Ledger positions: 'relay' = published and confirmed; 'sweep.<service>' = read model known to be complete.
CREATE TABLE messaging.marks (
    name text PRIMARY KEY,
    position bigint NOT NULL
);
INSERT INTO messaging.marks (name, position) VALUES ('relay', 0);

-- What failed is a row: retried with growing delays, then parked where people see it (`./aduan dead`).
CREATE TABLE messaging.failures (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer text NOT NULL,
    stream uuid, -- NULL: the message could not be read; its bytes are kept in body
    body bytea,
    error text NOT NULL, -- class and place of the error, never its data
    attempts integer NOT NULL DEFAULT 1,
    first_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    next_try timestamptz, -- NULL: never by itself
    parked_at timestamptz,
    CHECK (stream IS NOT NULL OR body IS NOT NULL)
);
CREATE UNIQUE INDEX failures_stream ON messaging.failures (consumer, stream) WHERE stream IS NOT NULL;
CREATE UNIQUE INDEX failures_body ON messaging.failures (consumer, sha256(body)) WHERE stream IS NULL;
CREATE INDEX failures_due ON messaging.failures (consumer, next_try) WHERE parked_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON messaging.failures TO aduan_intake, aduan_triage, aduan_response, aduan_sla, aduan_admin;
GRANT SELECT ON messaging.failures TO aduan_relay;
GRANT SELECT, INSERT, UPDATE ON messaging.marks TO aduan_intake, aduan_triage, aduan_response, aduan_sla, aduan_relay;
GRANT SELECT ON messaging.marks TO aduan_admin;
