"""Recording a new version of a rule: pure decision, and the append that expects the version it was decided on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from shared.domain.aduan.kejadian import Kejadian, Pelaku
from shared.domain.aduan.penolakan import Bentrok, TidakSah
from shared.domain.aturan.data import isi_sop, kalender_dari, sop_dari
from shared.domain.aturan.isi import LAPIS_KOSONG, IsiKalender, IsiSop
from shared.domain.aturan.kejadian import KalenderDiubah, SopDiubah, aliran_kalender, aliran_sop
from shared.domain.sop.sop import Sop
from shared.domain.teks import rapi
from shared.machinery.eventstore.store import EventStore, Loaded, VersionConflict

ATTEMPTS = 5
TERPANJANG = 200


class AlasanDiperlukan(TidakSah):
    """Tulis alasan perubahan, 1 sampai 200 huruf."""

    kode = "alasan-diperlukan"


class AturanSedangDiubah(Bentrok):
    """Aturan {kode} sedang diubah oleh orang lain. Lihat dahulu versinya yang sekarang, lalu coba lagi."""

    kode = "aturan-sedang-diubah"


@dataclass(frozen=True, slots=True, kw_only=True)
class UbahSop:
    """`isi`: the whole version, checked; see `shared.domain.aturan.naskah_sop`."""

    kode: str
    isi: IsiSop
    berlaku_sejak: datetime | None
    alasan: str
    oleh: Pelaku


@dataclass(frozen=True, slots=True, kw_only=True)
class UbahKalender:
    """`isi`: the whole version, checked; see `shared.domain.aturan.naskah_kalender`."""

    kode: str
    isi: IsiKalender
    berlaku_sejak: date | None
    alasan: str
    oleh: Pelaku


def decide(
    ada: Sequence[Kejadian], perintah: UbahSop | UbahKalender, now: datetime, warisan: Sop | None = None
) -> list[SopDiubah | KalenderDiubah]:
    """The event, or [] when the version counts already (`warisan`: the SOP that counts where none was recorded).

    Raises AlasanDiperlukan, and what the data itself refuses.
    """
    if sudah(ada, perintah, warisan):
        return []
    alasan = rapi(perintah.alasan)
    if not 1 <= len(alasan) <= TERPANJANG:
        raise AlasanDiperlukan
    kode, versi = perintah.kode, f"{perintah.kode}/{len(ada) + 1}"
    if isinstance(perintah, UbahSop):
        sop = SopDiubah(
            aduan_id=aliran_sop(kode), wilayah=kode, pada=now, oleh=perintah.oleh, versi=versi, berlaku_sejak=perintah.berlaku_sejak,
            alasan=alasan, isi=perintah.isi,
        )  # fmt: skip
        sop_dari(sop)
        return [sop]
    kalender = KalenderDiubah(
        aduan_id=aliran_kalender(kode), wilayah=kode, pada=now, oleh=perintah.oleh, versi=versi, berlaku_sejak=perintah.berlaku_sejak,
        alasan=alasan, isi=perintah.isi,
    )  # fmt: skip
    kalender_dari(kalender)
    return [kalender]


def sudah(ada: Sequence[Kejadian], perintah: UbahSop | UbahKalender, warisan: Sop | None) -> bool:
    """Whether the last version recorded, or what stands without one, says the same."""
    if ada:
        lalu = ada[-1]
        return isinstance(lalu, SopDiubah | KalenderDiubah) and (lalu.isi, lalu.berlaku_sejak) == (perintah.isi, perintah.berlaku_sejak)
    if perintah.berlaku_sejak is not None:
        return False
    return perintah.isi == (isi_sop(warisan) if isinstance(perintah, UbahSop) and warisan else LAPIS_KOSONG)


def aliran(perintah: UbahSop | UbahKalender) -> UUID:
    return aliran_sop(perintah.kode) if isinstance(perintah, UbahSop) else aliran_kalender(perintah.kode)


def simpan(
    store: EventStore,
    stream: UUID,
    buat: Callable[[Loaded], UbahSop | UbahKalender],
    warisan: Callable[[datetime], Sop | None] | None = None,
) -> SopDiubah | KalenderDiubah | None:
    """Load, decide, append; the event, None if nothing changed. `buat` makes the command from the stream as read.

    Raises AturanSedangDiubah after a fixed number of lost races.
    """
    for _ in range(ATTEMPTS):
        loaded = store.load(stream)
        perintah = buat(loaded)
        kejadian = decide(loaded.events, perintah, loaded.now, warisan(loaded.now) if warisan else None)
        if not kejadian:
            return None
        try:
            store.append(stream, kejadian, loaded.version, correlation_id=uuid4())
        except VersionConflict:
            continue
        return kejadian[0]
    raise AturanSedangDiubah(kode=perintah.kode)
