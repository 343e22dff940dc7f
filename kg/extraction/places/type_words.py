"""The word beside a name that says what kind of place it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from kg.extraction.names.declined_names import is_adjective
from kg.extraction.numbers.numbers import find_numbers
from kg.extraction.scene import Scene, Sentence
from kg.gazetteer import Place
from kg.lexicon import Hit
from kg.name_cases import GENITIVE, cases_of
from kg.text import fold

_GLUED = 3  # syllables of a name with its type word
_WORD = 3  # letters of a word behind its article
_TWIN = 24  # letters or words in which a twin is named behind "twin": "姉妹省であるX省の省都"


def type_kind(scene: Scene, hit: Hit) -> str:
    """Return the place kind that a type word or level word means; empty if it is none."""
    if codes := hit.all("place-type"):
        return next(filter(None, (scene.frames.place_kind.get(code) for code in codes)), "")
    for code in hit.all("adj"):
        return scene.frames.level_kind.get(code, "")
    return ""


def type_in_label(scene: Scene, hit: Hit) -> str:
    """Return the kind of the type word that opens the label of a post or body: "district chief"."""
    if hit.j - hit.i < 2 or not (hit.has("post") or hit.has("body")):
        return ""
    if scene.lexicon.profile.head_order != "last" or hit.has("place-type"):
        return ""
    inner = scene.lexicon.find(scene.tokens.folds, hit.i, hit.j - 1)
    return next((type_kind(scene, h) for h in inner if h.i == hit.i and h.has("place-type")), "")


def is_smaller(scene: Scene, hit: Hit, options: Sequence[Place]) -> bool:
    """Say whether a type word is of a unit too small for each of the listed places of a name.

    A ward is part of a city, whose name it may bear: "phường Cao Lãnh" is not Cao Lãnh. Where
    communes are no towns, neither is "xã Hòa Bình" the city of Hòa Bình.
    """
    if type_kind(scene, hit) != "commune":
        return False
    groups, codes = scene.frames.groups, set(hit.all("place-type"))
    return "town" not in codes and all(
        p.kind in ("city", "province")
        and bool(codes & groups["never_city"] or p.country in groups["communes_apart"])
        for p in options
    )


def is_definite_type(scene: Scene, hit: Hit) -> bool:
    """Say whether a type word or post bears the article, so that no name follows it.

    "The city exported", "the governor, the delegation": what follows is no name in Arabic. A
    capital is named in apposition.
    """
    profile, word = scene.lexicon.profile, scene.tokens.folds[hit.i]
    if not profile.definite or "place-type:capital" in hit.concepts:
        return False
    return any(
        word.startswith(start) and len(word) - len(start) >= _WORD
        for start in (*profile.definite, *profile.joined_article)
    )


def _is_near(scene: Scene, end: int, start: int) -> bool:
    """Say whether nothing but hyphens stands between two words of one line."""
    if start == end:
        gap = scene.tokens.text[scene.tokens.ends[end - 1] : scene.tokens.starts[start]]
        return "\n" not in gap
    return start == end + 1 and scene.tokens.folds[end] in ("-", "'", "’")


def type_word(scene: Scene, sentence: Sentence, n: int) -> tuple[int, int, str]:
    """Return the range of the name with its type word, and the kind that the word means."""
    hit, hits = sentence.hits[n], sentence.hits
    if _holds_type(scene, hit):
        return hit.i, hit.j, ""
    before = type_kind(scene, hits[n - 1]) if n else ""
    after = type_kind(scene, hits[n + 1]) if n + 1 < len(hits) else ""
    first = scene.lexicon.profile.head_order == "first"
    first = first and not (hit.j - hit.i == 1 and is_adjective(scene, hit.i))
    if after and not first and _is_near(scene, hit.j, hits[n + 1].i):
        inner = _names_inner(scene, sentence, n)
        return (hit.i, hit.j, "") if inner else (hit.i, hits[n + 1].j, after)
    if before and _is_near(scene, hits[n - 1].j, hit.i) and not _is_taken(scene, hits, n - 1):
        owned = _owns_type(scene, hits[n - 1], hit)
        return (hit.i, hit.j, "") if owned else (hits[n - 1].i, hit.j, before)
    of = n >= 2 and "rel:of" in hits[n - 1].concepts and not _owner_precedes(scene)
    if of and _is_near(scene, hits[n - 1].j, hit.i):
        outer, start = hits[n - 2], hits[n - 1].i
        if n >= 3 and outer.j == start and _is_nation(scene, outer):
            outer, start = hits[n - 3], outer.i  # "la ciudad china de Changsha"
        far = type_kind(scene, outer) if _is_near(scene, outer.j, start) else ""
        if far and not _is_counted(scene, sentence, outer):
            return outer.i, hit.j, far
    return hit.i, hit.j, ""


def _is_nation(scene: Scene, hit: Hit) -> bool:
    """Say whether a word is the adjective of a country, which no capital marks."""
    if scene.tokens.is_capital(hit.i) or not scene.lexicon.profile.case_marks_names:
        return False
    places = map(scene.gazetteer.place, (*hit.all("nation"), *hit.all("place")))
    return any(p is not None and p.kind == "country" for p in places)


def _is_taken(scene: Scene, hits: Sequence[Hit], n: int) -> bool:
    """Say whether the adjective of another place has a type word: "Минского горисполкома X"."""
    owner = hits[n - 1] if n else None
    if owner is None or owner.j != hits[n].i or not owner.has("place"):
        return False
    return is_adjective(scene, owner.i)


def _owns_type(scene: Scene, kind: Hit, name: Hit) -> bool:
    """Say whether a name owns what the type word before it means: "районом Сеула" is in Seoul.

    It stands in the genitive, the second form of its declension, and the type word does not.
    """
    profile, tokens = scene.lexicon.profile, scene.tokens
    if not profile.place_adjective or name.j - name.i > 1 or kind.j - kind.i > 1:
        return False
    word = tokens.folds[name.i]
    if scene.lexicon.knows(word) or not any(
        word.endswith(row[1]) and scene.lexicon.knows(word.removesuffix(row[1]) + row[0])
        for row in profile.declension
        if len(row) > 1 and row[1]
    ):
        return False
    listed = [p.kind for key in name.all("place") if (p := scene.gazetteer.place(key)) is not None]
    if type_kind(scene, kind) == "district" and "district" not in listed and name.has("place"):
        return True  # "района Пекина": both may stand in the genitive
    cases = cases_of(tokens.folds[kind.i], profile.name_case, scene.lexicon.knows)
    return GENITIVE not in cases


def _names_inner(scene: Scene, sentence: Sentence, n: int) -> bool:
    """Say whether a type word behind a name is that of a place in it: "the Brittany town of X".

    What "of" names then is a capitalised name that no list holds, or a place within the first;
    "Hunan province of China" is Hunan.
    """
    hits, tokens = sentence.hits, scene.tokens
    joint = next((h for h in hits[n + 2 : n + 3] if "rel:of" in h.concepts), None)
    if joint is None or joint.i != hits[n + 1].j or not scene.lexicon.profile.case_marks_names:
        return False
    if joint.j >= sentence.j or not tokens.is_capital(joint.j):
        return False
    named = [h for h in hits if h.i == joint.j]
    outer = set(hits[n].all("place"))
    within = (scene.gazetteer.containers(k) for h in named for k in h.all("place"))
    return not named or any(place.key in outer for places in within for place in places)


def _owner_precedes(scene: Scene) -> bool:
    """Say whether "of" follows the owner: what stands before it is no kind of what follows."""
    profile = scene.lexicon.profile
    unspaced = profile.scriptio_continua and profile.head_order == "last"
    return profile.adposition == "after" or unspaced


def _is_counted(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a type word is counted: "five regions of Niger" are of the country."""
    span = scene.tokens.span(sentence.i, sentence.j)
    found = find_numbers(scene.article.text, span.start, span.end, scene.numbers)
    return any(
        n.kind == "quantity" and n.value > 1 and scene.tokens.at(n.unit_start) == hit.i
        for n in found
    )


