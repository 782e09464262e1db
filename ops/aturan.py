"""What the commands for procedures and calendars do: show what counts, record what changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ops.gagal import Gagal
from ops.kantor import KODE
from ops.local import dengan_basis
from ops.periksa import periksa_postgres
from shared.aduan.kejadian import Pelaku
from shared.aturan.data import LAPIS_KOSONG, isi_sop, sop_dari
from shared.aturan.hidup import AturanHidup
from shared.aturan.kejadian import KalenderDiubah, SopDiubah, aliran_kalender, aliran_sop
from shared.aturan.naskah_kalender import baca_kalender, tulis_kalender
from shared.aturan.naskah_sop import baca_sop, tulis_sop
from shared.aturan.ubah import UbahKalender, UbahSop, simpan
from shared.database import Database
from shared.eventstore.store import EventStore
from shared.settings import Settings

ADMIN = Pelaku("admin")
Isi = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BukuAturan:
    """The rules as the administrator sees them. Every method that records gives the event, or None if nothing changed."""

    store: EventStore
    aturan: AturanHidup

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
        isi, sejak = baca_sop(teks)
        perintah = UbahSop(kode=kode, isi=isi, berlaku_sejak=sejak, alasan=alasan, oleh=ADMIN)
        return simpan(self.store, aliran_sop(kode), lambda loaded: perintah, lambda now: self.aturan.sop(kode, now))

    def set_kalender(self, kode: str, teks: str, alasan: str) -> KalenderDiubah | None:
        isi, sejak = baca_kalender(teks)
        perintah = UbahKalender(kode=kode, isi=isi, berlaku_sejak=sejak, alasan=alasan, oleh=ADMIN)
        return simpan(self.store, aliran_kalender(kode), lambda loaded: perintah)

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
            raise Gagal(f"{tanggal} bukan hari kerja biasa; tulis jamnya, misalnya --jam 08:00-12:00.")
        hari = {"tanggal": tanggal.isoformat(), "nama": nama, "jam": jam}

        def ubah(isi: Isi) -> Isi:
            libur = [x for x in isi["libur"] if x["tanggal"] != hari["tanggal"]]
            lain = [x for x in isi["buka"] if x["tanggal"] != hari["tanggal"]]
            return isi | {"libur": libur, "buka": sorted([*lain, hari], key=lambda x: x["tanggal"])}

        return self._ubah_kalender(kode, [hari["tanggal"]], ubah, alasan)

    def _ubah_kalender(self, kode: str, tanggal: list[str], ubah: Callable[[Isi], Isi], alasan: str) -> KalenderDiubah | None:
        def buat(loaded: Any) -> UbahKalender:
            lalu = loaded.events[-1] if loaded.events else None
            sejak = lalu.berlaku_sejak if lalu else None
            if sejak is not None and tanggal[0] < sejak.isoformat():
                raise Gagal(f"Tanggal {tanggal[0]} mendahului {sejak}, sejak kapan kalender {kode} berlaku; ubah lewat kalender set.")
            isi = ubah(lalu.isi if lalu else LAPIS_KOSONG)
            baca_kalender(tulis_kalender(kode, isi, sejak, None, self.aturan.kalender(kode, loaded.now)))  # the same checks as a file
            return UbahKalender(kode=kode, isi=isi, berlaku_sejak=sejak, alasan=alasan, oleh=ADMIN)

        return simpan(self.store, aliran_kalender(kode), buat)

    def _terakhir(self, stream: Any) -> Any:
        loaded = self.store.load(stream)
        return loaded.events[-1] if loaded.events else None


@contextmanager
def buku_aturan(kode: str) -> Iterator[BukuAturan]:
    """For one office or district, on the embedded server or another."""
    if not KODE.fullmatch(kode):
        raise Gagal(f"Kode {kode} harus kode wilayah seperti 33.13.17 atau 33.13.")
    settings = Settings.from_env()
    periksa_postgres(settings)
    with dengan_basis(settings) as lengkap, Database(lengkap.database_owner_url, "aduan_admin", 2) as db:
        yield BukuAturan(EventStore(db, "/admin"), AturanHidup(db))


def teks_berkas(berkas: Path) -> str:
    try:
        return berkas.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Gagal(f"{berkas} bukan teks UTF-8.") from None
