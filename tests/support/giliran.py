"""Whose turn it is where tests run side by side: what takes long comes first, what shares a server stays together, the browser is last."""

from collections.abc import Sequence

from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

# The folders whose files take longest come first, so that no process is left alone with one of them at the end.
DAHULU = ("compose", "ketersediaan", "faults", "simulation", "project", "lampiran", "services", "serangan")
# One process runs all that needs a broker: to start another one costs more than all of them wait for.
BROKER = (
    "tests/faults/",
    "tests/services/test_bench.py::test_relay",
    "tests/services/test_bench.py::test_timers",
    "tests/services/sla/waktu/test_sla_pewaktu.py::test_a_wrong_clock",
    "tests/project/test_script.py::test_a_broker_that_refuses_the_password",
)
MESIN = "tests/ketersediaan/"  # and one all that three machines are started for
# Files whose tests share nothing, and take so long together that several processes do them.
TERBAGI = (
    "tests/services/test_bench.py", "tests/services/test_kunci_induk.py", "tests/project/test_script.py", "tests/project/test_format.py",
    "tests/project/test_uji.py", "tests/simulation/test_simulation.py", "tests/browser/test_warga.py",
    "tests/browser/test_perjalanan.py", "tests/browser/test_tanggapan.py", "tests/browser/test_akun.py", "tests/browser/test_admin.py",
)  # fmt: skip
PERAMBAN = "tests/browser/"
# A browser breaks off its requests when the machine's networks change, and these make and remove containers.
MENGUBAH_JARINGAN = ("tests/compose/", "tests/faults/")


def folder(nodeid: str) -> str:
    """The folder of tests; "" for files that lie elsewhere."""
    bagian = nodeid.split("/")
    return bagian[1] if bagian[0] == "tests" and len(bagian) > 2 else ""


def urutan(nodeid: str) -> int:
    """What has the lower one is begun before."""
    if nodeid.startswith(PERAMBAN):
        return len(DAHULU) + 1
    return DAHULU.index(folder(nodeid)) if folder(nodeid) in DAHULU else len(DAHULU)


class Pembagi(LoadFileScheduling):
    """Whole files to each process, but for those named here."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(BROKER):
            return BROKER[0]
        if nodeid.startswith(MESIN):
            return MESIN
        return nodeid if nodeid.startswith(TERBAGI) else str(super()._split_scope(nodeid))

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        tertahan = self._tertahan()
        super().mark_test_complete(node, item_index, duration)
        if tertahan and not self._tertahan():  # the others waited for this
            for lain in self.nodes:
                self._reschedule(lain)

    def _assign_work_unit(self, node: WorkerController) -> None:
        if not self._tertahan():
            super()._assign_work_unit(node)

    def _tertahan(self) -> bool:
        """Whether the next unit has to wait for what is not done yet."""
        berikut: Sequence[str] = list(self.workqueue)[:1]
        return bool(berikut) and berikut[0].startswith(PERAMBAN) and any(self._berjalan(awal) for awal in MENGUBAH_JARINGAN)

    def _berjalan(self, awal: str) -> bool:
        semua = [uji for unit in self.assigned_work.values() for bagian in unit.values() for uji in bagian.items()]
        return any(nodeid.startswith(awal) and not selesai for nodeid, selesai in semua)
