#!/bin/bash
# One backup a day, of one snapshot, without persons' keys, in the form that `./aduan cadangan periksa|pulihkan` reads; the program's own
# image has no pg_dump. Connects as aduan_cadangan, which sees every row and changes none but its own note.
# With `sekali` as its argument one backup, and the end.
set -euo pipefail
umask 077
: "${PGHOST:?}" "${PGUSER:?}" "${PGDATABASE:?}" "${CADANGAN:?}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

buat() {
  local nama sementara
  nama=aduan-$(date -u +%Y%m%dT%H%M%SZ)
  sementara=$(mktemp -d "$CADANGAN/.$nama.XXXXXX")
  KE=$sementara/dump psql -X -q -A -t -v ON_ERROR_STOP=1 -v berkas="${KETERANGAN:-$here/keterangan.sql}" -v ke="$sementara/keterangan" <<'SQL'
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SELECT pg_export_snapshot() AS potret \gset
\setenv POTRET :potret
\o :ke
\i :berkas
\o
\! pg_dump -Fc --snapshot="$POTRET" --exclude-table-data=privacy.kunci --no-unlogged-table-data -f "$KE" || rm -f "$KE"
COMMIT;
SQL
  [ -s "$sementara/dump" ] # pg_dump's own words stand above
  local sidik ukuran posisi
  sidik=$(sha256sum "$sementara/dump" | cut -d' ' -f1)
  ukuran=$(stat -c %s "$sementara/dump")
  posisi=$(sed -E 's/.*"posisi" *: *([0-9]+).*/\1/' "$sementara/keterangan")
  sed -E "s/\}[[:space:]]*\$/, \"sha256\": \"$sidik\", \"ukuran\": $ukuran}/" "$sementara/keterangan" >"$CADANGAN/$nama.json"
  mv "$sementara/dump" "$CADANGAN/$nama.dump"
  rm -r "$sementara"
  sync
  psql -X -q -v ON_ERROR_STOP=1 -c "INSERT INTO cadangan.catatan (apa, posisi, ukuran) VALUES ('dibuat', $posisi, $ukuran)"
  echo "cadangan $nama: $ukuran byte, sampai posisi $posisi"
  # The newest stay; SIMPAN=0 keeps all.
  if [ "${SIMPAN:-0}" -gt 0 ]; then
    ls -1 "$CADANGAN" | grep -E '^aduan-.*\.dump$' | sort | head -n "-$SIMPAN" | while read -r lama; do
      rm -f "$CADANGAN/$lama" "$CADANGAN/${lama%.dump}.json"
    done
  fi
}

if [ "${1:-}" = sekali ]; then
  buat
  exit
fi
while true; do
  # What failed is tried again in ten minutes, and seen by the age in /healthz.
  if buat; then jeda=86400; else jeda=600; fi
  sleep "$jeda" & wait $! # a signal ends the waiting
done
