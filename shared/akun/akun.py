"""All that has to do with accounts, put together for the one service that signs people in."""

from collections.abc import Callable

from shared.akun.batas import Pembatas
from shared.akun.faktor import Faktor
from shared.akun.kode import KodeSekali
from shared.akun.pelapor import PintuPelapor
from shared.akun.petugas import PintuPetugas
from shared.akun.sandi import Pengacak
from shared.database import Database
from shared.privacy.kunci import Sandi
from shared.privacy.turunan import Turunan
from shared.web.sesi import SesiMasuk


class Akun:
    """`orang` acts for an administrator within their wilayah, `mesin` signs people in. `di_luar`: see `Pengacak`."""

    def __init__(self, orang: Database, mesin: Database, turunan: Turunan, sandi: Sandi, di_luar: Callable | None = None) -> None:
        self.orang, self.mesin = orang, mesin
        self.pengacak = Pengacak(di_luar) if di_luar else Pengacak()
        self.pembatas = Pembatas(mesin, turunan.kunci_akun("batas"))
        self.sesi = SesiMasuk(mesin)
        self.kode = KodeSekali(mesin, turunan.kunci_akun("kode"))
        self.pelapor = PintuPelapor(mesin, sandi, turunan, self.pengacak, self.pembatas, self.kode)
        self.petugas = PintuPetugas(mesin, self.pengacak, self.pembatas, Faktor(turunan.kunci_akun("faktor")))

    def close(self) -> None:
        self.orang.close()
        self.mesin.close()
