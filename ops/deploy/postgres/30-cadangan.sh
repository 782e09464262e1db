#!/bin/bash
# One backup a day, of one snapshot, without persons' keys, in the form that `./aduan cadangan periksa|pulihkan` reads; the program's own
# image has no pg_dump. Connects as aduan_cadangan, which sees every row and changes none but its own note.
# With `sekali` as its argument one backup, with `periksa` one trial of restoring the newest, and the end.
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

# The newest one is restored on trial into a server of its own that goes again, its checksum compared, and its whole chain recomputed.
periksa() {
  local dump catatan tempat
  dump=$(ls -1 "$CADANGAN" | grep -E '^aduan-.*\.dump$' | sort | tail -n 1)
  catatan=$CADANGAN/${dump%.dump}.json
  tempat=$(mktemp -d "${TMPDIR:-/tmp}/aduan-periksa.XXXXXX")
  trap "pg_ctl -s -D '$tempat/pg' -m immediate stop || true; rm -rf '$tempat'" EXIT
  initdb -D "$tempat/pg" -U periksa -E UTF8 --locale=C -A trust --no-sync >/dev/null
  pg_ctl -s -w -D "$tempat/pg" -l "$tempat/log" -o "-c listen_addresses='' -c unix_socket_directories='$tempat' -c fsync=off \
    -c full_page_writes=off -c shared_buffers=32MB -c max_connections=10" start
  sementara() { PGHOST=$tempat PGPORT=${PGPORT:-5432} PGUSER=periksa PGPASSWORD='' PGDATABASE=$1 "${@:2}"; }
  if ! grep -qF "\"$(sha256sum "$CADANGAN/$dump" | cut -d' ' -f1)\"" "$catatan"; then
    echo "cadangan $dump rusak: isinya bukan yang ditulis" >&2
    return 1
  fi
  sementara postgres psql -X -q -v ON_ERROR_STOP=1 -v k="$(cat "$catatan")" <<'SQL'
SELECT format('CREATE ROLE %I', peran) FROM json_array_elements_text(:'k'::json -> 'peran') peran \gexec
CREATE DATABASE periksa;
SQL
  sementara periksa pg_restore --exit-on-error --no-owner -d periksa "$CADANGAN/$dump"
  sementara periksa psql -X -q -A -t -v ON_ERROR_STOP=1 -v k="$(cat "$catatan")" -f "${PERIKSA:-$here/periksa.sql}" >"$tempat/hasil"
  local posisi
  posisi=$(tail -n 1 "$tempat/hasil")
  psql -X -q -v ON_ERROR_STOP=1 \
    -c "INSERT INTO cadangan.catatan (apa, posisi, ukuran) VALUES ('diperiksa', $posisi, $(stat -c %s "$CADANGAN/$dump"))"
  echo "cadangan ${dump%.dump} dapat dipulihkan: buku besar utuh sampai posisi $posisi"
}

case "${1:-}" in
  sekali) buat; exit ;;
  periksa) periksa; exit ;;
esac
rm -rf "$CADANGAN"/.aduan-* # what a run that was ended left half
while true; do
  # Each a process of its own: a failing command ends a function that is asked for its success as little as `if` does. What failed is tried
  # again in ten minutes, and seen by the age in /healthz.
  jeda=600
  if bash "${BASH_SOURCE[0]}" sekali; then
    if bash "${BASH_SOURCE[0]}" periksa; then jeda=86400; else echo "PERCOBAAN PEMULIHAN GAGAL" >&2; fi
  fi
  sleep "$jeda" & wait $! # a signal ends the waiting
done
