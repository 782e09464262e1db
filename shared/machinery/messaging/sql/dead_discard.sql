-- Thrown away, and kept that it was: by whom, why, and which bytes they were. A stream's news goes too: its events stay, and a sweep finds them.
WITH dibuang AS (
    DELETE FROM messaging.failures WHERE id = %(id)s AND parked_at IS NOT NULL RETURNING consumer, stream, body, error
)
INSERT INTO messaging.catatan_buang (oleh, alasan, consumer, stream, sidik, ukuran, error)
SELECT %(by)s, %(reason)s, consumer, stream, sha256(body), octet_length(body), error FROM dibuang
