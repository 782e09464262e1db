"""The whole program on an office's network, as people use it there; and what its terminal shows them."""

import json
import re
from pathlib import Path

import pytest
import yaml

from ops.gagal import Gagal
from ops.jaringan import alamat_sendiri, siapkan
from shared.machinery.networks import in_address
from shared.machinery.settings import REPO, Settings
from tests.support.peramban import Peramban
from tests.support.program import Program

ATURAN = REPO / "ops/deploy/prometheus/aduan.rules.yml"
SANDI = "kuda baterai jepit benar 42"
BUKAN_KATA = re.compile(r"Warning|Traceback|site-packages|eventlet")


def yang_dicetak(program: Program) -> list[str]:
    """Lines that are neither a fact of the log nor a word of ours."""
    asing = []
    for baris in program.keluaran.splitlines():
        try:
            json.loads(baris)
        except ValueError:
            if BUKAN_KATA.search(baris):
                asing.append(baris)
    return asing


@pytest.mark.panjang
@pytest.mark.parametrize("alamat", ["127.0.0.2", "::1"])
def test_an_office_signs_in_from_another_computer_and_the_terminal_says_how(folder_data: Path, alamat: str):
    program = Program(folder_data)
    program.perintah += ["--jaringan", alamat]
    with program as p:
        url = f"https://{in_address(alamat)}:{p.port}"
        undangan = re.search(rf"{re.escape(url)}/undangan/\S+", p.keluaran)
        assert undangan, p.keluaran
        otoritas = folder_data / "jaringan" / "otoritas.pem"
        orang = Peramban(url)
        orang.sesi.verify, orang.sesi.trust_env = str(otoritas), False  # or the tests' own surroundings name another bundle
        orang.buka(undangan[0].removeprefix(url))
        assert orang.jawaban.status_code == 200
        orang.kirim("/undangan", sandi=SANDI, ulangi=SANDI)
        assert orang.jawaban.status_code == 200 and "/undangan" not in orang.path, orang.teks[:500]
        kuki = {c.name: c.secure for c in orang.sesi.cookies}
        assert kuki.get("__Host-aduan") is True, (kuki, orang.teks[:500])
        assert p.call("GET", "/livez").status == 200, "this computer, as ever"
        orang.buka("/metrics")
        assert orang.jawaban.status_code == 404, "figures are for whoever looks after this computer"
        angka = p.call("GET", "/metrics").isi
        diminta = {n for a in yaml.safe_load(ATURAN.read_text())["groups"][0]["rules"] for n in re.findall(r"aduan_[a-z_]+", a["expr"])}
        # Alone what has not happened yet has no line: nobody waited for a worker that broke, nobody subscribed.
        assert {n for n in diminta if f"\n{n}" not in angka} <= {"aduan_worker_broken_total", "aduan_subscriber_lost"}
        for perlu in (f"  {url}\n", f"http://{in_address(alamat)}:{p.port} (tanpa s)", "samakan sidiknya"):
            assert perlu in p.keluaran
        assert yang_dicetak(p) == []
    assert yang_dicetak(program) == [], program.keluaran[-3000:]


def test_what_cannot_be_served_is_said_before_anything_starts(tmp_path: Path):
    settings = Settings.from_env({"ADUAN_DATA": str(tmp_path)})
    assert siapkan(settings, None, None, None) is None
    for alamat, sertifikat, kata in (
        ("bukan alamat", None, "bukan nama komputer"),
        (None, tmp_path, "bersama --jaringan"),
        ("semua", tmp_path, "bersama-sama"),
        ("fe80::1", None, "peramban tidak membukanya"),
    ):
        with pytest.raises(Gagal, match=kata):
            siapkan(settings, alamat, sertifikat, None)
    lan = siapkan(settings, "aduan.kantor.lan", None, None)
    assert lan is not None and lan.url(lan.names[0]) == "https://aduan.kantor.lan:8000"
    assert set(alamat_sendiri()) <= set(lan.names), "as other computers reach it without a name server, too"
    enam = siapkan(settings, "[FD00::10]", None, None)
    assert enam is not None and enam.hosts == ("127.0.0.1", "fd00::10") and enam.url(enam.names[0]) == "https://[fd00::10]:8000"
    assert "::1" in lan.here and "::1" not in siapkan(settings, "::1", None, None).here, "this computer's own, unless it was named"
