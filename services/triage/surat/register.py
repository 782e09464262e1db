"""Which complaints stand in a month's register: found in the read model, told by their own streams."""

from collections.abc import Iterator, Sequence

from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.aduan.masa import kantor_pernah, sampai_dialihkan
from shared.domain.akses.petugas import meliputi
from shared.machinery.connection import REPORT
from shared.machinery.database import Database, sql
from shared.machinery.eventstore.store import EventStore
from shared.surat.register import Bulan, Tercatat

SEKALIGUS = 50  # complaints whose streams are in memory at once, and are read before anybody else is answered


def daftar_bulan(db: Database, store: EventStore, wilayah: str, bulan: Bulan, zona: str) -> Iterator[Tercatat]:
    """In the order they came to each office, however many they are; what an office passed on is as it was then."""
    params = {"wilayah": wilayah, "di_bawah": f"{wilayah}.%", "mulai": bulan.mulai(zona), "sampai": bulan.geser(1).mulai(zona)}
    with db.transaction(wilayah, REPORT) as conn:
        urut = conn.execute(sql(__file__, "register"), params).fetchall()
    for mulai in range(0, len(urut), SEKALIGUS):
        bagian = urut[mulai : mulai + SEKALIGUS]
        with db.transaction(wilayah, REPORT) as conn:
            aliran = store.load_many({aduan_id for aduan_id, _ in bagian}, conn)
        for aduan_id, ke in bagian:
            yield _tercatat(wilayah, ke, aduan_dari(aduan_id, aliran[aduan_id]), aliran[aduan_id])


def _tercatat(wilayah: str, ke: int | None, aduan: Aduan, kejadian: Sequence[Kejadian]) -> Tercatat:
    semua = kantor_pernah(kejadian)
    # The stream may have gone on since the list was written: what has left these offices is shown as they knew it.
    masa = next(m for m in reversed(semua) if meliputi(wilayah, m.kantor)) if ke is None else semua[ke]
    return Tercatat(*((aduan, kejadian) if masa.ke is None else sampai_dialihkan(aduan, kejadian, masa)), masa)
