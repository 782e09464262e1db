"""How the parts are and what could not be taken in: as a district's administrator sees it, and has it tried again."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.sla.kelola.baris import BeritaGagal, Dibuang, DicobaUlang
from services.sla.kelola.kabar import BukanDiSini
from services.sla.kelola.permintaan import BuangBerita
from shared.domain.aduan.kejadian import Pelaku
from shared.domain.aduan.penolakan import Bentrok
from shared.domain.akses.petugas import meliputi
from shared.machinery.database import Database, one, rows, sql
from shared.machinery.messaging.dead import body_of, discard, retry
from shared.machinery.messaging.subscribers import Subscriber, subscribers
from shared.machinery.service.clock import Jump, confirm, open_jump
from shared.machinery.service.health import Away, Watch

LAYANAN = ("intake", "triage", "response", "sla")
TERTUNDA = 120.0  # seconds that a message or a reminder may be late before somebody must look
KATA_KABAR = {"menunggu": "menunggu dikirim", "terkirim": "terkirim"}
Bagian = tuple[str, bool, str]  # name, is well, what it says


class MasihTakTerbaca(Bentrok):
    """Pesan {nomor} masih tidak dapat dibaca program ini. Coba lagi sesudah programnya diperbarui, atau buang dengan alasan."""

    kode = "masih-tak-terbaca"


@dataclass(frozen=True)
class KelolaSistem:
    """`mesin`: the service's own role, which alone knows how far ledger and relay are."""

    db: Database
    mesin: Database
    watch: Watch
    wilayah: str
    oleh: Pelaku

    def gagal(self) -> tuple[list[BeritaGagal], list[DicobaUlang], list[Dibuang]]:
        """News that could not be taken in, who had some tried again, and what was thrown away; three queries."""
        with self.db.transaction(self.wilayah) as conn:
            return (
                rows(conn, BeritaGagal, sql(__file__, "gagal_daftar")),
                rows(conn, DicobaUlang, sql(__file__, "ulang_semua")),
                rows(conn, Dibuang, sql(__file__, "buang_semua")),
            )

    def pelanggan(self) -> list[Subscriber]:
        """Outside subscribers who hear of this wilayah, or of a part of it."""
        with self.mesin.connection() as conn:
            semua = subscribers(conn)
        return [s for s in semua if any(meliputi(self.wilayah, w) or meliputi(w, self.wilayah) for w in s.wilayah)]

    def kabar_pelanggan(self) -> dict[str, str]:
        """Of subscribers that wait for their user: what became of the message about it."""
        with self.mesin.connection() as conn:
            return {nama: galat or KATA_KABAR[keadaan] for nama, keadaan, galat in conn.execute(sql(__file__, "kabar_pelanggan"))}

    def ulangi(self, nomor: int | None) -> int:
        """One, or all (None): tried within a second; how many. Raises BukanDiSini, MasihTakTerbaca."""
        with self.db.transaction(self.wilayah) as conn:
            banyak = retry(conn, nomor)
            if nomor is not None and not banyak:
                raise BukanDiSini if body_of(conn, nomor) is None else MasihTakTerbaca(nomor=nomor)
            if banyak:
                conn.execute(sql(__file__, "ulang_catat"), {"wilayah": self.wilayah, "oleh": self.oleh.id, "jumlah": banyak})
        return banyak

    def buang(self, minta: BuangBerita) -> None:
        """A parked one; who, when and why is kept. Raises BukanDiSini."""
        with self.db.transaction(self.wilayah) as conn:
            if not discard(conn, minta.nomor, str(self.oleh.id), minta.alasan):
                raise BukanDiSini

    def jam(self) -> Jump | None:
        """The jump of the clock that waits for somebody."""
        with self.db.transaction(self.wilayah) as conn:
            return open_jump(conn)

    def pastikan_jam(self) -> None:
        """The clock is right as it is now; nothing where no jump waits."""
        with self.db.transaction(self.wilayah) as conn:
            confirm(conn, self.oleh.id)

    def bagian(self, gagal: Sequence[BeritaGagal]) -> list[Bagian]:
        """Every part, the database first; three queries."""
        keadaan = self.watch.health()
        if isinstance(keadaan, Away):
            return [("Basis data", False, "tidak dapat dihubungi")]
        with self.mesin.connection() as conn:
            menunggu, tertua, tidak_sampai = one(conn.execute(sql(__file__, "kiriman_jumlah")))
            jatuh, terlambat = one(conn.execute(sql(__file__, "pengingat_jumlah")))
        return [
            ("Basis data", True, "menjawab"),
            ("Buku besar", keadaan.sound, f"{keadaan.ledger} kejadian, {keadaan.unordered} belum diurutkan"),
            (
                "Pengantar kabar antarlayanan",
                keadaan.sound,
                f"{keadaan.undelivered} belum diantar, yang tertua {keadaan.age:.0f} detik",
            ),
            ("Jam", keadaan.clock == "sehat", f"{keadaan.clock}; selisih {keadaan.skew:+.1f} detik"),
            *(_layanan(nama, gagal) for nama in LAYANAN),
            (
                "Pengingat batas waktu",
                terlambat <= TERTUNDA,
                f"{jatuh} belum dikerjakan, yang tertua {terlambat:.0f} detik",
            ),
            ("Kabar ke petugas", tertua <= TERTUNDA and not tidak_sampai, f"{menunggu} menunggu dikirim, {tidak_sampai} gagal"),
        ]


def _layanan(nama: str, gagal: Sequence[BeritaGagal]) -> Bagian:
    milik = [g for g in gagal if g.consumer == nama]
    diparkir = sum(g.parked_at is not None for g in milik)
    return f"Layanan {nama}", not diparkir, f"{len(milik) - diparkir} dicoba lagi, {diparkir} diparkir"
