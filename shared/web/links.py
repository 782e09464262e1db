"""Addresses that leave the program, in messages, mail, QR codes and papers: the rules that the rooms answer, filled in here alone."""

from functools import cache
from uuid import UUID

from werkzeug.routing import Map, MapAdapter, Rule

ADUAN = "/petugas/aduan/<uuid:aduan_id>"
FEED = "/api/v1/kejadian"
LACAK = "/lacak/<string:kode>"
RESET = "/lupa-sandi"
SIGN_IN = "/masuk"
INVITATION = "/undangan/<string:tautan>"
RULES = (ADUAN, FEED, LACAK, RESET, SIGN_IN, INVITATION)


def link(public_url: str, rule: str, **parts: str | UUID) -> str:
    """`public_url`: where people open the program, without a slash at the end; `parts`: what stands for the rule's names.

    Raises werkzeug's BuildError for a part that the rule has not, or that would not be found there.
    """
    return public_url + routes().build(rule, parts)


@cache
def routes() -> MapAdapter:
    return Map([Rule(rule, endpoint=rule) for rule in RULES]).bind("")
