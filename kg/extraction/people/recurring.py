"""People named without title or post: again by a part of the name, or as speakers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from kg.extraction.names.name_runs import capital_run, is_blocked
from kg.extraction.people.told_names import opens_with_article
from kg.extraction.reports import spoken_in
from kg.extraction.scene import PersonPhrase, Scene, Sentence
from kg.model import Entity
from kg.names import latin_name, person_key
from kg.profiles import Profile
from kg.text import fold_loose

#: Words of a name, each as the forms that it may stand for without its ending.
Form = tuple[frozenset[str], ...]
_SHORTEST = {True: 2, False: 4}  # letters of one word that names a person, by letter case
_DOTS = frozenset("・·‧•")
_PART = 2  # letters of the shortest part of a name between dots that names alone
_STEM = 3  # letters that an ending leaves


def find_recurring(scene: Scene) -> None:
    """Add to `people` what names a person of the article without title or post.

    The whole name, and a surname of two words, count wherever they stand again; one word of it
    where no other person has that word, no label knows it and, where capitals mark names, it
    stands alone.
    """
    if scene.lexicon.profile.case_marks_names and scene.lexicon.profile.clause_order == "SVO":
        for sentence in scene.sentences:
            for start in _openings(scene, sentence):
                _find_speaker(scene, sentence, start)
    endings = _endings(scene.lexicon.profile)
    forms = _forms(scene, endings)
    if not forms:
        return
    if scene.lexicon.profile.case_marks_names:
        _drop_namesakes(scene, {stem for form in forms if len(form) == 1 for stem in form[0]})
    first: dict[str, list[tuple[Form, str]]] = {}
    for form, key in sorted(forms.items(), key=lambda f: (-len(f[0]), f[1])):
        for stem in sorted(form[0]):
            first.setdefault(stem, []).append((form, key))
    for sentence in scene.sentences:
        found = list(_again(scene, sentence, first, endings))
        if found:
            sentence.people = sorted([*sentence.people, *found], key=lambda p: p.i)


def _drop_namesakes(scene: Scene, words: set[str]) -> None:
    """Take away towns that are only called like a person of the article ("Ibarra").

    It stands without a type word, and no other place of the town's country is named, or it
    says, thanks or proposes something ("Hue said" of Nguyen Thi Hue).
    """
    named = {p.key: p.country for s in scene.sentences for p in s.places if p.key != scene.home}
    lands = Counter(named.values())
    for sentence in scene.sentences:
        for place in list(sentence.places):
            bare = place.j - place.i == 1 and place.kind != "country"
            if not bare or fold_loose(scene.surface(place.i, place.j)) not in words:
                continue
            speaks = any(h.i == place.j for h in spoken_in(scene, sentence))
            if lands[place.country] != 1 and not speaks:
                continue
            sentence.places.remove(place)
            sentence.hits = [h for h in sentence.hits if (h.i, h.j) != (place.i, place.j)]


def _openings(scene: Scene, sentence: Sentence) -> Iterator[int]:
    """Yield where a speaker may begin: with a sentence, or behind what he says in quotes."""
    yield sentence.i
    closing, signs = scene.lexicon.profile.close_quote, scene.lexicon.profile.list_mark
    for k in range(sentence.i + 1, sentence.j - 1):
        if scene.tokens.folds[k] in closing:
            yield k + 1 + (scene.tokens.folds[k + 1] in signs)


def _find_speaker(scene: Scene, sentence: Sentence, start: int) -> None:
    """Add two to four capitalised words from `start` on that thank, promise or propose.

    No label, place or body is among them: only somebody whom other words of the article
    would explain says things so.
    """
    end = capital_run(scene, sentence, start)
    spans = [(p.i, p.j) for p in sentence.people] + [(p.i, p.j) for p in sentence.places]
    spans += [(b.i, b.j) for b in sentence.bodies]
    taken = any(i < end and start < j for i, j in spans)
    labels = any(start <= h.i < end and not h.has("weak") for h in sentence.hits)
    if not 2 <= end - start <= 4 or taken or labels or opens_with_article(scene, start, end):
        return
    verbs = sentence.cues(*scene.frames.statement, "cue:say", "cue:stress")
    if not any(h.i == end for h in verbs) or "-" in scene.tokens.folds[start:end]:
        return
    surface = scene.surface(start, end)
    if any(word.isupper() for word in surface.split()):
        return
    key = _of_longer_name(scene, surface)
    if key is None:
        key = person_key(surface, scene.article.lang)
        label = latin_name(surface, scene.article.lang)
        scene.add(Entity("person", key, label, reason="name before a verb of speech"), surface)
    sentence.people = sorted(
        [*sentence.people, PersonPhrase(start, end, surface, key)], key=lambda p: p.i
    )


def _of_longer_name(scene: Scene, name: str) -> str | None:
    """Return the one person whose longer name holds all these words, if there is one."""
    words = set(fold_loose(name).split())
    people = (p for s in scene.sentences for p in s.people)
    keys = {p.key for p in people if words < set(fold_loose(p.name).split())}
    return keys.pop() if len(keys) == 1 else None


def _forms(scene: Scene, endings: tuple[str, ...]) -> dict[Form, str]:
    """Return the forms of all names, and the person that each means and no other does."""
    owners: dict[Form, set[str]] = {}
    for sentence in scene.sentences:
        for person in sentence.people:
            for form in _shapes(scene, person, endings):
                owners.setdefault(form, set()).add(person.key)
    return {form: keys.pop() for form, keys in owners.items() if len(keys) == 1}


def _shapes(scene: Scene, person: PersonPhrase, endings: tuple[str, ...]) -> Iterator[Form]:
    words = [k for k in range(person.i, person.j) if scene.tokens.is_word(k)]
    if scene.lexicon.profile.scriptio_continua:
        for i, j in _name_parts(scene, person) if len(words) >= 2 else ():
            yield tuple(frozenset((scene.tokens.folds[k],)) for k in range(i, j))
        return
    shape = tuple(_stems(scene.tokens.folds[k], endings) for k in words)
    if len(shape) >= 2:
        yield shape
        yield from ((word,) for word in shape)  # "Ibarra" of Enrique Ibarra Pedroza
        yield from _surnames(scene, words, shape)


def _surnames(scene: Scene, words: list[int], shape: Form) -> Iterator[Form]:
    """Yield the surname of two words that ends a name: "Vidal Roca", "Costa-Bertrand".

    And a name without its last surname: "Andi Rahman" of Andi Rahman Hakim.
    """
    if len(words) > 2 and scene.lexicon.profile.name_order == "given-first":
        yield from (shape[:n] for n in range(2, len(words)))
        tied = words[-1] - words[-2] == 2 and scene.tokens.folds[words[-2] + 1] == "-"
        apart = words[-1] - words[-2] == 1 and words[-2] - words[-3] == 1
        if tied or apart:
            yield shape[-2:]


def _name_parts(scene: Scene, person: PersonPhrase) -> Iterator[tuple[int, int]]:
    """Yield the words of a name without spaces, and of its first and last part between dots."""
    yield person.i, person.j
    dots = [k for k in range(person.i, person.j) if scene.tokens.folds[k] in _DOTS]
    for i, j in ((person.i, dots[0]), (dots[-1] + 1, person.j)) if dots else ():
        if j - i >= _PART:
            yield i, j


def _endings(profile: Profile) -> tuple[str, ...]:
    """Return the endings that a name may bear in a language."""
    cases = {ending for row in profile.declension for ending in row if ending}
    return tuple(sorted(cases)) or (() if profile.case_marks_names else profile.suffix)


@lru_cache(maxsize=100_000)
def _stems(word: str, endings: tuple[str, ...]) -> frozenset[str]:
    """Return a word without diacritics, and without each ending of the language that fits."""
    bare = {word[: -len(e)] for e in endings if word.endswith(e) and len(word) - len(e) >= _STEM}
    return frozenset(map(fold_loose, {word, *bare}))


def _again(
    scene: Scene,
    sentence: Sentence,
    first: dict[str, list[tuple[Form, str]]],
    endings: tuple[str, ...],
) -> Iterator[PersonPhrase]:
    tokens, cased = scene.tokens, scene.lexicon.profile.case_marks_names
    spans = [(p.i, p.j) for p in sentence.people]
    spans += [(p.i, p.j) for p in sentence.places] + [(b.i, b.j) for b in sentence.bodies]
    k = sentence.i
    while k < sentence.j:
        end = k + 1
        if tokens.is_word(k) and (not cased or tokens.is_capital(k)):
            stems = _stems(tokens.folds[k], endings)
            entries = [e for s in sorted(stems) for e in first.get(s, ())]
            for form, key in sorted(entries, key=lambda e: -len(e[0])):
                stop = _reach(scene, sentence, k, form, endings)
                if stop and not any(i < stop and k < j for i, j in spans):
                    yield PersonPhrase(k, stop, scene.surface(k, stop), key)
                    end = stop
                    break
        k = end


def _reach(scene: Scene, sentence: Sentence, k: int, form: Form, endings: tuple[str, ...]) -> int:
    """Return the word after a form of a name that begins at word `k`; 0 if it does not."""
    tokens, profile = scene.tokens, scene.lexicon.profile
    at = k
    for n, part in enumerate(form):
        while n and not profile.scriptio_continua and at < sentence.j and tokens.folds[at] == "-":
            at += 1
        if at >= sentence.j:
            return 0
        word = tokens.folds[at]
        same = word in part if profile.scriptio_continua else _stems(word, endings) & part
        if not same:
            return 0
        at += 1
    return at if len(form) > 1 or _stands_alone(scene, sentence, k) else 0


def _stands_alone(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether one word is a name by itself: long enough, no label, no part of a longer name."""
    tokens, cased = scene.tokens, scene.lexicon.profile.case_marks_names
    if len(tokens.folds[k]) < _SHORTEST[cased] or is_blocked(sentence, k):
        return False
    beside = [n for n in (k - 1, k + 1) if sentence.i <= n < sentence.j]
    if any(tokens.folds[n] == "-" for n in beside):
        return False
    if not cased:
        return True
    names = [n for n in beside if tokens.is_capital(n) and not is_blocked(sentence, n)]
    return not names
