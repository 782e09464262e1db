"""One filing is one trace, from the request to triage's list; whoever collects traces slows nobody; off, nothing of it is there."""

import gzip
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from uuid import UUID, uuid4

import kombu
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span as Received

from shared.machinery.messaging.relay import messages
from shared.machinery.messaging.topology import queue
from shared.machinery.traces.export import DROPPED, QUEUE, SENT, Exporter
from shared.machinery.traces.spans import INTERNAL, TRACEPARENT, Letter, Span, Traces, span_of, trace_of
from tests.support.bibit import bibit
from tests.support.program import Program
from tests.support.tunggu import eventually

ADUAN = {
    "kecamatan": "33.13.17", "kategori": "infrastruktur", "sub_kategori": "jalan-rusak", "saluran": "web", "rahasia": False,
    "isi": "Jalan di depan balai desa berlubang.", "pelapor": {"nama": "Warga Uji", "kontak": "081200000000"},
}  # fmt: skip


class Collector(ThreadingHTTPServer):
    """`spans`: (service, span) of all that came; `silent`: from then on it takes connections and answers nothing until it is cleared."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.spans: list[tuple[str, Received]] = []
        self.answers = threading.Event()
        self.answers.set()
        self.raw = b""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def trace(self, name: str) -> dict[str, tuple[str, Received]]:
        """Of the trace in which there is a span of this name: name -> (service, span)."""
        for _, wanted in list(self.spans):
            if wanted.name == name:
                return {s.name + (f" {service}" if s.name.startswith("project") else ""): (service, s) for service, s in list(self.spans)
                        if s.trace_id == wanted.trace_id}  # fmt: skip
        return {}


class _Handler(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        self.server.answers.wait(60)
        self.server.raw += body
        for of_one in ExportTraceServiceRequest.FromString(body).resource_spans:
            service = next(a.value.string_value for a in of_one.resource.attributes if a.key == "service.name")
            self.server.spans += [(service, span) for scope in of_one.scope_spans for span in scope.spans]
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.answers.set()
        server.shutdown()


def loaded(pid: int) -> bool:
    """Whether that process has loaded what spans are written with."""
    return "google/_upb" in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")


def _event(act: UUID) -> str:
    return json.dumps({"correlationid": str(act), "subject": str(UUID(int=1)), "type": "AduanDiterima"})


def whole(collector: Collector) -> bool:
    return {"order AduanDiterima", "publish AduanDiterima", "project AduanDiterima aduan-triage"} <= set(
        collector.trace("POST /api/v1/aduan")
    )


def check(trace: dict[str, tuple[str, Received]]) -> None:
    (_, asked), (_, event) = trace["POST /api/v1/aduan"], trace["append AduanDiterima"]
    assert {service for service, _ in trace.values()} >= {"aduan-intake", "aduan-relay", "aduan-triage"}
    assert not asked.parent_span_id
    assert event.parent_span_id == asked.span_id
    assert trace["order AduanDiterima"][1].parent_span_id == event.span_id
    assert trace["publish AduanDiterima"][1].parent_span_id == event.span_id
    assert trace["project AduanDiterima aduan-triage"][1].parent_span_id == trace["publish AduanDiterima"][1].span_id
    facts = {a.key: a.value.int_value or a.value.string_value for a in asked.attributes}
    assert facts == {"http.request.method": "POST", "http.route": "/api/v1/aduan", "http.response.status_code": 201}


def test_one_filing_is_one_trace_and_a_silent_collector_slows_nobody(database, folder_data, collector):
    with Program(folder_data, database, env={"ADUAN_OTLP": collector.url}, cepat=True) as program:
        receipt = program.call("POST", "/api/v1/aduan", ADUAN)
        assert receipt.status == 201
        assert program.call("GET", f"/api/v1/lacak/{receipt.isi['kode_lacak']}?kata=rahasia").status == 200
        eventually(lambda: whole(collector) and collector.trace("GET /api/v1/lacak/<string:kode>"), within=20)
        check(collector.trace("POST /api/v1/aduan"))
        for word in (receipt.isi["kode_lacak"], receipt.isi["nomor"], receipt.isi["id"], "Warga Uji", "kata=", "berlubang"):
            assert word.encode() not in collector.raw
        collector.answers.clear()
        assert [program.call("POST", "/api/v1/aduan", ADUAN, timeout=5).status for _ in range(3)] == [201] * 3
        assert loaded(program.pid)


def test_off_nothing_of_it_is_loaded_and_no_message_has_a_header():
    assert not loaded(bibit().pid)  # it has imported all of the program
    text = _event(uuid4())
    (message,) = messages([(1, b"", "33.13.17", "AduanDiterima", uuid4(), text)], Traces().letters([text]))
    assert message.headers is None


@pytest.mark.panjang
def test_processes_of_their_own_and_a_broker_make_one_trace_too(database, folder_data, amqp_url, collector):
    env = {"ADUAN_OTLP": collector.url}
    with (
        Program(folder_data, database, amqp_url, "relay", env, True),
        Program(folder_data, database, amqp_url, "intake", env, True) as intake,
    ):
        assert intake.call("POST", "/api/v1/aduan", ADUAN).status == 201
        with kombu.Connection(amqp_url) as connection:
            waiting = queue("triage")(connection.channel())
            eventually(lambda: waiting.queue_declare(passive=True).message_count, within=20)
            message = waiting.get(no_ack=False)
            assert message.headers[TRACEPARENT].startswith("00-")
            message.requeue()
        with Program(folder_data, database, amqp_url, "triage", env, True):
            eventually(lambda: whole(collector), within=30)
    check(collector.trace("POST /api/v1/aduan"))


def test_what_does_not_fit_and_what_the_collector_does_not_take_is_dropped_and_counted(monkeypatch):
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_TIMEOUT", "0.2")
    sent, dropped = SENT._value.get(), DROPPED._value.get()
    exporter = Exporter("http://127.0.0.1:1")
    for n in range(QUEUE + 7):
        exporter.take(Span("intake", "append", INTERNAL, n + 1, 1, 0, 1, 2))
    assert DROPPED._value.get() == dropped + 7
    tried = exporter.send()
    assert DROPPED._value.get() == dropped + 7 + tried
    assert SENT._value.get() == sent


def test_a_share_of_all_traces_is_the_same_share_for_everybody_who_works_on_them():
    given: list[Span] = []
    traces = Traces()
    traces.begin(given.append, 0.25)
    acts = [UUID(int=n) for n in range(2000)]
    for act in acts:
        traces.appended("/intake", act, UUID(int=1), ["AduanDiterima"], 0)
    assert 400 < len(given) < 600
    letters = traces.letters(_event(act) for act in acts)
    assert [(one.trace, one.parent) for one in letters if one] == [(s.trace, s.id) for s in given]
    assert (given[0].trace, given[0].id) == next((trace_of(a), span_of(a, UUID(int=1))) for a in acts if trace_of(a) == given[0].trace)


@pytest.mark.parametrize("traceparent", [None, "", "00-zz-1-01", "00-" + "1" * 32 + "-" + "2" * 16 + "-00"])
def test_a_message_that_says_nothing_readable_is_followed_no_further(traceparent):
    given: list[Span] = []
    traces = Traces()
    traces.begin(given.append)
    traces.projected("triage", [(traceparent, "AduanDiterima")], 0)
    assert given == []
    traces.projected("triage", [(Letter(3, 4, 5, "AduanDiterima").traceparent, "AduanDiterima")], 0)
    assert [(s.trace, s.parent) for s in given] == [(3, 4)]
