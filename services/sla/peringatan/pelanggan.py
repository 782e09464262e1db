"""Operations are told by message what an outside subscriber missed whose queue was lost: once for each loss and address."""

from dataclasses import asdict, dataclass
from datetime import datetime

import psycopg
import structlog

from services.sla.peringatan.kirim import TANPA_KONTAK as KONTAK_HILANG
from services.sla.peringatan.kontak import BukuKontak
from shared.domain.akses.petugas import ADMIN_KABUPATEN
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.kata import saat
from shared.domain.workcalendar.kalender import Kalender
from shared.kabar.kirim import Kirim, antar
from shared.kabar.ulang import TERKIRIM, Nasib, Ulang
from shared.machinery.database import Database, sql
from shared.machinery.messaging.topology import SUBSCRIBER_HOLDS
from shared.web.links import FEED, link

TANPA_ALAMAT = "tidak ada alamat untuk admin-kabupaten"
ULANG = Ulang()

log = structlog.get_logger("kabar")


@dataclass(frozen=True)
class Kehilangan:
    """One row of sla.kabar_pelanggan that is to be sent."""

    id: int
    nama: str
    mendengar: list[str]
    hilang_pada: datetime
    sampai: int
    dari: int
    paling_banyak: int
    kontak_id: int
    percobaan: int


@dataclass
class KabarPelanggan:
    """Several replicas do no harm. `alamat`: where people open the program."""

    mesin: Database
    aturan: AturanWaktu
    kontak: BukuKontak
    alamat: str = ""
    ulang: Ulang = ULANG

    def catat(self) -> int:
        """What the relay found lost becomes deliveries; how many losses were noted. Without an address the row says so, and waits."""
        dicatat = 0
        with self.mesin.transaction() as conn:
            for nama, mendengar, pada, sampai, sudah_disebut in conn.execute(sql(__file__, "pelanggan_hilang")).fetchall():
                kontak = [k.id for k in self.kontak.operasi(conn, ADMIN_KABUPATEN, mendengar)]
                if kontak or not sudah_disebut:
                    _buat(conn, kontak, nama, mendengar, pada, sampai)
                    dicatat += 1
        return dicatat

    def kirim(self, kirim: Kirim) -> int:
        """The one that has waited longest; how many there were."""
        with self.mesin.connection() as conn:
            row = conn.execute(sql(__file__, "pelanggan_klaim")).fetchone()
            if row is None:
                return 0
            *isi, now = row
            k = Kehilangan(*isi)
            kontak = next((x for x in self.kontak.operasi(conn, ADMIN_KABUPATEN, k.mendengar) if x.id == k.kontak_id), None)
        if kontak is None:
            galat: str | None = KONTAK_HILANG
        else:
            galat = antar(kirim, kontak.url, *pesan(k, self.aturan.terbaru().kalender(kontak.wilayah, now), self.alamat))
        self._selesai(k, TERKIRIM if galat is None else self.ulang.sesudah(k.percobaan, now, galat))
        if galat is None:
            log.info("subscriber_loss_told", pelanggan=k.nama)
        else:
            log.warning("subscriber_loss_not_told", pelanggan=k.nama, error=galat)
        return 1

    def _selesai(self, k: Kehilangan, nasib: Nasib) -> None:
        with self.mesin.connection() as conn:
            conn.execute(sql(__file__, "pelanggan_selesai"), {"id": k.id, **asdict(nasib)})


def _buat(conn: psycopg.Connection, kontak: list[int], nama: str, mendengar: list[str], pada: datetime, sampai: int) -> None:
    params = {
        "nama": nama, "mendengar": mendengar, "di_bawah": [f"{w}.%" for w in mendengar], "hilang_pada": pada, "sampai": sampai,
        "muat": SUBSCRIBER_HOLDS, "kontak": kontak or [0], "keadaan": "menunggu" if kontak else "gagal",
        "galat": None if kontak else TANPA_ALAMAT,
    }  # fmt: skip
    conn.execute(sql(__file__, "pelanggan_buat"), params)
    if kontak:
        conn.execute(sql(__file__, "pelanggan_ada_alamat"), params)


def pesan(k: Kehilangan, kalender: Kalender, alamat: str) -> tuple[str, str]:
    """Title and text: who, since when, how many, and what to do. The feed is asked for what comes after a position."""
    sejak = f"N posisi terakhir yang ia terima, atau {max(k.dari - 1, 0)} bila tidak diketahuinya"
    judul = f"Pelanggan {k.nama} mungkin tidak menerima {k.paling_banyak} kejadian"
    return judul, "\n".join(
        [
            f"Antrean pelanggan {k.nama} (wilayah {', '.join(k.mendengar)}) hilang dan dibuat lagi {saat(k.hilang_pada, kalender)}.",
            f"Paling banyak {k.paling_banyak} kejadian, posisi {k.dari} sampai {k.sampai}, mungkin tidak sampai kepadanya.",
            "Tidak ada yang hilang dari program ini. Yang perlu dilakukan:",
            f"1. Pelanggan membaca umpan {link(alamat, FEED)}?after=N sampai posisi {k.sampai}; {sejak}.",
            f"2. Beri pengguna baru: ./aduan subscriber add --nama {k.nama} --wilayah {k.mendengar[0]}",
        ]
    )
