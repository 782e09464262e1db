"""An attacker with valid sessions and tokens of several offices tries every address with ids and codes of the others: nothing comes back.

A machine of hypothesis chooses what is done and in which order; a complaint's words are planted, and looked for in everything that is
answered to somebody who may not see them.
"""

import contextlib
import inspect
import json
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import psycopg
import pytest
import requests
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.errors import FlakyStrategyDefinition
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from ops.kantor import tambah_petugas
from shared.domain.akses.hak import HAK
from shared.web.api import OPEN
from shared.web.pages import PAGES
from tests.project.test_proxy import RUTE as SEMUA
from tests.project.test_proxy import SERVICES, alamat
from tests.serangan.test_masukan_buruk import ENTAH
from tests.services.kantor_uji import KantorUji
from tests.support.matriks import RUTE, isi_untuk

KANTOR = ("33.13.17", "33.13.16", "33.13.05", "33.13.01")
PERAN = ("operator", "ppid", "camat", "admin-kecamatan")
HALAMAN_GET = sorted(url for metode, url in SEMUA if metode == "GET" and not url.startswith(("/api/", "/aset", "/metrics", "/healthz")))
SENDIRI = ("/akun", "/saya", "sandi")  # of one's own account: about nobody else
HALAMAN_POST = sorted(url for metode, url in SEMUA if metode == "POST" and not url.startswith("/api/") and "keluar" not in url)


@dataclass(frozen=True)
class Rahasia:
    """A complaint with words that stand nowhere else."""

    kantor: str
    id: str
    nomor: str
    kode: str
    kata: tuple[str, ...]
    petugas_id: str
    petugas: str

    def bocor(self, teks: str) -> list[str]:
        return [k for k in (*self.kata, self.nomor, self.kode, self.petugas) if k in teks]


@dataclass
class Panggung:
    kantor: KantorUji
    owner: psycopg.Connection
    token: dict[tuple[str, str], str] = field(default_factory=dict)
    kuki: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    permintaan: int = 0
    temuan: list[str] = field(default_factory=list)
    dibaca: int = 0  # of the program's log

    def pastikan(self, benar: object, kata: str) -> None:
        """An assertion that is remembered: what is there for one moment only is not found again by hypothesis."""
        if not benar:
            self.temuan.append(kata)
            raise AssertionError(kata)

    def log_baru(self) -> str:
        teks = self.kantor.program.keluaran
        baru, self.dibaca = teks[self.dibaca :], len(teks)
        return "\n".join(b for b in baru.splitlines() if '"unexpected"' in b)

    def masuk(self, peran: str, di: str) -> tuple[str, dict[str, str]]:
        if (peran, di) not in self.kuki:
            self.token[peran, di] = self.kantor.token(peran, di)
            self.kuki[peran, di] = self.kantor.masuk(peran, di).sesi.cookies.get_dict()
        return self.token[peran, di], self.kuki[peran, di]

    def aduan(self, di: str) -> Rahasia:
        kata = tuple(f"{x}{secrets.token_hex(6)}" for x in ("Nama", "Isi"))
        kontak = "0812" + str(secrets.randbelow(10**8)).zfill(8)
        a = self.kantor.aduan(kecamatan=di, isi=f"{kata[1]} terjadi di sini.", pelapor={"nama": kata[0], "kontak": kontak})
        petugas = tambah_petugas(self.owner, f"Petugas{secrets.token_hex(6)}", ["operator"], di, False)
        return Rahasia(di, a["id"], a["nomor"], a["kode_lacak"], (*kata, kontak), str(petugas["id"]), str(petugas["nama"]))

    def minta(self, method: str, path: str, **lain) -> requests.Response:
        self.permintaan += 1
        self.owner.execute("DELETE FROM akun.batas")
        r = requests.request(method, self.kantor.program.url + path, timeout=30, allow_redirects=False, **lain)
        self.pastikan(r.status_code < 500, f"{method} {path} {lain}: {r.text[:500]} {self.log_baru()}")
        return r

    def keadaan(self, aduan: Rahasia) -> tuple:
        """What is stored of the complaint, of its office and of that officer; its own office's people may change it, others not."""
        query = """SELECT (SELECT count(*) FROM eventstore.events WHERE stream = %(id)s),
            (SELECT k::text FROM kantor.kantor k WHERE kode = %(kantor)s), (SELECT p::text FROM kantor.petugas p WHERE id = %(petugas)s),
            (SELECT array_agg(t::text ORDER BY t::text) FROM kantor.penugasan t WHERE petugas_id = %(petugas)s)"""
        return self.owner.execute(query, {"id": aduan.id, "kantor": aduan.kantor, "petugas": aduan.petugas_id}).fetchone()


