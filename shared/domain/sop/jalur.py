"""From a stream to the stretches in which a step's clock ran: who had it, from when until when, and when it was paused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.domain.aduan.alur import BERAKHIR, LANGKAH, MENUJU, Keadaan
from shared.domain.aduan.keadaan import pindah_bersama
from shared.domain.aduan.kejadian import AduanDiterima, AduanDiterimaAlihan, Kejadian
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.sop import Langkah, Sop

# They end a complaint; a step whose `ke` does not name the one that came was not done.
_MENGAKHIRI = frozenset({"AduanDitutup"} | {nama for nama, keadaan in MENUJU.items() if keadaan in BERAKHIR})

# From them on the steps are gone through anew: at another office, or in another round.
MULAI_BABAK = frozenset({"AduanDiterimaAlihan", "AduanDibukaKembali", "GabunganDilepas"})


@dataclass(slots=True, eq=False)
class Lintasan:
    """One stretch. `babak`: the pass it belongs to, from 1 on; `ulang`: the stretch of the same step that was sent back, whose due time
    this one inherits."""

    langkah: Langkah
    sop: Sop
    putaran: int
    ke: int
    kantor: str
    mulai: datetime
    selesai: datetime | None = None
    terhenti: bool = False
    babak: int = 1
    ulang: "Lintasan | None" = None


@dataclass(slots=True)
class Tanya:
    """A question to the reporter and its answer: the pause between them."""

    mulai: datetime
    selesai: datetime | None = None


class Penelusur:
    """Walks a stream once; `lintasan` and `jeda` are what it found, in order."""

    def __init__(self, aturan: AturanWaktu) -> None:
        self.lintasan: list[Lintasan] = []
        self.jeda: list[Tanya] = []
        self._aturan = aturan
        self._kantor, self._putaran, self._babak = "", 1, 1
        self._kini: Lintasan | None = None
        self._ke: dict[int, int] = {}  # stretches of each step so far in this round
        self._lalu: dict[int, Lintasan] = {}  # the last stretch of each step at this office in this round

    def telusuri(self, kejadian: Sequence[Kejadian]) -> None:
        for e in kejadian:
            nama = type(e).__name__
            self._pindah(e, nama)
            self._tanya(e, nama)
            self._akhiri(e, nama)
            self._mulai(e, nama)

    def _pindah(self, e: Kejadian, nama: str) -> None:
        """Another office, or another round: what was sent back there is no rework here."""
        if isinstance(e, AduanDiterima):
            self._kantor = e.wilayah
            self._pelapor_sendiri(e)
        elif nama in MULAI_BABAK:
            self._babak += 1
            self._lalu.clear()
            if isinstance(e, AduanDiterimaAlihan):
                self._kantor = e.wilayah
            elif nama == "AduanDibukaKembali":
                self._putaran += 1
                self._ke.clear()

    def _tanya(self, e: Kejadian, nama: str) -> None:
        """A transfer carries the pause along (outside the deployment no clock runs); every other end ends it."""
        terbuka = bool(self.jeda) and self.jeda[-1].selesai is None
        if nama == "KlarifikasiDiminta" and not terbuka:
            self.jeda.append(Tanya(e.pada))
        elif terbuka and (nama == "KlarifikasiDiberikan" or (nama in _MENGAKHIRI and nama != "AduanDialihkan")):
            self.jeda[-1].selesai = e.pada

    def _akhiri(self, e: Kejadian, nama: str) -> None:
        kini = self._kini
        if kini is None or not (nama in kini.langkah.ke or nama in _MENGAKHIRI):
            return
        kini.selesai, kini.terhenti, self._kini = e.pada, nama not in kini.langkah.ke, None
        langsung = nama == "TanggapanDiberikan" and kini.mulai == e.pada and kini.ulang is None
        if langsung and kini.langkah.nomor == LANGKAH[Keadaan.DIKLASIFIKASI]:
            self.lintasan.remove(kini)  # an informasi answered at once: there was nothing to draw up

    def _mulai(self, e: Kejadian, nama: str) -> None:
        if not self._kantor or pindah_bersama(e):
            return
        pada = e.sejak if isinstance(e, AduanDiterima) else e.pada
        sop = self._aturan.sop(self._kantor, pada)
        if (langkah := sop.dimulai_oleh.get(nama)) is None:
            return
        if self._kini is not None:
            if self._kini.langkah.nomor == langkah.nomor:
                return  # classified once more: the category is another, the clock is the same
            self._kini.selesai, self._kini.terhenti = e.pada, True
        self._kini = self._tambah(langkah, sop, pada, ulang=self._lalu.get(langkah.nomor) if nama == "TanggapanDikembalikan" else None)

    def _pelapor_sendiri(self, e: AduanDiterima) -> None:
        """Steps 1 and 2, from the instants that the form reports; those that contradict each other, or are one, are left out."""
        dibuka, lengkap = e.formulir_dibuka_pada, e.data_pemberi_selesai_pada
        if (mulai := dibuka or lengkap) is None:
            return
        saat = {"formulir_dibuka_pada": dibuka, "data_pemberi_selesai_pada": lengkap, "AduanDiterima": e.pada}
        sop = self._aturan.sop(self._kantor, mulai)
        for langkah in (sop.menurut_nomor[1], sop.menurut_nomor[2]):
            dari = next((saat[x] for x in langkah.dari if saat.get(x)), None)
            ke = next((saat[x] for x in langkah.ke if saat.get(x)), None)
            if dari and ke and dari < ke <= e.pada:
                self._tambah(langkah, sop, dari).selesai = ke

    def _tambah(self, langkah: Langkah, sop: Sop, mulai: datetime, ulang: Lintasan | None = None) -> Lintasan:
        n = self._ke[langkah.nomor] = self._ke.get(langkah.nomor, 0) + 1
        x = Lintasan(langkah, sop, self._putaran, n, self._kantor, mulai, babak=self._babak, ulang=ulang)
        self.lintasan.append(x)
        self._lalu[langkah.nomor] = x
        return x
