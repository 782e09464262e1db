-- Who writes the ledger: the session that holds the advisory lock, and the number it got when it began. Each new leader's is one higher, and
-- every write of the ledger looks at it in its own transaction: whoever was thought dead and wakes up writes nothing.
CREATE TABLE messaging.leader (
    fence bigint PRIMARY KEY, -- the key, so that a write of the ledger (FOR KEY SHARE) holds up the next leader, and no heartbeat
    beat bigint NOT NULL DEFAULT 0, -- counted, and compared by whoever stands by with its own clock: no clock is trusted here
    beat_at timestamptz -- for people to read; NULL: nobody has ever led
);
CREATE UNIQUE INDEX leader_one ON messaging.leader ((true));
INSERT INTO messaging.leader (fence) VALUES (0);

GRANT SELECT, UPDATE ON messaging.leader TO aduan_relay;
GRANT SELECT ON messaging.leader TO aduan_intake_mesin, aduan_triage_mesin, aduan_response_mesin, aduan_sla_mesin, aduan_admin;
