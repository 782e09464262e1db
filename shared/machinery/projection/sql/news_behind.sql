-- Of this news, what the read model does not have yet.
SELECT n.stream FROM unnest(%(streams)s::uuid[], %(versions)s::int[]) AS n (stream, version)
LEFT JOIN {table} h ON h.aduan_id = n.stream
WHERE coalesce(h.versi, 0) < n.version
