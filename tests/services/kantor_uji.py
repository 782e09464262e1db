"""An office under test: file a complaint, give commands in a role, read what came of it."""

import secrets
from dataclasses import dataclass, field

import psycopg

from tests.support.postgres import BasisUji
from tests.support.program import Jawaban, Program

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


@dataclass
class KantorUji:
    program: Program
    database: BasisUji
    _token: dict[tuple[str, str], str] = field(default_factory=dict)

    def token(self, peran: str, wilayah: str = JENAWI) -> str:
        if (peran, wilayah) not in self._token:
            self._token[peran, wilayah] = self.program.token(peran, wilayah)
        return self._token[peran, wilayah]

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
