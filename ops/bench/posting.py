"""From POST /api/v1/aduan to triage's read model: what the API takes in a second, and how long a complaint is under way."""

import http.client
import json
import threading
import time
from urllib.parse import urlsplit
from uuid import UUID

from ops.bench import costs
from ops.bench.arrival import Arrivals
from ops.bench.context import Context
from ops.bench.figures import Figure, latencies, spread
from ops.bench.programs import running

CLIENTS = 16
PACE = 50  # complaints a second for the latency
BODY = {
    "kecamatan": "33.13.17", "kategori": "infrastruktur", "sub_kategori": "jalan-rusak", "saluran": "web",
    "isi": "Jalan di depan balai desa berlubang sejak hujan pekan lalu.", "pelapor": {"nama": "Warga", "kontak": "0812000000"},
}  # fmt: skip


class Client:
    """One connection, kept open."""

    def __init__(self, address: str) -> None:
        at = urlsplit(address)
        self._http = http.client.HTTPConnection(at.hostname, at.port, timeout=30)

    def post(self, body: dict) -> UUID:
        self._http.request("POST", "/api/v1/aduan", json.dumps(body), {"Content-Type": "application/json"})
        answer = self._http.getresponse()
        text = answer.read()
        if answer.status != 201:
            raise RuntimeError(f"{answer.status}: {text[:300]!r}")
        return UUID(json.loads(text)["id"])

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()


def run(at: Context) -> list[Figure]:
    rates, answered, arrived, paced, under_way, lost, written = [], [], [], [], [], 0, 0
    with at.database() as url, running(url, at.amqp_url) as address:
        body = _body(address)
        flood(address, body, 0.3, lambda *_: None)
        for n in range(at.size.rounds):
            at.tell(f"post: secepatnya, putaran {n + 1}")
            arrivals = Arrivals(url)
            start = time.perf_counter()
            taken = flood(address, body, at.size.posts, arrivals.sent)
            rates.append(len(taken) / (time.perf_counter() - start))
            answered.append(taken)
            lost += arrivals.finish()
            arrived.append(len(taken) / (time.perf_counter() - start))
            at.tell(f"post: {PACE} per detik, putaran {n + 1}")
            arrivals = Arrivals(url)
            paced.append(trickle(address, body, at.size.paced, arrivals))
            lost += arrivals.finish()
            under_way.append(arrivals.seconds)
            written += len(taken) + int(PACE * at.size.paced)
    bus = "RabbitMQ" if at.amqp_url else "bus in memory, one process"
    return [
        Figure("post", f"POST, {CLIENTS} clients, until the answer", "Aduan", "complaints/s", **spread(rates), **latencies(answered)),
        Figure("post", "the same, until all are in triage's read model", "Aduan", "complaints/s", **spread(arrived), note=bus),
        Figure(
            "post", f"POST until it is in triage's read model, {PACE}/s", "Aduan", "complaints/s", **spread(paced), **latencies(under_way),
            missed=lost, written=written, note=bus,
        ),
        *costs.run(at, lambda address, seconds: len(flood(address, _body(address), seconds, lambda *_: None))),
    ]  # fmt: skip


def _body(address: str) -> dict:
    """A complaint of the first category on offer and its first sub-category."""
    at = urlsplit(address)
    connection = http.client.HTTPConnection(at.hostname, at.port, timeout=30)
    connection.request("GET", "/api/v1/kategori?kecamatan=33.13.17")
    satu = json.loads(connection.getresponse().read())[0]
    connection.close()
    return BODY | {"kategori": satu["kode"], "sub_kategori": satu["sub"][0]["kode"]}


def flood(address: str, body: dict, seconds: float, sent) -> list[float]:
    """All clients at once, each sends as soon as it was answered; seconds of each."""
    taken: list[float] = []
    failed: list[BaseException] = []
    until = time.perf_counter() + seconds

    def client() -> None:
        try:
            with Client(address) as one:
                while (before := time.perf_counter()) < until:
                    sent(one.post(body), before)
                    taken.append(time.perf_counter() - before)
        except BaseException as e:
            failed.append(e)

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return taken


def trickle(address: str, body: dict, seconds: float, arrivals: Arrivals) -> float:
    """One client at a steady pace; complaints a second as really sent."""
    count = int(PACE * seconds)
    start = time.perf_counter()
    with Client(address) as client:
        for n in range(count):
            while (wait := start + n / PACE - time.perf_counter()) > 0:
                time.sleep(wait)
            before = time.perf_counter()
            arrivals.sent(client.post(body), before)
    return count / (time.perf_counter() - start)