def _holds_type(scene: Scene, hit: Hit) -> bool:
    """Say whether a declined label of several words ends in its own type word ("... области")."""
    tokens = scene.tokens
    if hit.j - hit.i < 2 or tokens.is_capital(hit.j - 1) or not scene.lexicon.profile.declension:
        return False
    inner = scene.lexicon.find(tokens.folds, hit.j - 1, hit.j)
    return any(h.has("place-type") for h in inner)


def inner_type(scene: Scene, hit: Hit) -> Hit | None:
    """Return the type word that ends the label of a body or post: "глава уезда" heads a county."""
    profile = scene.lexicon.profile
    if not profile.place_adjective or hit.j - hit.i < 2 or hit.has("place-type"):
        return None
    if not (hit.has("body") or hit.has("post")) or scene.tokens.is_capital(hit.j - 1):
        return None
    inner = scene.lexicon.find(scene.tokens.folds, hit.j - 1, hit.j)
    return next((h for h in inner if h.has("place-type")), None)


def governed_kind(scene: Scene, sentence: Sentence, n: int) -> str:
    """Return the kind of place that the post right before a name governs: a mayor's is a city.

    Of a governor "of" must tell it: his own name may follow his title. Where words are not
    parted and heads end phrases, the post or committee stands right behind: 玉溪市委.
    """
    if scene.lexicon.profile.scriptio_continua and scene.lexicon.profile.head_order == "last":
        return _headed_kind(scene, sentence, n)
    if not scene.lexicon.profile.case_marks_names:
        return _owned_kind(scene, sentence, n)
    if not n:
        return ""
    hit, before = sentence.hits[n], sentence.hits[n - 1]
    told = "rel:of" in before.concepts and before.j == hit.i and n >= 2
    if not told and scene.lexicon.profile.compound:
        return ""  # "Oberbürgermeister Frederick Meier": "of" or an ending ties a town to its mayor
    if told:
        hit, before = before, sentence.hits[n - 2]
    if before.j != hit.i:
        return ""
    kinds = [scene.frames.governs.get(post, "") for post in before.all("post")]
    for kind in ("city", "district"):
        if kind in kinds:
            return kind
    return "province" if told and "province" in kinds else ""


