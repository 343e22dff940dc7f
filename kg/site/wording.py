"""How a fact is put into one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from kg.site.model import Fact, Value
from kg.site.texts import Texts

#: Who or what a line names, by kind of claim: the first role that is told, of each group.
_WHO: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "partnership": (("a",), ("b",)),
    "agreement": (("party", "signatory"),),
    "event": (("host",), ("guest",), ("party", "participant", "leader", "place")),
    "statement": (("speaker",), ("addressee",)),
    "task": (("assigner",), ("addressee",)),
    "membership": (("person",), ("body", "locality")),
    "figure": (("owner",),),
}
_MOST = 4
_NO_YEAR = "XXXX-"


def headline(fact: Fact, name: Callable[[str], str], texts: Texts) -> str:
    """Return a fact as one line of plain text.

    Args:
        fact: What is told.
        name: What things are called in the language of the page.
        texts: Its words.
    """
    what = capital(texts.code(fact.code).text if fact.code else texts(f"kinds.{fact.kind}"))
    who = [name(iri) for iri in named(fact)]
    held = dict(fact.roles)
    if fact.kind == "membership":
        what = _first(held.get("post", ())) or what
    if fact.kind == "figure":
        amount = (_first(held.get(role, ())) for role in ("raw", "unit"))
        what = " ".join((what, *filter(None, amount)))
    if not who:
        return what
    if fact.kind in {"statement", "task"} and len(who) == 2:
        return f"{what}: {texts('fact.speaks', a=who[0], b=who[1])}"
    joined = " – ".join(who[:_MOST]) + (" …" if len(who) > _MOST else "")
    return f"{what}: {joined}"


def capital(text: str) -> str:
    """Return a text with its first letter large, where the script has such letters."""
    return text[:1].upper() + text[1:]


def day(date: str, texts: Texts) -> str:
    """Return an EDTF date as pages show it.

    >>> day("XXXX-06-09", Texts("en")), day("2025-09", Texts("en"))
    ('06-09, year not told', '2025-09')
    """
    if not date.startswith(_NO_YEAR):
        return date
    known = date.removeprefix(_NO_YEAR)
    if len(known) == len("10"):
        known = f"{texts('home.month')} {known}"
    return texts("fact.no_year", date=known)


def named(fact: Fact) -> tuple[str, ...]:
    """Return the things that a fact's line names, in order."""
    held = dict(fact.roles)
    found: dict[str, None] = {}
    for group in _WHO[fact.kind]:
        values: Iterable[Value] = next((held[r] for r in group if r in held), ())
        found |= dict.fromkeys(value.iri for value in values if value.iri)
    return tuple(found)


def _first(values: Iterable[Value]) -> str:
    return next((value.text for value in values if value.text), "")


def best_name(names: Iterable[Value], lang: str) -> Value:
    """Return a name in a language, else in English, else the first; empty if there is none."""
    held = {name.lang: name for name in reversed(tuple(names))}
    for wanted in (lang, "en"):
        if wanted in held:
            return held[wanted]
    return next(iter(names), Value())
