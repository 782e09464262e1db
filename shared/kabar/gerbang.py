"""Gateways to citizens: one Apprise address a channel, with {tujuan} where their own address goes."""

from dataclasses import dataclass, field
from urllib.parse import quote

from shared.machinery.settings import RECIPIENT

MENURUT_JENIS = {"email": ("email",), "telepon": ("whatsapp", "sms")}  # kind of contact -> channels, the first one first


@dataclass(frozen=True)
class Gerbang:
    """`templat`: (channel, address) of those that the site has set up."""

    templat: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def saluran(self, jenis: str) -> list[str]:
        """The channels that reach this kind of contact here."""
        ada = dict(self.templat)
        return [s for s in MENURUT_JENIS.get(jenis, ()) if s in ada]

    def url(self, saluran: str, tujuan: str) -> str | None:
        """None where the site has no such gateway. "mailto://…?to=siti%40example.org"; a telephone number goes without its plus."""
        templat = dict(self.templat).get(saluran)
        return templat.replace(RECIPIENT, quote(tujuan.removeprefix("+"), safe="")) if templat else None
