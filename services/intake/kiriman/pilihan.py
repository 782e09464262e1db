"""Which channel a reporter wants to hear by: those that reach their contact from here."""

from dataclasses import dataclass

from services.intake.kiriman.kontak import kontak_pelapor
from shared.akun.kontak import baca_kontak
from shared.domain.aduan import kata
from shared.domain.aduan.keadaan import Aduan
from shared.kabar.gerbang import Gerbang
from shared.machinery.privacy.vault import Vault


@dataclass(frozen=True, slots=True)
class PilihanKabar:
    """(channel, word) of those that can be offered."""

    gerbang: Gerbang
    vault: Vault

    def untuk(self, aduan: Aduan) -> list[tuple[str, str]]:
        """The contact is opened only where there is any gateway."""
        if not self.gerbang.templat or (kontak := kontak_pelapor(self.vault, aduan)) is None:
            return []
        return self._ada(kontak.jenis)

    def untuk_kontak(self, kontak: str) -> list[tuple[str, str]]:
        """For a contact as it was typed, before there is a complaint."""
        dikenal = baca_kontak(kontak)
        return self._ada(dikenal.jenis) if dikenal else []

    def _ada(self, jenis: str) -> list[tuple[str, str]]:
        return [(s, kata.besar(kata.KABAR[s])) for s in self.gerbang.saluran(jenis)]