def isi_alamat(pola: str, aduan: Rahasia, kode: str) -> str:
    """The address about this complaint, its office and its officer."""
    ada = {"aduan_id": aduan.id, "kode": kode, "petugas_id": aduan.petugas_id, "nama": "tanda-terima", "sub": "jalan-rusak"}
    return re.sub(r"<(?:(\w+)(?:\([^)]*\))?:)?(\w+)>", lambda m: ada.get(m[2]) or {"uuid": ENTAH, "int": "7"}.get(m[1] or "", "x"), pola)


@cache
def isian_halaman(pola: str) -> dict[str, object]:
    """A form as this page takes it, so that what refuses it is the question of who asks."""
    for satu in (a for layanan in SERVICES for a in alamat(layanan)):
        if satu.url == pola and "POST" in satu.method:
            skema = getattr(inspect.getclosurevars(satu.handle).nonlocals.get("left"), "form", None)
            try:
                return isi_untuk(skema) if skema else {}
            except AssertionError:  # a kind of field that nobody has named a value for
                return {}
    return {}


class Penjahat(RuleBasedStateMachine):
    panggung: Panggung
    aduan = Bundle("aduan")

    @initialize(target=aduan, di=st.sampled_from(KANTOR))
    def ada_aduan(self, di: str) -> Rahasia:
        return self.panggung.aduan(di)

    @rule(target=aduan, di=st.sampled_from(KANTOR))
    def aduan_baru(self, di: str) -> Rahasia:
        return self.panggung.aduan(di)

    @rule(
        sasaran=aduan,
        rute=st.sampled_from([r for r in RUTE if r.access != OPEN]),
        peran=st.sampled_from(PERAN),
        dari=st.sampled_from(KANTOR),
        kode=st.sampled_from(["", *KANTOR, "33.13", "33"]),
    )
    def api(self, sasaran: Rahasia, rute, peran: str, dari: str, kode: str) -> None:
        """A route of staff, with a token of another office."""
        if dari == sasaran.kantor:
            return
        token, _ = self.panggung.masuk(peran, dari)
        path = isi_alamat(rute.url, sasaran, "X")
        if rute.query is not None:
            punya = rute.query().fields
            cari = {
                n: v
                for n, v in {"kecamatan": kode, "wilayah": kode, "cari": sasaran.kata[0], "nomor": sasaran.nomor}.items()
                if n in punya and v
            }
            path += "?" + "&".join(f"{n}={v}" for n, v in cari.items())
        isi = isi_untuk(rute.body, induk=sasaran.id) if rute.body else None
        if rute.method == "POST" and rute.url == "/api/v1/aduan":
            return
        sebelum = self.panggung.keadaan(sasaran)
        r = self.panggung.minta(rute.method, path, json=isi, headers={"Authorization": f"Bearer {token}"})
        self.panggung.pastikan(not sasaran.bocor(r.text), f"{rute.method} {path} as {peran} of {dari}: {r.text[:800]}")
        if sasaran.id in path:
            self.panggung.pastikan(
                r.status_code in (403, 404, 422), f"{rute.method} {path} as {peran} of {dari}: {r.status_code} {r.text[:500]}"
            )
        self.panggung.pastikan(self.panggung.keadaan(sasaran) == sebelum, f"{r.request.method} {r.url}: it was changed")

    @rule(sasaran=aduan, pola=st.sampled_from(HALAMAN_GET), peran=st.sampled_from(PERAN), dari=st.sampled_from(KANTOR), pilih=st.booleans())
    def halaman(self, sasaran: Rahasia, pola: str, peran: str, dari: str, pilih: bool) -> None:
        """A page, with a session of another office, also when the other office is asked for by name."""
        if dari == sasaran.kantor:
            return
        _, kuki = self.panggung.masuk(peran, dari)
        path = isi_alamat(pola, sasaran, sasaran.kantor) + (f"?kecamatan={sasaran.kantor}&cari={sasaran.kata[0]}" if pilih else "")
        r = self.panggung.minta("GET", path, cookies=kuki, headers={"Accept": "text/html"})
        bocor = [k for k in sasaran.bocor(r.text) if k != sasaran.kata[0] or not pilih]  # what was searched for may be shown again
        self.panggung.pastikan(not bocor, f"GET {path} as {peran} of {dari} shows {bocor}")

    @rule(sasaran=aduan, pola=st.sampled_from(HALAMAN_POST), peran=st.sampled_from(PERAN), dari=st.sampled_from(KANTOR))
    def kirim_halaman(self, sasaran: Rahasia, pola: str, peran: str, dari: str) -> None:
        """A page's form about a complaint of another office, with the form token of one's own session."""
        if dari == sasaran.kantor or any(x in pola for x in SENDIRI):
            return
        p = self.panggung.kantor.masuk(peran, dari)
        p.buka("/petugas")
        tanda = next((f.isi["_tanda"] for f in _formulir(p.html) if "_tanda" in f.isi), "")
        isi = isian_halaman(pola) | {"_tanda": tanda}
        for nama in isi.keys() & {"wilayah", "kecamatan", "kode"}:
            isi[nama] = sasaran.kantor
        sebelum = self.panggung.keadaan(sasaran)
        path = isi_alamat(pola, sasaran, sasaran.kantor)
        kepala = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
        r = self.panggung.minta("POST", path, data=isi, cookies=p.sesi.cookies.get_dict(), headers=kepala)
        self.panggung.pastikan(not sasaran.bocor(r.text), f"POST {path} as {peran} of {dari}: {r.text[:800]}")
        self.panggung.pastikan(self.panggung.keadaan(sasaran) == sebelum, f"{r.request.method} {r.url}: it was changed")

    @rule(sasaran=aduan, lain=aduan, rute=st.sampled_from([r for r in RUTE if "<string:kode>" in r.url]))
    def kode_lacak(self, sasaran: Rahasia, lain: Rahasia, rute) -> None:
        """One's own code says nothing of another complaint, whatever else the request names; and an id or a number is no code."""
        if sasaran == lain:
            return
        for kode in (lain.kode, sasaran.id, sasaran.nomor.replace("/", "%2F"), sasaran.kode[:-1]):
            path = isi_alamat(rute.url, sasaran, kode) + f"?aduan_id={sasaran.id}&nomor={sasaran.nomor}"
            sebelum = self.panggung.keadaan(sasaran)
            r = self.panggung.minta(rute.method, path, json={"aduan_id": sasaran.id} if rute.body else None)
            self.panggung.pastikan(not sasaran.bocor(r.text.replace(kode, "")), f"{rute.method} {path}: {r.text[:800]}")
            self.panggung.pastikan(self.panggung.keadaan(sasaran) == sebelum, f"{r.request.method} {r.url}: it was changed")

    @rule(sasaran=aduan, dari=st.sampled_from(KANTOR), peran=st.sampled_from(("camat", "admin-kecamatan")))
    def umpan(self, sasaran: Rahasia, dari: str, peran: str) -> None:
        """The feed gives position and hashes of other offices' events, and nothing else of them."""
        if dari == sasaran.kantor or peran not in HAK.get("BacaKejadian", {peran}):
            return
        token, _ = self.panggung.masuk(peran, dari)
        r = self.panggung.minta("GET", "/api/v1/kejadian?after=0&limit=1000", headers={"Authorization": f"Bearer {token}"})
        self.panggung.pastikan(sasaran.id not in r.text and not sasaran.bocor(r.text), "the feed")

    @invariant()
    def tidak_ada_galat(self) -> None:
        log = self.panggung.log_baru()
        self.panggung.pastikan(not log, log)


