"""What the holder of a tracking code sees: the steps, the office's words to them, and of their own words the objections alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from shared.acuan.rincian import Pandangan, pandang
from shared.domain.aduan import kata
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.audiens import Audiens
from shared.domain.aduan.mengikuti import digabung_pada
from shared.domain.rincian.babak import Babak, babak
from shared.domain.rincian.garis import Tahap, tahap
from shared.domain.rincian.lampiran import LampiranBernama, lampiran_bernama
from shared.domain.rincian.perkara import PerkaraTerurai, perkara_kini
from shared.domain.sop.aturan import AturanWaktu
from shared.layanan.baca import Terbaca
from shared.machinery.privacy.vault import Vault

AKHIR: Mapping[type[k.Kejadian], str] = {
    k.AduanDibukaKembali: "keberatan",
    k.AduanDiterimaAlihan: "dialihkan",
    k.GabunganDilepas: "dilepas",
}
ADA_TANGGAPAN = (Keadaan.DIJAWAB, Keadaan.SELESAI)


@dataclass(frozen=True, slots=True)
class TanyaJawab:
    """What the office asked, and when the reporter answered. Texts are None where they are gone."""

    pertanyaan: str | None = field(repr=False)
    pada: datetime
    dijawab_pada: datetime | None


@dataclass(frozen=True, slots=True)
class Pengalihan:
    """`ke`: an office's code, or the name of an agency."""

    ke: str | None
    alasan: str | None = field(repr=False)
    pada: datetime


@dataclass(frozen=True, slots=True)
class PenolakanAduan:
    alasan: str | None = field(repr=False)
    saran_tujuan: str | None = field(repr=False)
    pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BabakLalu:
    """An earlier pass: what was answered, and how it ended: the reporter objected, it was passed on, or let go by its parent."""

    putaran: int
    kecamatan: str
    mulai: datetime
    tahap: Sequence[Tahap]
    tanggapan: str | None = field(repr=False)
    dijawab_pada: datetime | None
    akhir: str
    berakhir_pada: datetime
    keberatan: str | None = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanTerlacak:
    """`tahap`: every turn at a step; `langkah_kini`: the seven steps as they stand; `sebelumnya`: the passes before, the newest last.

    `dikembalikan`: how often the response was sent back on the way; `tanggapan`: the answer, once it is given; `nilai`: 1 to 5, once the
    reporter has rated it. `induk_diterima_pada`: when the complaint came in whose answer it waits for or has, of which nothing else is
    said; `dilepas_pada`: since when it is handled for itself again; `perpanjangan`: why the office took more time in this round.
    """

    nomor: str
    kecamatan: str
    keadaan: Keadaan
    keterangan: str
    langkah: int | None
    menunggu_klarifikasi: bool
    diterima_pada: datetime
    diterima_kantor_pada: datetime
    tahap: Sequence[Tahap]
    perkara: PerkaraTerurai
    perpanjangan: str | None = field(repr=False)
    langkah_kini: Sequence[Tahap]
    dikembalikan: int
    sebelumnya: Sequence[BabakLalu]
    pertanyaan: Sequence[TanyaJawab]
    tanggapan: str | None = field(repr=False)
    dijawab_pada: datetime | None
    pengalihan: Sequence[Pengalihan]
    penolakan: PenolakanAduan | None
    digabung_pada: datetime | None
    menunggu_induk: bool
    induk_diterima_pada: datetime | None
    dilepas_pada: datetime | None
    nilai: int | None
    lampiran: Sequence[LampiranBernama]


def lacak(terbaca: Terbaca, aturan: AturanWaktu, vault: Vault, induk_diterima_pada: datetime | None) -> AduanTerlacak:
    """As the reporter may read it."""
    aduan, kejadian, now = terbaca
    pandangan = pandang(Audiens.PELAPOR, aduan, kejadian, vault)
    teks, tampak = pandangan.teks, pandangan.kejadian
    *lalu, kini = babak(kejadian, aturan, now)
    ditolak = (PenolakanAduan(teks(e.alasan), teks(e.saran_tujuan), e.pada) for e in tampak if isinstance(e, k.AduanDitolak))
    return AduanTerlacak(
        nomor=aduan.nomor,
        kecamatan=aduan.kecamatan,
        keadaan=aduan.keadaan,
        keterangan=kata.keterangan(aduan.keadaan, aduan.putaran),
        langkah=aduan.langkah,
        menunggu_klarifikasi=aduan.jeda,
        diterima_pada=aduan.diterima_pada,
        diterima_kantor_pada=aduan.diterima_kantor_pada,
        tahap=tahap(kejadian, aturan, now),
        perkara=perkara_kini(kejadian, aturan, now),
        perpanjangan=_perpanjangan(pandangan) if aduan.diperpanjang else None,
        langkah_kini=kini.tahap,
        dikembalikan=kini.dikembalikan,
        sebelumnya=[_lalu(b, pandangan) for b in lalu],
        pertanyaan=_pertanyaan(pandangan),
        tanggapan=teks(aduan.tanggapan) if aduan.keadaan in ADA_TANGGAPAN else None,
        dijawab_pada=aduan.jawaban.pada if aduan.jawaban else None,
        pengalihan=[Pengalihan(e.ke or teks(e.instansi), teks(e.alasan), e.pada) for e in tampak if isinstance(e, k.AduanDialihkan)],
        penolakan=next(ditolak, None),
        digabung_pada=digabung_pada(tampak),
        menunggu_induk=aduan.menunggu_induk,
        induk_diterima_pada=induk_diterima_pada,
        dilepas_pada=_dilepas_pada(tampak) if aduan.berjalan else None,
        nilai=aduan.nilai,
        lampiran=lampiran_bernama(aduan),
    )


def _lalu(b: Babak, pandangan: Pandangan) -> BabakLalu:
    akhir = b.diakhiri
    assert akhir is not None, "only the present pass has not ended"
    return BabakLalu(
        putaran=b.putaran,
        kecamatan=b.kantor,
        mulai=b.mulai,
        tahap=b.tahap,
        tanggapan=pandangan.teks(b.dijawab.isi) if b.dijawab else None,
        dijawab_pada=b.dijawab.pada if b.dijawab else None,
        akhir=AKHIR[type(akhir)],
        berakhir_pada=akhir.pada,
        keberatan=pandangan.teks(akhir.alasan) if isinstance(akhir, k.AduanDibukaKembali) else None,
    )


def _perpanjangan(pandangan: Pandangan) -> str | None:
    e = next((e for e in reversed(pandangan.kejadian) if isinstance(e, k.WaktuDiperpanjang)), None)
    return None if e is None else pandangan.teks(e.alasan)


def _dilepas_pada(tampak: Sequence[k.Kejadian]) -> datetime | None:
    """Of the present round: who objected since goes on alone anyway."""
    ujung = next((e for e in reversed(tampak) if isinstance(e, k.GabunganDilepas | k.AduanDibukaKembali)), None)
    return ujung.pada if isinstance(ujung, k.GabunganDilepas) else None


def _pertanyaan(pandangan: Pandangan) -> list[TanyaJawab]:
    """An answer goes with the question before it."""
    hasil: list[TanyaJawab] = []
    for e in pandangan.kejadian:
        if isinstance(e, k.KlarifikasiDiminta):
            hasil.append(TanyaJawab(pandangan.teks(e.pertanyaan), e.pada, None))
        elif isinstance(e, k.KlarifikasiDiberikan) and hasil and hasil[-1].dijawab_pada is None:
            hasil[-1] = replace(hasil[-1], dijawab_pada=e.pada)
    return hasil
