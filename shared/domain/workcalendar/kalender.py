"""One version of an office's calendar, and what it says of dates and instants."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from hashlib import blake2b
from weakref import WeakValueDictionary
from zoneinfo import ZoneInfo

from shared.domain.workcalendar import penolakan as tolak
from shared.domain.workcalendar.indeks import TAHUN_AKHIR, TAHUN_AWAL, Indeks, batas_tahun
from shared.domain.workcalendar.instan import HARI, MENIT, instan, lama, lama_mikrodetik, mikrodetik
from shared.domain.workcalendar.jam_buka import BukaKhusus, JamHari, Libur, Masa, Pekan
from shared.domain.workcalendar.zona import offset_mikrodetik

_HARI_NOL = date(1970, 1, 1).toordinal()
_BERSAMA: "WeakValueDictionary[tuple[str, bytes], Indeks]" = WeakValueDictionary()


@dataclass(frozen=True)
class Kalender:
    """Immutable. A date's hours are those of its one-off opening, else none on a closed date, else its period's week, else `pekan`.

    A version counts for dates from `berlaku_sejak` on (None: all); before that, `pendahulu` does. `diketahui_sejak`: when
    it was recorded (None: known since ever). Datetimes are aware; results are in UTC. Covered: 2014 to 2036, local dates;
    outside it DiLuarRentang is raised.

    `induk` is the calendar one level above (docs/adr/0010): on a date of which this version says nothing itself, the closures and
    one-off openings of `induk` count, then this version's periods, then those of `induk`, then `pekan` (None: that of `induk`).
    A version that is `mandiri` stands alone and is never given one.
    """

    versi: str
    zona: str
    pekan: Pekan | None
    masa: tuple[Masa, ...] = ()
    libur: tuple[Libur, ...] = ()
    buka_khusus: tuple[BukaKhusus, ...] = ()
    tahun_perkiraan: frozenset[int] = frozenset()  # no decree on their holidays was known
    berlaku_sejak: date | None = None
    diketahui_sejak: datetime | None = None
    mandiri: bool = False
    pendahulu: "Kalender | None" = field(default=None, repr=False)
    induk: "Kalender | None" = field(default=None, repr=False)

    def __post_init__(self) -> None:
        offset_mikrodetik(self.zona)
        if self.diketahui_sejak is not None:
            mikrodetik(self.diketahui_sejak)
        for bagian in (self.libur, self.buka_khusus):
            ada: set[date] = set()
            for b in bagian:
                if b.tanggal in ada:
                    raise tolak.TanggalGanda(tanggal=b.tanggal, versi=self.versi)
                ada.add(b.tanggal)

    # --- dates ------------------------------------------------------------------------------------

    def jam_pada(self, tanggal: date) -> JamHari:
        """The opening intervals of a local date."""
        match self._yang_berlaku(tanggal):
            case BukaKhusus(jam=jam):
                return jam
            case Libur():
                return ()
            case Masa(pekan=pekan):
                return pekan[tanggal.weekday()]
        return self._pekan_pada(tanggal)[tanggal.weekday()]

    @property
    def pekan_biasa(self) -> Pekan:
        """The week outside all periods: its own, else that of the level above."""
        return self.pekan if self.pekan is not None else self._atas.pekan_biasa

    def adalah_hari_kerja(self, tanggal: date) -> bool:
        """True on a local date on which the office opens at all."""
        return bool(self.jam_pada(tanggal))

    def libur_pada(self, tanggal: date) -> Libur | None:
        """The closure that counts on a date; None on one that is only a weekend, or specially opened."""
        return sebab if isinstance(sebab := self._yang_berlaku(tanggal), Libur) else None

    def masa_pada(self, tanggal: date) -> Masa | None:
        """The period whose hours count on a date."""
        return sebab if isinstance(sebab := self._yang_berlaku(tanggal), Masa) else None

    def perkiraan_pada(self, tanggal: date) -> bool:
        """Whether that date's hours may still be changed by a decree: an estimated holiday, period or year."""
        if (lalu := self._sebelum(tanggal)) is not None:
            return lalu.perkiraan_pada(tanggal)
        if tanggal.year in self.tahun_perkiraan:
            return True
        if (libur := self._tutup.get(tanggal)) is not None or tanggal in self._khusus:
            return libur is not None and libur.perkiraan
        if (masa := self._masa_pada(tanggal)) is None:
            return self.induk is not None and self.induk.perkiraan_pada(tanggal)
        atas = self.induk.libur_pada(tanggal) if self.induk is not None else None
        return masa.perkiraan or self.tanpa_keputusan(tanggal) or (atas is not None and atas.perkiraan)

    def tanpa_keputusan(self, tanggal: date) -> bool:
        """Whether no decree on the holidays of that date's year was known, here or above."""
        if (lalu := self._sebelum(tanggal)) is not None:
            return lalu.tanpa_keputusan(tanggal)
        return tanggal.year in self.tahun_perkiraan or (self.induk is not None and self.induk.tanpa_keputusan(tanggal))

    def tanggal(self, waktu: datetime) -> date:
        """The office's own date at an instant."""
        return date.fromordinal((mikrodetik(waktu) + offset_mikrodetik(self.zona)) // HARI + _HARI_NOL)

    def setempat(self, waktu: datetime) -> datetime:
        """The same instant on the office's own clock."""
        return waktu.astimezone(ZoneInfo(self.zona))

    # --- instants ---------------------------------------------------------------------------------

    def tambah_menit_kerja(self, waktu: datetime, menit: int | timedelta) -> datetime:
        """When that much opening time has passed since an instant: the closing moment if it is used up just then.

        Negative amounts go back: the last instant from which that much passes until `waktu`. Nothing added: `waktu`.
        """
        us = lama_mikrodetik(menit) if isinstance(menit, timedelta) else menit * MENIT
        return instan(self.indeks.geser(mikrodetik(waktu), us))

    def menit_kerja(self, dari: datetime, sampai: datetime) -> timedelta:
        """Opening time between two instants, exact; negative if they are the wrong way round."""
        return lama(self.indeks.terbuka(mikrodetik(sampai)) - self.indeks.terbuka(mikrodetik(dari)))

    def buka_berikutnya(self, waktu: datetime) -> datetime:
        """The instant itself while open, else the next opening (also at the closing moment)."""
        return instan(self.indeks.buka_berikutnya(mikrodetik(waktu)))

    def sedang_buka(self, waktu: datetime) -> bool:
        us = mikrodetik(waktu)
        return self.indeks.buka_berikutnya(us) == us

    def hari_kerja_ke_n(self, waktu: datetime, n: int) -> datetime:
        """A standard in hari: the same time of day on the n-th following working day, or the next opening if closed then.

        What comes while closed starts at the next opening. A time of day that is just the closing moment counts as open.
        """
        if n < 1:
            raise tolak.JumlahHariTidakSah(hari=n)
        return instan(self.indeks.hari(mikrodetik(waktu), n))

    def tercakup(self, waktu: datetime) -> bool:
        """Whether an instant lies in the years covered, in which alone anything can be reckoned."""
        return self.indeks.mencakup(mikrodetik(waktu))

    @cached_property
    def indeks(self) -> Indeks:
        """One for all versions that keep the same hours, of whichever office; there as long as one of them is.

        Raises KantorTidakPernahBuka.
        """
        if (ada := _BERSAMA.get(kunci := (self.zona, self._sidik))) is not None:
            return ada
        if not any(True for tahun in range(TAHUN_AWAL, TAHUN_AKHIR + 1) for _ in self._selang(tahun)):
            raise tolak.KantorTidakPernahBuka(versi=self.versi)
        return _BERSAMA.setdefault(kunci, Indeks(self._selang, offset_mikrodetik(self.zona)))

    def _selang(self, tahun: int) -> Iterator[tuple[int, int]]:
        """The openings of a covered year's local dates."""
        tengah_malam = batas_tahun(offset_mikrodetik(self.zona))[tahun - TAHUN_AWAL]
        for n in range(date(tahun, 1, 1).toordinal(), date(tahun + 1, 1, 1).toordinal()):
            for s in self.jam_pada(date.fromordinal(n)):
                yield tengah_malam + s.mulai * MENIT, tengah_malam + s.selesai * MENIT
            tengah_malam += HARI

    @cached_property
    def _sidik(self) -> bytes:
        """Of everything that decides the hours of dates, here and above and before: the same for two versions that keep the same hours."""
        if self.induk is not None and self.pekan is None and not (self.masa or self.libur or self.buka_khusus or self.pendahulu):
            return self.induk._sidik
        lalu = self.pendahulu._sidik if self.pendahulu is not None and self.berlaku_sejak is not None else None
        sendiri = (
            self.pekan,
            [(m.dari, m.sampai, m.pekan) for m in self.masa],
            sorted(x.tanggal for x in self.libur),
            sorted((x.tanggal, x.jam) for x in self.buka_khusus),
            lalu and (self.berlaku_sejak, lalu),
            self.induk and self.induk._sidik,
        )
        return blake2b(repr(sendiri).encode(), digest_size=16).digest()

    # --- look-ups ---------------------------------------------------------------------------------

    def _sebelum(self, tanggal: date) -> "Kalender | None":
        """The version that counts on a date before this one's begin; None on this one's own."""
        return self.pendahulu if self.berlaku_sejak is not None and tanggal < self.berlaku_sejak else None

    @property
    def _atas(self) -> "Kalender":
        """Whose week counts where it has none of its own. Raises PekanTidakLengkap for one that stands alone."""
        if self.induk is None:
            raise tolak.PekanTidakLengkap(jumlah=0)
        return self.induk

    def _yang_berlaku(self, tanggal: date) -> BukaKhusus | Libur | Masa | None:
        """What decides a date; None where the week alone does."""
        if (lalu := self._sebelum(tanggal)) is not None:
            return lalu._yang_berlaku(tanggal)
        if (sendiri := self._khusus.get(tanggal) or self._tutup.get(tanggal)) is not None:
            return sendiri
        atas = self.induk._yang_berlaku(tanggal) if self.induk is not None else None
        return atas if isinstance(atas, BukaKhusus | Libur) else self._masa_pada(tanggal) or atas

    def _pekan_pada(self, tanggal: date) -> Pekan:
        if (lalu := self._sebelum(tanggal)) is not None:
            return lalu._pekan_pada(tanggal)
        return self.pekan if self.pekan is not None else self._atas._pekan_pada(tanggal)

    def _masa_pada(self, tanggal: date) -> Masa | None:
        return self._masa_harian.get(tanggal)

    @cached_property
    def _masa_harian(self) -> dict[date, Masa]:
        return {date.fromordinal(n): m for m in self.masa for n in range(m.dari.toordinal(), m.sampai.toordinal() + 1)}

    @cached_property
    def _tutup(self) -> dict[date, Libur]:
        return {b.tanggal: b for b in self.libur}

    @cached_property
    def _khusus(self) -> dict[date, BukaKhusus]:
        return {b.tanggal: b for b in self.buka_khusus}
