-- With the keys of new complaints: whose each one is, and its code as a keyed hash. A function, because who takes it in reads nothing here.
SELECT intake.catat_milik(%(aduan)s::uuid[], %(kunci)s::uuid[], %(akun)s::uuid[], %(wilayah)s::text[], %(sidik)s::bytea[])
