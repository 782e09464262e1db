"""A handful of stories in a running program: what the pages and the API say to the reporter, the office, the office before, and others."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from uuid import UUID

import pytest

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.kejadian import bidang_tersandi
from tests.services.kantor_uji import KantorUji
from tests.simulation.kabupaten import KODE, Kabupaten
from tests.simulation.pencerita import Cerita, ceritakan
from tests.support.peramban import Peramban

KISAH = 14
# What the office says to itself; the reporter reads none of it until the answer is given.
SENDIRI = (k.TanggapanDisusun, k.TanggapanDikembalikan, k.AduanDidisposisikan, k.CatatanDitambahkan)


@pytest.fixture(scope="module")
def kabupaten(kantor: KantorUji) -> Iterator[Kabupaten]:
    hasil = Kabupaten.berisi(kantor, KISAH)
    with hasil.tutup:
        yield hasil


def teks_di(kabupaten: Kabupaten, kejadian: Sequence[k.Kejadian], jenis: tuple[type, ...] = (k.Kejadian,)) -> set[str]:
    """Every text of these events, in clear."""
    return {
        kabupaten.teks[t]
        for e in kejadian
        if isinstance(e, jenis) and not isinstance(e, k.AduanDiterima)
        for n in bidang_tersandi(type(e))
        if (t := getattr(e, n)) is not None
    }


def cerita(kabupaten: Kabupaten) -> Iterator[tuple[UUID, list[k.Kejadian], Cerita]]:
    for satu, kejadian in kabupaten.semua().items():
        yield satu, kejadian, ceritakan(kejadian, kabupaten.teks)


def dilacak(kabupaten: Kabupaten) -> Iterator[tuple[str, list[k.Kejadian], Cerita]]:
    """With the tracking code; of history there is none, and one that was replaced in a story opens nothing."""
    for satu, kejadian, c in cerita(kabupaten):
        if not c.impor and "KodeLacakDiganti" not in c.jejak:
            yield kabupaten.apps["intake"].dasar.derivations.kode_lacak(satu), kejadian, c


def test_the_reporter_is_told_what_happened_and_nothing_that_the_office_says_to_itself(kabupaten: Kabupaten):
    warga, banyak = Peramban(kabupaten.kantor.program.url), 0
    for kode, kejadian, c in dilacak(kabupaten):
        banyak += 1
        api = kabupaten.kantor.program.call("GET", f"/api/v1/lacak/{kode}").isi
        assert (api["nomor"], api["keadaan"], api["langkah"], api["kecamatan"]) == (c.nomor, c.keadaan, c.langkah, c.kantor)
        assert (api["tanggapan"], api["nilai"]) == (c.jawaban if c.keadaan in ("dijawab", "selesai") else None, c.nilai), c.nomor
        lalu = [(b["putaran"], b["kecamatan"], b["tanggapan"], b["akhir"], b["keberatan"]) for b in api["sebelumnya"]]
        assert lalu == [(b.putaran, b.kantor, b.jawaban, b.akhir, b.keberatan) for b in c.lalu], c.nomor
        assert [(x["pertanyaan"], x["dijawab_pada"] is not None) for x in api["pertanyaan"]] == [(q, b is not None) for q, _, b in c.tanya]
        assert [_saat(x["pada"]) for x in api["pengalihan"]] == [pada for _, _, pada in c.alihan]
        halaman = warga.buka(f"/lacak/{kode}")
        assert halaman.jawaban.status_code == 200, c.nomor
        terbaca = {c.jawaban} if c.keadaan in ("dijawab", "selesai") else set()
        terbaca |= {b.jawaban for b in c.lalu} | {b.keberatan for b in c.lalu} | {q for q, _, _ in c.tanya}
        terbaca = {t for t in terbaca if t is not None}
        assert {t for t in terbaca if t not in halaman.teks} == set(), c.nomor
        rahasia = teks_di(kabupaten, kejadian, SENDIRI) - terbaca
        if c.lupa:
            rahasia = teks_di(kabupaten, kejadian)
        assert {t for t in rahasia if t in halaman.html or t in json.dumps(api)} == set(), c.nomor
        assert ("dibuka kembali" in api["keterangan"]) == c.dibuka_kembali
    assert banyak > KISAH / 2


def _saat(teks: str) -> datetime:
    return datetime.fromisoformat(teks)


def test_the_office_reads_it_all_the_office_before_what_it_knew_and_no_other_anything(kabupaten: Kabupaten):
    @cache
    def camat(kode: str) -> Peramban:
        return kabupaten.kantor.masuk("camat", kode)

    alihan = 0
    for satu, kejadian, c in cerita(kabupaten):
        alamat = f"/petugas/aduan/{satu}"
        halaman = camat(c.kantor).buka(alamat)
        assert halaman.jawaban.status_code == 200 and c.nomor in halaman.teks, c.nomor
        assert not re.search(r"\d [a-z]{3} 20\d\d", halaman.teks), "a line that begins with a capital leaves those of the months"
        if not c.lupa:
            tak_tampak = {t for t in teks_di(kabupaten, kejadian, (k.CatatanDitambahkan, k.TanggapanDisusun)) if t not in halaman.teks}
            assert tak_tampak == set(), c.nomor
        pernah = {c.kantor} | {dari for dari, ke, _ in c.alihan if ke}
        for dulu in pernah - {c.kantor}:
            alihan += 1
            keluar = max(n for n, e in enumerate(kejadian) if isinstance(e, k.AduanDialihkan) and e.wilayah == dulu and e.ke)
            sesudah = teks_di(kabupaten, kejadian[keluar + 1 :]) - teks_di(kabupaten, kejadian[: keluar + 1])
            for pintu in (alamat, f"{alamat}/surat/data-pengaduan", f"/petugas/tanggapan/{satu}"):
                lama = camat(dulu).buka(pintu)
                assert lama.jawaban.status_code == 200, (c.nomor, pintu)
                assert {t for t in sesudah if t in lama.html} == set(), (c.nomor, pintu)
        asing = next(kode for kode in KODE if kode not in pernah)
        ditolak = camat(asing).buka(alamat)
        assert ditolak.jawaban.status_code == 403 and not any(t in ditolak.html for t in teks_di(kabupaten, kejadian)), c.nomor
    assert alihan
