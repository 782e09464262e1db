"""Where a reporter can be told something."""

from shared.akun.kontak import Kontak, baca_kontak
from shared.domain.aduan.keadaan import Aduan
from shared.machinery.privacy.vault import Vault


def kontak_pelapor(vault: Vault, aduan: Aduan) -> Kontak | None:
    """The reporter's own, opened; None where there is none any more or nothing can be sent to it."""
    if aduan.penyampaian is None or aduan.dilupakan:
        return None
    teks = vault.decrypt(aduan.pemilik, aduan.id, aduan.penyampaian.pelapor.kontak)
    return None if teks is None else baca_kontak(str(teks))
