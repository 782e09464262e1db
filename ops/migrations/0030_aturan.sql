-- Rules are events too: the administrator's commands append them, and every service reads them all at once.
CREATE INDEX events_aturan ON eventstore.events (stream, version) WHERE type IN ('SopDiubah', 'KalenderDiubah');
GRANT INSERT (stream, version, id, type, wilayah, cloudevent) ON eventstore.events TO aduan_admin;
