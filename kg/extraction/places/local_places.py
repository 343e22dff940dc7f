"""Places that no list holds but a type word announces ("Phú Mỹ district")."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.places.local_runs import (
    is_free_capital,
    past_nation,
    unknown_run,
    without_ending,
)
from kg.extraction.places.type_words import inner_type, is_definite_type, is_smaller, type_kind
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.gazetteer import Place
from kg.lexicon import Hit
from kg.model import Entity
from kg.names import is_vietnamese_name, latin_name
from kg.text import fold_loose

_READS = 0.85  # from which likeness words are the name of a Vietnamese person
_FULL = 2  # words of a given and a family name


def find_local(scene: Scene, sentence: Sentence, known: dict[str, str]) -> None:
    """Make places that no list holds beside a type word ("Phú Mỹ district").

    Countries and provinces are all in the gazetteer: an unknown name is none of them. A small
    unit may bear the name of a listed place ("phường Cao Lãnh").
    """
    for n, label in enumerate(sentence.hits):
        hit = inner_type(scene, label) or label
        kind = _kind(scene, hit)
        if kind in ("", "country", "province") or any(p.i <= hit.i < p.j for p in sentence.places):
            continue
        if is_definite_type(scene, hit):
            continue
        listed = _listed_beside(scene, sentence, n)
        run = (listed.i, listed.j) if listed else unknown_run(scene, sentence, n, hit)
        if (
            run is not None
            and not _is_holder(sentence, hit, run)
            and not _goes_on_name(scene, sentence, hit, run)
        ):
            whole = (min(run[0], hit.i), max(run[1], hit.j)) if hit is label else run
            land = nation_between(scene, sentence, hit.j, run[0])
            same = _at_home(scene, listed)
            land = land or _land_of(same) or _spoken(scene, sentence, run)
            name = _label(scene, hit, run, kind, same)
            make_local(
                scene, sentence, run, whole, kind, known, "name beside a type word", land, name
            )


def _is_person(scene: Scene, i: int, j: int) -> bool:
    """Say whether a type word ends a person's name: "응우옌 타인 프엉" (phường)."""
    profile = scene.lexicon.profile
    if profile.case_marks_names or profile.scriptio_continua or j - i < _FULL + 1:
        return False
    return is_vietnamese_name(scene.surface(i, j), scene.article.lang) >= _READS


def _listed_beside(scene: Scene, sentence: Sentence, n: int) -> Hit | None:
    """Return the name of a listed place beside a type word that rules that place out."""
    hits, hit = sentence.hits, sentence.hits[n]
    kind = type_kind(scene, hit)
    if kind != "commune" and not (kind == "district" and scene.lexicon.profile.scriptio_continua):
        return None
    behind = next((h for h in hits[n + 1 : n + 2] if h.i == hit.j), None)
    before = next((h for h in hits[max(0, n - 1) : n] if h.j == hit.i), None)
    sides = [behind, before]
    if scene.lexicon.profile.head_order == "last":
        sides.reverse()
    for beside in sides:
        taken = beside and any(p.i <= beside.i < p.j for p in sentence.places)
        if beside is not None and not taken and (options := _options(scene, beside)):
            towns = kind == "district" and all(p.kind == "city" and not p.iso for p in options)
            return beside if towns or is_smaller(scene, hit, options) else None
    return None


def _options(scene: Scene, hit: Hit | None) -> list[Place]:
    """Return the listed places that a label may name."""
    places = map(scene.gazetteer.place, hit.all("place") if hit else ())
    return [place for place in places if place is not None]


def _spoken(scene: Scene, sentence: Sentence, run: tuple[int, int]) -> str:
    """Return the one country where the language is spoken that has a place of just this name.

    A district is called like its town: "Landkreis Göppingen".
    """
    named = [p for h in sentence.hits if (h.i, h.j) == run for p in _options(scene, h)]
    return _land_of([p for p in named if p.country in scene.lexicon.profile.country])


def _at_home(scene: Scene, hit: Hit | None) -> list[Place]:
    """Return the places that a label may name in countries of the article or its language.

    "Phường Hồng Hà" is no ward of Honghe.
    """
    named = {p.key for s in scene.sentences for p in s.places if p.kind == "country"}
    lands = {*named, *scene.lexicon.profile.country, *scene.frames.groups["communes_apart"]}
    return [place for place in _options(scene, hit) if place.country in lands]


def _land_of(options: Sequence[Place]) -> str:
    """Return the country of all places of a name; empty if they lie in several."""
    lands = {place.country for place in options}
    return lands.pop() if len(lands) == 1 else ""


