"""Which complaints stand in a month's register: found in the read model, told by their own streams."""

from collections.abc import Sequence

from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.domain.aduan.kejadian import Kejadian
from shared.machinery.database import Database, sql
from shared.machinery.eventstore.store import EventStore
from shared.surat.register import Bulan, RegisterTerlaluPanjang

TERBANYAK = 3000  # complaints on one register


def daftar_bulan(db: Database, store: EventStore, wilayah: str, bulan: Bulan, zona: str) -> list[tuple[Aduan, Sequence[Kejadian]]]:
    """In the order they came; two queries, however many they are. Raises RegisterTerlaluPanjang."""
    params = {
        "wilayah": wilayah,
        "di_bawah": f"{wilayah}.%",
        "mulai": bulan.mulai(zona),
        "sampai": bulan.geser(1).mulai(zona),
        "jumlah": TERBANYAK + 1,
    }
    with db.transaction(wilayah) as conn:
        urut = [row[0] for row in conn.execute(sql(__file__, "register"), params)]
        if len(urut) > TERBANYAK:
            raise RegisterTerlaluPanjang(banyak=TERBANYAK)
        aliran = store.load_many(urut, conn)
    return [(aduan_dari(aduan_id, aliran[aduan_id]), aliran[aduan_id]) for aduan_id in urut if aduan_id in aliran]
