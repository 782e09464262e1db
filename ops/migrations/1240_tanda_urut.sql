-- How far the sequencer has come, so that a restart goes on from there and reads nothing before it again. Why that is right, and where it
-- counts: shared/machinery/eventstore/ledger.py.
-- serasi: a table is added; an earlier program looks at everything, as before, and leaves the mark where it is, which stays true
CREATE TABLE eventstore.sequencer_mark (
    place text NOT NULL, -- cluster, database and file of eventstore.events
    xid xid8 NOT NULL, -- what is committed up to this event, in the order of (xid, stream, version), is in the ledger
    stream uuid NOT NULL,
    version integer NOT NULL,
    position bigint NOT NULL -- how long the ledger was then
);
CREATE UNIQUE INDEX sequencer_mark_one ON eventstore.sequencer_mark ((true));
GRANT SELECT, INSERT, UPDATE ON eventstore.sequencer_mark TO aduan_relay;
