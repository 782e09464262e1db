"""A change of an account, its event and what ends with it are one: where one of them fails, there is none of them."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import psycopg
import pyotp
import pytest
from psycopg import errors

from ops.kantor import tambah_petugas, undang
from shared.acuan.akses.sesi import DIAM, UMUR
from shared.akun.akun import Akun
from shared.akun.batas_masuk import Dari
from shared.akun.faktor import LANGKAH
from shared.akun.kontak import Kontak
from shared.akun.pelapor import SETEL
from shared.akun.penolakan import KodeSalah, UndanganTidakBerlaku
from shared.akun.petugas import AkunPetugas
from shared.machinery.privacy.derivations import Derivations
from shared.machinery.privacy.master_keys import new_master_keys
from shared.machinery.privacy.vault import Vault
from tests.support.kantor_lain import JENAWI
from tests.support.postgres import BasisUji

LAMA, BARU = "kuda-baterai-stapler-hujan", "payung-lilin-gunting-subuh"
DARI = Dari("192.0.2.7")
KONTAK, LAIN = Kontak("email", "warga@contoh.id"), Kontak("email", "lain@contoh.id")
RAHASIA, RAHASIA_BARU = pyotp.random_base32(), pyotp.random_base32()
ISI = {
    "eventstore.events": "SELECT stream, version, type FROM eventstore.events ORDER BY 1, 2",
    "akun.petugas": "SELECT petugas_id, nama_masuk, sandi, totp, undangan FROM akun.petugas ORDER BY 1",
    "akun.pelapor": "SELECT * FROM akun.pelapor ORDER BY id",
    "akun.kode": "SELECT id, pemilik FROM akun.kode ORDER BY 1",
    "akun.peranti": "SELECT sidik, siapa, akun FROM akun.peranti ORDER BY 1, 2",
    "web.sesi": "SELECT id_hash, petugas_id, pelapor_id FROM web.sesi ORDER BY 1",
}


def kode(rahasia: str, langkah: int = 0) -> str:
    return pyotp.TOTP(rahasia).at(int(time.time()) + langkah * LANGKAH)


@dataclass
class Dunia:
    """A member of staff who was invited, a citizen with an account, each signed in somewhere with a browser that is known."""

    owner: psycopg.Connection
    akun: Akun
    petugas: UUID
    tautan: str
    warga: UUID

    def isi(self) -> dict[str, list]:
        return {tabel: self.owner.execute(tanya).fetchall() for tabel, tanya in ISI.items()}

    def bersandi(self, totp: bool = False) -> None:
        self.akun.petugas.pakai_undangan(self.tautan, LAMA)
        if totp:
            self.akun.petugas.pasang_totp(self.petugas, RAHASIA, kode(RAHASIA, -1))
        self.hadir()

    def hadir(self) -> None:
        self.akun.sesi.baru(DIAM, UMUR, petugas_id=self.petugas)
        self.akun.sesi.baru(DIAM, UMUR, pelapor_id=self.warga)
        for siapa in (self.petugas, self.warga):
            self.akun.peranti.ingat("", str(siapa), siapa)

    def sendiri(self) -> AkunPetugas:
        """As read; the code that somebody tried a moment ago is as good as another."""
        self.owner.execute("UPDATE akun.petugas SET totp_langkah = 0")
        return self.akun.petugas.akun(self.petugas)

    def jebak(self, tabel: str) -> None:
        """From here on nothing can be written there."""
        self.owner.execute(
            "CREATE FUNCTION public.jebak() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'terjebak'; END $$;"
            f"CREATE TRIGGER jebak BEFORE INSERT OR UPDATE OR DELETE ON {tabel} FOR EACH ROW EXECUTE FUNCTION public.jebak()"
        )

    def lepas(self) -> None:
        self.owner.execute("DROP FUNCTION public.jebak() CASCADE")


@pytest.fixture
def dunia(database: BasisUji) -> Iterator[Dunia]:
    induk = new_master_keys()
    akun = Akun(
        database.sebagai("aduan_akun"),
        database.sebagai("aduan_akun_mesin"),
        Derivations(induk),
        Vault(database.sebagai("aduan_intake"), induk),
    )
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        petugas = tambah_petugas(owner, "Petugas Contoh", ["operator"], JENAWI, bertoken=False)["id"]
        tautan = undang(owner, petugas, "petugas.contoh")
        warga = akun.pelapor.daftar("Warga Contoh", KONTAK, LAMA, JENAWI)
        satu = Dunia(owner, akun, petugas, tautan, warga)
        satu.hadir()
        yield satu


def undangan(d: Dunia) -> Callable[[], object]:
    return lambda: d.akun.petugas.pakai_undangan(d.tautan, LAMA)


def sandi_petugas(d: Dunia) -> Callable[[], object]:
    d.bersandi()
    return lambda: d.akun.petugas.ganti_sandi(d.akun.petugas.akun(d.petugas), LAMA, "", BARU, DARI)


def faktor_pertama(d: Dunia) -> Callable[[], object]:
    d.bersandi()
    return lambda: d.akun.petugas.pasang_totp(d.petugas, RAHASIA, kode(RAHASIA))


def faktor_lain(d: Dunia) -> Callable[[], object]:
    d.bersandi(totp=True)
    return lambda: d.akun.petugas.ganti_totp(d.sendiri(), RAHASIA_BARU, kode(RAHASIA_BARU), LAMA, kode(RAHASIA), DARI)


def faktor_dilepas(d: Dunia) -> Callable[[], object]:
    d.bersandi(totp=True)
    return lambda: d.akun.petugas.lepas_totp(d.sendiri(), LAMA, kode(RAHASIA), DARI)


def masuk_berkode(d: Dunia) -> Callable[[], object]:
    """The code that a failed sign-in tried is still good."""
    d.bersandi(totp=True)
    return lambda: d.akun.petugas.periksa_totp(d.petugas, kode(RAHASIA), DARI)


def akun_baru(d: Dunia) -> Callable[[], object]:
    return lambda: d.akun.pelapor.daftar("Warga Lain", LAIN, LAMA, JENAWI)


def setel_ulang(d: Dunia) -> Callable[[], object]:
    permintaan, angka = d.akun.kode.buat(SETEL, d.warga, d.akun.pelapor.sidik(KONTAK))
    return lambda: d.akun.pelapor.setel_ulang(permintaan, angka, BARU, DARI, None)


def sandi_warga(d: Dunia) -> Callable[[], object]:
    d.akun.kode.buat(SETEL, d.warga, d.akun.pelapor.sidik(KONTAK))
    return lambda: d.akun.pelapor.ganti_sandi(d.akun.pelapor.akun(d.warga), LAMA, BARU, DARI, None)


def kontak_lain(d: Dunia) -> Callable[[], object]:
    """No event tells of it; what ends with it does so at once."""
    d.akun.kode.buat(SETEL, d.warga, d.akun.pelapor.sidik(KONTAK))
    return lambda: d.akun.pelapor.ubah(d.warga, "Warga Contoh", LAIN, DARI, None, pindah=True)


def akun_hilang(d: Dunia) -> Callable[[], object]:
    d.akun.kode.buat(SETEL, d.warga, d.akun.pelapor.sidik(KONTAK))
    return lambda: d.akun.pelapor.hapus(d.warga)


PETUGAS, WARGA = ("eventstore.events", "akun.petugas", "web.sesi"), ("akun.pelapor", "akun.kode", "akun.peranti", "web.sesi")
TINDAKAN: dict[Callable[[Dunia], Callable[[], object]], tuple[str, ...]] = {
    undangan: (*PETUGAS, "akun.peranti"),
    sandi_petugas: (*PETUGAS, "akun.peranti"),
    faktor_pertama: PETUGAS,
    faktor_lain: ("eventstore.events", "web.sesi"),
    faktor_dilepas: ("eventstore.events", "web.sesi"),
    masuk_berkode: PETUGAS[:2],
    akun_baru: ("eventstore.events", "akun.pelapor"),
    setel_ulang: ("eventstore.events", *WARGA),
    sandi_warga: ("eventstore.events", *WARGA),
    kontak_lain: WARGA,
    akun_hilang: WARGA,
}


@pytest.mark.parametrize("tindakan", TINDAKAN, ids=lambda t: t.__name__)
def test_where_one_part_fails_nothing_happened_and_afterwards_all_of_it_can(dunia: Dunia, tindakan: Callable):
    lakukan = tindakan(dunia)
    sebelum = dunia.isi()
    for tabel in TINDAKAN[tindakan]:
        dunia.jebak(tabel)
        with pytest.raises(errors.RaiseException):
            lakukan()
        assert dunia.isi() == sebelum, tabel
        dunia.lepas()
    lakukan()
    sesudah = dunia.isi()
    tetap = {nama for nama in TINDAKAN[tindakan] if sesudah[nama] == sebelum[nama]}
    assert tetap == ({"akun.petugas"} if tindakan is masuk_berkode else set())


def test_a_contact_that_has_an_account_gets_no_second_one_and_no_event(dunia: Dunia):
    sebelum = dunia.isi()
    assert dunia.akun.pelapor.daftar("Warga Lain", KONTAK, BARU, JENAWI) is None
    assert dunia.isi() == sebelum


def test_a_link_or_code_that_was_used_meanwhile_leaves_no_event(dunia: Dunia):
    dunia.akun.petugas.pakai_undangan(dunia.tautan, LAMA)
    permintaan, angka = dunia.akun.kode.buat(SETEL, dunia.warga, dunia.akun.pelapor.sidik(KONTAK))
    dunia.akun.pelapor.setel_ulang(permintaan, angka, BARU, DARI, None)
    sebelum = dunia.isi()
    with pytest.raises(UndanganTidakBerlaku):
        dunia.akun.petugas.pakai_undangan(dunia.tautan, BARU)
    with pytest.raises(KodeSalah):
        dunia.akun.pelapor.setel_ulang(permintaan, angka, LAMA, DARI, None)
    assert dunia.isi() == sebelum
