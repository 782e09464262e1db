-- Drafts follow their writer into another session.
UPDATE web.draf d SET sesi = %(sesi)s, isi = b.isi FROM unnest(%(id)s::uuid[], %(isi)s::text[]) AS b (id, isi) WHERE d.id = b.id
