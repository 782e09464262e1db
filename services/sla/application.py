"""Sla's use cases: what is due is done, once, and only after the stream was read again; reports; the feed."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from services.sla import domain as d
from services.sla.laporan.laporan import laporan
from services.sla.laporan.rinci import laporan_rinci
from services.sla.peringatan.catat import Pencatat
from services.sla.peringatan.kabar import Kabar, daftar_kiriman
from services.sla.peringatan.kirim import Pengirim
from services.sla.peringatan.kontak import BukuKontak
from services.sla.readmodel import Papan
from services.sla.waktu.jatuh_tempo import KLAIM, JatuhTempo
from services.sla.waktu.penghitung import Penghitung
from services.sla.waktu.penjelasan import jam_terurai
from services.sla.waktu.pewaktu import Pewaktu
from shared.acuan.aturan.hidup import AturanHidup
from shared.domain.aduan.keadaan import Aduan, Aliran
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.akses.hak import HAK
from shared.domain.akses.petugas import Petugas
from shared.domain.akun.kejadian import wilayah_warga
from shared.domain.sop.aturan import AturanWaktu
from shared.layanan.application import Application
from shared.machinery.eventstore.feed import feed


class Sla(Application):
    service = "sla"

    def read_model(self) -> Papan:
        return Papan(self.aturan)

    def decide(self, aliran: Aliran, perintah: d.PerintahSla, now: datetime) -> list[Kejadian]:
        return d.decide(aliran, perintah, now)

    @cached_property
    def jatuh_tempo(self) -> JatuhTempo:
        return JatuhTempo(self.mesin, self.store_mesin, self._aturan_kini, self.inbox.take)

    @cached_property
    def pewaktu(self) -> Pewaktu:
        return Pewaktu(self.jatuh_tempo.kerjakan, self.jatuh_tempo.berikutnya, KLAIM)

    @cached_property
    def penghitung(self) -> Penghitung:
        return Penghitung(self)

    def ikuti_aturan(self) -> int:
        """Running clocks first, then the verdicts that a calendar recorded since makes different."""
        return super().ikuti_aturan() + self.penghitung.ikuti()

    @cached_property
    def kabar(self) -> Kabar:
        kontak = BukuKontak(self.turunan)
        return Kabar(
            Pencatat(self.mesin, self.store_mesin, self._aturan_kini, kontak), Pengirim(self.mesin, self._aturan_kini, kontak, self.alamat)
        )

    def kerjakan_jatuh_tempo(self) -> int:
        """Do what is due; how many reminders were looked at."""
        return self.jatuh_tempo.kerjakan()

    def _aturan_kini(self) -> AturanWaktu:
        """The rules as they are recorded at this moment: an alert is not given by what was true a second ago."""
        if isinstance(self.aturan, AturanHidup):
            self.aturan.segarkan()
        return self.aturan.kini

    def periksa(self, aduan_id: UUID) -> Aduan:
        """Everything that is due for one complaint by its own stream, in one append."""
        return self.jatuh_tempo.periksa(aduan_id)

    def kejadian(self, petugas: Petugas, wilayah: str | None, after: int, limit: int) -> bytes:
        """The feed as this person may see it: their wilayah in full, of all else the digests; citizens' accounts by a right of its own."""
        kode = self.wilayah_untuk(petugas, "LihatKejadian", wilayah)
        akun = [wilayah_warga(kode)] if HAK["LihatKejadianAkun"] & petugas.peran_di(kode) else []
        return feed(self.db, [kode, *akun], after, limit)

    def laporan(self, petugas: Petugas, tanya: Mapping[str, Any]) -> dict[str, Any]:
        wilayah = self.wilayah_untuk(petugas, "LihatLaporan", tanya["kecamatan"])
        return laporan(self.db, wilayah, tanya["per_tanggal"], self.kantor.zona(wilayah))

    def laporan_rinci(self, petugas: Petugas, tanya: Mapping[str, Any]) -> list[dict[str, Any]]:
        """By the dimension `per`."""
        wilayah = self.wilayah_untuk(petugas, "LihatLaporan", tanya["kecamatan"])
        return laporan_rinci(self.db, tanya["per"], wilayah, tanya["per_tanggal"], self.kantor.zona(wilayah))

    def kiriman(self, petugas: Petugas, tanya: Mapping[str, Any]) -> list[dict[str, Any]]:
        """What became of the alerts."""
        return daftar_kiriman(self.db, self.wilayah_untuk(petugas, "LihatKiriman", tanya["kecamatan"]), tanya["keadaan"])

    def jam(self, aduan_id: UUID, petugas: Petugas) -> dict[str, Any]:
        """Every clock of a complaint, explained."""
        _, kejadian, now = self.rincian(aduan_id, petugas, "LihatJam")
        return jam_terurai(kejadian, self.aturan.kini, now)

    def close(self) -> None:
        self.kabar.kurir.tutup()
        super().close()
