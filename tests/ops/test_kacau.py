"""The checker of the faults finds every kind of lie, and the whole of it stands up: a minute of load, and three faults."""

import json
import subprocess
import sys
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from ops.bench.kacau.beban import Kiriman
from ops.bench.kacau.pemeriksa import Keadaan, periksa
from ops.bench.kacau.rendam import Hasil, Menit
from ops.paket import pasang, tanpa
from shared.machinery.settings import REPO
from tests.support.pilihan import harus_ada
from tests.support.postgres import folder_terbuka
from tests.support.program import lingkungan

KINI = 1_800_000_000.0
ADUAN, KABAR = [uuid4() for _ in range(3)], frozenset(uuid4() for _ in range(4))
KIRIMAN = [Kiriman(f"kunci-{n}", 0.0, diakui=1.0, id=aduan, nomor=f"33.13.17/2026/{n:06}") for n, aduan in enumerate(ADUAN, start=1)]
PERINTAH = {(ADUAN[0], "AduanDiklasifikasi")}
ADA = Keadaan(
    diterima=[(a, k.nomor) for a, k in zip(ADUAN, KIRIMAN, strict=True)],
    buku=KABAR,
    luar=KABAR,
    alarm={"BatasWaktuTerlewati": KINI - 1},
    kejadian=frozenset(PERINTAH),
    kini=KINI,
    sehat=True,
)


def test_a_history_without_a_lie_is_green():
    temuan = periksa(KIRIMAN, PERINTAH, 3, ADA)
    assert (temuan.hijau, temuan.diakui) == (True, 4)


def test_what_was_not_acknowledged_may_be_there_or_not():
    assert periksa(KIRIMAN[:2], PERINTAH, 3, ADA).hijau
    assert periksa(KIRIMAN[:2], PERINTAH, 3, replace(ADA, diterima=ADA.diterima[:2])).hijau


@pytest.mark.parametrize(
    ("kata", "diakui", "kunci", "ada"),
    [
        ("hilang", KIRIMAN, 3, replace(ADA, diterima=ADA.diterima[:2])),
        ("hilang", KIRIMAN, 3, replace(ADA, diterima=[*ADA.diterima[:2], (ADUAN[2], "33.13.17/2026/000009")])),
        ("hilang", KIRIMAN, 3, replace(ADA, kejadian=frozenset())),
        ("ganda", KIRIMAN, 3, replace(ADA, diterima=[*ADA.diterima, ADA.diterima[0]])),
        ("ganda", KIRIMAN, 4, replace(ADA, diterima=[*ADA.diterima, (UUID(int=1), ADA.diterima[0][1])])),
        ("ganda", [*KIRIMAN, replace(KIRIMAN[0], kunci="lain")], 4, ADA),
        ("ganda", KIRIMAN, 2, ADA),
        ("lompat", KIRIMAN[:1], 3, replace(ADA, diterima=[ADA.diterima[0], ADA.diterima[2]])),
        ("palsu", KIRIMAN, 3, replace(ADA, alarm={"BatasWaktuMendekat": KINI + 60})),
        ("tak_sampai", KIRIMAN, 3, replace(ADA, luar=frozenset(list(KABAR)[:3]))),
    ],
)
def test_every_kind_of_lie_is_found(kata, diakui, kunci, ada):
    temuan = periksa(diakui, PERINTAH, kunci, ada)
    assert getattr(temuan, kata)
    assert not temuan.hijau


def test_a_ledger_that_does_not_hold_is_not_green():
    assert not periksa(KIRIMAN, PERINTAH, 3, replace(ADA, sehat=False)).hijau


def test_a_soak_is_green_only_while_nothing_grows_and_no_descriptor_is_kept():
    datar = [Menit(n, 125.0 + n % 2, 97.0, 110.0 + n, 45 + n % 3, 7, 3, 35, 20 * n) for n in range(1, 41)]
    assert Hasil(datar, {}).hijau
    assert not Hasil([replace(m, up=m.up + m.menit) for m in datar], {}).hijau
    assert not Hasil([replace(m, berkas=m.berkas + m.menit // 5) for m in datar], {}).hijau
    assert not Hasil(datar, {"file: 503": 1}).hijau


@pytest.mark.panjang
def test_three_faults_in_a_minute_leave_every_row_green():
    if pasang("rabbitmq-server") is None:
        harus_ada(tanpa("rabbitmq-server"))
    with folder_terbuka("aduan-uji-kacau-") as sementara:
        hasil = sementara / "hasil.jsonl"
        gangguan = [f"--gangguan={kata}" for kata in ("kill -9 of the database", "SIGSTOP of the leading relay", "unreadable news")]
        perintah = [sys.executable, "-P", "-m", "ops.cli", "bench", "kacau", "--menit=1", f"--keluar={hasil}", *gangguan]
        env = lingkungan(sementara / "data") | {"TMPDIR": str(sementara)}
        selesai = subprocess.run(perintah, env=env, cwd=REPO, capture_output=True, text=True, timeout=600)
        assert selesai.returncode == 0, selesai.stdout + selesai.stderr
        _, *baris = [json.loads(b) for b in hasil.read_text(encoding="utf-8").splitlines()]  # the first one says when and where
        assert [b["hijau"] for b in baris] == [True] * 3
        assert not list(sementara.glob("aduan-bench-*")), "its folder was not cleared"
