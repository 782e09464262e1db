"""The front desk's queue of one office with very many open complaints: the whole page over HTTP, as somebody who has signed in."""

import http.client
import secrets
import time
from statistics import median
from urllib.parse import urlsplit

import psycopg

from ops.bench.context import Context
from ops.bench.figures import Figure, percentile
from ops.bench.payload import KANTOR
from ops.bench.programs import running
from ops.kantor import tambah_petugas, undang
from shared.acuan.akses.sesi import DIAM_PETUGAS, UMUR_PETUGAS, Pengunjung
from shared.akun.sandi import Pengacak

PAGES = ("/petugas", "/petugas?terlambat=ya", "/petugas?langkah=4&kategori=infrastruktur", "/petugas?cari=00012")
# A year's complaints: steps 3 to 7, four categories, due from ten days ago to ten days ahead.
FILL = """
INSERT INTO triage.aduan (aduan_id, versi, revisi, wilayah, nomor, keadaan, langkah, jenis, kategori, sub_kategori, saluran, rahasia, jeda,
    putaran, diterima_pada, masuk_pada, batas, menunggu_induk, lepas)
SELECT gen_random_uuid(), 2, 0, %(kantor)s, %(kantor)s || '/2026/' || lpad(n::text, 6, '0'),
    (ARRAY['diterima', 'diklasifikasi', 'tanggapan-disusun', 'tanggapan-diterima', 'tanggapan-dicatat'])[1 + n %% 5], 3 + n %% 5,
    CASE WHEN n %% 5 > 0 THEN 'pengaduan' END, (ARRAY['infrastruktur', 'kebersihan', 'layanan', 'sosial'])[1 + n %% 4], 'jalan-rusak',
    (ARRAY['web', 'loket', 'whatsapp'])[1 + n %% 3], false, false, 1, masuk, masuk,
    now() + (random() - 0.5) * interval '20 days', false, false
FROM generate_series(1, %(jumlah)s) n, LATERAL (SELECT now() - interval '20 days' + n * interval '30 seconds' AS masuk) m"""


def run(at: Context) -> list[Figure]:
    seconds: list[list[float]] = []
    with at.database() as url:
        with psycopg.connect(url, autocommit=True) as conn:
            at.tell(f"desk: {at.size.desk} aduan terbuka di satu kantor")
            conn.execute(FILL, {"kantor": KANTOR, "jumlah": at.size.desk})
            conn.execute("VACUUM ANALYZE triage.aduan")
        with running(url, None) as address:
            with psycopg.connect(url) as conn:
                _, cookie = officer(conn)
            for n in range(at.size.rounds):
                at.tell(f"desk: {at.size.desk_looks} kali membuka antrean, putaran {n + 1}")
                seconds.append(_look(address, cookie, at.size.desk_looks))
    rates = [len(one) / sum(one) for one in seconds]
    return [
        Figure(
            "desk", f"the queue of {at.size.desk} open complaints, whole page", "Aduan", "pages/s", median(rates), min(rates), max(rates),
            p50_ms=1000 * median(percentile(one, 50) for one in seconds),
            p99_ms=1000 * median(percentile(one, 99) for one in seconds),
            note=f"p95 {1000 * median(percentile(one, 95) for one in seconds):.0f} ms; one process, filters in turn",
        )
    ]  # fmt: skip


def officer(conn: psycopg.Connection, password: str = "") -> tuple[str, str]:
    """A new operator: the name they sign in by (with `password`, where they have one), and their cookie, as after their sign-in."""
    petugas, name = tambah_petugas(conn, "Operator Ukur", ["operator"], KANTOR, False), f"ukur.{secrets.token_hex(4)}"
    undang(conn, petugas["id"], name)
    conn.execute("UPDATE kantor.petugas SET aktif = true WHERE id = %s", [petugas["id"]])
    if password:
        conn.execute("UPDATE akun.petugas SET sandi = %s WHERE petugas_id = %s", [Pengacak().acak(password), petugas["id"]])
    visitor = Pengunjung(secrets.token_bytes(32))
    conn.execute(
        "INSERT INTO web.sesi (id_hash, petugas_id, diam, berlaku_sampai) VALUES (%s, %s, %s, clock_timestamp() + %s)",
        (visitor.id_hash, petugas["id"], DIAM_PETUGAS, UMUR_PETUGAS),
    )
    return name, visitor.rahasia.hex()


def _look(address: str, cookie: str, count: int) -> list[float]:
    """Seconds of each page."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    seconds = []
    for n in range(count):
        start = time.perf_counter()
        connection.request("GET", PAGES[n % len(PAGES)], headers={"Cookie": f"aduan={cookie}", "Accept": "text/html"})
        answer = connection.getresponse()
        body = answer.read()
        seconds.append(time.perf_counter() - start)
        if answer.status != 200 or KANTOR.encode() not in body:
            raise RuntimeError(f"{answer.status}: {body[:300]!r}")
    connection.close()
    return seconds
