"""Every door that tells of one complaint, compared with the teller: what is shown, and what is true."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from services.intake.lacak.pelacakan import AduanTerlacak, lacak
from services.response.readmodel import TUGAS, Tugas
from services.sla import readmodel as papan
from services.triage.readmodel import ADUAN
from shared.acuan.rincian import rincian
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.audiens import Audiens
from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.rincian.garis import Tahap
from shared.domain.sop.desakan import Desakan, desakan, tenggat_berjalan
from shared.domain.sop.jam import Jam, hitung
from shared.domain.sop.perkara import perkara
from shared.layanan.baca import Terbaca
from shared.machinery.projection.readmodel import Table
from tests.simulation.kisah import Kisah
from tests.simulation.pencerita import Cerita, ceritakan
from tests.simulation.pintu_keluar import baris_papan, hitungan, pemberitahuan, peringatan, umpan
from tests.simulation.pintu_kertas import baris_antrean, buku, kantor_lalu, kertas, saat_lalu

Beda = Iterator[tuple[str, object, object]]  # what, as it is shown, as it is


def semua_beda(kisah: Kisah) -> list[str]:
    """Each disagreement in words; [] when all doors tell the truth."""
    hasil = []
    for n, (satu, kejadian) in enumerate(kisah.aliran.items()):
        cerita = ceritakan(kejadian, kisah.teks)
        for pintu in PINTU:
            for apa, tampak, benar in pintu(kisah, satu, kejadian, cerita):
                if tampak != benar:
                    hasil.append(f"seed {kisah.seed}, aduan {n}, {pintu.__name__}: {apa} is shown as {tampak!r}, but is {benar!r}")
    return hasil


def _keadaan(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita) -> Beda:
    """What registers, retention, reports and papers ask."""
    a = aduan_dari(satu, kejadian)
    yield "whether it is what it became event by event", a, kisah.sekarang(satu)
    yield "state", a.keadaan.value, c.keadaan
    yield "office", a.kecamatan, c.kantor
    yield "round", a.putaran, c.putaran
    yield "ended at", a.berakhir_pada, c.berakhir
    yield "step", a.langkah, c.langkah
    yield "paused", a.jeda, c.ditanya is not None
    yield "whether it waits", a.menunggu_induk, c.menunggu_induk
    yield "rating", a.nilai, c.nilai
    yield "category", (a.kategori, a.sub_kategori), c.kategori


def _lacak(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita) -> Beda:
    """The tracking page, and the API beside it."""
    t = lacak(Terbaca(kisah.sekarang(satu), kejadian, kisah.kini), kisah.aturan, kisah.vault, None)
    yield "state", (t.keadaan.value, t.langkah, t.menunggu_klarifikasi), (c.keadaan, c.langkah, c.ditanya is not None)
    yield "'reopened' in words", t.keterangan.startswith("dibuka kembali"), c.dibuka_kembali
    yield "times of reception", (t.diterima_pada, t.diterima_kantor_pada), (c.diterima, c.diterima_kantor)
    yield "office", t.kecamatan, c.kantor
    yield "the seven steps", {x.nomor: x.status.value for x in t.langkah_kini}, c.langkah_kini
    yield "how many steps", len(t.langkah_kini), 7
    yield "send-backs", t.dikembalikan, c.kembali
    yield "answer", _teks(t.tanggapan), c.jawaban if c.keadaan in ("dijawab", "selesai") else None
    yield "answered at", t.dijawab_pada, c.dijawab_pada
    yield "rating", t.nilai, c.nilai
    yield "earlier passes", _lalu(t), [(b.putaran, b.kantor, b.jawaban, b.dijawab_pada, b.akhir, b.pada, b.keberatan) for b in c.lalu]
    yield "questions", [(_teks(x.pertanyaan), x.pada, x.dijawab_pada) for x in t.pertanyaan], c.tanya
    yield "transfers", [x.pada for x in t.pengalihan], [pada for _, _, pada in c.alihan]
    yield "new offices", [x.ke for x, (_, ke, _) in zip(t.pengalihan, c.alihan, strict=True) if ke], [ke for _, ke, _ in c.alihan if ke]
    if c.keadaan == "ditolak":
        yield "rejection", t.penolakan and (_teks(t.penolakan.alasan), _teks(t.penolakan.saran_tujuan)), c.penolakan
    yield "whether it waits", t.menunggu_induk, c.menunggu_induk
    yield "let go at", t.dilepas_pada, c.dilepas if c.berjalan else None
    yield "why it takes longer", _teks(t.perpanjangan), c.perpanjangan
    yield from _mendesak(kisah, kejadian, c, t.langkah_kini)


def _lalu(t: AduanTerlacak) -> list[tuple]:
    return [
        (b.putaran, b.kecamatan, _teks(b.tanggapan), b.dijawab_pada, b.akhir, b.berakhir_pada, _teks(b.keberatan)) for b in t.sebelumnya
    ]


def _teks(teks: object) -> str | None:
    return None if teks is None else str(teks)


def _mendesak(kisah: Kisah, kejadian: Sequence[k.Kejadian], c: Cerita, tahap: Sequence[Tahap]) -> Beda:
    """Near and late, of the running step alone, by its due time."""
    [kini] = [t for t in tahap if t.nomor == c.langkah] or [None]
    if kini is None:
        yield "running steps", [t.nomor for t in tahap if t.status.value in ("berjalan", "jeda")], []
        return
    batas = _batas(kisah, kejadian)
    yield "due time", kini.batas, _sesudah_jeda(batas, c)
    if batas is not None:
        yield "late", kini.terlambat, (c.ditanya or kisah.kini) > batas
        yield "near and late at once", kini.mendesak and kini.terlambat, False


def _batas(kisah: Kisah, kejadian: Sequence[k.Kejadian]) -> datetime | None:
    return _jam(kisah, kejadian).batas


def _jam(kisah: Kisah, kejadian: Sequence[k.Kejadian]) -> Jam:
    """The last clock, as it stands now."""
    return kisah.sekali("jam", kejadian[0].aduan_id, lambda: hitung(kejadian, kisah.aturan, kisah.kini))[-1]


def _sesudah_jeda(batas: datetime | None, c: Cerita) -> datetime | None:
    """A question moves a due time on for as long as it is open; one that was asked too late moves nothing."""
    return None if batas is None or (c.ditanya and c.ditanya <= batas) else batas


def _rincian(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita) -> Beda:
    """The desk's pages and papers."""
    a = kisah.sekarang(satu)
    for audiens in (Audiens.PETUGAS, Audiens.INSPEKTORAT):
        r = rincian(audiens, a, kejadian, kisah.kini, kisah.aturan, kisah.vault)
        yield "state", (r.keadaan.value, r.langkah, r.jeda, r.putaran), (c.keadaan, c.langkah, c.ditanya is not None, c.putaran)
        yield "office", r.kecamatan, c.kantor
        yield "history", [x.jenis for x in r.riwayat], c.jejak
        yield "answered at", r.dijawab_pada, c.dijawab_pada
        yield "kind", r.jenis, c.jenis
        tertutup = (c.rahasia or c.dibatasi) and not c.lupa
        if r.pelapor is not None:
            yield "whether the reporter's name is kept secret", r.pelapor.nama == "dirahasiakan", tertutup
        yield "the reporter's words", r.isi, _isi(kisah, kejadian, c)


