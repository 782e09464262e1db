"""The first start installs with uv what pip is told to install: from where pip's settings say, by hash, and with pip where uv cannot."""

import base64
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from ops.uv import command, settings, translated
from shared.machinery.settings import REPO

UV = Path(sys.executable).parent / "uv"
needs_uv = pytest.mark.skipif(not UV.exists(), reason="uv could not be had here: pip installed everything")


def test_the_last_of_pips_settings_counts_and_an_empty_one_does_not():
    listed = """\
:env:.extra-index-url=''
:env:.index-url='https://u:p@b/simple'
freeze.all='true'
global.extra-index-url='file:///satu\\n  file:///dua'
global.index-url='https://a/simple'
install.index-url='https://c/simple'
"""
    assert settings(listed) == {"index-url": "https://u:p@b/simple", "extra-index-url": "file:///satu\n  file:///dua"}


def test_they_go_on_in_the_environment_and_never_as_an_argument():
    pip = {
        "index-url": "https://u:p@b/simple", "extra-index-url": "file:///satu\n  file:///dua", "find-links": "/a /b", "cert": "/ca.pem",
        "trusted-host": "b c", "proxy": "u:p@perantara:3128", "default-timeout": "180", "no-index": "1",
    }  # fmt: skip
    uv = translated(pip)
    assert (uv["UV_DEFAULT_INDEX"], uv["UV_INDEX"]) == ("https://u:p@b/simple", "file:///satu file:///dua")
    assert (uv["UV_FIND_LINKS"], uv["UV_INSECURE_HOST"], uv["SSL_CERT_FILE"]) == ("/a,/b", "b c", "/ca.pem")
    assert (uv["HTTPS_PROXY"], uv["https_proxy"], uv["UV_HTTP_TIMEOUT"]) == (
        "http://u:p@perantara:3128",
        "http://u:p@perantara:3128",
        "180",
    )
    arguments = command(pip, ["-r", "runtime.txt"])
    assert {"--require-hashes", "--no-index"} < set(arguments)
    assert not [a for a in arguments if ":p@" in a]


@dataclass(frozen=True)
class Place:
    """A folder with the script, an index on disk that only a pip.conf names, and a venv with nothing but pip."""

    folder: Path
    env: dict[str, str]

    def list_of(self, name: str, digest: str) -> None:
        (self.folder / "requirements" / f"{name}.txt").write_text(f"kecil-sekali==1.0 \\\n    --hash=sha256:{digest}\n", encoding="utf-8")

    def uv(self) -> subprocess.CompletedProcess[str]:
        perintah = [self.folder / ".venv/bin/python", "-I", REPO / "ops/uv.py", "-r", self.folder / "requirements/runtime.txt"]
        return subprocess.run(perintah, env=self.env, capture_output=True, text=True, timeout=60)

    def script(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run([self.folder / "aduan", "--help"], env=self.env, capture_output=True, text=True, timeout=120)

    @property
    def installed(self) -> bool:
        return bool([*(self.folder / ".venv").glob("lib/*/site-packages/kecil_sekali.py")])

    @property
    def finished(self) -> bool:
        return (self.folder / ".venv/aduan-stamps").read_text(encoding="utf-8").count("\n") > 1


def wheel(folder: Path, name: str, version: str, files: dict[str, bytes]) -> str:
    """Laid into the index; its digest."""
    info = f"{name}-{version}.dist-info"
    files |= {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: uji\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = [f"{n},sha256={base64.urlsafe_b64encode(sha256(b).digest()).rstrip(b'=').decode()},{len(b)}" for n, b in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""]).encode()
    there = folder / "simple" / name.replace("_", "-")
    there.mkdir(parents=True)
    whl = there / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(whl, "w") as z:
        for n, b in files.items():
            one = zipfile.ZipInfo(n)
            one.external_attr = 0o100755 << 16
            z.writestr(one, b)
    digest = sha256(whl.read_bytes()).hexdigest()
    (there / "index.html").write_text(f'<a href="{whl.name}#sha256={digest}">{whl.name}</a>', encoding="utf-8")
    return digest


def place(folder: Path, uv: str) -> Place:
    """`uv`: what the uv of that index does, in the shell."""
    (folder / "requirements").mkdir()
    (folder / "ops").mkdir()
    shutil.copy2(REPO / "aduan", folder)
    shutil.copy2(REPO / "ops/uv.py", folder / "ops")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / ".venv"], check=True)
    version = "import platform; print(platform.python_implementation(), platform.python_version(), platform.machine())"
    kini = subprocess.run([sys.executable, "-c", version], check=True, capture_output=True, text=True).stdout
    (folder / ".venv/aduan-stamps").write_text(f"lain 0 {kini}", encoding="utf-8")
    packages = next((folder / ".venv").glob("lib/*/site-packages"))
    (packages / "pip").symlink_to(Path(sysconfig.get_path("purelib")) / "pip")
    digest = wheel(folder, "uv", "9.9", {"uv-9.9.data/scripts/uv": f"#!/bin/sh\n{uv}\n".encode()})
    (folder / "requirements/uv.txt").write_text(f"uv==9.9 \\\n    --hash=sha256:{digest}\n", encoding="utf-8")
    (folder / "pip.conf").write_text(f"[global]\nindex-url = {(folder / 'simple').as_uri()}\n", encoding="utf-8")
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))}
    at = Place(folder, env | {"PIP_CONFIG_FILE": str(folder / "pip.conf"), "UV_CACHE_DIR": str(folder / "cache"), "PYTHON": sys.executable})
    at.list_of("runtime", wheel(folder, "kecil_sekali", "1.0", {"kecil_sekali.py": b""}))
    (folder / "requirements/local.txt").write_text("", encoding="utf-8")
    return at


