"""Names of towns that a person bears, where capitals mark names: "Governor Lincoln Wafula".

Places are named after people and people after places. The capitals around the name tell: a title
or post before it and a word that is no label behind it, two towns and such a word in one run, or
a full name whose last part a town is called like.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.names.name_forms import is_town
from kg.extraction.places.local_runs import is_free_capital
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit
from kg.names import is_vietnamese_name, vietnamese_district
from kg.names.vietnamese import family_name

PERSON, PLACE = "person", "place"
_GIVEN = 2  # words of a name before the part that a town is called like
_FULL = (3, 4)  # words of a Vietnamese name
_LONGEST = 6  # words beside a town's name that may be of the same name, and one
_READS, _SYLLABLES = 0.9, 0.75  # from which likeness words are a person's, or a place's name


def bearer(scene: Scene, sentence: Sentence, hit: Hit, kind: str) -> str:
    """Return what a town's name is part of: `PERSON`, `PLACE` for another one; empty if neither.

    Args:
        scene: The article.
        sentence: Where the name stands.
        hit: A label.
        kind: Place kind of the type word beside it, which tells that it is a place.
    """
    if kind or not scene.lexicon.profile.case_marks_names or not is_town(scene, hit):
        return ""
    if sentence.region == "headline" or scene.surface(hit.i, hit.j).isupper():
        return ""  # where other words have capitals, too
    near = range(hit.i - _LONGEST, hit.j + _LONGEST)  # long lists of names would take for ever
    sentence = replace(sentence, hits=[h for h in sentence.hits if h.i in near or h.j - 1 in near])
    if _begins_vietnamese_place(scene, sentence, hit):
        return PLACE
    person = _opens_persons_name(scene, sentence, hit) or _ends_persons_name(scene, sentence, hit)
    return PERSON if person else ""


def _opens_persons_name(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a town's name begins or goes on that of a person."""
    begin, end = _run(scene, sentence, hit)
    words = end - begin
    free = [k for k in range(begin, end) if _is_no_label(scene, sentence, k)]
    if words == hit.j - hit.i:
        return False
    before = [h for h in sentence.hits if h.j == begin]
    if begin == hit.i and hit.j in free:
        titled = any(h.has("title") for h in before)
        profile = scene.lexicon.profile  # else "of" or an ending ties a place to its head
        headed = profile.head_order == "last" or bool(profile.compound)
        headed = headed or bool(profile.name_case and hit.has("weak"))
        if titled or (headed and any(h.has("post") or h.has("body") for h in before)):
            return True
    if hit.j - hit.i == 1 and words == _GIVEN + 1 and free == [end - 1]:
        return all(is_town(scene, h) for h in sentence.hits if begin <= h.i < end)
    return begin < hit.i and _is_vietnamese(scene, begin, end)


def _ends_persons_name(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a town's name ends a full name: "Ana Inés Durango"."""
    begin, end = _run(scene, sentence, hit)
    given = range(hit.i - _GIVEN, hit.i)
    whole = hit.j == end and begin <= hit.i - _GIVEN
    return whole and all(_is_no_label(scene, sentence, k) for k in given)


def _is_no_label(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a capital stands at a word that is no part of a label, not even of a place's."""
    return is_free_capital(scene, sentence, k) and not sentence.is_labelled(k)


def _begins_vietnamese_place(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a name goes on as one of Vietnam, in papers abroad: "Vinh Loc"."""
    if scene.article.lang.startswith("vi") or hit.j - hit.i > 1 or hit.j >= sentence.j:
        return False
    places = [scene.gazetteer.place(key) for key in (*hit.all("place"), *hit.all("weak"))]
    if not all(p is not None and p.country == "VN" for p in places):
        return False
    glued = scene.tokens.text[scene.tokens.ends[hit.j - 1] : scene.tokens.starts[hit.j]] == " "
    name = scene.surface(hit.i, hit.j + 1)
    listed = any(h.i == hit.j and h.has("place") for h in sentence.hits)
    follows = is_free_capital(scene, sentence, hit.j) and not listed
    if not glued or not follows:
        return False
    reads = is_vietnamese_name(name, scene.article.lang) >= _SYLLABLES
    return reads or bool(vietnamese_district(name))


def _is_vietnamese(scene: Scene, begin: int, end: int) -> bool:
    """Say whether words are a full Vietnamese name, the family name first."""
    name = scene.surface(begin, end)
    family = family_name(scene.surface(begin, begin + 1))
    return bool(end - begin in _FULL and family) and (
        is_vietnamese_name(name, scene.article.lang) >= _READS
    )


def _run(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """Return the run of capitalised words around a hit that no sign and no other label parts.

    On either side as many words as the longest name has, and one.
    """
    i, j = hit.i, hit.j
    first, last = max(sentence.i, i - _LONGEST), min(sentence.j, j + _LONGEST)
    while i > first and is_free_capital(scene, sentence, i - 1):
        i -= 1
    while j < last and is_free_capital(scene, sentence, j):
        j += 1
    return i, j