def _label(scene: Scene, hit: Hit, run: tuple[int, int], kind: str, listed: Sequence[Place]) -> str:
    """Return the English name of a small unit; a ward bears that of the city that it is part of."""
    name = next((place.label for place in listed), "")
    name = name or _latin(scene, without_ending(scene, *run))
    ward = kind == "commune" and "place-type:ward" in hit.concepts
    return f"{name} Ward" if ward else name


def _is_holder(sentence: Sentence, hit: Hit, run: tuple[int, int]) -> bool:
    """Say whether a word for a council is that for one of its members: "Stadtrat Jan Meier".

    Or of who heads it: "chairman (of the) council Budi Santoso", where posts and bodies come first.
    """
    led = hit.has("body") and any(h.j == hit.i and h.has("post") for h in sentence.hits)
    return bool(hit.has("post") or led) and run[0] == hit.j and run[1] - run[0] >= _FULL


def _goes_on_name(scene: Scene, sentence: Sentence, hit: Hit, run: tuple[int, int]) -> bool:
    """Say whether a longer name holds both: "Thác Bản Giốc" is a waterfall, or a person's does."""
    before = hit.i - 1
    first = max(sentence.i, min(run[0], hit.i - _FULL))
    if _is_person(scene, first, hit.j):
        return True
    if run[0] < hit.j or before <= sentence.i or not scene.tokens.is_capital(hit.i):
        return False
    return is_free_capital(scene, sentence, before) and _is_next(scene, before)


def _is_next(scene: Scene, k: int) -> bool:
    return scene.tokens.text[scene.tokens.ends[k] : scene.tokens.starts[k + 1]] == " "


def _kind(scene: Scene, hit: Hit) -> str:
    """Return the kind of an unlisted place that a word means; empty if it is none.

    A word for any area ("region") is a district where only the name's sound can tell. One for
    cities and districts alike is a district where all cities are listed.
    """
    kind, codes = type_kind(scene, hit), hit.all("place-type")
    if not codes:
        return kind  # as nearly every word
    profile, groups = scene.lexicon.profile, scene.frames.groups
    kinds = {scene.frames.place_kind.get(code) for code in codes}
    if {"city", "district"} <= kinds and not groups["towns_are_districts"].isdisjoint(
        profile.country
    ):
        return "district"
    unsure = "place-type:locality" in hit.concepts and not profile.case_marks_names
    return kind or ("district" if unsure and not profile.scriptio_continua else "")


def make_local(
    scene: Scene,
    sentence: Sentence,
    run: tuple[int, int],
    whole: tuple[int, int],
    kind: str,
    known: dict[str, str],
    reason: str,
    country: str = "",
    label: str = "",
) -> None:
    """Make a place that no list holds.

    Args:
        scene: Where it is registered.
        sentence: Where it is named.
        run: Words of its name.
        whole: Words of the name with its type word.
        kind: Place kind code.
        known: Keys of places by folded name, which it joins.
        reason: Why the words are a place.
        country: ISO 3166-1 code of where it lies, if the text says so.
        label: Its English name; else the printed one in Latin letters.
    """
    i, j = run
    printed = without_ending(scene, i, j)
    label = label or _latin(scene, printed)
    key = "local/" + (fold_loose(label).replace(" ", "-") or printed)
    scene.add(Entity("place", key, label, kind, country=country, reason=reason), printed)
    scene.add(scene.entities["place", key], scene.surface(*whole))
    sentence.places.append(PlacePhrase(*whole, key, kind, country, name_i=i, name_j=j))
    known.setdefault(" ".join(scene.tokens.folds[i:j]), key)


def _latin(scene: Scene, name: str) -> str:
    """Return a name in Latin letters, with its hyphens."""
    if all(c < "\u0370" or not c.isalpha() for c in name):
        return name
    return "-".join(latin_name(part, scene.article.lang) for part in name.split("-"))


def nation_between(scene: Scene, sentence: Sentence, start: int, end: int) -> str:
    """Return the country whose adjective stands between a type word and a name, if one does."""
    hits = [
        h for h in sentence.hits if start <= h.i < end and past_nation(scene, sentence, h.i) > h.i
    ]
    keys = [key for h in hits for key in (*h.all("nation"), *h.all("place"))]
    places = [p for key in keys if (p := scene.gazetteer.place(key)) is not None]
    return next((p.country for p in places if p.kind == "country"), "")
