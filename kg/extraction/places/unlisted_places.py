"""Towns that neither list nor type word announces, but what is said beside them.

"A sister-city tie with Goyang, South Korea": a capitalised name that no label knows, joined to
a partner by a relation word, with the province or country where it lies right after it.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.names.name_runs import capital_run, is_tied
from kg.extraction.places.local_places import make_local
from kg.extraction.places.local_runs import is_free_capital, past_nation
from kg.extraction.places.type_words import type_kind
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.topic import is_unlisted
from kg.names import is_vietnamese_name

#: What a sentence must be about, for such a name to be a place and not a firm or a person.
_TIES = ("cue:twinned", "cue:friendship", "cue:agreement", "cue:relations", "cue:cooperation")
#: Words that join a partner to the rest ("with", "between", "and").
_JOINTS = ("rel:with", "rel:between", "rel:and", "rel:of", "rel:in", "rel:to", "rel:from")
#: Kinds of places abroad that are named without their type word, and the likeness to a
#: Vietnamese name from which one is none of them.
_LARGE, _READS = frozenset({"province", "district"}), 0.75
#: Words of such a name, and words that may stand between it and its container.
_NAME, _GAP = 2, 6
#: Words and hyphens of a name behind an adjective.
_LONGEST = 4


def find_unlisted(scene: Scene, sentence: Sentence, known: dict[str, str]) -> None:
    """Make towns of unknown names that have a mayor, or lie in a place named right after them."""
    if not scene.lexicon.profile.case_marks_names:
        return
    _find_governed(scene, sentence, known)
    if not sentence.has(*_TIES):
        return
    _find_described(scene, sentence, known)
    _find_pairs(scene, sentence, known)
    _find_twins(scene, sentence, known)
    for outer in list(sentence.places):
        kind = "city" if outer.kind in ("country", "province") else _part(scene, sentence, outer)
        if not kind:
            continue
        end = _name_end(scene, sentence, outer)
        run = _name_before(scene, sentence, end) if end else None
        if run is not None:
            make_local(scene, sentence, run, run, kind, known, "name before where it lies")
            if kind == "district":
                _lies_in(scene, sentence.places[-1], outer)
            outer.container = True


def _part(scene: Scene, sentence: Sentence, outer: PlacePhrase) -> str:
    """Return "district" if words say that a name is that of a part of a city; else nothing."""
    before = next((h for h in reversed(sentence.hits) if h.j <= outer.i), None)
    if outer.kind != "city" or before is None or before.j < outer.i:
        return ""
    if "rel:of" in before.concepts:
        before = next((h for h in sentence.hits if h.j == before.i), before)
    told = type_kind(scene, before) == "district"
    return "district" if told and not scene.tokens.is_capital(before.i) else ""


def _lies_in(scene: Scene, inner: PlacePhrase, outer: PlacePhrase) -> None:
    """Say where a place lies of which nothing told it yet."""
    entity = scene.entities["place", inner.key]
    if not entity.country:
        told = replace(entity, country=outer.country, locality=entity.locality or outer.key)
        scene.entities["place", inner.key] = told
    inner.country = inner.country or outer.country


def _find_governed(scene: Scene, sentence: Sentence, known: dict[str, str]) -> None:
    """Make towns of unknown names behind "mayor of", and joined to a town there: "of A and B"."""
    ofs = {h.i: h.j for h in sentence.cues("rel:of")}
    ands = {h.i: h.j for h in sentence.cues("rel:and")}
    for hit in sentence.hits:
        kinds = {scene.frames.governs.get(post) for post in hit.all("post")}
        start = ofs.get(hit.j)
        if start is None or not {"city", "district"} & kinds:
            continue
        town = next((p for p in sentence.places if p.i == start), None)
        if town is not None:
            start = ands.get(town.j)
        run = _town_after(scene, sentence, start) if start else None
        if run is not None and (town is None or sentence.has(*_TIES)):
            make_local(scene, sentence, run, run, "city", known, "name behind its mayor's post")


def _find_twins(scene: Scene, sentence: Sentence, known: dict[str, str]) -> None:
    """Make towns of unknown names in the list of those that a town is twinned "with"."""
    twins = {h.j for h in sentence.cues("cue:twinned")}
    ands = {h.i: h.j for h in sentence.cues("rel:and")}
    for mark in sentence.cues("rel:with"):
        k = mark.j if twins & {mark.i, mark.i - 1} else sentence.j
        while k < sentence.j:
            place = next((p for p in sentence.places if p.i <= k < p.j), None)
            run = _town_after(scene, sentence, k) if place is None else None
            if place is None and run is None:
                break
            if run is not None:
                make_local(scene, sentence, run, run, "city", known, "name of a twin")
            end = place.j if place else run[1] if run else k
            comma = end < sentence.j and scene.tokens.folds[end] in scene.lexicon.profile.list_mark
            k = ands.get(end, end + 1 if comma else sentence.j)


def _find_pairs(scene: Scene, sentence: Sentence, known: dict[str, str]) -> None:
    """Make units of unknown names that "and" joins to a small one: "the villages of A (X) and B".

    Only of what is twinned, and where one type word before them is both's.
    """
    if scene.lexicon.profile.head_order != "first" or not sentence.has("cue:twinned"):
        return
    ands = {h.i: h.j for h in sentence.cues("rel:and", "rel:with")}
    for place in list(sentence.places):
        start = ands.get(_past_brackets(scene, sentence, place.j))
        typed = place.name_i > place.i and is_unlisted(place.key)
        run = _town_after(scene, sentence, start) if typed and start else None
        if run is not None:
            make_local(scene, sentence, run, run, place.kind, known, "name of a twin")


def _past_brackets(scene: Scene, sentence: Sentence, k: int) -> int:
    """Return the word after the brackets that begin at word `k`, or `k` if none do."""
    folds = scene.tokens.folds
    if k >= sentence.j or folds[k] != "(":
        return k
    return next((n + 1 for n in range(k, sentence.j) if folds[n] == ")"), k)


def _town_after(scene: Scene, sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Return the capitalised name of a town that begins at word `start` and is no label."""
    end = capital_run(scene, sentence, start)
    words = [k for k in range(start, end) if not is_tied(scene, k)]
    free = all(is_free_capital(scene, sentence, k) for k in words)
    return (start, end) if words and len(words) <= _NAME and free else None


