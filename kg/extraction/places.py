"""Place names become places: the right one of several, with type word and container."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.spellings import find_spelled
from kg.gazetteer import PARTNER_COUNTRIES, Place
from kg.lexicon import Hit
from kg.model import Entity
from kg.names import is_vietnamese_name, romanise
from kg.text import fold_loose

#: What an article without any date is taken to speak of: before the changes of rank of 2026.
_UNDATED = "2025-12-31"
#: Inhabitants from which a city needs no country beside its name.
_KNOWN = 300_000
#: Place kinds that a type word's kind may stand for.
_LIKE = {"province": {"province"}, "city": {"city"}, "district": {"district"}, "commune": {"commune", "city"}, "country": {"country"}}  # fmt: skip


@dataclass(slots=True)
class _Found:
    """A name in the text with its possible places and the type word beside it."""

    i: int
    j: int
    name_i: int
    name_j: int
    options: tuple[Place, ...]
    kind: str
    weak: bool


def find_places(scene: Scene) -> None:
    """Fill `places` of every sentence, and the place entities of the scene.

    A weak name (one that is also a common word, or very short) counts only beside a
    type word or if the same name stood beside one before.
    """
    found = [(s, _find_names(scene, s)) for s in scene.sentences]
    known: dict[str, str] = {}
    countries = _countries(found)
    for sentence, names in found:
        for name in names:
            place = _choose(scene, sentence, name, known, countries)
            if place is None:
                continue
            surface = " ".join(scene.tokens.folds[name.name_i : name.name_j])
            known.setdefault(surface, place.key)
            kind = place.kind
            phrase = PlacePhrase(name.i, name.j, place.key, kind, place.country)
            phrase.name_i, phrase.name_j = name.name_i, name.name_j
            sentence.places.append(phrase)
        _find_local(scene, sentence, known)
    find_spelled(scene, known)
    for sentence in scene.sentences:
        sentence.places.sort(key=lambda p: (p.i, p.j))
        _mark_containers(scene, sentence)
        for phrase in sentence.places:
            place = scene.gazetteer.place(phrase.key)
            if place is not None:
                surface = scene.surface(phrase.name_i, phrase.name_j)
                scene.add(place_entity(scene, place), surface)
                phrase.kind = scene.entities["place", phrase.key].code


def place_entity(scene: Scene, place: Place, reason: str = "label of the gazetteer") -> Entity:
    """Return the entity of a gazetteer place; its names elsewhere are reference data."""
    date = scene.article.published or scene.year or _UNDATED
    kind = scene.gazetteer.kind_on(place.key, date) or place.kind
    return Entity(
        kind="place", key=place.key, label=place.label, code=kind, locality=place.within or None,
        country=place.country, iso=place.iso, wikidata=place.wikidata, reason=reason,
    )  # fmt: skip


def _countries(found: list[tuple[Sentence, list[_Found]]]) -> dict[str, float]:
    """Weigh the countries that the article names, by how often."""
    weights: dict[str, float] = {}
    for _, names in found:
        for name in names:
            codes = {p.country for p in name.options if p.kind == "country"}
            if len(codes) == 1 and not name.weak:
                code = codes.pop()
                weights[code] = weights.get(code, 0.0) + 1.0
    return weights


def _find_names(scene: Scene, sentence: Sentence) -> list[_Found]:
    found = []
    for n, hit in enumerate(sentence.hits):
        strong, weak = hit.all("place"), hit.all("weak")
        if not strong and not weak:
            continue
        if not _is_name(scene, hit) or _is_function_word(hit):
            continue
        keys = dict.fromkeys((*strong, *weak))
        options = tuple(p for key in keys if (p := scene.gazetteer.place(key)) is not None)
        i, j, kind = _type_word(scene, sentence, n)
        if kind and not any(p.kind in _LIKE.get(kind, ()) for p in options):
            if kind in ("district", "commune"):
                continue  # a small unit of that name, which the gazetteer does not have
            i, j, kind = hit.i, hit.j, ""
        homonym = any(not c.startswith(("place:", "weak:", "unit:")) for c in hit.concepts)
        if not kind and (_after_post(scene, sentence, n, options) or _in_longer_name(scene, sentence, hit)):
            continue
        found.append(_Found(i, j, hit.i, hit.j, options, kind, not strong or homonym))
    return found


def _after_post(scene: Scene, sentence: Sentence, n: int, options: tuple[Place, ...]) -> bool:
    """Say whether a title or post right before the name makes it a person's.

    Places are named after people; "Governor of" and "Mayor of" govern places.
    """
    before = sentence.hits[n - 1] if n else None
    hit = sentence.hits[n]
    if any(p.kind == "country" for p in options):
        return False
    if before is None or before.j != hit.i or not (before.has("title") or before.has("post")):
        return False
    if set(before.all("post")) & {"governor", "vice-governor", "mayor", "vice-mayor", "ambassador", "consul", "consul-general", "president", "prime-minister"}:
        return False
    named = is_vietnamese_name(scene.surface(hit.i, hit.j), scene.article.lang) >= 0.9
    return named or not any(p.kind in ("country", "province") or p.iso for p in options)


def _is_function_word(hit: Hit) -> bool:
    """A single word that is also a conjunction, pronoun or verb is never read as a place."""
    return hit.j - hit.i == 1 and any(hit.has(scheme) for scheme in ("rel", "cue", "adj"))


def _in_longer_name(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a capitalised word that is no label stands right before the name."""
    k = hit.i - 1
    if k <= sentence.i or not scene.lexicon.profile.case_marks_names:
        return False
    if not scene.tokens.is_word(k) or not scene.tokens.is_capital(k):
        return False
    return not any(h.i <= k < h.j for h in sentence.hits)


