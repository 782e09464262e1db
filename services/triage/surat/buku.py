"""The monthly register: today's draft, those that were issued, and drawing one of these again.

An issued list keeps what it was drawn from and the digest of its bytes, never the bytes: there are many people on it, each under a key of
their own, and every one of them may be forgotten.
"""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import structlog
from werkzeug.exceptions import ServiceUnavailable

from services.triage.surat.register import daftar_bulan
from shared.acuan.rincian import DIHAPUS, DIRAHASIAKAN
from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.domain.aduan.kejadian import Tersandi
from shared.domain.aduan.penolakan import Bentrok, TidakDitemukan
from shared.domain.akses.hak import mewakili
from shared.domain.akses.petugas import Petugas
from shared.layanan.dasar import Dasar
from shared.machinery.clock import utc_now
from shared.machinery.database import rows, sql
from shared.surat import kop, terbit
from shared.surat.isi import RegisterPengaduan
from shared.surat.jilid import pencetak
from shared.surat.pdf import bersumber, cetak_sumber, dapat_dicetak, isi_json
from shared.surat.percetakan import GagalCetak, Polos
from shared.surat.register import Bulan, Lembar, Tercatat, register
from shared.surat.templat_kantor import ambil

ULANG = 5  # others may issue the same month at the same time
log = structlog.get_logger("surat")


class RegisterTerbitTidakAda(TidakDitemukan):
    """Register ini tidak pernah diterbitkan."""

    kode = "register-terbit-tidak-ada"


class RegisterSedangDiterbitkan(Bentrok):
    """Register bulan ini sedang diterbitkan oleh beberapa petugas sekaligus. Coba lagi."""

    kode = "register-sedang-diterbitkan"


@dataclass(frozen=True, slots=True)
class RegisterTerbit:
    """`ke`: the month's how-manieth."""

    id: UUID
    ke: int
    nomor: str
    pada: datetime
    oleh: UUID
    peran: str
    sidik: str


@dataclass(frozen=True, slots=True)
class _Naskah:
    """What it was drawn from. `orang`: row by row (complaint, owner of its key, name and story under it), null where nobody is named."""

    nomor: str
    pada: datetime
    sidik: str
    pencetak: str
    sumber: str
    data: str
    orang: str


Orang = tuple[UUID, UUID, Tersandi, Tersandi]


