"""Writes docs/events/asyncapi.json from the contracts: `python -m ops.dokumen.asyncapi`."""

import json
from pathlib import Path

from shared.machinery.contracts.asyncapi import asyncapi

BERKAS = Path(__file__).parents[2] / "docs" / "events" / "asyncapi.json"


def teks() -> str:
    return json.dumps(asyncapi(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    BERKAS.parent.mkdir(parents=True, exist_ok=True)
    BERKAS.write_text(teks(), encoding="utf-8")