@needs_uv
def test_what_a_pip_conf_says_reaches_uv_and_another_hash_is_refused(tmp_path):
    at = place(tmp_path, f'exec {UV} "$@"')
    shutil.copy2(UV, tmp_path / ".venv/bin/uv")
    r = at.uv()
    assert (r.returncode, r.stderr, at.installed) == (0, "", True)
    subprocess.run([UV, "pip", "uninstall", "-q", "--python", tmp_path / ".venv/bin/python", "kecil-sekali"], env=at.env, check=True)
    at.list_of("runtime", "0" * 64)
    r = at.uv()
    assert r.returncode != 0
    assert "hash" in r.stderr.lower()
    assert not at.installed


@needs_uv
@pytest.mark.panjang
def test_the_script_takes_uv_by_its_hash_and_installs_with_it(tmp_path):
    at = place(tmp_path, f'echo "$@" >>{tmp_path}/dipanggil; exec {UV} "$@"')
    r = at.script()
    assert "PERINGATAN" not in r.stderr
    assert (at.installed, at.finished) == (True, True)
    assert "--require-hashes" in (tmp_path / "dipanggil").read_text(encoding="utf-8")


@pytest.mark.panjang
@pytest.mark.parametrize("uv", ["exit 2", "gone"])
def test_without_uv_pip_does_it_and_says_so_loudly(tmp_path, uv):
    at = place(tmp_path, uv)
    if uv == "gone":
        shutil.rmtree(tmp_path / "simple/uv")
    r = at.script()
    assert "PERINGATAN: uv tidak dapat memasangnya, jadi pip yang memasang" in r.stderr
    assert (at.installed, at.finished) == (True, True)


@pytest.mark.panjang
@pytest.mark.parametrize("uv", ["exit 2", 'exec {UV} "$@"'])
def test_another_hash_than_is_pinned_is_refused_in_both_ways(tmp_path, uv):
    at = place(tmp_path, uv.replace("{UV}", str(UV)))
    at.list_of("runtime", "0" * 64)
    r = at.script()
    assert r.returncode != 0
    assert "tidak cocok dengan sidik" in r.stderr
    assert (at.installed, at.finished) == (False, False)
