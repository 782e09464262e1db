"""Run services and the relay in this process until somebody says stop.

The process must be monkey-patched by eventlet before anything else is imported: ops/cli.py sees to that.
"""

import importlib
import signal
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import eventlet
import structlog
from amqp.exceptions import AccessRefused
from eventlet.event import Event
from nameko.runners import ServiceRunner
from prometheus_client import Gauge

from ops.berhenti import TANDA
from ops.gagal import Gagal
from ops.jaringan import pengumuman
from shared.machinery.messaging.outside import OutsideMark
from shared.machinery.messaging.relay import Relay
from shared.machinery.messaging.topology import BROKER_ERRORS, QueueDiffers, declare
from shared.machinery.pulse import PULSE
from shared.machinery.pulse import RELAY as DIAM_RELAI
from shared.machinery.service.disks import Disks
from shared.machinery.service.figures import FIGURES
from shared.machinery.settings import Settings
from shared.machinery.systemd import notify, pet, watched
from shared.machinery.traces.spans import TRACES
from shared.web.connections import raise_files
from shared.web.lan import Lan
from shared.web.server import SITE, AddressTaken, check_free

if TYPE_CHECKING:
    from shared.machinery.traces.export import Exporter

WORKERS = 64  # requests, batches of news and paced duties at once in one service
RELAY = "relay"
SEJAM = 3600  # seconds
# Seconds from the signal on: the relay's step at hand, what the services have at hand, and then the kernel's own alarm ends the process,
# whatever it waits for. Nothing is lost by that: what was not acknowledged comes again.
SABAR_RELAI, SABAR_LAYANAN, SABAR_JEJAK, SABAR_TERAKHIR = 4, 10, 2, 18

log = structlog.get_logger("start")

LEADS = Gauge("aduan_relay_leads", "1 while the relay of this process leads")


def jalankan(
    settings: Settings,
    services: Sequence[str],
    port: int,
    berkala: Callable[[Settings], None] | None = None,
    bangkit: Callable[[], object] | None = None,
    lan: Lan | None = None,
) -> None:
    """Serve until a signal ends it. Raises Gagal, before anything is started, when the address or the broker is not to be had.

    `services`: intake, triage, response, sla, relay. A relay that is alone answers for its own health. `berkala` is called every hour.
    `bangkit` is called, in place of the process's end, where a part of it is deaf.
    `lan`: serves the office's network besides, and says how it is reached.
    """
    raise_files()
    try:
        for host in lan.hosts if lan else (settings.host,):
            check_free(host, port)
        siapkan_antrean(settings.amqp_url, RELAY in services)
    except (AddressTaken, QueueDiffers) as e:
        raise Gagal(str(e)) from None
    except BROKER_ERRORS as e:
        raise Gagal(
            f"RabbitMQ tidak dapat dihubungi dengan AMQP_URL yang diberikan ({type(e).__name__}). Periksa alamat, nama dan sandinya."
        ) from None
    runner = ServiceRunner(
        {
            "AMQP_URL": settings.amqp_url,
            "WEB_SERVER_ADDRESS": f"{settings.host}:{port}",
            "LAN": lan,
            "SETTINGS": settings,
            "max_workers": WORKERS,
        }
    )
    for name in [s for s in services if s != RELAY] or [RELAY]:
        module = "shared.web.relay" if name == RELAY else f"services.{name}.service"
        runner.add_service(importlib.import_module(module).Service)
    stop = Event()
    for sig in TANDA:
        if signal.getsignal(sig) == signal.SIG_IGN:  # nohup
            continue
        signal.signal(sig, lambda *_: None if stop.ready() else stop.send())
    FIGURES.makers["disk"] = Disks({"data": settings.data, "lampiran": settings.attachments}).measure
    with SITE.starting():
        runner.start()
    for container in runner.containers:  # one ends when anything that it started has ended by an error
        PULSE.spawn(container.service_name, container.wait)
    jejak = _jejak(settings)
    relay = _relai(settings) if RELAY in services else None
    relaying = PULSE.spawn(RELAY, relay.run) if relay else None
    print(f"Siap: http://{settings.host}:{port}", flush=True)
    if lan is not None:
        print(pengumuman(lan), flush=True)
    berkala_ = PULSE.spawn("berkala", _tiap_jam, berkala, settings) if berkala else None
    PULSE.end = bangkit or PULSE.end
    if (span := watched()) is not None:
        PULSE.spawn("systemd", pet, span, lambda: PULSE.sound)
    PULSE.start((settings.host, port))  # 0.0.0.0 is reached by itself
    notify("READY=1")
    stop.wait()
    notify("STOPPING=1")
    if set(services) != {RELAY}:  # nobody asks it for anything
        PULSE.going = True
        SITE.bid_farewell(settings.farewell)
    PULSE.leave()
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(SABAR_TERAKHIR)
    if berkala_:
        berkala_.kill()
    if relay:
        relay.stop()
        with eventlet.Timeout(SABAR_RELAI, False):
            relaying.wait()
        relaying.kill()
        relay.close()
    _hentikan(runner)
    if jejak is not None:
        with eventlet.Timeout(SABAR_JEJAK, False):
            jejak.flush()


def _hentikan(runner: ServiceRunner) -> None:
    """In order if that goes quickly; a database or a broker that says nothing is not waited for."""
    with eventlet.Timeout(SABAR_LAYANAN, False):
        runner.stop()
        return
    log.warning("stopped_by_force")
    runner.kill()


def _jejak(settings: Settings) -> "Exporter | None":
    """Only where somebody asks for traces: what they are sent by costs every start a sixth of a second."""
    if not settings.collector:
        return None
    from shared.machinery.traces.export import Exporter, share

    jejak = Exporter(settings.collector)
    TRACES.begin(jejak.take, share())
    PULSE.spawn("jejak", jejak.run)
    return jejak


def _relai(settings: Settings) -> Relay:
    """It pauses once in every turn."""
    bagian = PULSE.part(RELAY, DIAM_RELAI)

    def jeda(detik: float) -> None:
        bagian.turned()
        time.sleep(detik)

    satu = Relay(settings.database_url, settings.amqp_url, pause=jeda, outside=OutsideMark(settings.relay_mark))
    LEADS.set_function(lambda: float(satu.leading))
    return satu


def _tiap_jam(kerjakan: Callable[[Settings], None], settings: Settings) -> None:
    while True:
        kerjakan(settings)
        eventlet.sleep(SEJAM)


def siapkan_antrean(amqp_url: str, relai: bool) -> None:
    """The queues are the relay's to declare; a service whose user may do that as well does not wait for it."""
    try:
        declare(amqp_url)
    except AccessRefused:
        if relai:
            raise Gagal(
                "Pengguna RabbitMQ di AMQP_URL tidak boleh membuat antrean. Relai memerlukan hak yang tertulis di docs/operations.md."
            ) from None
