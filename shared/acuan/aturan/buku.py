"""The rules as an administrator sees and changes them: files that people read, and the versions that they make."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from shared.acuan.aturan.hidup import AturanHidup
from shared.acuan.aturan.ubah import UbahKalender, UbahSop, decide, simpan
from shared.domain.aduan.kejadian import Kejadian, Pelaku
from shared.domain.aduan.penolakan import TidakSah
from shared.domain.aturan.data import LAPIS_KOSONG, isi_sop, sop_dari
from shared.domain.aturan.kejadian import KalenderDiubah, SopDiubah, aliran_kalender, aliran_sop
from shared.domain.aturan.naskah_kalender import baca_kalender, tulis_kalender
from shared.domain.aturan.naskah_sop import baca_sop, tulis_sop
from shared.machinery.eventstore.store import EventStore

ADMIN = Pelaku("admin")
CALON = "pratinjau"  # the reason of what is only tried out
Isi = dict[str, Any]


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

    def sop(self, kode: str) -> tuple[str, dict[str, Any]]:
        """The file, and the same for machines."""
        rekaman = self._terakhir(aliran_sop(kode))
        # A version that counts only later is still the one to edit; without one of its own, what it follows now.
        sop = sop_dari(rekaman) if rekaman else replace(self.aturan.sop(kode, datetime.now(UTC)), berlaku_sejak=None)
        asal = {"milik_sendiri": rekaman is not None, "alasan": rekaman.alasan if rekaman else None}
        sejak = sop.berlaku_sejak.isoformat() if sop.berlaku_sejak else None
        return tulis_sop(kode, sop), {"kode": kode, "versi": sop.versi, "berlaku_sejak": sejak, **asal, **isi_sop(sop)}

    def kalender(self, kode: str) -> tuple[str, dict[str, Any]]:
        kini = self.aturan.kalender(kode, datetime.now(UTC))
        rekaman = self._terakhir(aliran_kalender(kode))
        isi = rekaman.isi if rekaman else LAPIS_KOSONG
        sejak = rekaman.berlaku_sejak if rekaman else None
        teks = tulis_kalender(kode, isi, sejak, rekaman.versi if rekaman else None, kini)
        mesin = {"kode": kode, "versi": kini.versi, "berlaku_sejak": sejak.isoformat() if sejak else None}
        return teks, {**mesin, "milik_sendiri": rekaman is not None, "alasan": rekaman.alasan if rekaman else None, **isi}

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
        return self._ubah_kalender(kode, [], lambda isi: isi | {"zona": zona}, alasan)

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
        rekaman = self._terakhir(aliran_kalender(kode))
        if rekaman and "zona" in rekaman.isi:
            isi["zona"] = rekaman.isi["zona"]  # a line that was left out moves no clock
        return UbahKalender(kode=kode, isi=isi, berlaku_sejak=sejak, alasan=alasan, oleh=self.oleh)

    def tambah_libur(self, kode: str, libur: list[dict[str, Any]], alasan: str) -> KalenderDiubah | None:
        """Closed dates beside those that are there; one that is there gets the new name."""
        tanggal = {x["tanggal"] for x in libur}

        def ubah(isi: Isi) -> Isi:
            lain = [x for x in isi["libur"] if x["tanggal"] not in tanggal]
            buka = [x for x in isi["buka"] if x["tanggal"] not in tanggal]
            return isi | {"libur": sorted([*lain, *libur], key=lambda x: x["tanggal"]), "buka": buka}

        return self._ubah_kalender(kode, sorted(tanggal), ubah, alasan)

    def buka(self, kode: str, tanggal: date, nama: str, jam: list[str], alasan: str) -> KalenderDiubah | None:
        """Open on a date, whatever else holds on it. Without hours: those of the same weekday in an ordinary week."""
        jam = jam or [str(s) for s in self.aturan.kalender(kode, datetime.now(UTC)).pekan_biasa[tanggal.weekday()]]
        if not jam:
            raise BukanHariKerja(tanggal=tanggal)
        iso = tanggal.isoformat()
        hari = {"tanggal": iso, "nama": nama, "jam": jam}

        def ubah(isi: Isi) -> Isi:
            libur = [x for x in isi["libur"] if x["tanggal"] != iso]
            lain = [x for x in isi["buka"] if x["tanggal"] != iso]
            return isi | {"libur": libur, "buka": sorted([*lain, hari], key=lambda x: x["tanggal"])}

        return self._ubah_kalender(kode, [iso], ubah, alasan)

    def _ubah_kalender(self, kode: str, tanggal: list[str], ubah: Callable[[Isi], Isi], alasan: str) -> KalenderDiubah | None:
        def buat(loaded: Any) -> UbahKalender:
            lalu = loaded.events[-1] if loaded.events else None
            sejak = lalu.berlaku_sejak if lalu else None
            if sejak is not None and tanggal and tanggal[0] < sejak.isoformat():
                raise SebelumBerlaku(tanggal=tanggal[0], sejak=sejak, kode=kode)
            isi = ubah(lalu.isi if lalu else LAPIS_KOSONG)
            baca_kalender(tulis_kalender(kode, isi, sejak, None, self.aturan.kalender(kode, loaded.now)))  # the same checks as a file
            return UbahKalender(kode=kode, isi=isi, berlaku_sejak=sejak, alasan=alasan, oleh=self.oleh)

        e = simpan(self.store, aliran_kalender(kode), buat)
        return e if isinstance(e, KalenderDiubah) else None

    def _terakhir(self, stream: Any) -> Any:
        loaded = self.store.load(stream)
        return loaded.events[-1] if loaded.events else None
