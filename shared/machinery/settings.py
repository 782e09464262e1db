"""What the environment says, read once at the start into one frozen object."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from shared.machinery.format import check_folder
from shared.machinery.networks import LOOPBACK, Network, read_networks

REPO = Path(__file__).resolve().parents[2]
MEMORY = "memory://"
DATABASE_SCHEMES = ("postgresql://", "postgres://")
NEWS_CHANNELS = ("email", "whatsapp", "sms")  # each has its gateway in ADUAN_KABAR_<CHANNEL>
RECIPIENT = "{tujuan}"  # where in a gateway's address the citizen's own goes
LONGEST_FAREWELL = 15  # seconds: twice that and eighteen for what is at hand are less than the minute that systemd and compose wait
AMQP_SCHEMES = ("amqp://", "amqps://", "pyamqp://", MEMORY)


class SettingsWrong(Exception):
    """The environment lacks something or says something impossible; the message names all of it, never a value of a secret."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Secrets do not show in `repr`. Empty database URLs mean: the embedded PostgreSQL in `data`."""

    data: Path
    master_key_file: Path
    database_url: str = field(default="", repr=False)  # runtime role
    database_owner_url: str = field(default="", repr=False)  # migrations, and commands of the administrator
    amqp_url: str = field(default=MEMORY, repr=False)
    host: str = "127.0.0.1"
    port: int = 8000
    erasure_register: Path = Path("penghapusan.jsonl")  # apart from the database's backups
    key_backup: Path = Path("kunci.salinan")  # the newest copy of persons' keys, apart from the database's backups
    relay_mark: Path = Path("tanda-relai.json")  # how far the relay came and the last numbers, outside the database
    backups: Path = Path("cadangan")  # the folder of the database's backups
    attachments: Path = Path("lampiran")  # the folder of attachments
    gateways: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # (channel, Apprise address with {tujuan}) to citizens
    trusted_proxies: tuple[Network, ...] = LOOPBACK  # whose word about addresses counts
    farewell: int = 0  # seconds between saying that we are about to end and ending, twice that at most; proxies ask somebody else
    collector: str = ""  # of traces, by OTLP over HTTP: "http://127.0.0.1:4318"; empty: nobody is followed
    database_read_url: str = field(default="", repr=False)  # a read replica, for boards and reports; empty: there is none
    public_url: str = ""  # where people open the program, for links in alerts: "https://aduan.example.go.id"

    @property
    def embedded(self) -> bool:
        """Whether PostgreSQL is the embedded one."""
        return not self.database_url

    @property
    def bus_in_memory(self) -> bool:
        """Whether there is no broker: one process holds everything."""
        return self.amqp_url.startswith(MEMORY)

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None, required: Iterable[str] = ()) -> "Settings":
        """`required`: names of variables that must be there. Raises SettingsWrong that names everything missing or wrong,
        OtherFolderFormat before anything in a data folder of another format is read."""
        env = os.environ if env is None else env
        faults: list[str] = []
        data = Path(env.get("ADUAN_DATA") or REPO / ".aduan").absolute()
        check_folder(data)
        database_url = read_secret(env, "DATABASE_URL", faults)
        owner_url = read_secret(env, "DATABASE_OWNER_URL", faults)
        read_url = read_secret(env, "DATABASE_BACA_URL", faults)
        amqp_url = read_secret(env, "AMQP_URL", faults)
        for name in required:
            if not env.get(name) and not env.get(f"{name}_FILE"):
                faults.append(f"{name} belum diisi")
        for name, url in (("DATABASE_URL", database_url), ("DATABASE_OWNER_URL", owner_url), ("DATABASE_BACA_URL", read_url)):
            if url and not url.startswith(DATABASE_SCHEMES):
                faults.append(f"{name} harus berbentuk postgresql://pengguna:sandi@server:5432/nama")
        if amqp_url and not all(url.strip().startswith(AMQP_SCHEMES) for url in amqp_url.strip("; ").split(";")):
            faults.append("AMQP_URL harus berbentuk amqp://pengguna:sandi@server:5672/vhost; beberapa server dipisah titik koma")
        gateways = tuple((s, url) for s in NEWS_CHANNELS if (url := read_secret(env, f"ADUAN_KABAR_{s.upper()}", faults)))
        faults += [f"ADUAN_KABAR_{s.upper()} harus memuat {{tujuan}}" for s, url in gateways if RECIPIENT not in url]
        proxy = _networks(env.get("ADUAN_PROXY_TEPERCAYA", ""), faults)
        public_url = _public_url(env.get("ADUAN_ALAMAT", ""), faults)
        collector = _public_url(env.get("ADUAN_OTLP", ""), faults, "ADUAN_OTLP harus berbentuk http://alamat:4318")
        port = _port(env.get("PORT") or "8000", faults)
        farewell = env.get("ADUAN_PAMIT") or "0"
        if not farewell.isdecimal() or int(farewell) > LONGEST_FAREWELL:
            faults.append(f"ADUAN_PAMIT harus angka antara 0 dan {LONGEST_FAREWELL}")
        if faults:
            raise SettingsWrong("Pengaturan lingkungan belum benar: " + "; ".join(faults) + ".")
        return cls(
            data=data,
            master_key_file=Path(env.get("ADUAN_MASTER_KEY_FILE") or data / "master.key").absolute(),
            erasure_register=Path(env.get("ADUAN_PENGHAPUSAN") or data / "penghapusan.jsonl").absolute(),
            key_backup=Path(env.get("ADUAN_CADANGAN_KUNCI") or data / "cadangan-kunci" / "kunci.salinan").absolute(),
            relay_mark=Path(env.get("ADUAN_TANDA_RELAI") or data / "tanda-relai.json").absolute(),
            backups=Path(env.get("ADUAN_CADANGAN") or data / "cadangan").absolute(),
            attachments=Path(env.get("ADUAN_LAMPIRAN") or data / "lampiran").absolute(),
            gateways=gateways,
            database_url=database_url or owner_url,
            database_owner_url=owner_url or database_url,
            database_read_url=read_url,
            amqp_url=amqp_url or MEMORY,
            host=env.get("HOST") or "127.0.0.1",
            port=port,
            trusted_proxies=proxy,
            farewell=int(farewell),
            collector=collector.rstrip("/"),
            public_url=(public_url or f"http://{env.get('HOST') or '127.0.0.1'}:{port}").rstrip("/"),
        )


def read_secret(env: Mapping[str, str], name: str, faults: list[str]) -> str:
    """The variable itself, or the content of the file that NAME_FILE names (secrets of containers)."""
    if value := env.get(name, "").strip():
        return value
    if not (file := env.get(f"{name}_FILE")):
        return ""
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as e:
        faults.append(f"berkas {file} dari {name}_FILE tidak dapat dibaca ({e.strerror})")
        return ""


def _networks(text: str, faults: list[str]) -> tuple[Network, ...]:
    try:
        return read_networks(text)
    except ValueError:
        faults.append("ADUAN_PROXY_TEPERCAYA harus daftar alamat jaringan seperti 10.0.0.0/8")
        return LOOPBACK


def _public_url(text: str, faults: list[str], wrong: str = "ADUAN_ALAMAT harus berbentuk https://aduan.contoh.go.id") -> str:
    """What other addresses begin with."""
    try:
        parts = urlsplit(text.strip())
        valid = not text.strip() or (parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query)
    except ValueError:
        valid = False
    if not valid:
        faults.append(wrong)
    return text.strip()


def _port(text: str, faults: list[str]) -> int:
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    faults.append("PORT harus angka antara 1 dan 65535")
    return 0
