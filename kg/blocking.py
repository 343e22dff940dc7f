"""Blocking keys of claims: which of them may contradict one another.

A claim has a key for each role in which accounts of one thing can differ, made from all
else that tells what it speaks of. So claims that share a key differ in that role or in
nothing, and `kg.contradictions` need not compare all claims with all (record linkage
calls this blocking). What each key is made from:

| role | type | parts |
|---|---|---|
| date | signing, agreement (no wish) | kind, parties; and the work, unless two parties are known |
| date | other events | work, group of types, parties |
| kind | agreement (no wish) of a known day | parties, date; and the work, unless two are known |
| status | agreement in force, renewed or ended | kind, parties, month of publication |
| value | figure | work, unit, owner |
| value | figure of something said | unit, owner, of what, month of publication |
| deadline | statement, task | work, type, speaker or assigner, fields |

What is planned is compared with what is planned, what is denied or supposed with nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from kg.identity import TALKS, named_refs, parties_of, role_text
from kg.iris import hash_of
from kg.model import Article, Claim, ClaimType

_MONTH: Final = re.compile(r"\d{4}-\d\d")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
#: What is told as a fact by the article itself or by somebody in it is one kind of telling.
_TELLING: Final = {"asserted": "told", "reported": "told", "planned": "planned"}
_WISHES: Final = frozenset({"proposed", "planned"})
_STANDING: Final = frozenset({"in_force", "renewed", "ended"})
#: Role, then what the key is made from.
_Key = tuple[str, ...]


def blocking_keys(claim: Claim, article: Article) -> list[str]:
    """Return the keys of a claim, each `role:` and a hash, sorted; none if nothing can differ.

    Args:
        claim: With name keys in the place of people (`kg.identity.by_name`).
        article: Its work and date of publication bear on some keys.
    """
    told = _TELLING.get(claim.modality)
    make = _KEYS.get(claim.type)
    if told is None or make is None:
        return []
    month = _MONTH.match(article.published or "")
    keys = make(claim, article.work, month[0] if month else "")
    return sorted({f"{role}:{hash_of((told, claim.type, *parts))}" for role, *parts in keys})


def _event(claim: Claim, work: str, _month: str) -> Iterator[_Key]:
    roles, kind = parties_of(claim), role_text(claim, "type")
    known = named_refs(claim, *roles)
    if known and role_text(claim, "date"):
        everywhere = kind == "signing" and known > 1
        group = "talks" if kind in TALKS else kind
        yield "date", group, role_text(claim, *roles), "" if everywhere else work


def _agreement(claim: Claim, work: str, month: str) -> Iterator[_Key]:
    kind, parties, date = (role_text(claim, role) for role in ("kind", "party", "date"))
    status, known = role_text(claim, "status"), named_refs(claim, "party")
    where = "" if known > 1 else work
    if not known or status in _WISHES:
        return
    if date:
        yield "date", kind, parties, where
    if _DAY.fullmatch(date):
        yield "kind", parties, date, where
    if status in _STANDING and month:
        yield "status", kind, parties, month, where


def _figure(claim: Claim, work: str, month: str) -> Iterator[_Key]:
    unit, owner = role_text(claim, "unit").casefold(), role_text(claim, "owner")
    about = " ".join(role_text(claim, "about").casefold().split())
    if unit and owner:
        yield "value", unit, owner, work
        if about and month:
            yield "value", unit, owner, about, month


def _speech(claim: Claim, work: str, _month: str) -> Iterator[_Key]:
    speaker = role_text(claim, "speaker", "assigner")
    if speaker and role_text(claim, "deadline"):
        yield "deadline", role_text(claim, "type"), speaker, role_text(claim, "field"), work


_KEYS: Final[dict[ClaimType, Callable[[Claim, str, str], Iterator[_Key]]]] = {
    "event": _event,
    "agreement": _agreement,
    "statement": _speech,
    "task": _speech,
    "figure": _figure,
}
