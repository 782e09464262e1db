-- Files follow their draft into another session: their keys are sealed anew, they themselves stay as they are.
UPDATE web.draf_lampiran l SET keterangan = b.keterangan
FROM unnest(%(id)s::uuid[], %(keterangan)s::text[]) AS b (id, keterangan) WHERE l.id = b.id
