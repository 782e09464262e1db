"""A deployment of so many complaints: real lives first, then their copies; what is open stays as many at every size."""

from collections.abc import Callable
from dataclasses import dataclass

import psycopg

from ops.bench.growth.multiply import multiply
from ops.bench.growth.seed import seed
from ops.bench.growth.template import Template, read
from shared.machinery.database import Database, one
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.privacy.vault import Vault
from shared.machinery.settings import Settings

Progress = Callable[[str, int, int], None]  # (of what, how many, of how many)


@dataclass(frozen=True)
class Grown:
    """`settings`: of a migrated database without complaints, and of its key file. The services must not run while it grows."""

    settings: Settings
    template: Template

    @classmethod
    def begun(cls, settings: Settings, ended: int, still_open: int, progress: Progress = lambda *_: None) -> "Grown":
        """With so many lives that have ended, which are copied from here on, and so many that have not."""
        seed(settings, ended, still_open, progress)
        master = read_master_keys(settings.master_key_file, make=False)
        with (
            Database(settings.database_url, "aduan_intake", 1) as db,
            psycopg.connect(settings.database_owner_url, autocommit=True) as conn,  # opening all texts may take longer than a transaction
        ):
            return cls(settings, read(conn, Vault(db, master)))

    def to(self, complaints: int, progress: Progress = lambda *_: None) -> None:
        """So many in all, as PostgreSQL stands after its autovacuum was there."""
        master = read_master_keys(self.settings.master_key_file, make=False)
        with psycopg.connect(self.settings.database_owner_url, autocommit=True) as conn:
            (present,) = one(conn.execute("SELECT count(*) FROM triage.aduan"))
            wanted = complaints - present
            if wanted > 0:
                multiply(self.settings.database_owner_url, self.template, master, wanted, lambda n: progress("copies", n, wanted))
            conn.execute("CHECKPOINT")  # or the server, told to stop, would be ended in the middle of its own, and read its log again
