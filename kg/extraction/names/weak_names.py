"""Names of places that are also common words: when they mean a country or a town."""

from __future__ import annotations

import unicodedata

from kg.extraction.scene import Scene, Sentence
from kg.extraction.topic import is_envoy
from kg.gazetteer import Place
from kg.lexicon import Hit
from kg.text import fold

#: Bodies that only a place has.
OWNERS = frozenset({"council", "government", "people-committee", "people-council"})
#: What a sentence tells of in which a bare weak name may be a partner.
TIES = ("cue:twinned", "cue:friendship", "cue:agreement", "cue:mou", "cue:relations")
_VERB = 3  # words between a subject and "twinned"
_BOTH = 2  # neighbours of a member in a list
_FIRMS = frozenset({"company", "enterprises"})  # said of a country as its state's bodies are
_DOTS = "・･·＝"
_PART = 3  # letters of a name that may be a part of another word


def weak_country(
    scene: Scene,
    sentence: Sentence,
    i: int,
    j: int,
    options: tuple[Place, ...],
    named: set[str],
) -> Place | None:
    """Return the country that a weak name means here, or None.

    It does behind a word for a side, and where letter case marks names, no longer name
    continues, and the text names the country in full, or the words beside belong to a state, or
    it stands in brackets, or a hyphen joins it to another country ("Viet Nam-Nga").

    Args:
        scene: With hits, before places.
        sentence: Where the name stands.
        i: Its first word.
        j: Word after it.
        options: What the name may mean.
        named: Codes of the countries that the article names by sure names.
    """
    country = next((p for p in options if p.kind == "country"), None)
    if country is None:
        return None
    if not scene.lexicon.profile.case_marks_names:
        side = any(h.j == i for h in sentence.cues("cue:side"))  # "the Thai side"
        return country if side or _is_state(scene, sentence, i, j) else None
    if any(h.i == i and (h.has("title") or h.has("rel")) for h in sentence.hits):
        return None
    before = _beside(sentence, i, before=True) | _beside(sentence, j, before=False)
    held = bool(before & scene.frames.groups["country_posts"]) or _is_seat(scene, sentence, i)
    of_state = held or bool(before & scene.frames.groups["country_heads"])
    of_state = of_state or _in_brackets(scene, i, j)
    if _goes_on(scene, sentence, i, j) and not held:
        return None
    return country if of_state or country.country in named or _joined(scene, i, j) else None


def _is_state(scene: Scene, sentence: Sentence, i: int, j: int) -> bool:
    """Say whether what only a state has stands right behind a word that letters do not mark.

    "인도 총영사", "タイ政府": the name fills all to the next letter of its script.
    """
    profile, tokens = scene.lexicon.profile, scene.tokens
    if not profile.post_follows_name or (profile.scriptio_continua and _runs_on(scene, i, j)):
        return False
    held = scene.frames.groups["country_posts"] | scene.frames.groups["country_heads"]
    heads = {c for h in sentence.hits if h.i == j for c in (*h.all("post"), *h.all("body"))}
    return not heads.isdisjoint({*held, *_FIRMS}) and tokens.is_word(i)


def _runs_on(scene: Scene, i: int, j: int) -> bool:
    """Say whether a letter of the same script, or the dot between names, stands beside."""
    text, tokens = scene.tokens.text, scene.tokens
    first, last = text[tokens.starts[i]], text[tokens.ends[j - 1] - 1]
    before = text[tokens.starts[i] - 1 : tokens.starts[i]]
    after = text[tokens.ends[j - 1] : tokens.ends[j - 1] + 1]
    pairs = ((first, before), (last, after))
    return any(b and (b in _DOTS or _is_katakana(a) is _is_katakana(b) is True) for a, b in pairs)


def _is_katakana(char: str) -> bool:
    return "\u30a1" <= char <= "\u30fa" or char == "ー"


