"""Which merged claims contradict one another: two dates of one signing, two counts of one thing.

Claims that share a blocking key (`kg.blocking`) agree in all but one role. They contradict
one another if their values in it cannot both be right, and no article tells both, since
an article that does holds them for two things. Beyond that

- versions of one work must differ in just one claim each: more are more things;
- different works must speak of what happens once: a pair twins once; a signing of the
  same kind by the same parties is taken for the same if its days are at most `NEAR` apart,
  or differ in the year alone, or have day and month exchanged.

It is a function of the claims alone and symmetric. The world repeats it as `coop:contradicts`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final, TypeVar

from kg.namespaces import concept_iri
from kg.statements import BLOCKING_KEY, CANDIDATE, Told, Values, iri_in, lexical, prop, ref

#: Two signings of one kind by the same parties so close together are taken for one.
NEAR: Final = timedelta(days=7)
#: What a number with such a qualifier may stand for, as shares of it; an exact one is itself.
_RANGES: Final = MappingProxyType(
    {
        ref(concept_iri("qualifier", code)): (Decimal(low), Decimal(high))
        for code, low, high in (
            ("nearly", "0.9", "1"),
            ("about", "0.9", "1.1"),
            ("more_than", "1", "1.5"),
            ("at_least", "1", "1.5"),
        )
    }
)
_KIND: Final = prop("coop:agreementKind")
_STATUS: Final = prop("coop:agreementStatus")
_TWINNING: Final = ref(concept_iri("agreement-kind", "twinning"))
_RENEWED, _ENDED = (ref(concept_iri("agreement-status", code)) for code in ("renewed", "ended"))
#: Where a range begins or ends.
_Point = TypeVar("_Point", date, Decimal)
_EDTF: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(slots=True)
class Account:
    """What some articles say, under one blocking key, of one merged claim.

    Terms are texts, as `kg.statements` has them.
    """

    values: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    articles: set[str] = field(default_factory=set)
    works: set[str] = field(default_factory=set)

    def take(self, values: Values) -> None:
        """Add what one claim says."""
        for name, found in values.items():
            self.values[name] |= found
        self.articles |= values[prop("coop:inArticle")]
        self.works |= values[prop("coop:work")]

    def texts(self, name: str) -> list[str]:
        """Return the characters of the values of a property, given by prefixed name."""
        return [lexical(value) for value in self.values[prop(name)]]


#: Accounts under one key, by the text of the merged claim.
Accounts = Mapping[str, Account]


def blocking_keys_of(told: Told) -> set[str]:
    """Return the blocking keys that claims have."""
    return {lexical(key) for values in told.values() for key in values.get(BLOCKING_KEY, ())}


def candidates_in(told: Told) -> set[str]:
    """Return the texts of the merged claims that claims speak of."""
    return {text for values in told.values() for text in values.get(CANDIDATE, ())}


def find_contradictions(
    told: Told, keys: Collection[str] | None = None, about: Collection[str] | None = None
) -> dict[str, set[str]]:
    """Return, by the IRI of a merged claim, the lines that say what contradicts it.

    Args:
        told: What all claims say that have the keys; others do no harm.
        keys: Blocking keys to look at; None for all.
        about: Texts of merged claims; pairs without any of these are passed over. None for
            all. No claim bears on pairs of others than its own candidate.
    """
    blocks: dict[str, dict[str, Account]] = defaultdict(lambda: defaultdict(Account))
    for values in told.values():
        for key in map(lexical, values.get(BLOCKING_KEY, ())):
            if keys is None or key in keys:
                for candidate in values[CANDIDATE]:
                    blocks[key][candidate].take(values)
    found: dict[str, set[str]] = defaultdict(set)
    contradicts = prop("coop:contradicts")
    for key, accounts in blocks.items():
        for one, other in _pairs(key, accounts, accounts if about is None else about):
            found[iri_in(one)].add(f"{one} {contradicts} {other} .")
            found[iri_in(other)].add(f"{other} {contradicts} {one} .")
    return found


def _pairs(key: str, accounts: Accounts, about: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield those that contradict one another, of which one at least is among some."""
    differ = _ROLES[key.partition(":")[0]]
    for one in [iri for iri in accounts if iri in about]:
        for other in accounts:
            once = one < other or other not in about
            pair = accounts[one], accounts[other]
            if once and one != other and differ(*pair) and _are_rivals(one, other, accounts):
                yield one, other


