"""What waits at steps 4 to 7 for somebody's roles: found in the read model, told by each complaint's own stream."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.domain.akses.hak import LANGKAH_SOP, peran_untuk
from shared.domain.akses.petugas import Petugas
from shared.domain.rincian.garis import Tahap, tahap
from shared.domain.rincian.perkara import PerkaraTerurai, perkara_kini
from shared.layanan.dasar import Dasar
from shared.machinery.clock import utc_now
from shared.machinery.database import Database, one, sql
from shared.machinery.projection.place import FAR, Place

SEHALAMAN = 30
CUPLIKAN = 140  # letters of a complaint in the list
LANGKAH = (4, 5, 6, 7)
WAKTU = ("", "lewat", "dekat", "jeda", "kembali")


@dataclass(frozen=True, slots=True)
class Saring:
    """`untuk`: "saya" or "semua"; `langkah`: 4 to 7 or None; `waktu`: one of WAKTU; `kursor`: after which row the page begins."""

    untuk: str = "saya"
    langkah: int | None = None
    waktu: str = ""
    kursor: str = ""

    @classmethod
    def baca(cls, args: Mapping[str, str], bawaan: str) -> "Saring":
        """What the address says; what it says wrongly is not said."""
        langkah = args.get("langkah", "")
        untuk, waktu = args.get("untuk", ""), args.get("waktu", "")
        return cls(
            untuk=untuk if untuk in ("saya", "semua") else bawaan,
            langkah=int(langkah) if langkah in ("4", "5", "6", "7") else None,
            waktu=waktu if waktu in WAKTU else "",
            kursor=args.get("kursor", "")[:200],
        )


@dataclass(frozen=True, slots=True)
class Menunggu:
    """One complaint as the read model has it: when it was last handed over, and how often its response was sent back."""

    id: UUID
    putaran: int
    batas: datetime | None
    didisposisikan_pada: datetime | None
    dikembalikan: int


@dataclass(frozen=True, slots=True)
class Baris:
    """One complaint of the list; `tahap`: the step that runs, `perkara`: the whole case."""

    id: UUID
    nomor: str
    kantor: str
    zona: str
    kategori: str
    cuplikan: str
    dikembalikan: int
    didisposisikan: bool
    dibuka: bool  # its reporter objected to an answer
    tahap: Tahap
    perkara: PerkaraTerurai


def bagian_saya(app: Dasar, petugas: Petugas, wilayah: str, now: datetime) -> list[tuple[str, int]]:
    """(office, step) that are theirs by each office's SOP."""
    hasil = []
    for kantor in app.kantor.di(wilayah):
        peran_sop = app.aturan.sop(kantor.kode, now).pelaksana
        peran = petugas.peran_di(kantor.kode)
        hasil += [(kantor.kode, n) for t, n in LANGKAH_SOP.items() if n in LANGKAH and peran & peran_untuk(t, peran_sop)]
        if peran & peran_untuk("DisposisikanAduan"):
            hasil.append((kantor.kode, 4))
    return list(dict.fromkeys(hasil))


def menunggu(app: Dasar, wilayah: str, saya: list[tuple[str, int]], saring: Saring) -> tuple[list[Baris], str]:
    """One page, and the cursor of the next, "" at the end; three queries. Raises BadCursor."""
    now, setelah = utc_now(), Place.read(saring.kursor)
    params: Mapping[str, object] = {
        "wilayah": wilayah, "di_bawah": f"{wilayah}.%", "langkah": saring.langkah, "waktu": saring.waktu, "now": now,
        "saya": saring.untuk == "saya", "kantor": [k for k, _ in saya], "langkah_saya": [n for _, n in saya],
        "jumlah": SEHALAMAN + 1, "pertama": setelah.behind, "batas": setelah.due, "setelah": setelah.id,
    }  # fmt: skip
    with app.db.transaction(wilayah) as conn:
        semua = [Menunggu(*row) for row in conn.execute(sql(__file__, "menunggu"), params)]
        antre = semua[:SEHALAMAN]
        aliran = app.store.load_many([satu.id for satu in antre], conn)
    aduan = {aduan_id: aduan_dari(aduan_id, kejadian) for aduan_id, kejadian in aliran.items()}
    tertulis = [(a.pemilik, a.id, a.penyampaian.isi) for a in aduan.values() if a.penyampaian and not a.dilupakan]
    isi = dict(zip((aduan_id for _, aduan_id, _ in tertulis), app.vault.decrypt_all(tertulis), strict=True))
    baris = []
    for satu in antre:
        a = aduan.get(satu.id)
        kini = next((t for t in tahap(aliran[satu.id], app.aturan, now) if t.status in ("berjalan", "jeda")), None) if a else None
        if a is None or kini is None or a.langkah not in LANGKAH:
            continue  # it went on, and the list has not heard of it yet
        seluruh = perkara_kini(aliran[satu.id], app.aturan, now)
        baris.append(_baris(app, a, isi.get(satu.id) or "", satu, kini, seluruh))
    akhir = antre[-1] if len(semua) > SEHALAMAN else None
    return baris, Place(akhir.putaran == 1, akhir.batas or FAR, akhir.id).cursor() if akhir else ""


def _baris(app: Dasar, a: Aduan, isi: str, satu: Menunggu, kini: Tahap, seluruh: PerkaraTerurai) -> Baris:
    kantor = app.kantor.ambil(a.kecamatan)
    teks = " ".join(isi.split())
    cuplikan = teks if len(teks) <= CUPLIKAN else teks[:CUPLIKAN].rsplit(" ", 1)[0].rstrip(".,;") + "…"
    kategori = app.kategori.nama(a.kecamatan, a.kategori, a.sub_kategori)
    return Baris(
        id=a.id,
        nomor=a.nomor,
        kantor=kantor.nama,
        zona=kantor.zona,
        kategori=kategori[1] or kategori[0],
        cuplikan=cuplikan,
        dikembalikan=satu.dikembalikan,
        didisposisikan=satu.didisposisikan_pada is not None,
        dibuka=a.putaran > 1,
        tahap=kini,
        perkara=seluruh,
    )


def banyak_pengikut(db: Database, aduan: Aduan) -> int:
    """How many others' reporters read this complaint's answer, too; asked as long as it is to come."""
    if not aduan.berjalan:
        return 0
    with db.transaction(aduan.kecamatan) as conn:
        return one(conn.execute(sql(__file__, "pengikut"), {"aduan": aduan.id, "wilayah": aduan.kecamatan}))[0]
