"""The composition as a test runs it: a project of its own, with secrets made by `init`, at a free port."""

import json
import os
import secrets
import shlex
import shutil
import socket
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import requests

from tests.support.tunggu import eventually

REPO = Path(__file__).resolve().parents[2]
SABAR = 240  # seconds for anything; the slowest is building the image without a cache


def _berhasil(*perintah: str) -> bool:
    try:
        return subprocess.run(perintah, capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def mesin() -> bool:
    """Whether a Docker engine answers."""
    return shutil.which("docker") is not None and _berhasil("docker", "info")


def compose() -> list[str] | None:
    """The command, new or old."""
    if _berhasil("docker", "compose", "version"):
        return ["docker", "compose"]
    return ["docker-compose"] if _berhasil("docker-compose", "version") else None


class Tumpukan:
    """`folder` keeps .env and the master key; the images are built from the working copy."""

    def __init__(self, folder: Path, perintah: list[str]) -> None:
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.folder = folder
        self.url = f"http://127.0.0.1:{self.port}"
        # What the shell has goes before .env: nothing of it may reach the composition.
        bersih = {k: v for k, v in os.environ.items() if not k.startswith(("ADUAN_", "COMPOSE_", "POSTGRES_", "RABBITMQ_"))}
        # A network of its own: a composition of another run, or one that was left behind, may have the usual one.
        jaringan = f"172.31.{secrets.randbelow(250)}.0/24"
        self.env = bersih | {
            "ADUAN_PORT": str(self.port), "ADUAN_IMAGE": "aduan:uji", "ADUAN_JARINGAN": jaringan, "PYTHONPATH": str(REPO),
        }  # fmt: skip
        self._compose = [*perintah, "-p", f"aduanuji{uuid.uuid4().hex[:8]}", "--env-file", str(folder / ".env")]
        self._compose += ["--project-directory", str(REPO), "-f", str(REPO / "docker-compose.yml")]

    def init(self) -> None:
        perintah = [sys.executable, "-P", "-m", "ops.cli", "init", "--folder", str(self.folder)]
        subprocess.run(perintah, env=self.env, check=True, timeout=SABAR)

    def rahasia(self) -> list[str]:
        """The passwords of .env."""
        baris = (self.folder / ".env").read_text(encoding="utf-8").splitlines()
        return [nilai for nama, _, nilai in (b.partition("=") for b in baris) if nama.endswith("PASSWORD")]

    def compose(self, *args: str, timeout: float = SABAR) -> str:
        """Runs a compose command and gives its standard output; what it said on failure stands in the assertion."""
        r = subprocess.run([*self._compose, *args], cwd=REPO, env=self.env, capture_output=True, text=True, timeout=timeout)
        assert r.returncode == 0, f"{' '.join(args)} ended with {r.returncode}:\n{r.stdout[-2000:]}\n{r.stderr[-3000:]}"
        return r.stdout

    def seperti_tertulis(self, baris: str) -> None:
        """Runs a line of the documentation, in the folder of the secrets."""
        perintah = baris.replace("docker compose", shlex.join(self._compose), 1)
        r = subprocess.run(["bash", "-c", perintah], cwd=self.folder, env=self.env, capture_output=True, text=True, timeout=SABAR)
        assert r.returncode == 0, f"{baris} ended with {r.returncode}:\n{r.stderr[-3000:]}"

    def aduan(self, *args: str) -> str:
        """A command of the program, in a container."""
        return self.compose("run", "--rm", "-T", "aduan", *args)

    def naik(self) -> None:
        self.compose("up", "-d", "--build", timeout=600)
        eventually(lambda: self.sehat(), within=SABAR)

    def sehat(self) -> bool:
        try:
            return requests.get(f"{self.url}/healthz", timeout=5).status_code == 200
        except requests.RequestException:
            return False

    def kontainer(self, service: str) -> dict[str, Any]:
        """What the engine says about a service's container."""
        id_ = self.compose("ps", "-q", service).split()[0]
        return json.loads(subprocess.run(["docker", "inspect", id_], capture_output=True, text=True, check=True).stdout)[0]

    def panggil(self, method: str, path: str, body: object = None, token: str | None = None, **headers: str) -> requests.Response:
        if token:
            headers["Authorization"] = f"Bearer {token}"
        return requests.request(method, self.url + path, json=body, headers=headers, timeout=30)

    def keadaan(self) -> str:
        """What there is and what it said last, for people who look for the reason of a failure."""
        return self.compose("ps") + self.compose("logs", "--no-color", "--tail", "40")

    def petugas(self, peran: str, wilayah: str) -> str:
        """A new member of staff; the token is the last word printed."""
        return self.aduan("user", "add", "--nama", f"Uji {peran}", "--peran", peran, "--wilayah", wilayah, "--token").split()[-1]

    def turun(self) -> None:
        self.compose("down", "-v", "--remove-orphans", "-t", "5")
