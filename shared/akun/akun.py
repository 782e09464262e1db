"""All that has to do with accounts, put together for the one service that signs people in."""

from collections.abc import Callable

from shared.acuan.akses.sesi import SesiMasuk
from shared.akun.batas import RateLimiter
from shared.akun.batas_masuk import BatasMasuk
from shared.akun.faktor import Faktor
from shared.akun.kode import KodeSekali
from shared.akun.masuk import PintuMasuk
from shared.akun.pelapor import PintuPelapor
from shared.akun.peranti import PerantiDikenal
from shared.akun.petugas import PintuPetugas
from shared.akun.sandi import Pengacak
from shared.machinery.database import Database
from shared.machinery.privacy.derivations import Derivations
from shared.machinery.privacy.vault import Vault


class Akun:
    """`orang` acts for an administrator within their wilayah, `mesin` signs people in. `di_luar`: see `Pengacak`."""

    def __init__(self, orang: Database, mesin: Database, derivations: Derivations, vault: Vault, di_luar: Callable | None = None) -> None:
        self.orang, self.mesin = orang, mesin
        self.pengacak = Pengacak(di_luar) if di_luar else Pengacak()
        self.pembatas = RateLimiter(mesin, derivations.account_key("batas"))
        self.peranti = PerantiDikenal(mesin, derivations.account_key("peranti"))
        self.sesi = SesiMasuk(mesin)
        self.kode = KodeSekali(mesin, derivations.account_key("kode"))
        batas = BatasMasuk(self.pembatas, self.peranti)
        self.pelapor = PintuPelapor(mesin, vault, derivations, self.pengacak, batas, self.peranti, self.kode)
        self.petugas = PintuPetugas(mesin, self.pengacak, batas, Faktor(derivations.account_key("faktor")), self.peranti)
        self.pintu = PintuMasuk(self.petugas, self.pelapor, self.pengacak, batas)