def _formulir(html: str):
    from tests.support.peramban import _Pembaca

    pembaca = _Pembaca()
    pembaca.feed(html)
    return pembaca.formulir


@pytest.fixture(scope="module")
def panggung(kantor: KantorUji) -> Iterator[Panggung]:
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as owner:
        yield Panggung(kantor, owner)


@pytest.mark.parametrize("contoh", [5, pytest.param(60, marks=pytest.mark.panjang)])
def test_nothing_of_another_office_ever_comes_back(panggung: Panggung, contoh: int):
    Penjahat.panggung = panggung
    with contextlib.suppress(FlakyStrategyDefinition):
        run_state_machine_as_test(
            Penjahat,
            settings=settings(
                max_examples=int(os.environ.get("ADUAN_UJI_CONTOH", contoh)),
                stateful_step_count=30,
                deadline=None,
                derandomize=True,
                database=None,
                phases=(Phase.generate,),
                suppress_health_check=list(HealthCheck),
            ),
        )
    assert panggung.temuan == []
    print(f"{panggung.permintaan} requests by {len(panggung.kuki)} people")
    assert panggung.permintaan > 8 * contoh
    assert panggung.kantor.program.cli("verify").returncode == 0


def test_the_attacker_would_notice(panggung: Panggung):
    """The same words are there for whoever may read them: what is looked for can be found."""
    aduan = panggung.aduan(KANTOR[0])
    token, kuki = panggung.masuk("operator", KANTOR[0])
    r = panggung.minta("GET", f"/api/v1/aduan/{aduan.id}/detail", headers={"Authorization": f"Bearer {token}"})
    assert set(aduan.bocor(json.dumps(r.json(), ensure_ascii=False))) >= {*aduan.kata, aduan.nomor}
    assert PAGES and HALAMAN_POST and kuki
    assert sum(bool(isian_halaman(pola)) for pola in HALAMAN_POST) > 10