def _are_rivals(one: str, other: str, accounts: Accounts) -> bool:
    """Say whether no article tells both, and versions of one work tell nothing else of the kind."""
    left, right = accounts[one], accounts[other]
    if left.articles & right.articles:
        return False
    return not left.works & right.works or (
        _only(left, right, accounts) == {one} and _only(right, left, accounts) == {other}
    )


def _only(these: Account, those: Account, accounts: Accounts) -> set[str]:
    """Return the claims that the articles of one account tell and those of another do not."""
    return {
        iri
        for iri, told in accounts.items()
        if told.articles & these.articles and not told.articles & those.articles
    }


def _dates_differ(one: Account, other: Account) -> bool:
    spans = [
        [span for text in account.texts("coop:date") if (span := span_of(text))]
        for account in (one, other)
    ]
    if not all(spans) or any(_overlap(a, b) for a in spans[0] for b in spans[1]):
        return False
    if one.works & other.works or _happens_once(one, other):
        return True
    return any(_is_slip(a, b) for a in spans[0] for b in spans[1])


def _happens_once(one: Account, other: Account) -> bool:
    """Say whether the parties can have done this only once: nobody twins twice with one partner."""
    kinds = one.values[_KIND] & other.values[_KIND]
    statuses = one.values[_STATUS] | other.values[_STATUS]
    return _TWINNING in kinds and _RENEWED not in statuses


def span_of(edtf: str) -> tuple[date, date] | None:
    """Return the first and last day that a date or closed interval may mean, None if open.

    >>> span_of("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> span_of("XXXX-06-09") is None
    True
    """
    parts = [_EDTF.fullmatch(part) for part in edtf.split("/")]
    if not all(parts):
        return None
    first, last = parts[0], parts[-1]
    assert first is not None
    assert last is not None
    year, month = int(last[1]), int(last[2] or 12)
    try:
        start = date(int(first[1]), int(first[2] or 1), int(first[3] or 1))
        return start, date(year, month, int(last[3] or monthrange(year, month)[1]))
    except ValueError:  # a season, or a day that the calendar lacks
        return None


def _overlap(a: tuple[_Point, _Point], b: tuple[_Point, _Point]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _is_slip(a: tuple[date, date], b: tuple[date, date]) -> bool:
    """Say whether two days look like one, written wrong once."""
    if a[0] != a[1] or b[0] != b[1]:
        return False
    (x, _), (y, _) = a, b
    exchanged = x.year == y.year and (x.month, x.day) == (y.day, y.month)
    return abs(x - y) <= NEAR or (x.month, x.day) == (y.month, y.day) or exchanged


def _values_differ(one: Account, other: Account) -> bool:
    return not any(_overlap(a, b) for a in _numbers(one) for b in _numbers(other))


def _numbers(account: Account) -> list[tuple[Decimal, Decimal]]:
    """Return the ranges that the values of an account may mean; any if one is no number."""
    low, high = Decimal(1), Decimal(1)
    for qualifier in account.values[prop("coop:qualifier")]:
        share = _RANGES.get(qualifier, (Decimal(1), Decimal(1)))
        low, high = min(low, share[0]), max(high, share[1])
    numbers = [Decimal(text) for text in account.texts("coop:value")]
    return [tuple(sorted((n * low, n * high))) for n in numbers]  # type: ignore[misc]


def _disjoint(name: str) -> Callable[[Account, Account], bool]:
    def differ(one: Account, other: Account) -> bool:
        return not one.values[prop(name)] & other.values[prop(name)]

    return differ


def _one_ended(one: Account, other: Account) -> bool:
    ended = [_ENDED in account.values[_STATUS] for account in (one, other)]
    return ended[0] != ended[1]


_ROLES: Final[Mapping[str, Callable[[Account, Account], bool]]] = MappingProxyType(
    {
        "date": _dates_differ,
        "kind": _disjoint("coop:agreementKind"),
        "status": _one_ended,
        "value": _values_differ,
        "deadline": _disjoint("coop:deadline"),
    }
)
