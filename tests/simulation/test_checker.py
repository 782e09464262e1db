"""The checker sees what it is there to see: each kind of loss, planted in a sound world."""

from dataclasses import replace
from uuid import uuid4

import psycopg
import pytest

from services.sla.readmodel import Papan
from tests.simulation.dunia import Dunia
from tests.support.checker import Receipt, check


def test_each_kind_of_damage_is_found(database, tmp_path):
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        dunia = Dunia(9, database, tmp_path, owner)
        try:
            for _ in range(4):
                dunia.file()
            dunia.classify()
            dunia.drain()
            apps, receipts = list(dunia.apps.values()), dunia.receipts

            def look(receipts: list[Receipt] = receipts) -> None:
                check(owner, database.url, apps, receipts)

            look()
            stream = receipts[0].id
            with pytest.raises(AssertionError, match="lost"):
                look([*receipts, Receipt("k", uuid4(), "33.13.17/2026/000999")])
            with pytest.raises(AssertionError, match="duplicated"):
                look([*receipts, replace(receipts[1], key=receipts[0].key)])
            with pytest.raises(AssertionError):
                look([replace(receipts[0], nomor="33.13.17/2026/000999")])
            for damage, told in (
                ("UPDATE triage.aduan SET keadaan = 'dijawab' WHERE aduan_id = %s", "differs from a rebuild"),
                ("; ".join(f"DELETE FROM {t.name} WHERE aduan_id = %s" for t in Papan.tables), "sla is behind"),
                ("UPDATE response.tugas SET versi = 0 WHERE aduan_id = %s", "response is behind"),
                ("INSERT INTO messaging.failures (consumer, stream, error) VALUES ('triage', %s, 'X')", "nobody planted"),
            ):
                owner.execute(damage.replace("%s", f"'{stream}'"))
                with pytest.raises(AssertionError, match=told):
                    look()
                for app in apps:
                    app.projector.project([receipt.id for receipt in receipts])
                owner.execute("DELETE FROM messaging.failures")
                look()
            for trigger in ("events_only_grow", "ledger_only_grows"):
                owner.execute(f"ALTER TABLE eventstore.{trigger.split('_')[0]} DISABLE TRIGGER {trigger}")
            owner.execute("DELETE FROM eventstore.ledger WHERE position = 2")
            with pytest.raises(AssertionError, match="nomor 2"):
                look()
        finally:
            dunia.close()
