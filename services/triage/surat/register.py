"""Which complaints stand in a month's register: found in the read model, told by their own streams."""

from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.aduan.masa import kantor_pernah, sampai_dialihkan
from shared.domain.akses.petugas import meliputi
from shared.machinery.database import Database, sql
from shared.machinery.eventstore.store import EventStore
from shared.surat.register import Bulan, RegisterTerlaluPanjang, Tercatat

TERBANYAK = 3000  # complaints on one register


def daftar_bulan(db: Database, store: EventStore, wilayah: str, bulan: Bulan, zona: str) -> list[Tercatat]:
    """In the order they came to each office; two queries, however many they are. What an office passed on is as it was then.

    Raises RegisterTerlaluPanjang.
    """
    params = {
        "wilayah": wilayah,
        "di_bawah": f"{wilayah}.%",
        "mulai": bulan.mulai(zona),
        "sampai": bulan.geser(1).mulai(zona),
        "jumlah": TERBANYAK + 1,
    }
    with db.transaction(wilayah) as conn:
        urut = conn.execute(sql(__file__, "register"), params).fetchall()
        if len(urut) > TERBANYAK:
            raise RegisterTerlaluPanjang(banyak=TERBANYAK)
        aliran = store.load_many({aduan_id for aduan_id, _ in urut}, conn)
    hasil = []
    for aduan_id, ke in urut:
        aduan, kejadian = aduan_dari(aduan_id, aliran[aduan_id]), aliran[aduan_id]
        semua = kantor_pernah(kejadian)
        # The stream may have gone on since the list was written: what has left these offices is shown as they knew it.
        masa = next(m for m in reversed(semua) if meliputi(wilayah, m.kantor)) if ke is None else semua[ke]
        hasil.append(Tercatat(*((aduan, kejadian) if masa.ke is None else sampai_dialihkan(aduan, kejadian, masa)), masa))
    return hasil
