"""What must hold after every fault, in Jepsen's words: acknowledged, lost, doubled; and the ledger and the lists have all of it."""

from ops.bench.kacau.beban import Beban
from tests.ketersediaan.tiga import Tiga
from tests.support.tunggu import eventually


def periksa_semua(tiga: Tiga, beban: Beban) -> None:
    """Every complaint that was acknowledged is there, every key made at most one, and everything that is there came through."""
    diakui = [k.id for k in beban.diakui]
    assert len(diakui) == len(beban.kiriman), [k.ditolak for k in beban.kiriman if k.diakui is None]
    assert len(set(diakui)) == len(diakui), "two keys were given one complaint"
    with tiga.sambung() as conn:
        ada = [s for (s,) in conn.execute("SELECT stream FROM eventstore.events WHERE type = 'AduanDiterima'")]
        hilang = set(diakui) - set(ada)
        assert not hilang, f"{len(hilang)} of {len(diakui)} acknowledged complaints are lost"
        assert len(set(ada)) == len(ada), "a complaint was received twice"
        tiga.kunci += len(beban.kiriman)
        assert len(ada) == tiga.kunci, f"{tiga.kunci} keys made {len(ada)} complaints"

        def sampai() -> bool:
            belum, terbaca = conn.execute(
                "SELECT (SELECT count(*) FROM eventstore.events) - (SELECT count(*) FROM eventstore.ledger),"
                " (SELECT count(*) FROM triage.aduan)"
            ).fetchone()
            return belum == 0 and terbaca == len(ada)

        eventually(sampai, within=60)
