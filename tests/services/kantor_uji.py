"""An office under test: file a complaint, give commands in a role, read what came of it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg

from ops.kantor import tambah_petugas, undang
from shared.acuan.akses.sesi import DIAM_PETUGAS, UMUR_PETUGAS, Pengunjung
from shared.kabar.tujuan import IZIN
from tests.support import postgres
from tests.support.penerima import Kotak
from tests.support.peramban import Peramban
from tests.support.postgres import BasisUji
from tests.support.program import Jawaban, Program, lingkungan

JENAWI, KERJO = "33.13.17", "33.13.16"
NAMA, KONTAK, ISI = "Warga Uji Rahasia", "081299887766", "Jalan di depan balai desa berlubang dalam."


def isian(**lain: object) -> dict:
    """A complaint as the API takes it."""
    dasar = {
        "kecamatan": JENAWI,
        "kategori": "infrastruktur",
        "sub_kategori": "jalan-rusak",
        "isi": ISI,
        "saluran": "web",
        "pelapor": {"nama": NAMA, "kontak": KONTAK},
        "rahasia": False,
    }
    return dasar | lain


def kuki_petugas(owner_url: str, penugasan: list[tuple[str, str]], nama: str, aktif: bool = True) -> str:
    """The cookie of a new member of staff, as after their sign-in with everything that is asked for."""
    with psycopg.connect(owner_url) as conn:
        petugas = tambah_petugas(conn, nama, [penugasan[0][0]], penugasan[0][1], False)
        for peran, wilayah in penugasan[1:]:
            conn.execute("INSERT INTO kantor.penugasan (petugas_id, peran, wilayah) VALUES (%s, %s, %s)", (petugas["id"], peran, wilayah))
        undang(conn, petugas["id"], f"uji.{secrets.token_hex(6)}")
        conn.execute("UPDATE kantor.petugas SET aktif = %s WHERE id = %s", (aktif, petugas["id"]))
        pengunjung = Pengunjung(secrets.token_bytes(32))
        conn.execute(
            "INSERT INTO web.sesi (id_hash, petugas_id, diam, berlaku_sampai) VALUES (%s, %s, %s, clock_timestamp() + %s)",
            (pengunjung.id_hash, petugas["id"], DIAM_PETUGAS, UMUR_PETUGAS),
        )
    return pengunjung.rahasia.hex()


@dataclass
class KantorUji:
    program: Program
    database: BasisUji
    _token: dict[tuple[str, str], str] = field(default_factory=dict)

    def token(self, peran: str, wilayah: str = JENAWI) -> str:
        if (peran, wilayah) not in self._token:
            self._token[peran, wilayah] = self.program.token(peran, wilayah)
        return self._token[peran, wilayah]

    def masuk(self, peran: str, wilayah: str = JENAWI, nama: str = "") -> Peramban:
        """A browser in which somebody of this role has signed in."""
        return self.masuk_di(nama or f"{peran.capitalize()} Uji", [(peran, wilayah)])

    def masuk_di(self, nama: str, penugasan: list[tuple[str, str]]) -> Peramban:
        """Of somebody who holds these roles there."""
        kuki = kuki_petugas(self.database.owner_url, penugasan, nama)
        peramban = Peramban(self.program.url)
        peramban.sesi.cookies.set("aduan", kuki)
        return peramban

    def terima(self, kunci: str | None = None, token: str | None = None, **lain: object) -> Jawaban:
        headers = {} if kunci == "" else {"Idempotency-Key": kunci or secrets.token_hex(8)}
        return self.program.call("POST", "/api/v1/aduan", isian(**lain), token=token, headers=headers)

    def aduan(self, **lain: object) -> dict:
        """The receipt of a new complaint."""
        jawaban = self.terima(**lain)
        assert jawaban.status == 201, jawaban
        return jawaban.isi

    def perintah(self, aduan: dict, nama: str, isi: dict | None = None, peran: str = "operator", wilayah: str = JENAWI) -> Jawaban:
        return self.program.call("POST", f"/api/v1/aduan/{aduan['id']}/{nama}", isi or {}, token=self.token(peran, wilayah))

    def pelapor(self, aduan: dict, nama: str, isi: dict | None = None) -> Jawaban:
        return self.program.call("POST", f"/api/v1/lacak/{aduan['kode_lacak']}/{nama}", isi or {})

    def lacak(self, aduan: dict) -> dict:
        return self.program.call("GET", f"/api/v1/lacak/{aduan['kode_lacak']}").isi

    def rincian(self, aduan: dict, peran: str = "operator", wilayah: str = JENAWI) -> Jawaban:
        return self.program.call("GET", f"/api/v1/aduan/{aduan['id']}/detail", token=self.token(peran, wilayah))

    def klasifikasikan(self, aduan: dict, jenis: str = "pengaduan", **lain: str) -> Jawaban:
        isi = {"jenis": jenis, "kategori": "infrastruktur", "sub_kategori": "jalan-rusak"} | lain
        return self.perintah(aduan, "klasifikasi", isi)

    def jawab(self, aduan: dict, isi: str = "Perbaikan dijadwalkan Senin.") -> None:
        """Steps 3 to 7."""
        langkah = [
            self.klasifikasikan(aduan),
            self.perintah(aduan, "tanggapan", {"isi": isi}, "ppid"),
            self.perintah(aduan, "tanggapan/terima", peran="ppid"),
            self.perintah(aduan, "tanggapan/catat"),
            self.perintah(aduan, "tanggapan/berikan"),
        ]
        assert [x.status for x in langkah] == [200] * 5, langkah

    def versi(self, aduan: dict) -> int:
        with psycopg.connect(self.database.owner_url) as conn:
            return conn.execute("SELECT count(*) FROM eventstore.events WHERE stream = %s", [aduan["id"]]).fetchone()[0]

    def jenis_kejadian(self, aduan: dict) -> list[str]:
        with psycopg.connect(self.database.owner_url) as conn:
            rows = conn.execute("SELECT type FROM eventstore.events WHERE stream = %s ORDER BY version", [aduan["id"]])
            return [row[0] for row in rows]


@contextmanager
def kantor_berkabar(postgres_server: str, templat: str, kotak: Kotak) -> Iterator[KantorUji]:
    """One that writes to citizens by e-mail, all of which `kotak` takes."""
    with postgres.basis(postgres_server, templat) as database, postgres.folder_terbuka("aduan-uji-") as folder:
        gerbang = kotak.url.replace("petugas@example.go.id", "{tujuan}")
        env = lingkungan(folder / "data", database) | {"ADUAN_KABAR_EMAIL": gerbang, IZIN: "127.0.0.1"}
        with Program(folder / "data", database, env=env, cepat=True) as program:
            yield KantorUji(program, database)