def glued_kind(scene: Scene, hit: Hit) -> str:
    """Return the kind that the last syllable of a Korean name means: "원산주" is no town.

    Only where words have spaces and posts follow names; a name may end so by itself ("경주").
    """
    profile = scene.lexicon.profile
    if not profile.post_follows_name or profile.scriptio_continua or hit.j - hit.i > 1:
        return ""
    forms = [unicodedata.normalize("NFC", k) for k in scene.lexicon.keys(scene.tokens.folds[hit.i])]
    knows = scene.lexicon.knows
    whole = [f for f in forms if len(f) >= _GLUED and (knows(fold(f)) or knows(fold(f[:-1])))]
    found = [h for f in whole for h in scene.lexicon.find((fold(f[-1]),), 0, 1)]
    return next((type_kind(scene, h) for h in found if h.has("place-type")), "")


def _owned_kind(scene: Scene, sentence: Sentence, n: int) -> str:
    """Return the kind of place that a post governs, where no capitals mark names.

    It stands right before the name without the article ("عمدة ميلانو"), or behind the name and
    its genitive ("میلان کے میئر").
    """
    hits, folds, profile = sentence.hits, scene.tokens.folds, scene.lexicon.profile
    if profile.scriptio_continua:
        return ""
    hit = hits[n]
    if profile.head_order == "first":
        named = hit.has("place")  # "the mayor of the city", and there is a Medina
        near = [h for h in hits[:n] if h.j == hit.i and named]
        heads = [h for h in near if not is_definite_type(scene, h)]
    else:
        tied = hit.j < sentence.j and folds[hit.j] in profile.genitive
        tied = tied or folds[hit.j - 1].endswith(profile.genitive)
        k = hit.j + (folds[hit.j] in profile.genitive if hit.j < sentence.j else 0)
        heads = [h for h in hits[n + 1 :] if h.i == k] if tied else []
    kinds = [scene.frames.governs.get(post, "") for h in heads for post in h.all("post")]
    return next((kind for kind in ("city", "district", "province") if kind in kinds), "")


def _headed_kind(scene: Scene, sentence: Sentence, n: int) -> str:
    """Return the kind of place that the post or committee right behind a name governs."""
    end, frames = sentence.hits[n].j, scene.frames
    heads = [h for h in sentence.hits[n + 1 : n + 2] if h.i == end]
    kinds = [frames.governs.get(post, "") for h in heads for post in h.all("post")]
    kinds += [frames.head_kind.get(head, "") for h in heads for head in h.all("body")]
    return next(filter(None, kinds), "")


def is_capital_of(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether all that stands between two places is "('s) capital": "広東省の省都・広州市"."""
    inside = [h for h in sentence.hits if start <= h.i and h.j <= end]
    if not any("place-type:capital" in h.concepts for h in inside):
        return False
    told = {k for h in inside if h.has("place-type") or h.has("rel") for k in range(h.i, h.j)}
    profile = scene.lexicon.profile
    plain = {*profile.genitive, *profile.list_mark, *scene.frames.groups["capital_joints"]}
    folds = scene.tokens.folds
    twin = any(0 <= start - h.j <= _TWIN for h in sentence.cues("cue:twinned"))
    return not twin and all(k in told or folds[k] in plain for k in range(start, end))