def _isi(kisah: Kisah, kejadian: Sequence[k.Kejadian], c: Cerita) -> str | None:
    isi = kejadian[0].isi
    return None if isi is None else "(data pribadi sudah dihapus)" if c.lupa else kisah.teks[isi]


def _baris(table: Table, row: tuple) -> dict[str, object]:
    return dict(zip(table.columns, row, strict=True))


def _antrean(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita) -> Beda:
    [row] = baris_antrean(kisah, satu, kejadian)[ADUAN.name]
    b = _baris(ADUAN, row)
    yield "office", b["wilayah"], c.kantor
    yield "state", (b["keadaan"], b["langkah"], b["jeda"], b["putaran"]), (c.keadaan, c.langkah, c.ditanya is not None, c.putaran)
    yield "kind and category", (b["jenis"], b["kategori"], b["sub_kategori"]), (c.jenis, *c.kategori)
    yield "due time", b["batas"], _tenggat(kisah, kejadian, c)
    yield "parent", (b["induk"], b["menunggu_induk"]), (c.induk, c.menunggu_induk)


def _tenggat(kisah: Kisah, kejadian: Sequence[k.Kejadian], c: Cerita) -> datetime | None:
    """Of lists, which know what was known when the complaint was last heard of."""
    if c.langkah is None:
        return None
    terkini = kisah.aturan.terkini(c.kantor, kejadian[-1].pada)
    jam = kisah.sekali("jam dulu", kejadian[0].aduan_id, lambda: hitung(kejadian, kisah.aturan, terkini))
    return _sesudah_jeda(jam[-1].batas, c)


