"""The three machines together: started, made ready as the documentation says, and asked who is what."""

import json
import os
import shutil
import ssl
import urllib.request
from collections import Counter
from contextlib import suppress
from pathlib import Path

import psycopg

from ops.bench.kacau.beban import Beban
from ops.masuk import variabel as sandi_masuk
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.settings import REPO
from tests.ketersediaan.jaringan import MESIN, ORANG, Jaringan
from tests.ketersediaan.mesin import PORT, SANDI, Mesin
from tests.support.program import jalankan_cli, lingkungan
from tests.support.sertifikat import otoritas
from tests.support.tunggu import eventually

PROGRAM = ("relay", "intake", "triage", "response", "sla")
MILIK = r"^aduan(\.(mati|intake|triage|response|sla))?$"
SABAR = 120.0  # seconds


class Tiga:
    """`with Tiga(folder) as tiga`: all of it serves. `pohon`: the folder of the program, if it is an older one."""

    def __init__(self, folder: Path, pohon: Path = REPO) -> None:
        self.folder, self.jaringan = folder, Jaringan()
        self.kunci = 0  # under how many keys complaints were filed here so far
        folder.mkdir()
        folder.chmod(0o755)
        (folder / "data").mkdir()
        read_master_keys(folder / "data/master.key", make=True)
        self.tls = _sertifikat(folder / "tls", self.jaringan)
        self.mesin = {nama: Mesin(nama, self.jaringan, folder / nama, basis=nama != MESIN[2], pohon=pohon) for nama in MESIN}

    def __enter__(self) -> "Tiga":
        self.jaringan.__enter__()
        try:
            for satu in self.mesin.values():
                satu.nyala()
            eventually(self.bersiaga, within=SABAR)
            self._basis()
            self._antrean()
            self.mesin["mesin-1"].layanan("relay")  # which makes the queues
            for satu in self.berbasis:
                satu.layanan(*(nama for nama in PROGRAM if (satu.nama, nama) != ("mesin-1", "relay")))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for satu in self.mesin.values():
            satu.mati()
        self.jaringan.__exit__()

    @property
    def berbasis(self) -> list[Mesin]:
        return [satu for satu in self.mesin.values() if satu.basis]

    @property
    def pintu(self) -> list[str]:
        """The proxies' addresses."""
        return [f"{satu.alamat}:8000" for satu in self.mesin.values()]

    def owner_url(self, host: str = "mesin-1:5432,mesin-2:5432", dbname: str = "aduan", user: str = "aduan_pemilik") -> str:
        return f"postgresql://{user}:{SANDI}@{host}/{dbname}?target_session_attrs=read-write"

    def sambung(self, user: str = "postgres", dbname: str = "aduan") -> psycopg.Connection:
        """The primary, as people's place reaches it."""
        with self.jaringan.di(ORANG):
            host = ",".join(f"{satu.alamat}:5432" for satu in self.berbasis)
            return psycopg.connect(self.owner_url(host, dbname, user), autocommit=True, connect_timeout=3)

    def hitung(self) -> None:
        """What is here already: a test that failed before it counted its own is nobody else's matter."""
        with self.sambung() as conn:
            (self.kunci,) = conn.execute("SELECT count(*) FROM eventstore.events WHERE type = 'AduanDiterima'").fetchone()

    def peran(self) -> dict[str, str]:
        """Machine -> primary, sync_standby, replica or so, as Patroni has it; machines that are not there are left out."""
        for satu in self.berbasis:
            with suppress(OSError, ValueError), self.jaringan.di(ORANG):
                with urllib.request.urlopen(f"https://{satu.alamat}:8008/cluster", timeout=2, context=self.tls) as jawab:
                    isi = json.load(jawab)
                return {m["name"]: m["role"] for m in isi["members"] if m["state"] in ("running", "streaming")}
        return {}

    def bersiaga(self) -> bool:
        """There is a primary, and a standby that has all of it."""
        return sorted(self.peran().values()) == ["leader", "sync_standby"]

    def yang(self, peran: str) -> Mesin:
        """The machine of the primary (`leader`) or of its standby (`sync_standby`)."""
        return next(self.mesin[nama] for nama, satu in self.peran().items() if satu == peran)

    def masa(self, mesin: Mesin) -> int:
        """How many elections etcd counted on this machine, by itself (its raft term)."""
        with self.jaringan.di(ORANG):
            tanya = urllib.request.Request(f"https://{mesin.alamat}:2379/v3/maintenance/status", b"{}")
            with urllib.request.urlopen(tanya, timeout=5, context=self.tls) as jawab:
                return int(json.load(jawab)["raftTerm"])

    def tanpa_sertifikat(self) -> ssl.SSLContext:
        """How somebody asks who trusts the machines' authority, and is nobody to it."""
        return ssl.create_default_context(cafile=str(self.folder / "tls/ca.pem"))

    def hidupkan(self, mesin: Mesin) -> None:
        """A machine that died is switched on, and everything is as it was before."""
        mesin.nyala()
        if mesin.basis:
            mesin.layanan(*PROGRAM)  # while its PostgreSQL still catches up: the other one writes
        eventually(self.bersiaga, within=SABAR)
        self.utuh()

    def mutakhirkan(self) -> None:
        """One machine after the other gets today's program, as docs/tiga-mesin.md says; nothing where they have it already."""
        if all(mesin.pohon == REPO for mesin in self.berbasis):
            return
        self.migrasi(REPO)
        for mesin in self.berbasis:
            mesin.ganti_pohon(REPO)
            mesin.henti(*PROGRAM)
            mesin.layanan(*PROGRAM)

    def cli(self, *args: str, env: dict[str, str] | None = None) -> str:
        """A command of `./aduan` on mesin-1."""
        lengkap = lingkungan(self.folder / "data") | {"DATABASE_OWNER_URL": self.owner_url()} | (env or {})
        hasil = jalankan_cli(lengkap, *args, di=self.jaringan.perintah("mesin-1", []))
        assert hasil.returncode == 0, hasil.stdout + hasil.stderr
        return hasil.stdout

    def migrasi(self, pohon: Path) -> None:
        """`migrate` of the program in this folder."""
        self.cli("migrate", env={sandi_masuk(nama): SANDI for nama in PORT} | {"PYTHONPATH": str(pohon)})

    def catat(self, gangguan: str, beban: Beban, sejak: float) -> None:
        """After everything was found there once: a line of figures into the file that ADUAN_HASIL names, if it names one."""
        if berkas := os.environ.get("ADUAN_HASIL"):
            jawaban = Counter(d for k in beban.kiriman for d in k.ditolak)
            baris = {"gangguan": gangguan, "diakui": len(beban.diakui), "hilang": 0, "ganda": 0, "jawaban": jawaban}
            baris |= {"diulang": sum(bool(k.ditolak) for k in beban.kiriman), "detik": round(beban.terlama(sejak), 1)}
            with open(berkas, "a", encoding="utf-8") as keluaran:
                keluaran.write(json.dumps(baris) + "\n")

    def _basis(self) -> None:
        with self.sambung(dbname="postgres") as conn:
            conn.execute(f"CREATE ROLE aduan_pemilik LOGIN CREATEROLE PASSWORD '{SANDI}'")
            conn.execute("CREATE DATABASE aduan OWNER aduan_pemilik")
            conn.execute("REVOKE CONNECT, TEMPORARY ON DATABASE aduan FROM PUBLIC")
        self.migrasi(self.mesin["mesin-1"].pohon)

    def _antrean(self) -> None:
        """Users and rights as docs/operations.md gives them, once all three nodes are one cluster."""
        self.utuh()
        layanan = [{"user": f"aduan_{n}", "vhost": "aduan", "configure": "^$", "write": "^$", "read": rf"^aduan\.{n}$"} for n in PORT]
        hak = [h for h in layanan if h["user"] != "aduan_relay"]
        hak.append({"user": "aduan_relay", "vhost": "aduan", "configure": MILIK, "write": MILIK, "read": MILIK})
        isi = {
            "vhosts": [{"name": "aduan"}],
            "users": [{"name": f"aduan_{n}", "password": SANDI, "tags": ""} for n in PORT],
            "permissions": hak,
        }
        berkas = self.folder / "pengguna.json"
        berkas.write_text(json.dumps(isi), encoding="utf-8")
        self.mesin["mesin-1"].ctl("import_definitions", str(berkas))

    def utuh(self) -> None:
        """Waits until all three brokers are one."""
        for satu in self.mesin.values():
            eventually(lambda satu=satu: satu.bisa("await_online_nodes", "3"), within=SABAR)


def _sertifikat(folder: Path, jaringan: Jaringan) -> ssl.SSLContext:
    """The certificate of all three machines in this folder; and how somebody asks who trusts its authority and has one of it."""
    ca = otoritas(folder, *jaringan.alamat, *jaringan.alamat.values())
    (folder / "server.pem").rename(folder / "mesin.pem")
    kunci = (folder / "server.key").rename(folder / "mesin.key")
    shutil.chown(kunci, "root", "nogroup")
    kunci.chmod(0o640)
    konteks = ssl.create_default_context(cafile=str(ca.ca))
    konteks.load_cert_chain(folder / "mesin.pem", kunci)
    return konteks
