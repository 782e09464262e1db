"""Who was merged goes where its parent goes, and is let go where the parent ends without an answer: by the machine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.triage.gabungan import AlihkanBersamaInduk, LepasGabungan, PerintahGabungan, PindahBersamaInduk, decide, susulan
from shared.domain.aduan.keadaan import Aduan, evolve
from shared.domain.aduan.kejadian import SISTEM, AduanDialihkan, AduanDiterimaAlihan, Kejadian, Tersandi
from shared.domain.aduan.mengikuti import SEBAB_LEPAS, melepas
from shared.layanan.pengikutan import Induk, Pengikut, salin
from shared.machinery.privacy.vault import Vault

# What the parent's officers wrote is to the parent's reporter; to the follower's it is said in words that name nobody.
ALASAN = "Aduan lain tentang hal yang sama, yang diikuti aduan ini, dialihkan ke sana."


@dataclass(frozen=True, slots=True)
class Penyusul:
    vault: Vault

    @staticmethod
    def perlu(aduan: Aduan, kejadian: Sequence[Kejadian]) -> bool:
        """Whether it waits, or those who wait for it are let go or go elsewhere."""
        return aduan.menunggu_induk or melepas(aduan) or any(isinstance(e, AduanDiterimaAlihan) for e in kejadian)

    def putuskan(self, pengikut: Pengikut, induk: Induk) -> list[Kejadian]:
        """All in one append: it moves, and there it is let go."""
        kejadian: list[Kejadian] = []
        aduan = pengikut.aduan
        for perintah in self._perintah(pengikut, induk):
            for e in decide(aduan, perintah, pengikut.now):
                kejadian.append(e)
                aduan = evolve(aduan, e)
        return kejadian

    def _perintah(self, pengikut: Pengikut, induk: Induk) -> Iterator[PerintahGabungan]:
        aduan = pengikut.aduan
        pindah, akhir = susulan(aduan, pengikut.sejak, *induk)
        if pindah is not None:
            sumber, ke = induk.id_kejadian(pindah), induk.aduan.kecamatan
            yield PindahBersamaInduk(oleh=SISTEM, induk=induk.aduan.id, sumber=sumber, ke=ke, alasan=self._alasan(aduan))
        if akhir is None:
            return
        e, sumber = induk.kejadian[akhir], induk.id_kejadian(akhir)
        if not isinstance(e, AduanDialihkan):
            yield LepasGabungan(oleh=SISTEM, induk=induk.aduan.id, sumber=sumber, sebab=SEBAB_LEPAS[type(e)])
        elif e.instansi is not None and (instansi := salin(self.vault, induk.aduan, aduan, e.instansi)) is not None:
            yield AlihkanBersamaInduk(oleh=SISTEM, induk=induk.aduan.id, sumber=sumber, instansi=instansi, alasan=self._alasan(aduan))

    def _alasan(self, aduan: Aduan) -> Tersandi:
        return self.vault.encrypt(aduan.pemilik, aduan.id, ALASAN)
