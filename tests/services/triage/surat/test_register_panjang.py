"""A register of more rows than one part has: shown part by part, one PDF, issued and drawn again to the byte."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from shared.surat.jilid import BARIS
from tests.services.kantor_uji import KantorUji
from tests.services.triage.surat.test_register_terbit import REGISTER
from tests.services.triage.surat.test_terbitan import teks, unduh
from tests.support.tunggu import eventually

pytestmark = pytest.mark.panjang


def test_a_register_of_two_parts_is_shown_printed_and_issued_whole(kantor: KantorUji):
    with ThreadPoolExecutor(4) as people:
        nomor = {satu["nomor"] for satu in people.map(lambda _: kantor.aduan(), range(BARIS + 3))}
    p = kantor.masuk("operator")
    eventually(lambda: "bagian 1 dari 2" in p.buka(REGISTER).teks, within=60)
    eventually(lambda: tampak(p.buka(REGISTER).html) | tampak(p.buka(f"{REGISTER}&bagian=2").html) == nomor, within=60)
    assert len(tampak(p.html)) == 3 and 'aria-current="page">Bagian 2' in p.html
    isi = teks(unduh(p, REGISTER.replace("register?", "register.pdf?")))
    assert all(isi.count(satu) == 1 for satu in nomor) and "bagian 2 dari 2" in isi
    p.buka(REGISTER).kirim("/petugas/register/terbit")
    url = re.search(r'href="(/petugas/register/terbit/[^"]+)"', p.html)[1]
    terbit = unduh(p, url)
    assert unduh(p, url) == terbit and "KONSEP" not in teks(terbit)


def tampak(html: str) -> set[str]:
    return set(re.findall(r'<td class="utuh">([^<]+)</td>', html))
