"""The rules as an administrator sees and changes them: files that people read, and the versions that they make."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TypedDict, TypeVar
from uuid import UUID

from shared.acuan.aturan.hidup import AturanHidup
from shared.acuan.aturan.ubah import UbahKalender, UbahSop, decide, simpan
from shared.domain.aduan.kejadian import Kejadian, Pelaku
from shared.domain.aduan.penolakan import TidakSah
from shared.domain.aturan.data import isi_sop, sop_dari
from shared.domain.aturan.isi import LAPIS_KOSONG, IsiBuka, IsiKalender, IsiLibur, IsiSop
from shared.domain.aturan.kejadian import KalenderDiubah, SopDiubah, aliran_kalender, aliran_sop
from shared.domain.aturan.naskah_kalender import baca_kalender, tulis_kalender
from shared.domain.aturan.naskah_sop import baca_sop, tulis_sop
from shared.machinery.eventstore.store import EventStore, Loaded

ADMIN = Pelaku("admin")
CALON = "pratinjau"  # the reason of what is only tried out
E = TypeVar("E", SopDiubah, KalenderDiubah)


class Tercatat(TypedDict):
    """For machines: where a rule comes from. `versi`: what counts now; `milik_sendiri`: it is the wilayah's own."""

    kode: str
    versi: str
    berlaku_sejak: str | None
    milik_sendiri: bool
    alasan: str | None


class SopTercatat(Tercatat, IsiSop):
    pass


class KalenderTercatat(Tercatat, IsiKalender):
    pass


class BukanHariKerja(TidakSah):
    """{tanggal} bukan hari kerja biasa; tulis jamnya, misalnya --jam 08:00-12:00."""

    kode = "bukan-hari-kerja"


class ZonaKantor(TidakSah):
    """Zona waktu kalender adalah zona waktu kantornya ({zona}); ubah di halaman data kantor atau dengan ./aduan office add."""

    kode = "zona-kantor"


class SebelumBerlaku(TidakSah):
    """Tanggal {tanggal} mendahului {sejak}, sejak kapan kalender {kode} berlaku; ubah lewat kalender set."""

    kode = "sebelum-berlaku"


