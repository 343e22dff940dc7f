"""Places that no list holds but a type word announces ("Phú Mỹ district")."""

from __future__ import annotations

from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.type_words import type_kind
from kg.lexicon import Hit
from kg.model import Entity
from kg.names import romanise
from kg.text import fold_loose


def find_local(scene: Scene, sentence: Sentence, known: dict[str, str]) -> None:
    """Make places of unknown names beside a type word ("Phú Mỹ district").

    Countries and provinces are all in the gazetteer: an unknown name is none of them.
    """
    taken = [(p.i, p.j) for p in sentence.places]
    for n, hit in enumerate(sentence.hits):
        kind = type_kind(scene, hit)
        if kind in ("", "country", "province") or any(i <= hit.i < j for i, j in taken):
            continue
        run = _unknown_run(scene, sentence, n)
        if run is None:
            continue
        i, j = run
        label = scene.surface(i, j)
        latin = (
            label
            if label.isascii() or scene.lexicon.profile.case_marks_names
            else romanise(label, scene.article.lang)
        )
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


def _run_of_length(
    scene: Scene, sentence: Sentence, hit: Hit, length: int
) -> tuple[int, int] | None:
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
    if any(
        not tokens.is_word(k) or tokens.ends[k] != tokens.starts[k + 1] for k in range(begin, hit.i)
    ):
        return None
    return None if inside and len(inside) >= length else (begin, hit.i)
