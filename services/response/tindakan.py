"""SOP steps 4 to 7: hand to the unit that answers, draw up, receive or send back, record, give."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never
from uuid import UUID

from services.response import domain as d
from services.response import permintaan as p
from services.response.perkara import PerkaraKini
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Pelaku
from shared.domain.akses.petugas import Petugas
from shared.layanan.penangan import Penangan

TINDAKAN: Mapping[type[p.Permintaan], str] = {
    p.Perpanjangan: "PerpanjangWaktu",
    p.Disposisi: "DisposisikanAduan", p.Susunan: "SusunTanggapan", p.Terima: "TerimaTanggapan", p.Kembalian: "KembalikanTanggapan",
    p.Catat: "CatatTanggapan", p.Berikan: "BerikanTanggapan",
}  # fmt: skip


@dataclass(frozen=True)
class Tindakan:
    penangan: Penangan[d.PerintahResponse]
    perkara: PerkaraKini

    def jalankan(self, aduan_id: UUID, minta: p.Permintaan, petugas: Petugas, korelasi: UUID, versi: int | None = None) -> Aduan:
        """One of the steps. `versi`: how far the complaint was when they decided; SudahBergerak if a person did anything to it since."""

        def buat(aduan: Aduan, oleh: Pelaku) -> d.PerintahResponse:
            segel = self.penangan.segel
            match minta:
                case p.Perpanjangan():
                    kini = self.perkara(aduan.id)
                    return d.PerpanjangWaktu(oleh=oleh, hari=kini.perpanjangan, alasan=segel(aduan, minta.alasan), batas=kini.batas)
                case p.Disposisi():
                    return d.DisposisikanAduan(oleh=oleh, kepada=segel(aduan, minta.kepada), instruksi=segel(aduan, minta.instruksi))
                case p.Susunan():
                    return d.SusunTanggapan(oleh=oleh, isi=segel(aduan, minta.isi))
                case p.Terima():
                    return d.TerimaTanggapan(oleh=oleh)
                case p.Kembalian():
                    return d.KembalikanTanggapan(oleh=oleh, alasan=segel(aduan, minta.alasan))
                case p.Catat():
                    return d.CatatTanggapan(oleh=oleh)
                case p.Berikan():
                    return d.BerikanTanggapan(oleh=oleh)
                case _:
                    assert_never(minta)

        return self.penangan.tangani(aduan_id, TINDAKAN[type(minta)], petugas, buat, korelasi, versi)
