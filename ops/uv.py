"""`python -I ops/uv.py -r LIST ...`: installs hashed lists into this Python's venv with its uv, which does not read what pip is told.

Run by the `aduan` script before any library is there: nothing but Python's own may be imported here. pip's settings (its files and its
environment) go on in uv's environment, never as arguments, which everybody on the machine could read; what uv was told itself stands.
"""

import ast
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SECTIONS = ("global", "install", ":env:")  # pip's own order, the last wins


def settings(listed: str) -> dict[str, str]:
    """What pip would install with, of `pip config list`: {"index-url": ...}; an empty value counts as none, as it does for pip."""
    known: dict[str, tuple[int, str]] = {}
    for line in listed.splitlines():
        name, _, quoted = line.partition("=")
        section, _, key = name.rpartition(".")
        if section in SECTIONS and (value := str(ast.literal_eval(quoted)).strip()):
            known[key] = max(known.get(key, (-1, "")), (SECTIONS.index(section), value), key=lambda one: one[0])
    return {key: value for key, (_, value) in known.items()}


def translated(pip: Mapping[str, str]) -> dict[str, str]:
    """The same in uv's environment: where packages are looked for, over which proxy, whom to believe."""
    uv = {
        "UV_INDEX_STRATEGY": "unsafe-best-match",  # pip knows no first index; what may be taken the hashes say
        "UV_SYSTEM_CERTS": "true",  # as pip does
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_HTTP_TIMEOUT": pip.get("timeout") or pip.get("default-timeout") or "20",
        "UV_HTTP_RETRIES": "2",
    }
    for key, name, between in (
        ("index-url", "UV_DEFAULT_INDEX", " "),
        ("extra-index-url", "UV_INDEX", " "),
        ("find-links", "UV_FIND_LINKS", ","),
        ("trusted-host", "UV_INSECURE_HOST", " "),
    ):
        if key in pip:
            uv[name] = between.join(pip[key].split())
    if "cert" in pip:
        uv["SSL_CERT_FILE"] = pip["cert"]
    if "client-cert" in pip:
        uv["SSL_CLIENT_CERT"] = pip["client-cert"]
    if "proxy" in pip:
        proxy = pip["proxy"] if "://" in pip["proxy"] else f"http://{pip['proxy']}"
        uv |= {name: proxy for one in ("http_proxy", "https_proxy", "all_proxy") for name in (one, one.upper())}
    if _true(pip.get("no-cache-dir")):
        uv["UV_NO_CACHE"] = "true"
    return uv


def command(pip: Mapping[str, str], lists: list[str]) -> list[str]:
    without = ["--no-index"] if _true(pip.get("no-index")) else []
    folder = Path(sys.executable).parent
    return [str(folder / "uv"), "pip", "install", "--quiet", "--python", sys.executable, "--require-hashes", *without, *lists]


def _true(value: str | None) -> bool:
    return (value or "").lower() in ("1", "true", "yes", "on", "y", "t")


def main() -> None:
    listed = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True).stdout
    pip = settings(listed)
    told = {name: value for name, value in os.environ.items() if name.startswith("UV_")}
    sys.exit(subprocess.run(command(pip, sys.argv[1:]), env={**os.environ, **translated(pip), **told}).returncode)


if __name__ == "__main__":
    main()
