"""What is true of merged complaints once everything has come to rest, told by their streams alone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

import psycopg

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.machinery.eventstore.store import decode

ENDS = k.AduanIndukDijawab | k.GabunganDilepas | k.AduanDicabut


def followers(owner: psycopg.Connection) -> Counter[str]:
    """How many of each sort there were. Whoever waits, waits for a parent at the same office that runs and has not answered since."""
    streams: dict[UUID, list[k.Kejadian]] = {}
    for stream, text in owner.execute("SELECT stream, cloudevent FROM eventstore.events ORDER BY stream, version"):
        streams.setdefault(stream, []).append(decode(text))
    aduan = {stream: aduan_dari(stream, events) for stream, events in streams.items()}
    found: Counter[str] = Counter()
    for stream, events in streams.items():
        merges = [n for n, e in enumerate(events) if isinstance(e, k.AduanDigabungkan)]
        for n in merges:
            found[_outcome(aduan[stream], events, n, aduan, streams)] += 1
        sources = [e.sumber for e in events if isinstance(e, k.AduanIndukDijawab | k.GabunganDilepas)]
        assert len(sources) == len(set(sources)), f"{stream} heard of one thing twice"
    return found


def _outcome(
    follower: Aduan, events: Sequence[k.Kejadian], n: int, aduan: Mapping[UUID, Aduan], streams: Mapping[UUID, Sequence[k.Kejadian]]
) -> str:
    merged = events[n]
    assert isinstance(merged, k.AduanDigabungkan)
    outcome = next((e for e in events[n + 1 :] if isinstance(e, ENDS) or (isinstance(e, k.AduanDialihkan) and e.ke is None)), None)
    if outcome is not None:
        return type(outcome).__name__
    parent = aduan[merged.induk]
    assert follower.menunggu_induk and parent.berjalan and not parent.menunggu_induk, f"{follower.id} waits for what will not come"
    assert parent.kecamatan == follower.kecamatan, f"{follower.id} did not go where its parent went"
    answers = [e for e in streams[merged.induk] if isinstance(e, k.TanggapanDiberikan) and e.pada > merged.pada]
    assert not answers, f"{follower.id} never got the answer"
    return "waits"
