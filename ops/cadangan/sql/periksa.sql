-- The chain of a restored backup, recomputed from its events and compared with what its note says; gives its end. psql: -v k=(the note).
-- Run by ops/deploy/postgres/30-cadangan.sh, where there is no Python; whatever else `./aduan verify` asks is asked of the living database.
SELECT set_config('aduan.posisi', :'k'::json ->> 'posisi', false), set_config('aduan.sidik', coalesce(:'k'::json ->> 'sidik', ''), false),
    set_config('aduan.kejadian', :'k'::json ->> 'kejadian', false);
DO $$
DECLARE
    sidik bytea := decode(repeat('00', 32), 'hex');
    sampai bigint := 0;
    baris record;
BEGIN
    FOR baris IN
        SELECT l.position, l.leaf, l.hash, e.cloudevent FROM eventstore.ledger l LEFT JOIN eventstore.events e USING (stream, version)
        ORDER BY l.position
    LOOP
        sampai := sampai + 1;
        sidik := sha256(sidik || baris.leaf);
        IF baris.position <> sampai OR baris.hash <> sidik
            OR baris.leaf IS DISTINCT FROM sha256('\x00'::bytea || convert_to(baris.cloudevent, 'UTF8')) THEN
            RAISE EXCEPTION 'buku besar dalam cadangan tidak utuh pada posisi %', baris.position;
        END IF;
    END LOOP;
    IF sampai <> current_setting('aduan.posisi')::bigint OR (sampai > 0 AND encode(sidik, 'hex') <> current_setting('aduan.sidik'))
        OR (SELECT count(*) FROM eventstore.events) <> current_setting('aduan.kejadian')::bigint THEN
        RAISE EXCEPTION 'cadangan tidak memuat buku besar yang dicadangkan: % dari % kejadian', sampai, current_setting('aduan.posisi');
    END IF;
END
$$;
SELECT current_setting('aduan.posisi');