def _name_end(scene: Scene, sentence: Sentence, outer: PlacePhrase) -> int:
    """Return the word after a name of which a place says where it lies; 0 if there is none.

    A comma or a word for "in" or "of" ties them, with an article and a type word at most.
    """
    tied = False
    for k in range(outer.i - 1, max(sentence.i, outer.i - _GAP) - 1, -1):
        if scene.tokens.folds[k] in {",", "("}:
            return k
        if scene.tokens.is_capital(k):
            return k + 1 if tied else 0
        hits = [h for h in sentence.hits if h.i <= k < h.j]
        tied = tied or any(c in h.concepts for h in hits for c in ("rel:of", "rel:in"))
        nation = past_nation(scene, sentence, k) > k
        fits = nation or any(h.has("rel") or h.has("place-type") for h in hits)
        if not fits and scene.tokens.folds[k] not in scene.lexicon.profile.stopwords:
            return 0
    return 0


def _name_before(scene: Scene, sentence: Sentence, end: int) -> tuple[int, int] | None:
    """Return a capitalised name that ends before word `end` and that a relation word opens."""
    begin, words = end, 0
    while begin > sentence.i and words <= _NAME and is_free_capital(scene, sentence, begin - 1):
        begin, words = begin - 1, words + 1
        while begin - 1 > sentence.i and is_tied(scene, begin - 1):
            begin -= 2  # "Saint-Jean-sur-Mer" is one word of a name
    if not 0 < words <= _NAME or not scene.tokens.is_capital(begin):
        return None
    joint = next((h for h in sentence.hits if h.j == begin), None)
    return (begin, end) if joint and any(c in joint.concepts for c in _JOINTS) else None


def _find_described(scene: Scene, sentence: Sentence, known: dict[str, str]) -> None:
    """Make towns of unknown names right behind a nation's adjective: "с эфиопским Дебре-Бырханом".

    Only where adjectives stand before names; what is told must be a tie or a document.
    """
    if not scene.lexicon.profile.place_adjective:
        return
    for nation in [p for p in sentence.places if p.kind == "country"]:
        adjective = nation.j - nation.i == 1 and not scene.tokens.is_capital(nation.i)
        end = capital_run(scene, sentence, nation.j) if adjective else nation.j
        free = all(is_free_capital(scene, sentence, k) or is_tied(scene, k)
                   for k in range(nation.j, end))  # fmt: skip
        if nation.j < end <= nation.j + _LONGEST and free:
            make_local(scene, sentence, (nation.j, end), (nation.j, end), "city", known,
                       "name behind the adjective of its country", nation.country)  # fmt: skip
            nation.container = True


def find_again(scene: Scene) -> None:
    """Find places that no list holds wherever they are named again, in any case.

    Where names do not decline, it is the whole run of capitals that names it, and no small
    unit of Vietnam: those keep their type word, and other things bear their names.
    """
    profile = scene.lexicon.profile
    if not profile.case_marks_names:
        return
    local: dict[tuple[str, ...], PlacePhrase] = {}
    for sentence in scene.sentences:
        for phrase in sentence.places:
            if _is_unlisted(scene, phrase) and (profile.declension or _stands_alone(scene, phrase)):
                for form in _forms(scene, phrase.name_i, phrase.name_j):
                    local.setdefault(form, phrase)
    firsts = {form[0] for form in local}
    stemmed = any(first.startswith("~") for first in firsts)
    for sentence in scene.sentences if local else ():
        for k in range(sentence.i, sentence.j):
            if not stemmed and scene.tokens.folds[k] not in firsts:
                continue
            end = capital_run(scene, sentence, k) if is_free_capital(scene, sentence, k) else k
            inside = k > sentence.i and is_free_capital(scene, sentence, k - 1)
            whole = not profile.declension
            stops = [end] * (not inside) if whole else range(min(end, k + _LONGEST), k, -1)
            for stop in stops if end > k else ():
                known = next((local[f] for f in _forms(scene, k, stop) if f in local), None)
                if known is not None:
                    again = replace(known, i=k, j=stop, name_i=k, name_j=stop)
                    sentence.places.append(again)
                    break


def _stands_alone(scene: Scene, phrase: PlacePhrase) -> bool:
    """Say whether a place is named without its type word from its second mention on."""
    if phrase.kind == "city":
        return True
    name = scene.surface(phrase.name_i, phrase.name_j)
    return phrase.kind in _LARGE and is_vietnamese_name(name, scene.article.lang) < _READS


def _is_unlisted(scene: Scene, phrase: PlacePhrase) -> bool:
    """Say whether a place is no label: one that no list holds, or a small town."""
    return is_unlisted(phrase.key) or scene.gazetteer.towns.town(phrase.key) is not None


def _forms(scene: Scene, i: int, j: int) -> list[tuple[str, ...]]:
    """Return the words of a name, the last as the stem of each case that it may stand in."""
    words = scene.tokens.folds[i:j]
    stems = [k for k in scene.lexicon.keys(words[-1]) if k.startswith("~")]
    return [(*words[:-1], stem) for stem in (words[-1], *stems)]
