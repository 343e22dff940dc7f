"""Which words beside a type word are the name of a place that no list holds.

What tells them is the script: capitals, two syllables that read as Vietnamese, the usual number
of characters, or the spaces around them.
"""

from __future__ import annotations

from kg.extraction.names.declined_names import is_adjective, place_in_nominative
from kg.extraction.names.latin_runs import run_of_latin
from kg.extraction.names.name_runs import is_tied
from kg.extraction.names.unit_heads import before_person
from kg.extraction.names.unspaced_names import is_place_name, is_word
from kg.extraction.places.outer_runs import is_common_run, run_from_outer
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit
from kg.names import is_vietnamese_name

#: From which likeness to a Vietnamese name two words beside a type word are one.
_READS = 0.75
#: Letters of a name between what it lies in and its type word, where words are not parted; one
#: letter may be a word of its own.
_SHORT, _LONG = 2, 7
#: Letters of a name between its type word and a space.
_LONGEST = 14
#: Words of a person's name behind his post.
_PERSON = 4


def unknown_run(scene: Scene, sentence: Sentence, n: int, hit: Hit) -> tuple[int, int] | None:
    """Return the words of a name beside a type word, which is label `n` or ends it."""
    profile = scene.lexicon.profile
    if profile.scriptio_continua:
        if profile.head_order == "first":
            run = _run_to_space(scene, sentence, hit) or _capitals_after(scene, sentence, hit.j)
            return None if run and _is_person(scene, sentence, hit, run) else run
        run = run_from_outer(scene, sentence, hit)
        return run or _run_of_length(scene, sentence, hit, int(profile.place_name_length))
    if not profile.case_marks_names:
        return run_of_latin(scene, sentence, hit) or _run_of_syllables(scene, sentence, hit)
    if profile.place_adjective and _is_adjective_before(scene, sentence, hit.i):
        return hit.i - 1, hit.i  # "Городецкий округ"
    after = past_nation(scene, sentence, hit.j)
    following = next(
        (h for h in sentence.hits[n + 1 :] if h.i >= after and not is_place_name(h)), None
    )
    of = following is not None and "rel:of" in following.concepts and following.i == after
    if profile.head_order == "first" or of:
        start = following.j if of and following else after
        run = _typed_name(scene, sentence, hit, start) or _capitals_after(scene, sentence, start)
        if run is not None:
            held = _is_person(scene, sentence, hit, run)
            return None if held else before_person(scene, sentence, hit, run)
        if profile.head_order == "first":
            return _apposed_before(scene, sentence, hit) if of else None
    return _capitals_before(scene, sentence, hit)


