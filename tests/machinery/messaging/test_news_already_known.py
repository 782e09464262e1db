"""News about what a read model already has costs one cheap query, and nothing is lost by that."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import errors

from shared.machinery.messaging.inbox import Inbox
from tests.support.aliran import beberapa, tambah
from tests.support.layanan import Mesin, baris


def inbox(mesin: Mesin, diproyeksikan: list[UUID]) -> Inbox:
    def project(streams: Sequence[UUID]) -> None:
        diproyeksikan.extend(streams)
        mesin.projector.project(streams)

    return replace(mesin.inbox, project=project, behind=mesin.projector.behind)


def test_only_streams_whose_read_model_is_behind_are_loaded(mesin: Mesin, pemilik: psycopg.Connection):
    lengkap, tertinggal, baru = (tambah(mesin.store, banyak=2) for _ in range(3))
    mesin.projector.project([lengkap, tertinggal])
    mesin.store.append(tertinggal, beberapa(tertinggal, 3, 3), 2, correlation_id=uuid4())
    diproyeksikan: list[UUID] = []
    kabar = [(lengkap, 1), (lengkap, 2), (tertinggal, 3), (baru, 1), (tertinggal, 1)]
    inbox(mesin, diproyeksikan).receive([mesin.pesan(pemilik, stream, version) for stream, version in kabar])
    assert set(diproyeksikan) == {tertinggal, baru}
    assert baris(pemilik) == {lengkap: 2, tertinggal: 3, baru: 2}


def test_when_that_question_fails_everything_is_projected(mesin: Mesin, pemilik: psycopg.Connection):
    def rusak(versions: object) -> list[UUID]:
        raise errors.UndefinedColumn

    stream = tambah(mesin.store)
    replace(mesin.inbox, behind=rusak).receive([mesin.pesan(pemilik, stream, 1)])
    assert baris(pemilik) == {stream: 1}


def test_when_postgresql_is_away_the_messages_go_back(mesin: Mesin, pemilik: psycopg.Connection):
    def pergi(versions: object) -> list[UUID]:
        raise psycopg.OperationalError

    stream = tambah(mesin.store)
    with pytest.raises(psycopg.OperationalError):
        replace(mesin.inbox, behind=pergi).receive([mesin.pesan(pemilik, stream, 1)])
    assert baris(pemilik) == {}
