"""The reports by their definitions: every clock there ever was with its last verdict of then, and every stream that was open, reckoned
up to then. Slow, and obviously right."""

from collections.abc import Iterator

import psycopg
from psycopg import sql as composed
from psycopg.rows import dict_row

from services.sla.laporan.laporan import HitunganLangkah, HitunganPerkara, LaporanSla
from services.sla.laporan.per_tanggal import PerTanggal
from services.sla.laporan.rinci import LANGKAH_PELAPOR, BarisRinci, Per
from services.sla.peristiwa import MUNDUR
from shared.domain.aduan.alur import BERJALAN, Keadaan
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.akses.petugas import meliputi
from shared.domain.bagian import Bagian
from shared.domain.sop.jam import hitung
from shared.domain.sop.perkara import perkara
from shared.domain.workcalendar.instan import lama_mikrodetik
from shared.machinery.database import Database, one, rows, sql
from shared.machinery.eventstore.store import EventStore

KASUS_BERJALAN = sorted(k.value for k in (*BERJALAN, Keadaan.DIGABUNGKAN))
KOLOM = ("aduan", "langkah", "kantor", "mulai", "batas", "terpakai", "jeda", "standar")
GRUP = {
    "kantor": "j.wilayah",
    "langkah": "'semua'",
    "kategori": "k.kategori",
    "saluran": "k.saluran",
    "bulan": "to_char(j.mulai AT TIME ZONE %(zona)s, 'YYYY-MM')",
}


def laporan(db: Database, wilayah: str, per: PerTanggal | None) -> LaporanSla:
    with db.transaction(wilayah or None) as conn:
        params = _parameter(conn, db, wilayah, per)
        return LaporanSla(
            wilayah=wilayah,
            per_tanggal=per.tanggal if per else None,
            aduan=dict(conn.execute(sql(__file__, "laporan_aduan"), params).fetchall()),
            mundur=one(conn.execute(sql(__file__, "laporan_mundur"), params | {"jenis": MUNDUR}))[0],
            langkah=rows(conn, HitunganLangkah, _tentang("laporan", per), params),
            perkara=rows(conn, HitunganPerkara, _tentang("laporan_perkara", per, "_perkara"), params),
        )


def laporan_rinci(db: Database, menurut: Per, wilayah: str, zona: str, per: PerTanggal | None) -> list[BarisRinci]:
    with db.transaction(wilayah or None) as conn:
        params = _parameter(conn, db, wilayah, per) | {"zona": zona, "jenis_mundur": MUNDUR}
        semua = conn.cursor(row_factory=dict_row).execute(_tentang("laporan_rinci", per, grup=GRUP[menurut]), params).fetchall()
    return sorted(map(_baris, semua), key=lambda b: (b.waktu == "waktu pelapor", b.grup, b.langkah))


def _tentang(nama: str, per: PerTanggal | None, tentang: str = "", grup: str = "") -> composed.Composed:
    sumber = sql(__file__, f"laporan_sumber{tentang}{'' if per is None else '_per'}")
    return composed.SQL(sql(__file__, nama)).format(sumber=composed.SQL(sumber), grup=composed.SQL(grup))


def _baris(b: dict) -> BarisRinci:
    jeda, terpakai = b.pop("jeda") or 0, b.pop("terpakai") or 0
    for nama in ("p50_menit", "p90_menit", "terbuka_terlama_jam"):
        b[nama] = None if b[nama] is None else round(b[nama], 1)
    return BarisRinci(
        waktu="waktu pelapor" if b["langkah"] in LANGKAH_PELAPOR else "waktu kantor",
        persen_lewat=Bagian(b["lewat"], b["selesai"]).persen,
        persen_jeda=Bagian(jeda, jeda + terpakai).persen,
        **b,
    )


def _parameter(conn: psycopg.Connection, db: Database, wilayah: str, per: PerTanggal | None) -> dict[str, object]:
    di_mana: dict[str, object] = {"wilayah": wilayah, "di_bawah": f"{wilayah}.%", "saat": per and per.saat}
    if per is None:
        return di_mana
    ids = [row[0] for row in conn.execute(sql(__file__, "laporan_berjalan"), di_mana)]
    baris = [
        (aduan_id, j.langkah, j.kantor, j.mulai, j.tenggat, lama_mikrodetik(j.terpakai), lama_mikrodetik(j.kredit), j.standar_kata)
        for aduan_id, dikenal in _dikenal(conn, db, ids, per)
        for j in hitung(dikenal, per.aturan.kini, per.saat)
        if j.berjalan and (not wilayah or meliputi(wilayah, j.kantor))
    ]
    ids = [row[0] for row in conn.execute(sql(__file__, "laporan_perkara_berjalan"), di_mana | {"keadaan": KASUS_BERJALAN})]
    semua = [p for _, dikenal in _dikenal(conn, db, ids, per) for p in perkara(dikenal, per.aturan.kini, per.saat)[-1:] if p.berjalan]
    semua = [p for p in semua if not wilayah or meliputi(wilayah, p.kantor)]
    return di_mana | {
        **{nama: [satu[n] for satu in baris] for n, nama in enumerate(KOLOM)},
        "jenis_perkara": [p.jenis for p in semua],
        "batas_perkara": [p.tenggat for p in semua],
    }


def _dikenal(conn: psycopg.Connection, db: Database, ids: list, per: PerTanggal) -> Iterator[tuple[object, list[Kejadian]]]:
    for aduan_id, kejadian in EventStore(db, "/sla").load_many(ids, conn).items():
        yield aduan_id, [e for e in kejadian if e.pada < per.saat]