def _is_adjective_before(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a capitalised adjective of a place stands right before word `k`."""
    free = k > sentence.i and is_free_capital(scene, sentence, k - 1)
    return free and is_adjective(scene, k - 1)


def past_nation(scene: Scene, sentence: Sentence, k: int) -> int:
    """Return the word after the adjective of a nation that may stand at word `k`.

    "La ciudad china de ...": the name comes after the adjective.
    """
    hit = next((h for h in sentence.hits if h.i == k), None)
    if hit is None or scene.tokens.is_capital(k):
        return k
    places = map(scene.gazetteer.place, (*hit.all("nation"), *hit.all("place")))
    return hit.j if any(p is not None and p.kind == "country" for p in places) else k


def _blocked(sentence: Sentence, k: int) -> bool:
    """Say whether word `k` belongs to a place found before, or to a label that is no name."""
    if any(p.i <= k < p.j for p in sentence.places):
        return True
    return any(h.i <= k < h.j and not is_place_name(h) for h in sentence.hits)


def is_free_capital(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether word `k` is capitalised and neither a label nor part of a place found."""
    tokens = scene.tokens
    return tokens.is_word(k) and tokens.is_capital(k) and not _blocked(sentence, k)


def _typed_name(scene: Scene, sentence: Sentence, hit: Hit, start: int) -> tuple[int, int] | None:
    """Return a name that begins with a type word of its own: "cụm bản Bản Đán", "xã Làng Mô"."""
    own = next((h for h in sentence.hits if h.i == start == hit.j and h.has("place-type")), None)
    if own is None or own.j - own.i > 1 or not scene.tokens.is_capital(start):
        return None
    run = _capitals_after(scene, sentence, own.j)
    return (start, run[1]) if run and run[1] - own.j == 1 else None


def _capitals_after(scene: Scene, sentence: Sentence, start: int) -> tuple[int, int] | None:
    end, words = start, 0
    while end < sentence.j:
        if end > start and _goes_on_tied(scene, sentence, end):
            end += 2  # "Mermoz-Sacré-Cœur" is one word of a name
        elif is_free_capital(scene, sentence, end):
            end, words = end + 1, words + 1
        else:
            break
    return (start, end) if 0 < words <= 4 else None


def _goes_on_tied(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a hyphen at word `k` ties one more part to a name, a small one only in it."""
    if not is_tied(scene, k) or k + 1 >= sentence.j or not scene.tokens.is_word(k + 1):
        return False
    if any(p.i <= k + 1 < p.j for p in sentence.places):
        return False
    return scene.tokens.is_capital(k + 1) or is_tied(scene, k + 2)


def _capitals_before(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
    tokens, stops = scene.tokens, scene.lexicon.profile.stopwords | {","}
    begin = hit.i
    while (
        begin > max(sentence.i, hit.i - 2)
        and tokens.folds[begin - 1] in stops
        and not tokens.is_capital(begin - 1)
    ):
        begin -= 1  # "Gangnam, a district of"
    if begin < hit.i and tokens.folds[begin] != ",":
        return None  # "Smith said her town"
    last = begin
    while begin > sentence.i and is_free_capital(scene, sentence, begin - 1):
        begin -= 1
    at_start = begin == sentence.i and last - begin == 1
    if last - begin == 1 and tokens.folds[begin] in scene.lexicon.profile.stopwords:
        return None  # after a colon: "The city"
    inside = _is_capital(scene, sentence, begin - 1) or _is_capital(scene, sentence, hit.j)
    return (begin, last) if 0 < last - begin <= 3 and not at_start and not inside else None


def _apposed_before(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
    """Return the name that a type word explains: "Gangnam, un arrondissement de Séoul"."""
    comma = max((k for k in range(sentence.i, hit.i) if scene.tokens.folds[k] == ","), default=-1)
    if not hit.i - 2 <= comma < hit.i or _is_of_person(sentence, comma):
        return None
    return _capitals_before(scene, sentence, hit)


def _is_of_person(sentence: Sentence, k: int) -> bool:
    """Say whether what ends at word `k` is named with a post or title: it is no place."""
    heads = [h for h in sentence.hits if h.j <= k and (h.has("post") or h.has("title"))]
    return any(k - h.j <= _PERSON for h in heads)


def _is_capital(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a longer name goes on at word `k` ("Hanoi New City Expo")."""
    tokens = scene.tokens
    if not sentence.i < k < sentence.j or not tokens.is_word(k) or not tokens.is_capital(k):
        return False
    return not any(h.i <= k < h.j and not is_place_name(h) for h in sentence.hits)


def _is_person(scene: Scene, sentence: Sentence, hit: Hit, run: tuple[int, int]) -> bool:
    """Say whether a name after "people's committee of the city" is that of its chairman."""
    of_body = any(h.j == hit.i and (h.has("body") or h.has("post")) for h in sentence.hits)
    end = run[1]
    if _holds_post(scene, sentence, hit, run):
        return True
    while end < sentence.j and scene.tokens.is_word(end) and scene.tokens.is_capital(end):
        end += 1
    name = scene.surface(run[0], end)
    return of_body and end - run[0] >= 3 and is_vietnamese_name(name, scene.article.lang) >= 0.9


def _holds_post(scene: Scene, sentence: Sentence, hit: Hit, run: tuple[int, int]) -> bool:
    """Say whether two capitals right behind a type word are somebody whom no "of" ties to it.

    "Le président du conseil municipal Jean Petit"; "a reçu à la mairie de la ville Jean Petit,
    vice-président du ...": a post follows the comma, and is told of the name.
    """
    if run[0] != hit.j or run[1] - run[0] < 2:
        return False
    if not hit.has("place-type"):
        return True
    comma = run[1] < sentence.j and scene.tokens.folds[run[1]] == ","
    return comma and any(h.i == run[1] + 1 and h.has("post") for h in sentence.hits)


def _run_of_syllables(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
    """Where neither case nor spaces mark a name, take two words that read as Vietnamese ones.

    Names of districts and communes of Vietnam, and of their neighbours in Vietnamese
    spelling, nearly all have two syllables.
    """
    sides = [(hit.j, hit.j + 2), (hit.i - 2, hit.i)]
    if scene.lexicon.profile.head_order == "last":
        sides.reverse()
        if hit.i > sentence.i and not _unfit(scene, sentence, hit.i - 1):
            sides.pop()  # the word before the type word is its name, read or not
    for i, j in sides:
        if i < sentence.i or j > sentence.j:
            continue
        if _unfit(scene, sentence, i, first=True) or _unfit(scene, sentence, j - 1):
            continue
        if is_vietnamese_name(without_ending(scene, i, j), scene.article.lang) >= _READS:
            return i, j
    return None


def _unfit(scene: Scene, sentence: Sentence, k: int, *, first: bool = False) -> bool:
    """Say whether a word is no syllable of a name; behind a sign or "and" also a small one is."""
    tokens = scene.tokens
    if not tokens.is_word(k) or _blocked(sentence, k):
        return True
    if tokens.folds[k] not in scene.lexicon.profile.stopwords:
        return False
    opens = k > sentence.i and not tokens.is_word(k - 1)
    return not (first and (opens or any(h.j == k for h in sentence.cues("rel:and"))))


def without_ending(scene: Scene, i: int, j: int) -> str:
    """Return words without a case ending on the last, in scripts that write it on."""
    surface, profile = scene.surface(i, j), scene.lexicon.profile
    if profile.place_adjective:
        return place_in_nominative(scene, i, j)
    if profile.case_marks_names:
        return surface
    for ending in sorted(profile.suffix, key=len, reverse=True):
        if len(ending) >= 2 and surface.endswith(ending) and len(surface) - len(ending) >= 3:
            return surface[: -len(ending)].rstrip("-")
    return surface


def _run_of_length(
    scene: Scene, sentence: Sentence, hit: Hit, length: int
) -> tuple[int, int] | None:
    """Where words are not set apart, take the usual number of characters before the type word.

    One that is a word of its own elsewhere ("and" in 广和) does not end the name.
    """
    outer = max((p.j for p in sentence.places if p.j < hit.i), default=sentence.i)
    begin = outer if hit.i - outer <= _LONG and outer > sentence.i else hit.i - length
    if any(not scene.tokens.is_word(k) for k in range(begin, hit.i)):
        begin = hit.i - length  # a sign parts it from the place before
    if not length or begin < outer or "place-type:capital" in hit.concepts:
        return None
    if hit.i - begin < _SHORT and scene.tokens.folds[begin] in scene.lexicon.profile.determiner:
        return None  # "each county of the province"
    if is_common_run(scene, begin, hit.i):
        return None  # "model counties"
    begin = _past_relations(sentence, begin, hit.i - length)
    if scene.lexicon.profile.head_order == "last" and _is_of_post(scene, begin, hit.j):
        return None  # "市长黄孝镇" is a person
    inside = [h for h in sentence.hits if h.i < hit.i and h.j > begin and not is_place_name(h)]
    if any(h.j - h.i > 1 or not h.has("rel") for h in inside):
        return None
    tokens = scene.tokens
    if any(
        not tokens.is_word(k) or tokens.ends[k] != tokens.starts[k + 1] for k in range(begin, hit.i)
    ):
        return None
    return None if inside and len(inside) >= length else (begin, hit.i)


def _run_to_space(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
    """Where spaces part only phrases, take the letters between a type word and the next space.

    Words that a label or a list of common words knows are no part of such a name.
    """
    tokens, k = scene.tokens, hit.j
    if k >= sentence.j or tokens.starts[k] != tokens.ends[k - 1]:
        return None
    while k < sentence.j and tokens.is_word(k) and tokens.starts[k] == tokens.ends[k - 1]:
        k += 1
    known = any(h.i < k and h.j > hit.j and is_word(h) for h in sentence.hits)
    if known or not _SHORT <= k - hit.j <= _LONGEST:
        return None
    return None if _opens_common(scene, hit.j, k) else (hit.j, k)


def _opens_common(scene: Scene, i: int, j: int) -> bool:
    """Say whether letters begin with a common word: "the town that ..."."""
    word = scene.surface(i, j)
    return word.startswith(tuple(w for w in scene.lexicon.profile.stopwords if len(w) > 1))


def _is_of_post(scene: Scene, i: int, j: int) -> bool:
    """Say whether words follow a post anywhere: where heads end phrases, they name its holder."""
    name = scene.surface(i, j)
    posts = (h for s in scene.sentences for h in s.hits if h.has("post"))
    return any(scene.article.text.startswith(name, scene.tokens.ends[h.j - 1]) for h in posts)


def _past_relations(sentence: Sentence, begin: int, last: int) -> int:
    """Return the word after the relation words that part a name from an earlier place."""
    joints = {h.i: h.j for h in sentence.hits if h.has("rel") and not is_place_name(h)}
    while begin < last and begin in joints:
        begin = joints[begin]
    return begin