def is_listed(
    scene: Scene, sentence: Sentence, i: int, j: int, options: tuple[Place, ...]
) -> Place | None:
    """Return what a weak name means between the signs of a list of sure places of its kind.

    "라오스, 인도, 태국", "랑선, 하장, 까오방성": a country among countries, else a unit of theirs.
    """
    folds, marks = scene.tokens.folds, scene.lexicon.profile.list_mark
    if scene.lexicon.profile.case_marks_names or not sentence.i < i or j >= sentence.j:
        return None
    if folds[i - 1] not in marks or folds[j] not in marks:
        return None
    sides = [
        [p for key in h.all("place") if (p := scene.gazetteer.place(key)) is not None]
        for h in sentence.hits
        if h.j == i - 1 or h.i == j + 1
    ]
    if len(sides) != _BOTH or not all(sides):
        return None
    for place in options:
        state = place.kind == "country"
        if all(_is_like(place, other, state) for side in sides for other in side[:1]):
            return place
    return None


def is_listed_twin(scene: Scene, sentence: Sentence, i: int, j: int) -> bool:
    """Say whether a sign of lists parts a name from another place, where twins are told of.

    "オルレアン、ザダルとも姉妹都市": a small town far away is one of them.
    """
    if scene.lexicon.profile.case_marks_names or not sentence.has("cue:twinned", "cue:friendship"):
        return False
    folds, marks = scene.tokens.folds, scene.lexicon.profile.list_mark
    places = [h for h in sentence.hits if h.has("place")]
    before = folds[i - 1] in marks and any(h.j == i - 1 for h in places)
    after = j < sentence.j and folds[j] in marks and any(h.i == j + 1 for h in places)
    return before or after


def runs_on(scene: Scene, i: int, j: int) -> bool:
    """Say whether a short label in katakana is only a part of a longer word or name: トゥカン."""
    first = scene.tokens.text[scene.tokens.starts[i]]
    short = j - i <= _PART and _is_katakana(first)
    return scene.lexicon.profile.scriptio_continua and short and _runs_on(scene, i, j)


def _is_like(place: Place, other: Place, state: bool) -> bool:
    same = place.kind == other.kind or bool(place.iso and other.iso)
    return same and (state or place.country == other.country)


def _in_brackets(scene: Scene, i: int, j: int) -> bool:
    """Say whether a name is all that stands in brackets: they tell where something lies."""
    folds = scene.tokens.folds
    return i > 0 and j < len(folds) and (folds[i - 1], folds[j]) in {("(", ")"), ("（", "）")}


