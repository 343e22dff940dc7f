"""Quotations: the words that stand in quotes, and who says them.

A quotation may go on over several sentences, and who speaks may be named before it, behind it,
in its middle or in a short sentence that follows: "... ." Said X.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extraction.actors.subjects import ASIDE
from kg.extraction.reports import spoken_in
from kg.extraction.scene import Actor, Scene, Sentence

_MARKS = frozenset('“”"«»„「」『』')  # of speech; single ones are apostrophes as well
_SHORTEST = 4  # words of a quotation that says something by itself
_NEAR = 2  # words between who speaks and the verb
_BARE = 6  # words of a sentence that only tells who spoke


@dataclass(slots=True)
class Quotations:
    """What is quoted in an article.

    Attributes:
        spans: First word in quotes and the word after them, by the index of a sentence.
        voices: Who says it, by the index of a sentence; nobody where the text does not tell.
    """

    spans: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    voices: dict[int, Actor] = field(default_factory=dict)

    def holds(self, sentence: Sentence, k: int) -> bool:
        """Say whether word `k` of a sentence is quoted."""
        return any(i <= k < j for i, j in self.spans.get(sentence.index, ()))


def quotations_in(scene: Scene) -> Quotations:
    """Return the quotations of an article and who speaks them, as far as its sentences tell."""
    found = Quotations(_spans(scene))
    waiting: list[int] = []  # sentences in quotes of which nobody is named as speaker yet
    for sentence in scene.sentences:
        spans = found.spans.get(sentence.index)
        before = scene.sentences[sentence.index - 1] if sentence.index else sentence
        if before.paragraph != sentence.paragraph or before.region != sentence.region:
            waiting = []
        if spans and _is_whole(scene, sentence, spans):
            waiting.append(sentence.index)
            continue
        quoter = _quoter(scene, sentence, spans or [])
        if quoter is not None and spans:
            found.voices[sentence.index] = quoter
        leads = spans and spans[0][0] <= sentence.i + 1
        if quoter is not None and (leads or _is_bare(scene, sentence)):
            found.voices.update(dict.fromkeys(waiting, quoter))
        waiting = []
    return found


def long_spans(scene: Scene, found: Quotations, sentence: Sentence) -> list[tuple[int, int]]:
    """Return the quotations of a sentence that are more than a name or a title."""
    spans = found.spans.get(sentence.index, ())
    return [(i, j) for i, j in spans if j - i >= scene.reach(_SHORTEST)]


def _spans(scene: Scene) -> dict[int, list[tuple[int, int]]]:
    """Return the words in quotes of each sentence; a paragraph ends what is not closed."""
    spans: dict[int, list[tuple[int, int]]] = {}
    opened = False
    paragraph: tuple[str, int] | None = None
    for sentence in scene.sentences:
        if paragraph != (sentence.region, sentence.paragraph):
            opened, paragraph = False, (sentence.region, sentence.paragraph)
        start = sentence.i
        for k, opens in _signs(scene, sentence, opened):
            if opened and k > start:
                spans.setdefault(sentence.index, []).append((start, k))
            opened, start = opens, k + 1
        if opened and sentence.j > start:
            spans.setdefault(sentence.index, []).append((start, sentence.j))
    return spans


def _signs(scene: Scene, sentence: Sentence, opened: bool) -> Iterator[tuple[int, bool]]:
    """Yield the quotes of a sentence, each with whether a quotation is open behind it."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    for k in range(sentence.i, sentence.j):
        if folds[k] not in _MARKS:
            continue
        opens, closes = folds[k] in profile.open_quote, folds[k] in profile.close_quote
        opened = not opened if opens and closes else opens
        if opens or closes:
            yield k, opened


def _is_whole(scene: Scene, sentence: Sentence, spans: list[tuple[int, int]]) -> bool:
    """Say whether no word of a sentence stands outside quotes."""
    outside = (k for k in range(sentence.i, sentence.j) if scene.tokens.is_word(k))
    return all(any(i <= k < j for i, j in spans) for k in outside)


def _quoter(scene: Scene, sentence: Sentence, spans: list[tuple[int, int]]) -> Actor | None:
    """Return the person beside a verb of speech, both outside the quotes."""

    def outside(k: int) -> bool:
        return not any(i <= k < j for i, j in spans)

    verbs = [h for h in spoken_in(scene, sentence) if outside(h.i)]
    people = [a for a in sentence.actors if a.kind in ("person", "group") and outside(a.i)]
    people = [a for a in people if not ASIDE & a.marks]
    for verb in verbs:
        near = [a for a in people if -1 <= max(a.i - verb.j, verb.i - a.j) <= scene.reach(_NEAR)]
        if near:
            return near[0]
    last = people[-1] if people and spans and not verbs else None
    ends = last is not None and sentence.j - last.j <= 1
    return last if ends and last and 0 <= last.i - spans[-1][1] <= _NEAR + 1 else None


def _is_bare(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence has few words beside the names that it bears."""
    names = [(a.i, a.j) for a in sentence.actors]
    words = [k for k in range(sentence.i, sentence.j) if scene.tokens.is_word(k)]
    rest = [k for k in words if not any(i <= k < j for i, j in names)]
    return len(rest) <= scene.reach(_BARE)
