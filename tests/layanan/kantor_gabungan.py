"""Triage and response on one real store, for the tests of merged complaints."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import count
from uuid import UUID, uuid4

from services.response.application import Response
from services.response.application import rakit as rakit_response
from services.triage import permintaan as p
from services.triage.application import Triage
from services.triage.application import rakit as rakit_triage
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.domain.akses.petugas import Petugas
from shared.domain.sop.aturan import AturanBerlaku
from shared.layanan.dasar import Dasar, dasar
from shared.machinery.privacy.master_keys import MasterKeys
from shared.machinery.privacy.vault import Vault
from tests.domain import support as s
from tests.domain.support import JENAWI
from tests.machinery.privacy.test_kunci import INDUK as KUNCI
from tests.support.postgres import BasisUji

OPERATOR = Petugas.di(uuid4(), "Uji", {"operator"}, JENAWI)
JAWABAN = "Sudah diaspal hari Senin."
SEBELUM_JAWAB = (s.DIKLASIFIKASI, s.DISUSUN, s.DITERIMA_PPID, s.DICATAT)
MENUNGGU = ["AduanDiterima", "AduanDigabungkan"]


class Kantor:
    """Triage and response on one database; what happens to a complaint is written by hand and heard of when `dengar` says."""

    def __init__(self, database: BasisUji, kunci: MasterKeys = KUNCI) -> None:
        self.database, self._nomor, self._kunci = database, count(1), kunci
        self.vault = Vault(database.sebagai("aduan_intake", 2), kunci)
        self.triage: Triage = rakit_triage(self._dasar("triage"), ExitStack())
        self.response: Response = rakit_response(self._dasar("response"), ExitStack())
        self.store = self.triage.dasar.store

    def _dasar(self, nama: str) -> Dasar:
        db, mesin = self.database.sebagai(f"aduan_{nama}", 6), self.database.sebagai(f"aduan_{nama}_mesin", 6)
        return dasar(nama, db, mesin, self._kunci, AturanBerlaku())

    def replika(self) -> Response:
        return rakit_response(self._dasar("response"), ExitStack())

    def aduan(self) -> UUID:
        orang, aduan_id, nomor = uuid4(), uuid4(), next(self._nomor)
        self.vault.new_key(orang)
        nama, kontak, isi = (self.vault.encrypt(orang, aduan_id, teks) for teks in ("Warga Uji", "0812", "Jalan berlubang."))
        diterima = replace(s.DITERIMA, nomor=f"{JENAWI}/2026/{nomor:06}", pelapor=k.Pelapor(orang, nama, kontak), isi=isi)
        self.terjadi(aduan_id, diterima)
        return aduan_id

    def terjadi(self, aduan_id: UUID, *kejadian: k.Kejadian, dengar: bool = True) -> None:
        loaded = self.store.load(aduan_id)
        self.store.append(
            aduan_id, [replace(e, aduan_id=aduan_id, pada=loaded.now) for e in kejadian], loaded.version, correlation_id=uuid4()
        )
        if dengar:
            self.dengar(aduan_id)

    def dijawab(self, aduan_id: UUID, teks: str = JAWABAN, dengar: bool = True) -> None:
        isi = self.vault.encrypt(self.baca(aduan_id).pemilik, aduan_id, teks)
        self.terjadi(aduan_id, *SEBELUM_JAWAB, replace(s.DIJAWAB, isi=isi), dengar=dengar)

    def dengar(self, *aduan: UUID) -> None:
        """The news reaches both services, twice."""
        for layanan in (self.triage, self.response, self.response, self.triage):
            layanan.projector.project(aduan)

    def gabung(self, aduan: UUID, induk: UUID) -> Aduan:
        return self.triage.tindakan.gabungkan(aduan, p.Gabungan(induk, "Sama."), OPERATOR, uuid4())

    def pengikut(self, induk: UUID) -> UUID:
        aduan = self.aduan()
        self.gabung(aduan, induk)
        self.dengar(aduan)
        return aduan

    def kejadian(self, aduan_id: UUID) -> Sequence[k.Kejadian]:
        return self.store.load(aduan_id).events

    def jenis(self, aduan_id: UUID) -> list[str]:
        return [type(e).__name__ for e in self.kejadian(aduan_id)]

    def baca(self, aduan_id: UUID) -> Aduan:
        return aduan_dari(aduan_id, self.kejadian(aduan_id))

    def jawaban(self, aduan_id: UUID) -> str:
        aduan = self.baca(aduan_id)
        assert aduan.tanggapan is not None
        return str(self.vault.decrypt(aduan.pemilik, aduan.id, aduan.tanggapan))
