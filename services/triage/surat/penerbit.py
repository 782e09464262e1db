"""A complaint's papers: drafts of today, those that are issued, and those that were, to the byte."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import psycopg
import structlog

from services.triage import domain as d
from shared.acuan.rincian import rincian
from shared.domain.aduan.audiens import Audiens
from shared.domain.aduan.keadaan import Aduan, SuratTerbit, aduan_dari
from shared.domain.aduan.kejadian import Kejadian, Pelaku
from shared.domain.aduan.penolakan import TidakDitemukan
from shared.domain.akses.petugas import Petugas
from shared.layanan import baca
from shared.layanan.dasar import Dasar
from shared.layanan.penangan import Penangan
from shared.machinery.database import act_in, sql
from shared.machinery.privacy.errors import CiphertextBroken
from shared.surat import kop, terbit
from shared.surat.isi import SEMUA
from shared.surat.susun import Bahan, susun
from shared.surat.unduh import cetak

CETAK = "CetakDokumen"
log = structlog.get_logger("surat")


class SuratTerbitTidakAda(TidakDitemukan):
    """Surat ini tidak pernah diterbitkan."""

    kode = "surat-terbit-tidak-ada"


@dataclass(frozen=True)
class Penerbit:
    dasar: Dasar
    penangan: Penangan[d.PerintahTriage]

    def bahan(self, petugas: Petugas, aduan_id: UUID, tindakan: str = CETAK) -> Bahan:
        """What this person's papers of the complaint are made of now."""
        aduan, kejadian, now, audiens, _ = baca.rincian(self.dasar.store, aduan_id, petugas, tindakan)
        return self._bahan(audiens, aduan, kejadian, now)

    def terbitkan(self, aduan_id: UUID, nama: str, petugas: Petugas, korelasi: UUID, versi: int) -> Aduan:
        """Draw it, record it, keep its bytes. `korelasi` names the paper: the same form sent again is the same paper.

        Raises what `susun` and `Penangan.tangani` do, SudahDilupakan, GagalCetak.
        """
        bahan = self.bahan(petugas, aduan_id, "TerbitkanSurat")
        surat, tera, tersegel = susun(nama, bahan), secrets.token_hex(16), b""

        def buat(aduan: Aduan, oleh: Pelaku) -> d.TerbitkanSurat:
            """Drawn anew where somebody issued another one meanwhile: each has a number of its own."""
            nonlocal tersegel
            nomor = nomor_terbit(aduan, nama)
            isi = cetak(self.dasar.db, terbit.terbitan(surat, nomor, tera), bahan.now)
            tersegel = self.dasar.vault.seal(aduan.pemilik, _terikat(aduan.id, korelasi), isi)
            return d.TerbitkanSurat(oleh=oleh, surat=korelasi, jenis=nama, nomor=nomor, sidik=sha256(isi).hexdigest())

        def simpan(aduan: Aduan, conn: psycopg.Connection) -> None:
            act_in(conn, aduan.kecamatan)
            isi = {"surat": korelasi, "aduan": aduan.id, "wilayah": aduan.kecamatan, "isi": tersegel}
            conn.execute(sql(__file__, "surat_simpan"), isi)

        return self.penangan.tangani(aduan_id, "TerbitkanSurat", petugas, buat, korelasi, versi, simpan)

    def ambil(self, petugas: Petugas, aduan_id: UUID, surat_id: UUID) -> tuple[SuratTerbit, bytes]:
        """The PDF as it was issued, or what is drawn in its place while it may not be read. Raises SuratTerbitTidakAda, SuratTidakSama."""
        aduan, kejadian, _now, audiens, _ = baca.rincian(self.dasar.store, aduan_id, petugas, CETAK)
        satu = next((s for s in aduan.surat if s.id == surat_id), None)
        if satu is None:
            raise SuratTerbitTidakAda
        dulu = kejadian[: satu.versi - 1]
        if not aduan.dilupakan and aduan.dibatasi and not aduan_dari(aduan_id, dulu).dibatasi:
            return satu, self._turunan(audiens, aduan, satu, dulu, terbit.TURUNAN_DIBATASI)
        if aduan.dilupakan or (isi := self._asli(petugas, aduan, satu)) is None:
            return satu, self._turunan(audiens, replace(aduan, dilupakan=True), satu, dulu, terbit.TURUNAN)
        return satu, isi

    def _asli(self, petugas: Petugas, aduan: Aduan, satu: SuratTerbit) -> bytes | None:
        """None where its key is gone."""
        with self.dasar.db.transaction(satu.wilayah if petugas.meliputi(satu.wilayah) else aduan.kecamatan) as conn:
            row = conn.execute(sql(__file__, "surat_ambil"), {"surat": satu.id, "aduan": aduan.id}).fetchone()
        try:
            isi = self.dasar.vault.unseal(aduan.pemilik, _terikat(aduan.id, satu.id), bytes(row[0]) if row else b"")
        except CiphertextBroken:
            isi = b""
        if isi is not None and sha256(isi).hexdigest() != satu.sidik:
            log.error("issued_paper_not_as_issued", aduan_id=str(aduan.id), surat=str(satu.id), ada=row is not None)
            raise terbit.SuratTidakSama(nomor=satu.nomor, sidik=satu.sidik)
        return isi

    def _turunan(self, audiens: Audiens, kini: Aduan, satu: SuratTerbit, dulu: Sequence[Kejadian], cap: str) -> bytes:
        """By the events until it was issued, and what may be read now."""
        aduan = replace(aduan_dari(kini.id, dulu), dilupakan=kini.dilupakan, dibatasi=kini.dibatasi)
        surat = susun(satu.jenis, self._bahan(audiens, aduan, dulu, satu.pada))
        return cetak(self.dasar.db, terbit.turunan(surat, satu.nomor, satu.sidik, cap), satu.pada)

    def _bahan(self, audiens: Audiens, aduan: Aduan, kejadian: Sequence[Kejadian], now: datetime) -> Bahan:
        app = self.dasar
        return Bahan(
            aduan=aduan,
            kejadian=kejadian,
            rinci=rincian(audiens, aduan, kejadian, now, app.aturan, app.vault),
            aturan=app.aturan,
            now=now,
            kop=kop.ambil(app.db, aduan.kecamatan),
            zona=app.kantor.ambil(aduan.kecamatan).zona,
            nama_kategori=app.kategori.nama(aduan.kecamatan, aduan.kategori, aduan.sub_kategori),
            nama_kantor=app.kantor.nama,
        )


def nomor_terbit(aduan: Aduan, jenis: str) -> str:
    """ "33.13.17/2026/000123/LP-2": the complaint's second report that is issued."""
    ke = 1 + sum(s.jenis == jenis for s in aduan.surat)
    return f"{aduan.nomor}/{SEMUA[jenis].singkatan}-{ke}"


def _terikat(aduan_id: UUID, surat_id: UUID) -> bytes:
    return aduan_id.bytes + surat_id.bytes
