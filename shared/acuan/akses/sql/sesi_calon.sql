-- What this session is about to take over as its second factor: what was proposed first.
SELECT web.sesi_calon(%(id_hash)s, %(usul)s)