def _meja(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita) -> Beda:
    [row] = Tugas(kisah.aturan).rows(kisah.sekarang(satu), kejadian)[TUGAS.name]
    b = _baris(TUGAS, row)
    yield "office and step", (b["wilayah"], b["langkah"], b["keadaan"]), (c.kantor, c.langkah, c.keadaan)
    yield "send-backs", b["dikembalikan"], c.kembali
    yield "handed over at", b["didisposisikan_pada"], c.disposisi
    yield "due time", b["batas"], _tenggat(kisah, kejadian, c)
    yield "parent", (b["induk"], b["menunggu_induk"]), (c.induk, c.menunggu_induk)


def _papan(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita) -> Beda:
    """The boards, the statistics and the reports are counted from these."""
    semua = baris_papan(kisah, satu, kejadian)
    [row] = semua[papan.ADUAN.name]
    b = _baris(papan.ADUAN, row)
    yield "state", (b["wilayah"], b["keadaan"], b["kategori"]), (c.kantor, c.keadaan, c.kategori[0])
    jam = [_baris(papan.JAM, r) for r in semua[papan.JAM.name]]
    buka = [(j["langkah"], j["putaran"], j["wilayah"], j["batas"]) for j in jam if j["selesai"] is None]
    benar = [(c.langkah, c.putaran, c.kantor, _tenggat(kisah, kejadian, c))] if c.langkah else []
    yield "what is open", buka, benar
    seluruh = [_baris(papan.PERKARA, r) for r in semua[papan.PERKARA.name]]
    yield "rounds", [p["putaran"] for p in seluruh], list(range(1, c.putaran + 1))
    yield "whether the whole case is open", seluruh[-1]["selesai"] is None, c.berjalan or c.menunggu_induk
    if kisah.terkini:
        yield from _verdik(kisah, kejadian, jam, seluruh)
    if kisah.terkini and not c.impor and c.langkah and c.ditanya is None:
        yield from _peringatan(kisah, kejadian, c)


def _verdik(kisah: Kisah, kejadian: Sequence[k.Kejadian], jam: Sequence[dict], seluruh: Sequence[dict]) -> Beda:
    """What has ended is judged by the newest calendar, whenever it became known."""
    kini = kisah.kini
    benar = [(x.putusan.value, x.batas) for x in hitung(kejadian, kisah.aturan, kini, kalender_per=kini) if x.selesai]
    yield "verdicts on steps", [(j["putusan"], j["batas"]) for j in jam if j["selesai"]], benar
    benar = [(x.putusan.value, x.batas) for x in perkara(kejadian, kisah.aturan, kini, kalender_per=kini) if x.selesai]
    yield "verdicts on whole cases", [(p["putusan"], p["batas"]) for p in seluruh if p["selesai"]], benar


def _peringatan(kisah: Kisah, kejadian: Sequence[k.Kejadian], c: Cerita) -> Beda:
    """What is late or near now was told: the machines did all that was due."""
    kini = _jam(kisah, kejadian)
    tenggat = tenggat_berjalan(kejadian, kisah.aturan)
    if tenggat is None:
        return
    seberapa = desakan(tenggat.batas, tenggat.dekat_pada, kisah.kini)
    kunci = (kini.langkah, kini.putaran, kini.ke)
    yield "whether the breach was told", ("BatasWaktuTerlewati", *kunci) in c.peringatan, seberapa is Desakan.TERLAMBAT
    if seberapa is Desakan.LAPANG:
        yield "whether a warning was given", ("BatasWaktuMendekat", *kunci) in c.peringatan, False


PINTU = (
    _keadaan, _lacak, _rincian, _antrean, _meja, _papan, kantor_lalu, saat_lalu, kertas, buku, pemberitahuan, peringatan, umpan, hitungan,
)  # fmt: skip