def _is_name(scene: Scene, hit: Hit) -> bool:
    """Reject common words in small letters and parts of longer names."""
    tokens = scene.tokens
    if not scene.lexicon.profile.case_marks_names and not tokens.text[tokens.starts[hit.i]].isascii():
        return True
    first = tokens.text[tokens.starts[hit.i]]
    if first.lower() == first.upper():
        return True
    if not (tokens.is_capital(hit.i) and (tokens.is_capital(hit.j - 1) or not tokens.is_word(hit.j - 1))):
        return False
    return not (hit.j - hit.i == 1 and tokens.ends[hit.i] - tokens.starts[hit.i] < 3)


def _type_word(scene: Scene, sentence: Sentence, n: int) -> tuple[int, int, str]:
    """Return the range of the name with its type word, and the kind that the word means."""
    hit, hits = sentence.hits[n], sentence.hits
    before = _kind(scene, hits[n - 1]) if n else ""
    after = _kind(scene, hits[n + 1]) if n + 1 < len(hits) else ""
    first = scene.lexicon.profile.head_order == "first"
    if after and not first and _near(scene, hit.j, hits[n + 1].i):
        return hit.i, hits[n + 1].j, after
    if before and _near(scene, hits[n - 1].j, hit.i):
        return hits[n - 1].i, hit.j, before
    if n >= 2 and "rel:of" in hits[n - 1].concepts and _near(scene, hits[n - 1].j, hit.i):
        far = _kind(scene, hits[n - 2])
        if far and _near(scene, hits[n - 2].j, hits[n - 1].i):
            return hits[n - 2].i, hit.j, far
    return hit.i, hit.j, ""


def _kind(scene: Scene, hit: Hit) -> str:
    for code in hit.all("place-type"):
        return scene.frames.place_kind.get(code, "")
    for code in hit.all("adj"):
        return {"provincial": "province", "municipal": "city", "district": "district"}.get(code, "")
    return ""


def _near(scene: Scene, end: int, start: int) -> bool:
    """Say whether nothing but hyphens stands between two words of one line."""
    if start == end:
        gap = scene.tokens.text[scene.tokens.ends[end - 1] : scene.tokens.starts[start]]
        return "\n" not in gap
    return start == end + 1 and scene.tokens.folds[end] in ("-", "'", "’")


def _choose(
    scene: Scene, sentence: Sentence, name: _Found, known: dict[str, str], countries: dict[str, float]
) -> Place | None:
    surface = " ".join(scene.tokens.folds[name.name_i : name.name_j])
    if name.weak and not name.kind and surface not in known:
        return None
    plural = {"province": sentence.has("cue:two-provinces"), "city": sentence.has("cue:two-cities")}
    named = set(countries)

    profile = scene.lexicon.profile
    single = name.name_j - name.name_i <= (3 if profile.scriptio_continua else 1) and not profile.case_marks_names
    if single and not name.kind and not any(_is_near(p, named) for p in name.options):
        return None  # a small town or unit far away, named like a word

    def score(place: Place) -> tuple[float, str]:
        value = 0.0
        if name.kind:
            value += 4.0 if place.kind in _LIKE.get(name.kind, ()) else -2.0
        if known.get(surface) == place.key:
            value += 2.5
        if plural.get(place.kind):
            value += 1.5
        value += 1.5 if place.country in named else 0.0
        if single and place.kind != "country" and place.country not in named:
            value -= 1.5
        value += 1.0 if place.country == "VN" else 0.0
        value += {"country": 2.5, "province": 1.2, "city": 1.0 if place.iso else 0.4}.get(place.kind, 0.0)
        value += 0.1 * math.log10(place.population + 1)
        return value, place.key

    best = max(name.options, key=score, default=None)
    return best if best is not None and score(best)[0] > -2.0 else None


def _is_near(place: Place, named: set[str]) -> bool:
    """Say whether a name needs no type word: of a country named, a usual partner's, or large."""
    partner = bool(place.iso) and place.country in PARTNER_COUNTRIES
    return place.country in named or place.country == "VN" or place.kind == "country" or partner or place.population >= _KNOWN


