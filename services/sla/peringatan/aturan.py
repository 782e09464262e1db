"""Which alerts are told to whom and when, and when several become one message: pure, from rules kept as data."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.domain.aduan.kejadian import BatasWaktuMendekat, BatasWaktuTerlewati
from shared.domain.aduan.penolakan import TidakSah
from shared.domain.aduan.waktu import LANGKAH, PERKARA
from shared.domain.akses.petugas import ADMIN_KABUPATEN, ADMIN_KECAMATAN, CAMAT, INSPEKTORAT, OPERATOR, PENGELOLA, PPID
from shared.domain.sop.aturan import AturanWaktu, jenjang
from shared.domain.workcalendar.penolakan import TAK_TERHITUNG

Peringatan = BatasWaktuMendekat | BatasWaktuTerlewati
PELAKSANA = "pelaksana"  # whoever has the step by the office's SOP
PERAN_KANTOR = frozenset({PELAKSANA, OPERATOR, PPID, PENGELOLA, CAMAT, ADMIN_KECAMATAN})
TITIK_KANTOR = 2  # "33.13.17"
KEPADA = (PELAKSANA, CAMAT, INSPEKTORAT, ADMIN_KECAMATAN, ADMIN_KABUPATEN)
# What people call an alert: of which clock and event.
JENIS = {
    "mendekat": (LANGKAH, BatasWaktuMendekat.__name__),
    "lewat": (LANGKAH, BatasWaktuTerlewati.__name__),
    "perkara-mendekat": (PERKARA, BatasWaktuMendekat.__name__),
    "perkara-lewat": (PERKARA, BatasWaktuTerlewati.__name__),
}


class PerkaraTanpaLangkah(TidakSah):
    """Batas waktu seluruh perkara bukan milik satu langkah: kosongkan langkahnya, dan pilih peran selain pelaksana."""

    kode = "perkara-tanpa-langkah"


@dataclass(frozen=True)
class AturanKabar:
    """One row of sla.aturan_kabar; see there."""

    id: int
    wilayah: str
    jam: str
    jenis: str
    langkah: int | None
    kepada: str
    setelah_menit: int
    jam_kantor: bool
    gabung_lebih_dari: int | None
    gabung_menit: int
    saluran: str | None
    berlaku_sejak: datetime

    @property
    def gabung_selama(self) -> timedelta:
        return timedelta(minutes=self.gabung_menit)


def setingkat(wilayah: str, peran: str) -> bool:
    """Whether an administrator of this wilayah decides what is told to this role: an office only about its own."""
    return wilayah.count(".") < TITIK_KANTOR or peran in PERAN_KANTOR


def pastikan_cocok(jenis: str, kepada: str, langkah: int | None) -> None:
    """Whether there can be such a rule. Raises PerkaraTanpaLangkah."""
    if JENIS[jenis][0] == PERKARA and (langkah is not None or kepada == PELAKSANA):
        raise PerkaraTanpaLangkah


def aturan_untuk(e: Peringatan, aturan: Sequence[AturanKabar], mati: Set[tuple[str, int]] = frozenset()) -> list[AturanKabar]:
    """Those of the office and of every level above it, for this kind of alert; without the ones that are younger than the alert.

    A level adds to what stands above it. `mati`: (wilayah, id) of starter rules that were switched off there and below; of those for a
    higher level's roles an office has no say, whatever was recorded.
    """
    tingkat = jenjang(e.wilayah)
    return [
        a
        for a in aturan
        if a.wilayah in (*tingkat, "")
        and (a.jam, a.jenis) == (e.jam, type(e).__name__)
        and a.langkah in (None, e.langkah)
        and a.berlaku_sejak <= e.pada
        and not any((kode, a.id) in mati and setingkat(kode, a.kepada) for kode in tingkat)
    ]


def peran_untuk(a: AturanKabar, e: Peringatan, aturan: AturanWaktu) -> list[str]:
    """The roles that are told."""
    if a.kepada != PELAKSANA:
        return [a.kepada]
    langkah = next((x for x in aturan.sop(e.wilayah, e.pada).langkah if x.nomor == e.langkah), None)
    return [p for p in (langkah.pelaksana if langkah else ()) if p in (OPERATOR, PPID, PENGELOLA)]


def kapan(a: AturanKabar, e: Peringatan, aturan: AturanWaktu) -> datetime:
    """When it is told: the alert's own time and the rule's minutes, while the office is open unless the rule says otherwise."""
    if not a.jam_kantor:
        return e.pada + timedelta(minutes=a.setelah_menit)
    kalender = aturan.kalender(e.wilayah, e.pada)
    try:
        saat = kalender.tambah_menit_kerja(e.pada, a.setelah_menit) if a.setelah_menit else e.pada
        return saat if kalender.sedang_buka(saat) else kalender.buka_berikutnya(saat)
    except TAK_TERHITUNG:  # the calendar ends before the office opens again
        return e.pada + timedelta(minutes=a.setelah_menit)


@dataclass(frozen=True)
class Rencana:
    """`bersama`: all in one message; `tunda`: not before then, together with what comes until then."""

    bersama: bool = False
    tunda: datetime | None = None


def rencana(a: AturanKabar, jumlah: int, baru_saja: int, gabungan_terakhir: datetime | None, now: datetime) -> Rencana:
    """For `jumlah` alerts that are due for one address, of which `baru_saja` messages were sent within the rule's time."""
    if a.gabung_lebih_dari is None or jumlah + baru_saja <= a.gabung_lebih_dari:
        return Rencana()
    if gabungan_terakhir is not None and gabungan_terakhir + a.gabung_selama > now:
        return Rencana(tunda=gabungan_terakhir + a.gabung_selama)
    return Rencana(bersama=True)


def tak_perlu_lagi(a: AturanKabar, selesai: bool) -> bool:
    """Whether the step was done before anybody was told: then a warning warns nobody, and there is nothing to escalate."""
    return selesai and (a.jenis == BatasWaktuMendekat.__name__ or a.setelah_menit > 0)
