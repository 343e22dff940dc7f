"""Units of Vietnam in a list behind one that was found, where words are not parted.

"ແຂວງກວາງນິງ, ຫຼັ່ງເຊີນ ແລະ ຮ່າຢາງ": the type word stands once, before the first. What stands
between commas, spaces and "and" behind it, and sounds like a unit, is the next.
"""

from __future__ import annotations

from collections.abc import Set

from kg.extraction.names.unspaced_names import is_word, script_at
from kg.extraction.places.local_places import make_local
from kg.extraction.places.name_slots import NameSlot
from kg.extraction.places.spellings import spells_vietnamese, vietnamese_names
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.topic import places_in
from kg.lexicon import Hit
from kg.names import vietnamese_district

_LONGEST = 18  # letters of a name
_SURE = 0.04  # cost up to which a name is a unit's
_DISTRICTS = frozenset({"city", "district"})


def find_joined(scene: Scene, known: dict[str, str]) -> None:
    """Add the units that lists go on with behind a unit of Vietnam.

    Args:
        scene: With the listed places found.
        known: Folded names already linked in this article, by place key; added to.
    """
    units = places_in(scene, "VN")
    for sentence in scene.sentences if units else ():
        _go_on(scene, sentence, units, known)
        units |= {p.key for p in sentence.places if p.country == "VN"}


def _go_on(scene: Scene, sentence: Sentence, units: Set[str], known: dict[str, str]) -> None:
    ands = {h.i: h for h in sentence.cues("rel:and")}
    for place in list(sentence.places):
        last = place if place.country == "VN" else None
        while last is not None:
            start = _past_joint(scene, sentence, ands, last.j)
            following = next((p for p in sentence.places if start and p.i == start), None)
            last = following or _next(scene, sentence, start, last, units, known)
            if following is not None and following.country != "VN":
                break


def _past_joint(scene: Scene, sentence: Sentence, ands: dict[int, Hit], k: int) -> int:
    """Return the word behind a comma or "and" that stands at word `k`; 0 if none does."""
    if k >= sentence.j - 1:
        return 0
    if k in ands:
        return ands[k].j
    return k + 1 if scene.tokens.folds[k] in scene.lexicon.profile.list_mark else 0


def _next(
    scene: Scene,
    sentence: Sentence,
    start: int,
    last: PlacePhrase,
    units: Set[str],
    known: dict[str, str],
) -> PlacePhrase | None:
    """Add the unit or district whose name begins at word `start`, of the kind of the last."""
    end = _run(scene, sentence, start) if start else start
    if end == start or script_at(scene, start) == "han":
        return None
    surface = scene.surface(start, end)
    found = vietnamese_names(scene.gazetteer).search(surface, 3, _SURE)
    places = [p for key, _ in found if (p := scene.gazetteer.place(key)) is not None]
    place = next((p for p in places if p.kind == last.kind), None)
    if place is not None:
        sentence.places.append(NameSlot(start, end).phrase(place))
        known.setdefault(" ".join(scene.tokens.folds[start:end]), place.key)
        return sentence.places[-1]
    district = vietnamese_district(surface, units) if last.kind in _DISTRICTS else ""
    if not district or spells_vietnamese(scene, surface):
        return None
    make_local(scene, sentence, (start, end), (start, end), "district", known,
               "name of a district of Vietnam", "VN", district)  # fmt: skip
    return sentence.places[-1]


def _run(scene: Scene, sentence: Sentence, start: int) -> int:
    """Return the end of the letters that begin at word `start`; `start` if a label is in them."""
    tokens, end = scene.tokens, start
    while end < sentence.j and tokens.is_word(end):
        if end > start and tokens.starts[end] > tokens.ends[end - 1]:
            break
        end += 1
    known = any(h.i < end and h.j > start and is_word(h) for h in sentence.hits)
    return start if known or end - start > _LONGEST else end