def _find_local(scene: Scene, sentence: Sentence, known: dict[str, str]) -> None:
    """Make places of unknown names beside a type word ("Phú Mỹ district").

    Countries and provinces are all in the gazetteer: an unknown name is none of them.
    """
    taken = [(p.i, p.j) for p in sentence.places]
    for n, hit in enumerate(sentence.hits):
        kind = _kind(scene, hit)
        if kind in ("", "country", "province") or any(i <= hit.i < j for i, j in taken):
            continue
        run = _unknown_run(scene, sentence, n)
        if run is None:
            continue
        i, j = run
        label = scene.surface(i, j)
        latin = label if label.isascii() or scene.lexicon.profile.case_marks_names else romanise(label, scene.article.lang)
        key = "local/" + (fold_loose(latin).replace(" ", "-") or label)
        scene.add(Entity("place", key, latin, kind, reason="name beside a type word"), label)
        if scene.lexicon.profile.scriptio_continua:
            scene.add(scene.entities["place", key], scene.surface(min(i, hit.i), max(j, hit.j)))
        phrase = PlacePhrase(min(i, hit.i), max(j, hit.j), key, kind, "", name_i=i, name_j=j)
        sentence.places.append(phrase)
        known.setdefault(" ".join(scene.tokens.folds[i:j]), key)


def _unknown_run(scene: Scene, sentence: Sentence, n: int) -> tuple[int, int] | None:
    tokens, hits = scene.tokens, sentence.hits
    profile = scene.lexicon.profile
    hit = hits[n]
    if profile.scriptio_continua:
        return _run_of_length(scene, sentence, hit, int(profile.place_name_length))
    if not profile.case_marks_names:
        return None
    following = hits[n + 1] if n + 1 < len(hits) else None
    of = following is not None and "rel:of" in following.concepts and following.i == hit.j
    if profile.head_order == "first" or of:
        start = following.j if of and following else hit.j
        after = hits[n + 2].i if of and n + 2 < len(hits) else sentence.j
        stop = after if of else (following.i if following else sentence.j)
        end = start
        while end < stop and tokens.is_word(end) and tokens.is_capital(end):
            end += 1
        if 0 < end - start <= 4:
            return start, end
        if profile.head_order == "first":
            return None
    floor = hits[n - 1].j if n else sentence.i
    begin = hit.i
    while begin > max(floor, hit.i - 2) and tokens.folds[begin - 1] in profile.stopwords | {","}:
        begin -= 1  # "Gangnam, a district of"
    last = begin
    while begin > floor and tokens.is_word(begin - 1) and tokens.is_capital(begin - 1):
        begin -= 1
    at_start = begin == sentence.i and last - begin == 1
    return (begin, last) if 0 < last - begin <= 3 and not at_start else None


def _run_of_length(scene: Scene, sentence: Sentence, hit: Hit, length: int) -> tuple[int, int] | None:
    """Where words are not set apart, take the usual number of characters before the type word.

    One that is a word of its own elsewhere ("and" in 广和) does not end the name.
    """
    begin = hit.i - length
    if not length or begin < sentence.i:
        return None
    inside = [h for h in sentence.hits if h.i < hit.i and h.j > begin]
    if any(h.j - h.i > 1 or not h.has("rel") for h in inside):
        return None
    tokens = scene.tokens
    if any(not tokens.is_word(k) or tokens.ends[k] != tokens.starts[k + 1] for k in range(begin, hit.i)):
        return None
    return None if inside and len(inside) >= length else (begin, hit.i)


def _mark_containers(scene: Scene, sentence: Sentence) -> None:
    """A place named beside a smaller one only to say where that lies is no actor."""
    places = sentence.places
    for left, right in zip(places, places[1:], strict=False):
        gap = scene.tokens.folds[left.j : right.i]
        if len(gap) > 2 or any(w not in {",", "(", "-", "،", "、", "（", "of", "в"} and not _of(scene, sentence, w) for w in gap):
            continue
        if _contains(scene, right, left):
            right.container = True
            left.country = left.country or right.country
            _settle(scene, left, right)
        elif _contains(scene, left, right) and not gap:
            left.container = True
            right.country = right.country or left.country
            _settle(scene, right, left)


def _of(scene: Scene, sentence: Sentence, word: str) -> bool:
    return any("rel:of" in h.concepts and scene.tokens.folds[h.i] == word for h in sentence.hits)


_RANK = {"country": 4, "province": 3, "city": 2, "district": 1, "commune": 0}


def _contains(scene: Scene, outer: PlacePhrase, inner: PlacePhrase) -> bool:
    place = scene.gazetteer.place(inner.key)
    while place is not None and place.within:
        if place.within == outer.key:
            return True
        place = scene.gazetteer.place(place.within)
    if _RANK.get(outer.kind, 0) <= _RANK.get(inner.kind, 0):
        return False
    return not inner.country or (outer.kind == "country" and outer.country == inner.country)


def _settle(scene: Scene, inner: PlacePhrase, outer: PlacePhrase) -> None:
    """Give a local place the country and container that the text names."""
    entity = scene.entities.get(("place", inner.key))
    if entity is not None and inner.key.startswith("local/"):
        from dataclasses import replace

        scene.entities["place", inner.key] = replace(
            entity, country=outer.country, locality=entity.locality or outer.key
        )