@dataclass(frozen=True)
class BukuRegister:
    dasar: Dasar

    def konsep(self, wilayah: str, bulan: Bulan) -> RegisterPengaduan:
        """As of now."""
        return terbit.konsep(self._susun(wilayah, bulan, utc_now())[0])

    def diterbitkan(self, wilayah: str, bulan: Bulan) -> list[RegisterTerbit]:
        """The newest first."""
        with self.dasar.db.transaction(wilayah) as conn:
            return rows(conn, RegisterTerbit, sql(__file__, "register_daftar"), {"wilayah": wilayah, "bulan": str(bulan)})

    def terbitkan(self, wilayah: str, bulan: Bulan, petugas: Petugas, id: UUID) -> None:
        """The same `id` again is the same register. Raises RegisterSedangDiterbitkan."""
        for _ in range(ULANG):
            ada = self.diterbitkan(wilayah, bulan)
            if any(satu.id == id for satu in ada) or self._coba(wilayah, bulan, petugas, id, 1 + len(ada)):
                return
        raise RegisterSedangDiterbitkan

    def ambil(self, wilayah: str, id: UUID) -> tuple[str, bytes]:
        """(number, PDF): to the byte while everybody on it may be read. Raises RegisterTerbitTidakAda, SuratTidakSama."""
        with self.dasar.db.transaction(wilayah) as conn:
            naskah = next(iter(rows(conn, _Naskah, sql(__file__, "register_ambil"), {"id": id})), None)
            if naskah is None:
                raise RegisterTerbitTidakAda
            orang = [None if satu is None else _orang(satu) for satu in json.loads(naskah.orang)]
            aliran = self.dasar.store.load_many({satu[0] for satu in orang if satu}, conn)
        aduan = {satu: aduan_dari(satu, kejadian) for satu, kejadian in aliran.items()}
        data, cap = self._isi(json.loads(naskah.data), orang, aduan)
        if cap is None:
            data["kaki"] = dapat_dicetak(terbit.kaki_terbitan(self._tera(id)))
            isi = self._cetak(naskah.sumber, data, naskah.pada)
            if sha256(isi).hexdigest() == naskah.sidik:
                return naskah.nomor, isi
            if naskah.pencetak == pencetak(len(orang)):
                log.error("issued_register_not_as_issued", register=str(id))
                raise terbit.SuratTidakSama(nomor=naskah.nomor, sidik=naskah.sidik)
            cap = terbit.CETAK_ULANG
        return naskah.nomor, self._cetak(naskah.sumber, terbit.data_turunan(data, naskah.sidik, cap), naskah.pada)

    def _coba(self, wilayah: str, bulan: Bulan, petugas: Petugas, id: UUID, ke: int) -> bool:
        """False where somebody else took this number first."""
        now = utc_now()
        konsep, semua = self._susun(wilayah, bulan, now)
        surat = terbit.terbitan(konsep, f"{konsep.nomor}/{ke}", self._tera(id))
        data = isi_json(surat)
        sumber, isi = self._bersumber(surat, now)
        orang = self._pisahkan(data, semua)
        data["kaki"] = ""
        baris = {
            "id": id, "wilayah": wilayah, "bulan": str(bulan), "ke": ke, "nomor": surat.nomor, "pada": now, "oleh": petugas.id,
            "peran": mewakili(petugas, "TerbitkanSurat", wilayah), "sidik": sha256(isi).hexdigest(),
            "pencetak": pencetak(len(orang)), "sumber": sumber, "data": json.dumps(data, ensure_ascii=False),
            "orang": json.dumps([satu and list(map(str, satu)) for satu in orang]),
        }  # fmt: skip
        with self.dasar.db.transaction(wilayah) as conn:
            return conn.execute(sql(__file__, "register_terbit"), baris).rowcount == 1

    def _susun(self, wilayah: str, bulan: Bulan, now: datetime) -> tuple[RegisterPengaduan, list[Tercatat]]:
        app = self.dasar
        kantor = app.kantor.ambil(wilayah)
        lembar = Lembar(
            kop=kop.ambil(app.db, wilayah),
            kantor=kantor.nama,
            bulan=bulan,
            zona=kantor.zona,
            now=now,
            aturan=app.aturan,
            vault=app.vault,
            nama_kategori=app.kategori.nama,
            nama_kantor=app.kantor.nama,
        )
        semua: list[Tercatat] = []

        def tercatat() -> Iterator[Tercatat]:
            for satu in daftar_bulan(app.db, app.store, wilayah, bulan, kantor.zona):
                semua.append(satu.tanpa_kejadian())
                yield satu

        return register(lembar, tercatat(), sela=lambda: time.sleep(0)), semua

    def _pisahkan(self, data: dict[str, Polos], semua: Sequence[Tercatat]) -> list[Orang | None]:
        """Takes names and stories out of the rows, each under its person's key; they stay only where nobody is named any more."""
        baris = _baris(data)
        milik = [n for n, satu in enumerate(semua) if satu.aduan.penyampaian is not None and not satu.aduan.dilupakan]
        teks = [(semua[n].aduan.pemilik, semua[n].aduan.id, str(baris[n][isian])) for n in milik for isian in ("pelapor", "uraian")]
        tersandi = self.dasar.vault.encrypt_all(teks)
        orang: list[Orang | None] = [None] * len(semua)
        for ke, n in enumerate(milik):
            aduan = semua[n].aduan
            orang[n] = (aduan.id, aduan.pemilik, tersandi[2 * ke], tersandi[2 * ke + 1])
            baris[n] |= {"pelapor": "", "uraian": ""}
        return orang

    def _isi(self, data: dict[str, Polos], orang: Sequence[Orang | None], aduan: dict[UUID, Aduan]) -> tuple[dict[str, Polos], str | None]:
        """The data with what may be read now, and why it is not all of it: None where it is."""
        tersandi = [(satu[1], satu[0], teks) for satu in orang if satu for teks in satu[2:]]
        teks = iter(self.dasar.vault.decrypt_all(tersandi))
        cap = None
        for baris, satu in zip(_baris(data), orang, strict=True):
            if satu is None:
                continue
            pelapor, uraian = next(teks), next(teks)
            if aduan[satu[0]].dilupakan or pelapor is None or uraian is None:
                cap, tampak = terbit.TURUNAN, (DIHAPUS, DIHAPUS)
            elif aduan[satu[0]].dibatasi and pelapor != DIRAHASIAKAN:
                cap, tampak = cap or terbit.TURUNAN_DIBATASI, (DIRAHASIAKAN, uraian)
            else:
                tampak = (pelapor, uraian)
            baris["pelapor"], baris["uraian"] = tampak
        return data, cap

    def _tera(self, id: UUID) -> str:
        return self.dasar.derivations.paper_mark(id)

    def _bersumber(self, surat: RegisterPengaduan, now: datetime) -> tuple[str, bytes]:
        try:
            return bersumber(surat, now, ambil(self.dasar.db, surat.kop.kode, surat.nama))
        except GagalCetak:
            raise ServiceUnavailable from None

    def _cetak(self, sumber: str, data: dict[str, Polos], pada: datetime) -> bytes:
        try:
            return cetak_sumber(sumber, data, pada)
        except GagalCetak:
            raise ServiceUnavailable from None


def _baris(data: dict[str, Polos]) -> list[dict[str, Polos]]:
    baris = data["baris"]
    assert isinstance(baris, list)
    return [satu for satu in baris if isinstance(satu, dict)]


def _orang(satu: Sequence[str]) -> Orang:
    return UUID(satu[0]), UUID(satu[1]), Tersandi(satu[2]), Tersandi(satu[3])
