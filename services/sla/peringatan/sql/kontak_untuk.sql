-- Who may be told at an office, and at the levels above it.
SELECT id, wilayah, peran, saluran, url_tersandi FROM sla.kontak
WHERE wilayah = ANY(%(tingkat)s) AND peran = ANY(%(peran)s) ORDER BY id
