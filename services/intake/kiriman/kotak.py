"""The outbox to citizens: filled from the ledger and by codes, sent one by one, again after growing delays when it does not get through."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

import psycopg
import structlog

from services.intake.kiriman.kabar import pesan, saluran_kabar
from services.intake.kiriman.kontak import kontak_pelapor
from services.intake.milik import BukuMilik
from shared.akun.kontak import Kontak
from shared.domain.aduan.audiens import DIKABARKAN
from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.kabar.gerbang import Gerbang
from shared.kabar.ikuti import Pengikut
from shared.kabar.kirim import Berhenti, Kirim, antar, tidak
from shared.kabar.kurir import Courier
from shared.kabar.ulang import BATAL, TERKIRIM, Nasib, Ulang, tunda
from shared.layanan.dasar import Dasar
from shared.machinery.database import one, sql
from shared.machinery.service.rounds import Rounds

SEBANYAK = 20  # messages claimed at once
TANDA = "kabar-warga"
ULANG, ULANG_KODE = Ulang(), Ulang(jeda=timedelta(seconds=5))  # who asks for a code waits for it
KODE_BERLAKU = timedelta(minutes=10)
MALAM, PAGI = time(20), time(6)  # nobody is woken by a notice; who asks for a code is awake
ISTIRAHAT = 1.0  # seconds
KEDALUWARSA, TANPA_GERBANG = Nasib("gagal", galat="kode sudah tidak berlaku"), "gerbang tidak ada lagi"
GUNA, AAD = "kiriman", b"intake.kiriman"

log = structlog.get_logger("kabar")


def pagi(now: datetime) -> datetime | None:
    """When the night that `now` (office time) is in ends; None by day."""
    if PAGI <= now.time() < MALAM:
        return None
    hari = now.date() + timedelta(days=1) if now.time() >= MALAM else now.date()
    return datetime.combine(hari, PAGI, now.tzinfo)


@dataclass(frozen=True, slots=True)
class Kiriman:
    """One row; `isi` is sealed, and None for a notice."""

    id: int
    wilayah: str
    aduan_id: UUID | None
    isi: str | None
    percobaan: int
    dibuat_pada: datetime
    now: datetime


class KotakKirim:
    """The machine fills and empties it: no notice asks who may see the complaint, and none says what it is about."""

    def __init__(self, dasar: Dasar, milik: BukuMilik, gerbang: Gerbang, kurir: Courier) -> None:
        self._db, self._store, self._vault = dasar.mesin, dasar.store_mesin, dasar.vault
        self._kantor, self._alamat = dasar.kantor, dasar.alamat
        self._milik, self._gerbang, self._kurir = milik, gerbang, kurir
        self._pengikut = Pengikut(self._db, TANDA, self._tulis)
        self._rounds = Rounds(dasar.nama, "kiriman")

    def bisa(self, jenis: str) -> bool:
        return bool(self._gerbang.saluran(jenis))

    def titip(self, kontak: Kontak, judul: str, isi: str, sungguh: bool = True) -> bool:
        """A message for immediate sending; False where no gateway reaches this contact. `sungguh` False: only takes as long."""
        saluran = self._gerbang.saluran(kontak.jenis)
        if not saluran:
            return False
        surat = json.dumps([saluran[0], kontak.alamat, str(judul), str(isi)])
        params = {
            "isi": self._vault.encrypt_transient(GUNA, surat, AAD) if sungguh else None,
            "keadaan": "menunggu" if sungguh else "batal",
        }
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "titip"), params)
        return True

    def putaran(self, berhenti: Berhenti = tidak) -> float:
        """One round; for how many seconds to rest. Never raises."""
        return self._rounds.run(lambda: self._satu(berhenti))

    def _satu(self, berhenti: Berhenti) -> float:
        with self._db.connection() as conn:
            if not one(conn.execute(sql(__file__, "ada"), {"tanda": TANDA}))[0]:
                return ISTIRAHAT
        self.catat()
        return ISTIRAHAT if self.kirim(berhenti=berhenti) < SEBANYAK else 0.0

    def catat(self) -> None:
        """What the ledger got since is told of."""
        self._pengikut.ikuti()

    @staticmethod
    def _tulis(conn: psycopg.Connection, after: int, upto: int) -> int:
        return conn.execute(sql(__file__, "catat"), {"after": after, "upto": upto, "publik": list(DIKABARKAN)}).rowcount

    def kirim(self, kirim: Kirim | None = None, berhenti: Berhenti = tidak) -> int:
        """What is due; how many were claimed."""
        with self._db.connection() as conn:
            kiriman = [Kiriman(*b) for b in conn.execute(sql(__file__, "klaim"), {"banyak": SEBANYAK})]
            ids = {k.aduan_id for k in kiriman if k.aduan_id}
            aduan = {s: aduan_dari(s, es) for s, es in self._store.load_many(ids, conn).items()} if ids else {}
        for k in sorted(kiriman, key=lambda k: (k.isi is None, k.id)):
            if berhenti():
                break  # claimed for five minutes, then due again
            if k.isi is not None:
                self._kode(k, k.isi, kirim or self._kurir.kirim)
            else:
                self._kabar(k, aduan.get(k.aduan_id) if k.aduan_id else None, kirim or self._kurir.kirim)
        return len(kiriman)

    def _kode(self, k: Kiriman, tersegel: str, kirim: Kirim) -> None:
        if k.now - k.dibuat_pada > KODE_BERLAKU:
            return self._selesai(k, KEDALUWARSA)
        surat = self._vault.decrypt_transient(GUNA, tersegel, AAD)
        if surat is None:  # the wrapping key was turned meanwhile
            return self._selesai(k, KEDALUWARSA)
        saluran, tujuan, judul, isi = json.loads(str(surat))
        return self._antar(k, saluran, tujuan, (judul, isi), kirim, ULANG_KODE)

    def _kabar(self, k: Kiriman, aduan: Aduan | None, kirim: Kirim) -> None:
        saluran = saluran_kabar(aduan) if aduan else None
        if aduan is None or saluran is None:
            return self._selesai(k, BATAL)
        if nanti := pagi(k.now.astimezone(self._kantor.ambil(aduan.kecamatan).waktu)):
            return self._selesai(k, tunda(nanti))
        kontak = kontak_pelapor(self._vault, aduan)
        if kontak is None or saluran not in self._gerbang.saluran(kontak.jenis):
            return self._selesai(k, Nasib("gagal", galat=TANPA_GERBANG))
        isi = pesan(aduan.nomor, self._milik.kode_kini(aduan.id), self._alamat)
        return self._antar(k, saluran, kontak.alamat, isi, kirim, ULANG)

    def _antar(self, k: Kiriman, saluran: str, tujuan: str, pesan: tuple[str, str], kirim: Kirim, ulang: Ulang) -> None:
        url = self._gerbang.url(saluran, tujuan)
        galat = antar(kirim, url, *pesan) if url else TANPA_GERBANG
        if galat is None:
            self._selesai(k, TERKIRIM)
            log.info("notice_sent", kiriman=k.id, saluran=saluran)
            return
        self._selesai(k, ulang.sesudah(k.percobaan, k.now, galat))
        log.warning("notice_failed", kiriman=k.id, saluran=saluran, error=galat)

    def _selesai(self, k: Kiriman, nasib: Nasib) -> None:
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "selesai"), {"id": k.id, **asdict(nasib)})
