"""What the machines do by themselves, also where something went wrong."""

from contextlib import closing
from unittest.mock import patch
from uuid import UUID

from services.sla.peringatan.kontak import BukuKontak
from services.sla.rekap import persentil
from shared.machinery.contracts.envelope import with_position
from shared.machinery.database import connect, one, sql
from shared.machinery.eventstore.leadership import Rival, begin
from shared.machinery.messaging import subscribers
from shared.machinery.messaging.outside import OutsideMark
from shared.machinery.service.clock import ClockGuard
from tests.blok.hari import JENAWI, KABUPATEN, Hari
from tests.simulation.perayap import Perayap, Tautan

BARU = "SELECT cloudevent FROM eventstore.events WHERE wilayah LIKE '33.13.%%' ORDER BY transaction_id DESC, stream, version LIMIT %s"


def halaman(h: Hari) -> None:
    """Every kind of page, by whoever finds it first."""
    k, jenis = h.kantor, None
    for peran, di, mulai in (
        ("operator", JENAWI, ["/petugas", "/papan"]),
        ("ppid", JENAWI, ["/petugas", "/papan"]),
        ("camat", JENAWI, ["/petugas", "/papan"]),
        ("admin-kecamatan", JENAWI, ["/papan"]),
        ("inspektorat", KABUPATEN, ["/papan/kabupaten"]),
        ("admin-kabupaten", KABUPATEN, ["/papan/kabupaten"]),
    ):
        perayap = _Pembaca(k.masuk(peran, di), 1, (".pdf", ".xlsx", "/lampiran/", "/surat-terbit/"))
        jenis = perayap.jenis = perayap.jenis if jenis is None else jenis
        perayap.jelajah(mulai)


def banyak_selesai(h: Hari) -> None:
    """The boards of offices where more has ended than is read whole for a percentile."""
    with patch.object(persentil, "SEDIKIT", 0):
        h.kantor.masuk("camat").buka("/papan")
        h.kantor.masuk("inspektorat", KABUPATEN).buka("/papan/kabupaten")


class _Pembaca(Perayap):
    """Opens pages; what forms are sent to is others' affair."""

    def _perlu(self, tautan: Tautan, dari: str, wajib: bool) -> Tautan | None:
        return super()._perlu(tautan, dari, wajib) if tautan.cara == "get" else None


def tugas(h: Hari) -> None:
    """News, duties and figures; the feed of an outside reader; the relay on another cluster."""
    h.kabar()
    intake, triage, sla = (h.apps[nama] for nama in ("intake", "triage", "sla"))
    baru = [with_position(teks, 1, "00" * 32) for (teks,) in h.owner.execute(BARU, (5,))]
    for app in h.apps.values():
        app.inbox.receive(baru)
        app.inbox.receive([b"bukan berita"])
        app.inbox.retry_due()
        app.follow_rules()
        app.report_keys()
        app.look()
        for ukur in app.angka().values():
            ukur()
        app.projector.sweep(app.inbox.take)
        h.sini.call("GET", "/metrics")
    h.sini.call("GET", "/api/v1/kejadian?after=0", token=h.sini.token("admin-kabupaten", KABUPATEN))
    for _ in range(2):
        triage.cari.segarkan()
        h.kantor.aduan()
        h.kabar()
    triage.cari.segarkan()
    intake.kiriman.putaran(lambda: False)
    intake.retensi.terakhir()
    intake.retensi.jalankan()
    sla.pewaktu.putaran()
    sla.jatuh_tempo.berikutnya()
    sla.jatuh_tempo.kerjakan()
    sla.kabar.putaran(lambda: False)
    sla.rangkuman.putaran(lambda: False)
    h.owner.execute("DELETE FROM eventstore.sequencer_mark")  # as after a restore on another cluster
    pengikut(h)
    catatan_luar(h)


def pengikut(h: Hari) -> None:
    """Who waits for another's answer: at first all of them, from then on by the ledger."""
    for _ in range(3):
        h.kantor.jawab(h.kantor.aduan())
        h.kabar()
        for nama in ("triage", "response"):
            h.apps[nama].pengikutan.sapu()


def catatan_luar(h: Hari) -> None:
    """What the relay notes outside the database: everything, then what is new."""
    tanda = OutsideMark(h.sini.settings.relay_mark)
    with connect(h.kantor.database.url, "aduan_relay") as conn, patch("shared.machinery.messaging.outside.EVERY", 0.0):
        posisi, xid = one(conn.execute("SELECT max(position), pg_snapshot_xmin(pg_current_snapshot())::text FROM eventstore.ledger"))
        for _ in range(2):
            tanda.note(conn, posisi, xid)