def _is_seat(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether an envoy resides in what begins at word `k`: "Ambassador Vietnam in France X"."""
    within = next((h for h in sentence.cues("rel:in") if h.j == k), None)
    if within is None or scene.lexicon.profile.head_order != "first":
        return False
    senders = {h.i for h in sentence.hits if h.j == within.i and h.has("place")}
    return any(h.j in senders and is_envoy(scene, h) for h in sentence.hits)


def is_borne_out(
    scene: Scene, sentence: Sentence, i: int, j: int, options: tuple[Place, ...]
) -> bool:
    """Say whether who governs it, or a sure place beside it, shows that a weak name is a place.

    "Conseil municipal de Tours", "the governor of Misiones", "Florence, Italy", "twinning
    between Tours and Luang Prabang", "the Victoria-Jiangsu alliance". Where a noun without its
    article owns the next one, as in Arabic, whoever governs owns a place.
    """
    if scene.lexicon.profile.definite:
        typed = any(h.i <= i < h.j and h.has("place-type") for h in sentence.hits)
        return not typed and any(h.j == i and _is_owned(scene, h) for h in sentence.hits)
    if not scene.lexicon.profile.case_marks_names or not scene.tokens.is_capital(i):
        return False
    owners = {h.i for h in sentence.cues("rel:of") if h.j == i}
    if any(h.j in owners and _is_governing(scene, h) for h in sentence.hits):
        return True
    if _lies_in_next(scene, sentence, j, options) or _is_paired(scene, sentence, i, j):
        return True
    if not sentence.has("cue:twinned", "rel:between"):
        return False
    ends, starts = {i, j}, {h.i for h in sentence.hits if h.has("place")}
    sure = {h.j for h in sentence.hits if h.has("place")}
    ands = sentence.cues("rel:and")
    return any((h.i in ends and h.j in starts) or (h.j in ends and h.i in sure) for h in ands)


def _is_paired(scene: Scene, sentence: Sentence, i: int, j: int) -> bool:
    """Say whether a hyphen alone joins a name to a sure unit; no direction, as in "Sud-Kivu"."""
    folds, tokens = scene.tokens.folds, scene.tokens
    if not scene.frames.groups["directions"].isdisjoint(folds[i:j]):
        return False
    before = {h.j + 1 for h in sentence.hits if h.has("place")}
    after = {h.i - 1 for h in sentence.hits if h.has("place")}
    ties = [k for k in (i - 1, j) if sentence.i <= k < sentence.j and folds[k] == "-"]
    glued = [k for k in ties if tokens.starts[k] == tokens.ends[k - 1]]
    return len(glued) == 1 and (j in after if glued[0] == j else i in before)


def is_partner(scene: Scene, sentence: Sentence, i: int, j: int) -> bool:
    """Say whether a weak name with a capital is one side of a tie: "Hue is twinned with Blois".

    "With" or "between" stands right before it, in a sentence that tells of a tie or of a
    document; or it opens the sentence, right before the word for twinning.
    """
    if not scene.lexicon.profile.case_marks_names or not scene.tokens.is_capital(i):
        return False
    if not sentence.has(*TIES) or _goes_on(scene, sentence, i, j):
        return False
    if any(h.i <= i < h.j and h.has("place-type") for h in sentence.hits):
        return False
    if any(h.j == i for h in sentence.cues("rel:with", "rel:between")):
        return True
    verb = any(0 <= h.i - j <= _VERB for h in sentence.cues("cue:twinned"))
    return verb and i == sentence.i


def _is_owned(scene: Scene, hit: Hit) -> bool:
    """Say whether a post of who governs stands without its article, before what it governs."""
    article = scene.tokens.folds[hit.j - 1].startswith(scene.lexicon.profile.definite)
    return not article and any(post in scene.frames.governs for post in hit.all("post"))


def _is_governing(scene: Scene, hit: Hit) -> bool:
    """Say whether a label is a body or post that only a place has."""
    posts = any(post in scene.frames.governs for post in hit.all("post"))
    return posts or not OWNERS.isdisjoint(hit.all("body"))


def _lies_in_next(scene: Scene, sentence: Sentence, j: int, options: tuple[Place, ...]) -> bool:
    """Say whether a comma or bracket and a sure place follow in which the name may lie."""
    if j >= sentence.j or scene.tokens.folds[j] not in {",", "("}:
        return False
    outer = {key for h in sentence.hits if h.i == j + 1 for key in h.all("place")}
    return any(p.key in outer for place in options for p in scene.gazetteer.containers(place.key))


def ends_in_type(scene: Scene, j: int) -> bool:
    """Say whether a name that ends before word `j` holds its type word ("足利市", "김해시")."""
    word = unicodedata.normalize("NFC", scene.tokens.folds[j - 1])
    hangul = "가" <= word[-1] <= "힣"
    if not (scene.lexicon.profile.scriptio_continua or hangul):
        return False
    forms = [unicodedata.normalize("NFC", k) for k in scene.lexicon.keys(scene.tokens.folds[j - 1])]
    ends = {fold(form[-1]) for form in (forms if hangul else [word]) if form}
    return any(h.has("place-type") for end in ends for h in scene.lexicon.find((end,), 0, 1))


def _beside(sentence: Sentence, k: int, *, before: bool) -> set[str]:
    near = [h for h in sentence.hits if (0 <= k - h.j <= 1 if before else 0 <= h.i - k <= 1)]
    return {code for h in near for code in (*h.all("body"), *h.all("post"))}


def _goes_on(scene: Scene, sentence: Sentence, i: int, j: int) -> bool:
    """Say whether a capitalised word that is no label stands right beside the name."""
    tokens = scene.tokens
    return any(
        sentence.i < k < sentence.j
        and tokens.is_word(k)
        and tokens.is_capital(k)
        and not sentence.is_labelled(k)
        for k in (i - 1, j)
    )


def _joined(scene: Scene, i: int, j: int) -> bool:
    folds = scene.tokens.folds
    return any(0 < k < len(folds) - 1 and folds[k] == "-" for k in (i - 1, j))
