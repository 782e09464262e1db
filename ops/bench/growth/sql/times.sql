-- What was added of the first ones, as often as there are others like them.
UPDATE sla.rekap_baru SET (n, terpakai, jeda) = ROW(n * %(times)s, terpakai * %(times)s, jeda * %(times)s)
