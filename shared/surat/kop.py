"""An office's letterhead and who signs its papers; a logo is drawn anew before it is kept."""

import io
import warnings
from dataclasses import asdict, dataclass, replace
from enum import Enum
from hashlib import sha256

from PIL import Image, UnidentifiedImageError

from shared.domain.aduan.penolakan import KantorTidakDikenal, TidakSah
from shared.domain.teks import rapi
from shared.machinery.database import Database, sql

LOGO_MASUK = 4 << 20  # bytes that are looked at
LOGO_TERBESAR = 200 * 1024  # bytes that are kept
LOGO_TITIK = 24_000_000  # pixels that are decoded
SISI = (480, 360, 240, 120)  # pixels of the longer side, until it is small enough
PANJANG = {"baris1": 120, "baris2": 120, "alamat": 300, "telepon": 60, "pos_el": 120, "jabatan": 120, "nama": 120, "nip": 40}


class KopTidakSah(TidakSah):
    """Isian kop surat "{isian}" wajib satu baris, paling banyak {terpanjang} huruf; baris pertama tidak boleh kosong."""

    kode = "kop-tidak-sah"


class LogoTidakSah(TidakSah):
    """Logo harus gambar PNG atau JPEG, paling besar 4 MB dan 24 juta titik."""

    kode = "logo-tidak-sah"


class Logo(Enum):
    TETAP = "tetap"  # what is kept stays


@dataclass(frozen=True, slots=True, kw_only=True)
class Kop:
    """`tersimpan` False: made of what is known of the office, nobody has looked at it yet. Names here are the office's data.

    `peragaan`: the whole deployment is a demonstration, and every paper says so.
    """

    kode: str
    tersimpan: bool
    baris1: str
    baris2: str
    alamat: str
    telepon: str
    pos_el: str
    jabatan: str
    nama: str
    nip: str
    logo: bytes | None
    peragaan: bool = False

    @property
    def jenis_logo(self) -> str:
        return "image/png" if self.logo and self.logo.startswith(b"\x89PNG") else "image/jpeg"

    @property
    def sidik_logo(self) -> str:
        """Changes with the logo: for its address."""
        return sha256(self.logo or b"").hexdigest()[:16]

    @property
    def tempat(self) -> str:
        """Where the office is, as it stands above a signature: "KECAMATAN JENAWI" is in Jenawi."""
        return (self.baris2 or self.baris1).title().removeprefix("Pemerintah ").removeprefix("Kabupaten ").removeprefix("Kecamatan ")


def ambil(db: Database, kode: str) -> Kop:
    """The letterhead of an office; one query. Raises KantorTidakDikenal."""
    with db.connection() as conn:
        row = conn.execute(sql(__file__, "kop"), {"kode": kode}).fetchone()
    if row is None:
        raise KantorTidakDikenal(kecamatan=kode)
    kop = Kop(**dict(zip(Kop.__slots__, row, strict=True)))
    return replace(kop, logo=bytes(kop.logo)) if kop.logo is not None else kop


def simpan(db: Database, kode: str, isian: dict[str, str], logo: bytes | Logo | None = Logo.TETAP) -> Kop:
    """Keep it; `isian` has the keys of `PANJANG`, `logo` an uploaded file, None for no logo. Gives what is kept now.

    Acts in the office's own wilayah, so that PostgreSQL lets nobody write another's. Raises KopTidakSah, LogoTidakSah, KantorTidakDikenal.
    """
    lama = ambil(db, kode)
    bidang = {nama: rapi(isian.get(nama, "")) for nama in PANJANG}
    for nama, isi_bidang in bidang.items():
        if len(isi_bidang) > PANJANG[nama] or not isi_bidang.isprintable() or (nama == "baris1" and not isi_bidang):
            raise KopTidakSah(isian=nama, terpanjang=PANJANG[nama])
    baru = lama.logo if isinstance(logo, Logo) else gambar_ulang(logo) if logo is not None else None
    isi = {"kode": kode, **bidang, "logo": baru, "logo_diganti": not isinstance(logo, Logo)}
    with db.transaction(kode) as conn:
        conn.execute(sql(__file__, "kop_simpan"), isi)
    return Kop(**(asdict(lama) | bidang | {"logo": baru, "tersimpan": True}))


def gambar_ulang(berkas: bytes) -> bytes:
    """A PNG or JPEG drawn anew: small enough, without anything but its pixels. Raises LogoTidakSah."""
    if len(berkas) > LOGO_MASUK:
        raise LogoTidakSah
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(berkas), formats=("PNG", "JPEG")) as asli:
                if asli.width * asli.height > LOGO_TITIK:
                    raise LogoTidakSah
                bening = asli.mode in ("RGBA", "LA", "PA") or "transparency" in asli.info
                gambar = asli.convert("RGBA" if bening else "RGB")
                gambar.info.clear()  # a comment would be written again
    except LogoTidakSah:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise LogoTidakSah from None
    for sisi in SISI:
        kecil = gambar.copy()
        kecil.thumbnail((sisi, sisi), Image.Resampling.LANCZOS)
        hasil = io.BytesIO()
        if bening:
            kecil.save(hasil, "PNG", optimize=True)
        else:
            kecil.save(hasil, "JPEG", quality=88, optimize=True)
        if hasil.tell() <= LOGO_TERBESAR:
            return hasil.getvalue()
    raise LogoTidakSah


def alamat_logo(kop: Kop) -> str:
    """Where a page finds the logo: another address with every change; empty without one."""
    return f"/kantor/{kop.kode}/logo?{kop.sidik_logo}" if kop.logo else ""