@dataclass(frozen=True, slots=True)
class BukuAturan:
    """The rules as the administrator sees them. Every method that records gives the event, or None if nothing changed."""

    store: EventStore
    aturan: AturanHidup
    oleh: Pelaku = ADMIN

    def sop(self, kode: str) -> tuple[str, SopTercatat]:
        """The file, and the same for machines."""
        rekaman = self._terakhir(aliran_sop(kode), SopDiubah)
        # A version that counts only later is still the one to edit; without one of its own, what it follows now.
        sop = sop_dari(rekaman) if rekaman else replace(self.aturan.sop(kode, datetime.now(UTC)), berlaku_sejak=None)
        asal = _asal(kode, sop.versi, sop.berlaku_sejak, rekaman)
        return tulis_sop(kode, sop), {**asal, **isi_sop(sop)}

    def kalender(self, kode: str) -> tuple[str, KalenderTercatat]:
        kini = self.aturan.kalender(kode, datetime.now(UTC))
        rekaman = self._terakhir(aliran_kalender(kode), KalenderDiubah)
        isi = rekaman.isi if rekaman else LAPIS_KOSONG
        sejak = rekaman.berlaku_sejak if rekaman else None
        teks = tulis_kalender(kode, isi, sejak, rekaman.versi if rekaman else None, kini)
        return teks, {**_asal(kode, kini.versi, sejak, rekaman), **isi}

    def set_sop(self, kode: str, teks: str, alasan: str) -> SopDiubah | None:
        """Raises BerkasTidakSah, AlasanDiperlukan, AturanSedangDiubah."""
        perintah = self._perintah_sop(kode, teks, alasan)
        e = simpan(self.store, aliran_sop(kode), lambda loaded: perintah, lambda now: self.aturan.sop(kode, now))
        return e if isinstance(e, SopDiubah) else None

    def set_kalender(self, kode: str, teks: str, alasan: str) -> KalenderDiubah | None:
        """Raises BerkasTidakSah, AlasanDiperlukan, AturanSedangDiubah."""
        perintah = self._perintah_kalender(kode, teks, alasan)
        e = simpan(self.store, aliran_kalender(kode), lambda loaded: perintah)
        return e if isinstance(e, KalenderDiubah) else None

    def set_zona(self, kode: str, zona: str, alasan: str) -> KalenderDiubah | None:
        """The office's clock: whoever changes where it stands changes what the calendar reckons by, from now on and with its reason.

        Raises ZonaTidakDikenal, AlasanDiperlukan, AturanSedangDiubah.
        """
        if self.aturan.kalender(kode, datetime.now(UTC)).zona == zona:
            return None
        return self._ubah_kalender(kode, [], lambda isi: {**isi, "zona": zona}, alasan)

    def calon_sop(self, kode: str, teks: str) -> Kejadian | None:
        """What `set_sop` would record now, None if nothing would change; nothing is recorded. Raises BerkasTidakSah."""
        loaded = self.store.load(aliran_sop(kode))
        hasil = decide(loaded.events, self._perintah_sop(kode, teks, CALON), loaded.now, self.aturan.sop(kode, loaded.now))
        return hasil[0] if hasil else None

    def calon_kalender(self, kode: str, teks: str) -> Kejadian | None:
        """As `calon_sop`."""
        loaded = self.store.load(aliran_kalender(kode))
        hasil = decide(loaded.events, self._perintah_kalender(kode, teks, CALON), loaded.now)
        return hasil[0] if hasil else None

    def riwayat(self, kode: str) -> list[SopDiubah | KalenderDiubah]:
        """Every version recorded for this very code, the newest first."""
        semua = (e for stream in (aliran_sop(kode), aliran_kalender(kode)) for e in self.store.load(stream).events)
        kejadian = [e for e in semua if isinstance(e, SopDiubah | KalenderDiubah)]
        return sorted(kejadian, key=lambda e: e.pada, reverse=True)

    def _perintah_sop(self, kode: str, teks: str, alasan: str) -> UbahSop:
        now = datetime.now(UTC)
        isi, sejak = baca_sop(teks, self.aturan.kalender(kode, now), now)
        return UbahSop(kode=kode, isi=isi, berlaku_sejak=sejak, alasan=alasan, oleh=self.oleh)

    def _perintah_kalender(self, kode: str, teks: str, alasan: str) -> UbahKalender:
        isi, sejak = baca_kalender(teks)
        kini = self.aturan.kalender(kode, datetime.now(UTC)).zona
        if isi.get("zona", kini) != kini:
            raise ZonaKantor(zona=kini)
        rekaman = self._terakhir(aliran_kalender(kode), KalenderDiubah)
        if rekaman and "zona" in rekaman.isi:
            isi["zona"] = rekaman.isi["zona"]  # a line that was left out moves no clock
        return UbahKalender(kode=kode, isi=isi, berlaku_sejak=sejak, alasan=alasan, oleh=self.oleh)

    def tambah_libur(self, kode: str, libur: list[IsiLibur], alasan: str) -> KalenderDiubah | None:
        """Closed dates beside those that are there; one that is there gets the new name."""
        tanggal = {x["tanggal"] for x in libur}

        def ubah(isi: IsiKalender) -> IsiKalender:
            lain = [x for x in isi["libur"] if x["tanggal"] not in tanggal]
            buka = [x for x in isi["buka"] if x["tanggal"] not in tanggal]
            return {**isi, "libur": sorted([*lain, *libur], key=lambda x: x["tanggal"]), "buka": buka}

        return self._ubah_kalender(kode, sorted(tanggal), ubah, alasan)

    def buka(self, kode: str, tanggal: date, nama: str, jam: list[str], alasan: str) -> KalenderDiubah | None:
        """Open on a date, whatever else holds on it. Without hours: those of the same weekday in an ordinary week."""
        jam = jam or [str(s) for s in self.aturan.kalender(kode, datetime.now(UTC)).pekan_biasa[tanggal.weekday()]]
        if not jam:
            raise BukanHariKerja(tanggal=tanggal)
        iso = tanggal.isoformat()
        hari: IsiBuka = {"tanggal": iso, "nama": nama, "jam": jam}

        def ubah(isi: IsiKalender) -> IsiKalender:
            libur = [x for x in isi["libur"] if x["tanggal"] != iso]
            lain = [x for x in isi["buka"] if x["tanggal"] != iso]
            return {**isi, "libur": libur, "buka": sorted([*lain, hari], key=lambda x: x["tanggal"])}

        return self._ubah_kalender(kode, [iso], ubah, alasan)

    def _ubah_kalender(
        self, kode: str, tanggal: list[str], ubah: Callable[[IsiKalender], IsiKalender], alasan: str
    ) -> KalenderDiubah | None:
        def buat(loaded: Loaded) -> UbahKalender:
            lalu = _terakhir(loaded, KalenderDiubah)
            sejak = lalu.berlaku_sejak if lalu else None
            if sejak is not None and tanggal and tanggal[0] < sejak.isoformat():
                raise SebelumBerlaku(tanggal=tanggal[0], sejak=sejak, kode=kode)
            isi = ubah(lalu.isi if lalu else LAPIS_KOSONG)
            baca_kalender(tulis_kalender(kode, isi, sejak, None, self.aturan.kalender(kode, loaded.now)))  # the same checks as a file
            return UbahKalender(kode=kode, isi=isi, berlaku_sejak=sejak, alasan=alasan, oleh=self.oleh)

        e = simpan(self.store, aliran_kalender(kode), buat)
        return e if isinstance(e, KalenderDiubah) else None

    def _terakhir(self, stream: UUID, jenis: type[E]) -> E | None:
        return _terakhir(self.store.load(stream), jenis)


def _terakhir(loaded: Loaded, jenis: type[E]) -> E | None:
    """What was recorded last, if anything was."""
    lalu = loaded.events[-1] if loaded.events else None
    return lalu if isinstance(lalu, jenis) else None


def _asal(kode: str, versi: str, sejak: date | None, rekaman: SopDiubah | KalenderDiubah | None) -> Tercatat:
    return {
        "kode": kode,
        "versi": versi,
        "berlaku_sejak": sejak.isoformat() if sejak else None,
        "milik_sendiri": rekaman is not None,
        "alasan": rekaman.alasan if rekaman else None,
    }
