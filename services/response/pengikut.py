"""Who was merged gets the answer that its parent was given: sealed under their own key, by the machine."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.response.gabungan import SampaikanJawabanInduk, decide
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import SISTEM, AduanIndukDijawab, Kejadian, TanggapanDiberikan
from shared.domain.aduan.mengikuti import jawaban_untuk
from shared.layanan.pengikutan import Induk, Pengikut, salin
from shared.machinery.privacy.vault import Vault


@dataclass(frozen=True, slots=True)
class Penyampai:
    vault: Vault

    @staticmethod
    def perlu(aduan: Aduan, _kejadian: Sequence[Kejadian]) -> bool:
        """Whether it waits, or somebody may have an answer of it."""
        return aduan.menunggu_induk or aduan.jawaban is not None or aduan.putaran > 1

    def putuskan(self, pengikut: Pengikut, induk: Induk) -> list[Kejadian]:
        """Nothing as long as it has not moved after its parent, which triage sees to, or when the answer is gone."""
        aduan, sejak, now = pengikut
        n = jawaban_untuk(induk.kejadian, sejak)
        if n is None or induk.aduan.dilupakan or induk.aduan.kecamatan != aduan.kecamatan:
            return []
        jawaban = induk.kejadian[n]
        assert isinstance(jawaban, TanggapanDiberikan | AduanIndukDijawab)
        isi = None if jawaban.isi is None else salin(self.vault, induk.aduan, aduan, jawaban.isi)
        if jawaban.isi is not None and isi is None:
            return []
        return decide(aduan, SampaikanJawabanInduk(oleh=SISTEM, induk=induk.aduan.id, sumber=induk.id_kejadian(n), isi=isi), now)
