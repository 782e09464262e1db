"""What is kept and printed of one complaint, compared with the teller: papers, register rows, what an office passed on, past moments."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from services.sla import readmodel as papan
from services.triage.readmodel import ALIHAN, Antrean
from shared.acuan.rincian import rincian
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.audiens import Audiens
from shared.domain.aduan.kata import KEADAAN, besar
from shared.domain.aduan.keadaan import Keadaan
from shared.domain.aduan.masa import kantor_pernah, sampai_dialihkan
from shared.domain.workcalendar.zona import WIB
from shared.machinery.html.language import singkat
from shared.machinery.projection.readmodel import Rows
from shared.surat.kop import Kop
from shared.surat.register import Bulan, Lembar, Tercatat, register
from shared.surat.susun import Bahan, susun, tersedia
from tests.simulation.kisah import Kisah
from tests.simulation.pencerita import Cerita, ceritakan
from tests.simulation.pintu_keluar import baris_papan

DIHAPUS = "(data pribadi sudah dihapus)"
SESAAT = timedelta(microseconds=1)
KOP = Kop(
    kode="33.13.17", tersimpan=True, baris1="Pemerintah Kabupaten", baris2="Kecamatan", alamat="Jl. Raya", telepon="", pos_el="",
    jabatan="Camat", nama="", nip="", logo=None,
)  # fmt: skip


def baris_antrean(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian]) -> Rows:
    return kisah.sekali("antrean", satu, lambda: Antrean(kisah.aturan).rows(kisah.sekarang(satu), kejadian))


def kantor_lalu(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita) -> Iterator[tuple[str, object, object]]:
    """What the offices before keep in their lists."""
    alihan = baris_antrean(kisah, satu, kejadian)[ALIHAN.name]
    baris = [dict(zip(ALIHAN.columns, r, strict=True)) for r in alihan]
    tampak = [(b["wilayah"], b["ke"], b["keluar_pada"], b["nomor"]) for b in baris]
    yield "what was passed on", tampak, [(dari, ke, pada, c.nomor) for dari, ke, pada in c.alihan if ke]
    yield "where it came from", [b["dari"] for b in baris], [None, *(dari for dari, ke, _ in c.alihan if ke)][: len(baris)]
    rahasia = {kisah.teks[t] for e in kejadian for n in k.bidang_tersandi(type(e)) if (t := getattr(e, n)) is not None}
    for m in kantor_pernah(kejadian)[:-1]:
        dulu = sampai_dialihkan(kisah.sekarang(satu), kejadian, m)
        r = rincian(Audiens.SEBELUM, *dulu, kisah.kini, kisah.aturan, kisah.vault)
        tahu = {kisah.teks[t] for e in dulu[1] for n in k.bidang_tersandi(type(e)) if (t := getattr(e, n)) is not None}
        terbuka = {str(t) for t in r.pandangan.terbuka.values() if t is not None}
        yield f"what {m.kantor} reads of what came later", terbuka & (rahasia - tahu), set()


def saat_lalu(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita) -> Iterator[tuple[str, object, object]]:
    """How it stood at a moment, for reports as of a date."""
    semua = baris_papan(kisah, satu, kejadian)[papan.KEDUDUKAN.name]
    baris = [dict(zip(papan.KEDUDUKAN.columns, r, strict=True)) for r in semua]
    for e in kejadian[::3]:
        saat = e.pada + SESAAT
        dulu = ceritakan([x for x in kejadian if x.pada < saat], kisah.teks)
        ada = [b for b in baris if b["sejak"] < saat and (b["sampai"] is None or b["sampai"] >= saat)]
        kini = max(ada, key=lambda b: b["urutan"])
        yield f"how it stood at {saat}", (kini["wilayah"], kini["keadaan"], kini["kategori"]), (dulu.kantor, dulu.keadaan, dulu.kategori[0])


def kertas(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita) -> Iterator[tuple[str, object, object]]:
    a = kisah.sekarang(satu)
    rinci = rincian(Audiens.PETUGAS, a, kejadian, kisah.kini, kisah.aturan, kisah.vault)
    bahan = Bahan(
        aduan=a, kejadian=kejadian, rinci=rinci, aturan=kisah.aturan, now=kisah.kini, kop=KOP, zona=WIB, nama_kategori=c.kategori,
        nama_kantor=str,
    )  # fmt: skip
    for nama in tersedia(kejadian):
        surat = susun(nama, bahan)
        yield f"state on {nama}", surat.pokok.keadaan, _kata(c)
        yield f"round on {nama}", surat.pokok.putaran, c.putaran
        yield f"who complains on {nama}", surat.pemberi.nama, _pelapor(kisah, kejadian, c)


def buku(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita) -> Iterator[tuple[str, object, object]]:
    """The rows of the registers, one a stretch."""
    a, masa = kisah.sekarang(satu), kantor_pernah(kejadian)
    lembar = Lembar(
        kop=KOP, kantor="", bulan=Bulan.dari(kisah.kini, WIB), zona=WIB, now=kisah.kini, aturan=kisah.aturan, vault=kisah.vault,
        nama_kategori=lambda kode, kategori, sub: (kategori, sub), nama_kantor=str,
    )  # fmt: skip
    isi = register(lembar, [Tercatat(*((a, kejadian) if m.ke is None else sampai_dialihkan(a, kejadian, m)), m) for m in masa])
    keluar = [(ke, pada) for _, ke, pada in c.alihan if ke]
    *lalu, kini = isi.baris
    yield "rows", len(isi.baris), len(keluar) + 1
    yield "state", kini.keadaan, _kata(c)
    yield "ended at", kini.berakhir, singkat(c.berakhir, WIB) if c.berakhir else "–"
    yield "whether it runs", kini.ketepatan == "sedang berjalan" and not c.berjalan, False
    yield "whether its state is counted", besar(KEADAAN[Keadaan(c.keadaan)]) in {j.apa for j in isi.jumlah}, True
    yield "who complains", {b.pelapor for b in isi.baris}, {_pelapor(kisah, kejadian, c)}
    for b, (ke, pada) in zip(lalu, keluar, strict=True):
        yield "passed on", (ke in b.keadaan, singkat(pada, WIB) in b.keadaan), (True, True)


def _kata(c: Cerita) -> str:
    return ("dibuka kembali, " if c.dibuka_kembali else "") + KEADAAN[Keadaan(c.keadaan)]


def _pelapor(kisah: Kisah, kejadian: Sequence[k.Kejadian], c: Cerita) -> str:
    pelapor = kejadian[0].pelapor
    if c.lupa:
        return DIHAPUS
    if pelapor is None:
        return "(tidak tercatat)"
    return "dirahasiakan" if c.rahasia or c.dibatasi else kisah.teks[pelapor.nama]
