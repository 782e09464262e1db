"""Attachments of complaints: added by their reporter or at the counter, and handed out to who may see the complaint."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID, uuid4, uuid5

from services.intake.domain import PerintahIntake, decide
from services.intake.pribadi import TambahLampiran
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Pelaku
from shared.domain.aduan.penolakan import DataDibatasi, Penolakan
from shared.domain.akses.petugas import Petugas
from shared.domain.rincian.lampiran import bernama
from shared.lampiran.berkas_jenis import Berkas
from shared.lampiran.gudang import FileStore
from shared.lampiran.pemeriksa import Pemeriksa
from shared.lampiran.penolakan import TERBESAR, LampiranSudahDihapus, LampiranTidakAda
from shared.layanan.penangan import Penangan
from shared.web.uploads import Upload

BuatBerkas = Callable[[], Berkas]


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """A file in the store, not yet named by an event; fields as in `TambahLampiran`."""

    lampiran: UUID
    sidik: str
    jenis: str
    ukuran: int

    def perintah(self, oleh: Pelaku) -> TambahLampiran:
        return TambahLampiran(oleh=oleh, lampiran=self.lampiran, sidik=self.sidik, jenis=self.jenis, ukuran=self.ukuran)


class Isi(NamedTuple):
    """What is handed out."""

    nama: str
    jenis: str
    data: bytes


def id_berkas(kiriman: UUID, isi: bytes) -> UUID:
    """Of the same file in the same form as often as that is sent."""
    return uuid5(kiriman, sha256(isi).hexdigest())


class LampiranAduan:
    def __init__(self, penangan: Penangan[PerintahIntake], gudang: FileStore, pemeriksa: Pemeriksa) -> None:
        self._penangan, self._gudang, self._pemeriksa = penangan, gudang, pemeriksa

    def periksa(self, isi: bytes) -> Berkas:
        """What a citizen sent, looked into and cleaned. Raises a BerkasDitolak."""
        return self._pemeriksa.periksa(isi)

    def tambah(self, aduan_id: UUID, unggahan: Upload, petugas: Petugas | None, correlation_id: UUID) -> tuple[Aduan, UUID]:
        """The complaint and its new attachment; the same file in the same form is one. It is looked at only once all else allows it.

        Raises what `Penangan.tangani` does, LampiranTerlaluBanyak, SudahDilupakan, a BerkasDitolak, PenyimpananGagal.
        """
        isi = unggahan.read(TERBESAR + 1)
        tindakan = id_berkas(correlation_id, isi)
        ada = list[Tersimpan]()

        def buat(aduan: Aduan, oleh: Pelaku) -> TambahLampiran:
            if not ada:
                decide(aduan, Tersimpan(tindakan, "", "", 0).perintah(oleh), aduan.terakhir_pada)
                ada.append(self._taruh(aduan.pemilik, aduan.id, tindakan, self._pemeriksa.periksa(isi, petugas is not None)))
            return ada[0].perintah(oleh)

        try:
            aduan = self._penangan.tangani(aduan_id, "TambahLampiran", petugas, buat, tindakan)
        except Penolakan:
            self.buang(ada)
            raise
        self.buang(satu for satu in ada if satu.sidik not in {x.sidik for x in aduan.lampiran})
        return aduan, tindakan

    def taruh_semua(self, orang: UUID, aduan_id: UUID, berkas: Sequence[BuatBerkas]) -> list[Tersimpan]:
        """The files of a new complaint, one in memory at a time; all or none."""
        tersimpan: list[Tersimpan] = []
        try:
            for buat in berkas:
                tersimpan.append(self._taruh(orang, aduan_id, uuid4(), buat()))
        except Penolakan:
            self.buang(tersimpan)
            raise
        return tersimpan

    def buang(self, tersimpan: Iterable[Tersimpan]) -> None:
        """Files whose event was refused. After any other failure nobody knows whether it was stored: `lampiran periksa` tells."""
        for satu in tersimpan:
            self._gudang.buang(satu.sidik)

    def ambil_petugas(self, aduan: Aduan, lampiran_id: UUID) -> Isi:
        """For staff who may see the complaint. Raises DataDibatasi, and what `ambil` does."""
        if aduan.dibatasi:
            raise DataDibatasi(nomor=aduan.nomor)
        return self.ambil(aduan, lampiran_id)

    def ambil(self, aduan: Aduan, lampiran_id: UUID) -> Isi:
        """Raises LampiranTidakAda, LampiranSudahDihapus, LampiranHilang."""
        dicari = next(((nama, satu) for nama, satu in bernama(aduan.lampiran) if satu.id == lampiran_id), None)
        if dicari is None:
            raise LampiranTidakAda
        if aduan.dilupakan:
            raise LampiranSudahDihapus
        nama, satu = dicari
        return Isi(nama, satu.jenis, self._gudang.ambil(aduan.pemilik, aduan.id, satu.id, satu.sidik))

    def _taruh(self, orang: UUID, aduan_id: UUID, lampiran_id: UUID, berkas: Berkas) -> Tersimpan:
        sidik = self._gudang.simpan(orang, aduan_id, lampiran_id, berkas.data)
        return Tersimpan(lampiran_id, sidik, berkas.jenis, len(berkas.data))
