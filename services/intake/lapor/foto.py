"""Files chosen for a complaint that is still being written."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from services.intake.lampiran.aduan import LampiranAduan, id_berkas
from services.intake.lampiran.pilih import FOTO, kata_salah
from services.intake.lapor.draf_lampiran import LaciLampiran
from services.intake.lapor.draf_segel import LampiranDraf
from shared.akun.batas import RateLimiter
from shared.domain.rincian.lampiran import bernama
from shared.lampiran.penolakan import TERBANYAK, TERBESAR, BerkasDitolak, BerkasTerlaluBanyak
from shared.web.address import client_address
from shared.web.error_pages import sentence_for
from shared.web.uploads import uploads_of
from shared.web.visit import Visit


@dataclass(frozen=True, slots=True)
class FotoDraf:
    laci: LaciLampiran
    lampiran: LampiranAduan
    pembatas: RateLimiter

    def bernama(self, visit: Visit, draf_id: UUID) -> list[tuple[str, LampiranDraf]]:
        """Each with the name under which it is shown."""
        return list(bernama(self.laci.semua(visit.with_session(), draf_id)))

    def simpan(self, visit: Visit, draf_id: UUID) -> Mapping[str, str]:
        """Everything chosen that is fit to be kept; what is wrong with the rest, as the form's errors. Raises PenyimpananGagal."""
        dipilih = uploads_of(visit.request, FOTO)
        asal = self.pembatas.sidik("berkas-draf", client_address(visit.request))  # the address itself is kept nowhere
        ada, salah = {satu.id for satu in self.laci.semua(visit.with_session(), draf_id)} if dipilih else set(), []
        for satu in dipilih:
            isi = satu.read(TERBESAR + 1)
            if (lampiran_id := id_berkas(uuid5(draf_id, visit.form_key), isi)) in ada:
                continue  # the same form once more
            if len(ada) >= TERBANYAK:
                salah.append(sentence_for(BerkasTerlaluBanyak()))
                break
            try:
                self.laci.simpan(visit.with_session(), draf_id, lampiran_id, self.lampiran.periksa(isi), asal)
                ada.add(lampiran_id)
            except BerkasDitolak as e:
                salah.append(kata_salah(satu.name, e, len(dipilih)))
        return {FOTO: " ".join(salah)} if salah else {}
