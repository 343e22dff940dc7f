"""Korean places that no list holds, in one word with their type word: "경북 봉화군".

A word that ends in a type word is a place where one it lies in stands right before it; from
then on it is that place, also in one word with a post ("봉화군수").
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from kg.extraction.marks import bears_subject
from kg.extraction.names.unspaced_names import is_named_before
from kg.extraction.places.containers import lies_in
from kg.extraction.places.foreign_spellings import NEAR, alike
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.topic import is_unlisted
from kg.lexicon import Hit
from kg.model import Entity
from kg.names import latin_name, romanise_place, vietnamese_district
from kg.text import fold, fold_loose

_SHORTEST = 3  # syllables of a name with its type word
_POST = (2, 3, 4)  # syllables of a post that begins with the type word of its place
_OUTER = frozenset({"country", "province", "city"})
_INNER = frozenset({"city", "district", "commune"})


@dataclass(frozen=True, slots=True)
class _Named:
    key: str
    kind: str
    country: str


def find_glued_places(scene: Scene) -> None:
    """Add the places of a scene that are told by what they lie in, wherever they are named."""
    known: dict[str, _Named] = {}
    for sentence in scene.sentences:
        for outer in list(sentence.places):
            _take_listed(scene, outer, known)
            if outer.kind in _OUTER and outer.j < sentence.j and is_free(sentence, outer.j):
                _register(scene, sentence, outer, known)
    for sentence in scene.sentences if known else ():
        for k in range(sentence.i, sentence.j):
            if scene.tokens.is_word(k) and is_free(sentence, k):
                _name_again(scene, sentence, k, known)
        sentence.places.sort(key=lambda p: p.i)
        _mark_containers(scene, sentence)


def is_free(sentence: Sentence, k: int) -> bool:
    """Say whether no label but that of a counted noun stands at a word, and no place."""
    if any(p.i <= k < p.j for p in sentence.places):
        return False
    hits = [h for h in sentence.hits if h.i <= k < h.j]
    return all(c.startswith(("unit:", "weak:", "field:")) for h in hits for c in h.concepts)


def forms_of(scene: Scene, k: int) -> list[str]:
    """Return a word with and without the particles that it may bear, in syllables."""
    keys = scene.lexicon.keys(scene.tokens.folds[k])
    return [unicodedata.normalize("NFC", key) for key in keys]


def type_of(scene: Scene, form: str, kinds_told: frozenset[str] = _INNER) -> str:
    """Return the kind of place that the last syllable of a word means; empty if it is none."""
    hits = scene.lexicon.find((fold(form[-1:]),), 0, 1)
    codes = [c for h in hits for c in h.all("place-type")]
    kinds = [scene.frames.place_kind.get(code, "") for code in codes]
    return next((kind for kind in kinds if kind in kinds_told), "")


def _register(
    scene: Scene, sentence: Sentence, outer: PlacePhrase, known: dict[str, _Named]
) -> None:
    k = outer.j
    if not "가" <= unicodedata.normalize("NFC", scene.tokens.folds[k])[0] <= "힣":
        return
    abroad = outer.country not in scene.lexicon.profile.country
    told = _INNER | {"province"} if abroad and outer.kind == "country" else _INNER
    printed = forms_of(scene, k)
    printed += [f for form in printed if (f := _governed(scene, form))]
    forms = [form for form in printed if len(form) >= _SHORTEST]
    named = [(form, type_of(scene, form, told)) for form in forms]
    form, kind = min(((f, c) for f, c in named if c), key=lambda n: len(n[0]), default=("", ""))
    if not form or _is_holder(scene, sentence, k, kind):
        return
    told_district = outer.country == "VN" and vietnamese_district(form[:-1])
    if (
        abroad
        and not told_district
        and (place := alike(scene.gazetteer, (outer.country,), (form[:-1],), kind, NEAR))
    ):
        known.setdefault(form, _Named(place.key, place.kind, place.country))
        return
    latin = _latin(scene, form[:-1], outer.country)
    key = "local/" + fold_loose(latin).replace(" ", "-")
    country = outer.country
    within = outer.key if outer.kind != "country" else None
    scene.add(
        Entity("place", key, latin, kind, locality=within, country=country,
               reason="name in one word with a type word"), form,
    )  # fmt: skip
    known.setdefault(form, _Named(key, kind, country))


def _is_holder(scene: Scene, sentence: Sentence, k: int, kind: str) -> bool:
    """Say whether a full name stands before a post held elsewhere: "울산시 김도현 시장"."""
    posts = {post for h in sentence.hits if h.i == k + 1 for post in h.all("post")}
    governs = {scene.frames.governs.get(post) for post in posts}
    return bool(posts) and kind not in governs and is_named_before(scene, k + 1, k)


def _governed(scene: Scene, form: str) -> str:
    """Return the place of who governs it, in one word with the post: 봉화군 of 봉화군수."""
    for n in _POST:
        hits = scene.lexicon.find((fold(form[-n:]),), 0, 1) if len(form) > n + 1 else ()
        governs = any(post in scene.frames.governs for h in hits for post in h.all("post"))
        if governs and type_of(scene, form[: 1 - n], _INNER | {"province"}):
            return form[: 1 - n]
    return ""


def _latin(scene: Scene, name: str, country: str) -> str:
    """Return a name in Latin letters, as the country writes its own names."""
    if country in scene.lexicon.profile.country:
        return romanise_place(name, scene.article.lang)
    district = vietnamese_district(name) if country == "VN" else ""
    return district or latin_name(name, scene.article.lang, country)


def _take_listed(scene: Scene, place: PlacePhrase, known: dict[str, _Named]) -> None:
    """Remember a listed county or city in one word with its type word, for its posts."""
    if place.kind in _INNER and place.name_j - place.name_i == 1:
        forms = (
            f for f in forms_of(scene, place.name_i) if len(f) >= _SHORTEST and type_of(scene, f)
        )
        for form in forms:
            known.setdefault(form, _Named(place.key, place.kind, place.country))


def _name_again(scene: Scene, sentence: Sentence, k: int, known: dict[str, _Named]) -> None:
    for form in forms_of(scene, k):
        if form in known:
            place = known[form]
            sentence.places.append(
                PlacePhrase(k, k + 1, place.key, place.kind, place.country, name_i=k, name_j=k + 1)
            )
            return
        for name, place in known.items():
            post = _post(scene, form, name)
            if post:
                sentence.hits = sorted(
                    [*sentence.hits, Hit(k, k + 1, (post, "held:" + place.key))], key=lambda h: h.i
                )
                return


def _post(scene: Scene, form: str, name: str) -> str:
    """Return the post in one word with a place: 봉화군수 is the 군수 of 봉화군."""
    tail = form[len(name) - 1 :]
    if not form.startswith(name[:-1]) or len(tail) < 2:
        return ""
    hits = scene.lexicon.find((fold(tail),), 0, 1)
    return next((c for h in hits for c in h.concepts if c.startswith("post:")), "")


def _mark_containers(scene: Scene, sentence: Sentence) -> None:
    for outer, inner in pairwise(sentence.places):
        if bears_subject(scene, outer.j):
            continue  # "Sinan (eun) Tien Hai's schools": the first does something
        beside = inner.i == outer.j and outer.kind in _OUTER
        if beside and (is_unlisted(inner.key) or lies_in(scene, inner, outer)):
            outer.container = True
