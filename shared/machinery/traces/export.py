"""Spans to a collector, by OTLP over HTTP. Imported only where traces are asked for: it brings OpenTelemetry along (0.15 s, 9 MB on disk).

Who works never waits for it: spans go into a queue of bounded length, and one loop beside everything else sends them. What does not
fit, and what the collector did not take within the exporter's own time limit, is dropped and counted.
"""

import logging
import os
import time
from collections import deque
from functools import cache

import structlog
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SpanExportResult
from opentelemetry.trace import SpanContext, SpanKind, Status, StatusCode, TraceFlags
from prometheus_client import Counter

from shared.machinery.logs import describe
from shared.machinery.traces.spans import CONSUMER, INTERNAL, PRODUCER, SERVER, Span

QUEUE, BATCH = 4096, 256  # spans
IDLE = 0.5  # seconds between two looks
KINDS = {SERVER: SpanKind.SERVER, INTERNAL: SpanKind.INTERNAL, PRODUCER: SpanKind.PRODUCER, CONSUMER: SpanKind.CONSUMER}

SENT = Counter("aduan_spans_sent", "Spans that the collector took")
DROPPED = Counter("aduan_spans_dropped", "Spans that it did not take, or that found the queue full")

log = structlog.get_logger("traces")


def share() -> float:
    """Of all traces, by the standard's OTEL_TRACES_SAMPLER_ARG; all of them if it is not given or no number of 0 to 1."""
    try:
        return min(max(float(os.environ.get("OTEL_TRACES_SAMPLER_ARG") or 1), 0.0), 1.0)
    except ValueError:
        return 1.0


class Exporter:
    """`collector`: its address without a path ("http://127.0.0.1:4318"). Headers, certificates and time limits are the standard's, from
    OTEL_EXPORTER_OTLP_…"""

    def __init__(self, collector: str) -> None:
        logging.getLogger("opentelemetry").setLevel(logging.CRITICAL)  # it writes of each try; we say it once
        self._otlp = OTLPSpanExporter(endpoint=f"{collector}/v1/traces")
        self._waiting: deque[Span] = deque()
        self._away = False

    def take(self, span: Span) -> None:
        if len(self._waiting) < QUEUE:
            self._waiting.append(span)
        else:
            DROPPED.inc()

    def run(self) -> None:
        """Until the process ends."""
        while True:
            if not self.send():
                time.sleep(IDLE)

    def send(self) -> int:
        """How many were tried, one batch at most."""
        batch = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
        if batch:
            taken = self._export(batch)
            (SENT if taken else DROPPED).inc(len(batch))
            if taken == self._away:
                self._away = not taken
                log.info("collector_back") if taken else log.warning("collector_away")
        return len(batch)

    def flush(self) -> None:
        """What still waits; one failure ends it."""
        while not self._away and self.send():
            pass

    def _export(self, batch: list[Span]) -> bool:
        try:
            return self._otlp.export([_readable(span) for span in batch]) is SpanExportResult.SUCCESS
        except Exception as e:  # noqa: BLE001 — an edge: whatever a collector answers, the program goes on
            log.warning("spans_not_sent", error=describe(e))
            return False


@cache
def _resource(service: str) -> Resource:
    return Resource.create({"service.name": f"aduan-{service.strip('/')}", "service.namespace": "aduan"})


def _readable(span: Span) -> ReadableSpan:
    return ReadableSpan(
        name=span.name,
        context=_context(span.trace, span.id),
        parent=_context(span.trace, span.parent) if span.parent else None,
        resource=_resource(span.service),
        attributes=dict(span.facts),
        kind=KINDS[span.kind],
        status=Status(StatusCode.ERROR if span.failed else StatusCode.UNSET),
        start_time=span.begun,
        end_time=span.ended,
    )


def _context(trace: int, span: int) -> SpanContext:
    return SpanContext(trace, span, is_remote=False, trace_flags=TraceFlags(TraceFlags.SAMPLED))