def terlambat(h: Hari) -> None:
    """What came nine days ago is late: whoever must know is told, and what failed is sent again."""
    sla = h.apps["sla"]
    buku = BukuKontak(sla.dasar.derivations)
    with h.sebagai("aduan_admin") as conn:
        for peran, wilayah in (("operator", JENAWI), ("admin-kabupaten", KABUPATEN)):
            buku.tambah(conn, wilayah, peran, "mailto://u:p@surel.example.org")
    while sla.jatuh_tempo.kerjakan():
        pass
    h.kabar()
    sla.kabar.pencatat.catat()
    h.owner.execute("UPDATE sla.kiriman SET kirim_setelah = clock_timestamp() WHERE keadaan = 'menunggu'")
    while sla.kabar.pengirim.kirim(h.titip):
        pass
    h.owner.execute("UPDATE sla.kiriman SET keadaan = 'gagal', galat = 'Uji' WHERE id = (SELECT min(id) FROM sla.kiriman)")
    h.perintah("kabar", "retry")
    ClockGuard(sla.dasar.mesin).sound()


def pelanggan(h: Hari) -> None:
    """An outside subscriber whose queue was lost: noted as the relay does it, told of, and given up."""
    sla = h.apps["sla"]
    with h.sebagai("aduan_admin") as conn:
        subscribers.add(conn, "pengawas", KABUPATEN)
    with connect(h.kantor.database.url, "aduan_relay") as conn:
        conn.execute(sql(subscribers.__file__, "subscriber_lost"), {"name": "pengawas", "position": 10})
    sla.kabar.pelanggan.catat()
    while sla.kabar.pelanggan.kirim(h.titip):
        pass
    h.perintah("subscriber", "list")
    with h.sebagai("aduan_admin") as conn:
        subscribers.remove(conn, "pengawas")


def tersendat(h: Hari) -> None:
    """A complaint whose news cannot be taken in, until it can; a clock that jumped; a leader without a pulse."""
    triage, aduan = h.apps["triage"], UUID(h.kantor.aduan()["id"])
    h.owner.execute(f"ALTER TABLE triage.aduan ADD CONSTRAINT uji CHECK (aduan_id <> '{aduan}') NOT VALID")
    triage.inbox.take([aduan])
    h.owner.execute("ALTER TABLE triage.aduan DROP CONSTRAINT uji")
    h.owner.execute("UPDATE messaging.failures SET next_try = clock_timestamp() WHERE parked_at IS NULL")
    triage.inbox.retry_due()
    penjaga = ClockGuard(h.apps["sla"].dasar.mesin)
    penjaga.sound()
    penjaga._offset = 172800.0  # two days off from what it was
    penjaga.sound()
    h.perintah("jam", "pastikan")
    with connect(h.kantor.database.url, "aduan_relay") as lama, closing(connect(h.kantor.database.url, "aduan_relay")) as baru:
        assert begin(lama) is not None
        lawan = Rival()
        lawan.watch(baru)
        lawan._since -= 3600
        assert lawan.watch(baru)
        lama.close()


def lupa(h: Hari) -> None:
    """Erasures are carried out, also what a crash left; what is kept long enough goes."""
    intake = h.apps["intake"]
    for _ in range(2):
        intake.lupa.bereskan()
    lama = h.kantor.aduan(pelapor={"nama": "Warga Lama", "kontak": "081200009999"})
    h.kantor.pelapor(lama, "cabut")
    h.kabar()
    h.owner.execute("UPDATE intake.pribadi SET berakhir_pada = berakhir_pada - interval '20 years' WHERE aduan_id = %s", [lama["id"]])
    intake.retensi.jalankan()
    h.perintah("penghapusan", "periksa")


def rekap(h: Hari) -> None:
    """The sums of what is over: a complaint that they have and that is not there; compared, and made anew."""
    sla = h.apps["sla"]
    h.owner.execute("DELETE FROM sla.aduan WHERE aduan_id = (SELECT aduan_id FROM sla.dirangkum ORDER BY versi DESC, aduan_id LIMIT 1)")
    sla.rangkuman.susul()
    sla.rangkuman.susun()
    h.perintah("rebuild", "sla")
