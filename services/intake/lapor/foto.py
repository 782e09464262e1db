"""Files chosen for a complaint that is still being written."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from services.intake.lampiran.aduan import LampiranAduan
from services.intake.lampiran.pilih import FOTO, kata_salah
from services.intake.lapor.draf_lampiran import LaciLampiran
from services.intake.lapor.draf_segel import LampiranDraf
from shared.akun.batas import Pembatas
from shared.domain.rincian.lampiran import bernama
from shared.lampiran.penolakan import TERBANYAK, BerkasDitolak, BerkasTerlaluBanyak
from shared.web.alamat import alamat
from shared.web.galat import kalimat
from shared.web.kunjungan import Kunjungan
from shared.web.unggah import unggahan


@dataclass(frozen=True, slots=True)
class FotoDraf:
    laci: LaciLampiran
    lampiran: LampiranAduan
    pembatas: Pembatas

    def bernama(self, k: Kunjungan, draf_id: UUID) -> list[tuple[str, LampiranDraf]]:
        """Each with the name under which it is shown."""
        return list(bernama(self.laci.semua(k.pasti(), draf_id)))

    def simpan(self, k: Kunjungan, draf_id: UUID) -> Mapping[str, str]:
        """Everything chosen that is fit to be kept; what is wrong with the rest, as the form's errors. Raises PenyimpananGagal."""
        dipilih = unggahan(k.request, FOTO)
        asal = self.pembatas.sidik("berkas-draf", alamat(k.request))  # the address itself is kept nowhere
        sisa, salah = TERBANYAK - len(self.laci.semua(k.pasti(), draf_id)) if dipilih else 0, []
        for satu in dipilih:
            if sisa <= 0:
                salah.append(kalimat(BerkasTerlaluBanyak()))
                break
            try:
                self.laci.simpan(k.pasti(), draf_id, self.lampiran.periksa(satu), asal)
                sisa -= 1
            except BerkasDitolak as e:
                salah.append(kata_salah(satu.nama, e, len(dipilih)))
        return {FOTO: " ".join(salah)} if salah else {}
