-- The event store: what happened, for ever; and the ledger that puts it in order and chains it.
CREATE SCHEMA eventstore;
GRANT USAGE ON SCHEMA eventstore TO aduan_intake, aduan_triage, aduan_response, aduan_sla, aduan_relay, aduan_admin;

CREATE TABLE eventstore.events (
    stream uuid NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    id uuid NOT NULL,
    type text NOT NULL,
    wilayah text NOT NULL,
    cloudevent text NOT NULL, -- the CloudEvent in RFC 8785 form, without position and hash: what the ledger's leaf is taken of
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT events_pkey PRIMARY KEY (stream, version),
    CONSTRAINT events_id_key UNIQUE (id)
);
CREATE INDEX events_transaction ON eventstore.events (transaction_id, stream, version);

CREATE TABLE eventstore.ledger (
    position bigint NOT NULL CHECK (position > 0),
    stream uuid NOT NULL,
    version integer NOT NULL,
    wilayah text NOT NULL,
    leaf bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT ledger_pkey PRIMARY KEY (position),
    -- No foreign key: checking it would lock, and so write to, rows of events; `./aduan verify` checks it instead.
    CONSTRAINT ledger_event UNIQUE (stream, version)
);

-- One row an office and year: filing takes its number here, so that numbers have no gaps.
CREATE TABLE eventstore.nomor (
    wilayah text NOT NULL,
    tahun integer NOT NULL,
    terakhir integer NOT NULL,
    PRIMARY KEY (wilayah, tahun)
);

CREATE FUNCTION eventstore.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on %.% is refused: it only ever grows', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER events_only_grow BEFORE UPDATE OR DELETE ON eventstore.events FOR EACH ROW EXECUTE FUNCTION eventstore.refuse_change();
CREATE TRIGGER events_never_empty BEFORE TRUNCATE ON eventstore.events EXECUTE FUNCTION eventstore.refuse_change();
CREATE TRIGGER ledger_only_grows BEFORE UPDATE OR DELETE ON eventstore.ledger FOR EACH ROW EXECUTE FUNCTION eventstore.refuse_change();
CREATE TRIGGER ledger_never_empty BEFORE TRUNCATE ON eventstore.ledger EXECUTE FUNCTION eventstore.refuse_change();

-- Not the transaction id: with a false one an event could hide from the ledger.
GRANT SELECT, INSERT (stream, version, id, type, wilayah, cloudevent) ON eventstore.events
    TO aduan_intake, aduan_triage, aduan_response, aduan_sla;
GRANT SELECT ON eventstore.events TO aduan_relay, aduan_admin;
GRANT SELECT ON eventstore.ledger TO aduan_intake, aduan_triage, aduan_response, aduan_sla, aduan_admin;
GRANT SELECT, INSERT ON eventstore.ledger TO aduan_relay;
GRANT SELECT, INSERT, UPDATE ON eventstore.nomor TO aduan_intake;
