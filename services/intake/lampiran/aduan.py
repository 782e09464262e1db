"""Attachments of complaints: added by their reporter or at the counter, and handed out to who may see the complaint."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from services.intake.data_pribadi import domain as d
from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.domain.aduan.kejadian import Kejadian, Pelaku
from shared.domain.aduan.penolakan import DataDibatasi, Penolakan
from shared.domain.akses.petugas import Petugas
from shared.lampiran.berkas_jenis import Berkas
from shared.lampiran.gudang import Gudang
from shared.lampiran.nama import bernama
from shared.lampiran.pemeriksa import Pemeriksa
from shared.lampiran.penolakan import TERBESAR, LampiranSudahDihapus, LampiranTidakAda
from shared.machinery.eventstore.store import VersionConflict
from shared.web.unggah import Unggahan

if TYPE_CHECKING:
    from services.intake.application import Intake

BuatBerkas = Callable[[], Berkas]


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """A file in the store, not yet named by an event; fields as in `TambahLampiran`."""

    lampiran: UUID
    sidik: str
    jenis: str
    ukuran: int

    def perintah(self, oleh: Pelaku) -> d.TambahLampiran:
        return d.TambahLampiran(oleh=oleh, lampiran=self.lampiran, sidik=self.sidik, jenis=self.jenis, ukuran=self.ukuran)


class LampiranAduan:
    """The use cases; `app` is intake's application."""

    def __init__(self, app: "Intake", gudang: Gudang, pemeriksa: Pemeriksa) -> None:
        self._app, self.gudang, self._pemeriksa = app, gudang, pemeriksa

    def periksa(self, unggahan: Unggahan, petugas: bool = False) -> Berkas:
        """What was sent, looked into and cleaned. Raises a BerkasDitolak."""
        return self._pemeriksa.periksa(unggahan.baca(TERBESAR + 1), petugas)

    def tambah(self, aduan_id: UUID, unggahan: Unggahan, petugas: Petugas | None, correlation_id: UUID) -> tuple[Aduan, UUID]:
        """The complaint and its new attachment. The file is looked at only once all else allows it.

        Raises what `Application.tangani` does, LampiranTerlaluBanyak, SudahDilupakan, a BerkasDitolak, PenyimpananGagal.
        """
        lampiran_id, ada = uuid4(), list[Tersimpan]()

        def buat(aduan: Aduan, oleh: Pelaku) -> d.TambahLampiran:
            if not ada:
                coba = Tersimpan(lampiran_id, "", "", 0)
                self._app.decide(aduan, coba.perintah(oleh), aduan.terakhir_pada)
                ada.append(self._taruh(self._app.pemilik(aduan), aduan.id, lampiran_id, self.periksa(unggahan, petugas is not None)))
            return ada[0].perintah(oleh)

        try:
            aduan = self._app.tangani(aduan_id, "TambahLampiran", petugas, buat, correlation_id)
        except Penolakan:
            self.buang(ada)
            raise
        self._app.tampilkan(aduan_id)
        return aduan, lampiran_id

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

    def kejadian(self, tersimpan: Iterable[Tersimpan], aduan_id: UUID, kejadian: list[Kejadian], oleh: Pelaku) -> list[Kejadian]:
        """What follows the first event of a new complaint in the same append."""
        for satu in tersimpan:
            kini = aduan_dari(aduan_id, kejadian)
            kejadian = [*kejadian, *self._app.decide(kini, satu.perintah(oleh), kini.terakhir_pada)]
        return kejadian

    def buang(self, tersimpan: Iterable[Tersimpan]) -> None:
        """Files whose event was refused. After any other failure nobody knows whether it was stored: `lampiran periksa` tells."""
        for satu in tersimpan:
            self.gudang.buang(satu.sidik)

    def tutup(self) -> None:
        self._pemeriksa.tutup()

    def ambil_petugas(self, aduan: Aduan, lampiran_id: UUID) -> tuple[str, str, bytes]:
        """For staff who may see the complaint. Raises DataDibatasi, and what `ambil` does."""
        if aduan.dibatasi:
            raise DataDibatasi(nomor=aduan.nomor)
        return self.ambil(aduan, lampiran_id)

    def ambil(self, aduan: Aduan, lampiran_id: UUID) -> tuple[str, str, bytes]:
        """(name, media type, file). Raises LampiranTidakAda, LampiranSudahDihapus, LampiranHilang."""
        dicari = next(((nama, satu) for nama, satu in bernama(aduan.lampiran) if satu.id == lampiran_id), None)
        if dicari is None:
            raise LampiranTidakAda
        if aduan.dilupakan:
            raise LampiranSudahDihapus
        nama, satu = dicari
        return nama, satu.jenis, self.gudang.ambil(self._app.pemilik(aduan), aduan.id, satu.id, satu.sidik)

    def _taruh(self, orang: UUID, aduan_id: UUID, lampiran_id: UUID, berkas: Berkas) -> Tersimpan:
        sidik = self.gudang.simpan(orang, aduan_id, lampiran_id, berkas.data)
        return Tersimpan(lampiran_id, sidik, berkas.jenis, len(berkas.data))


TERTOLAK = (Penolakan, VersionConflict)  # nothing was stored then, for sure
