"""Sentences, and in each the labels that stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.frames import Frames
from kg.extraction.mentions.glued_posts import with_posts
from kg.extraction.mentions.kana_parts import without_name_parts
from kg.extraction.mentions.parted_verbs import with_parted_verbs
from kg.extraction.mentions.unspaced_hits import (
    with_links_apart,
    with_peoples,
    with_posts_apart,
    without_gaps,
)
from kg.extraction.names.unspaced_names import without_name_places
from kg.extraction.numbers.dates import DateProfile
from kg.extraction.numbers.numbers import NumberProfile
from kg.extraction.quantities.dateline import read_dateline
from kg.extraction.scene import Scene, Sentence
from kg.gazetteer import Gazetteer
from kg.lexicon import Hit, Lexicon
from kg.model import CLAIM_REGIONS, Article
from kg.profiles import Profile
from kg.text import LONGEST_SENTENCE, Tokens, find_sentences, find_tokens

_PARAGRAPH = 10 * LONGEST_SENTENCE  # letters up to which words that open a sentence end one
_SHORTEST = 6  # words of a sentence that no sign ends
_DATELINE = 14  # words of a dateline in brackets, with both
_OPEN = frozenset("([（【［〔")
_CLOSE = frozenset(")]）】］〕")
_VERB = 5  # letters of the shortest verb in the future that bears an ending
_CAPITALS = 2  # capitals that make a word an abbreviation


def find_mentions(
    article: Article,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    frames: Frames,
    numbers: NumberProfile,
    dates: DateProfile,
) -> Scene:
    """Cut an article into sentences with hits.

    Only regions that may support claims are looked at.

    Returns:
        A scene without dates, numbers, places, bodies, people or actors; without sentences if no
        region supports claims.
    """
    published, story = read_dateline(article, dates)
    known = published if published and published[0] != "X" else None
    article = replace(article, published=known)
    tokens = find_tokens(article.text)
    scene = Scene(article, lexicon, gazetteer, frames, tokens, numbers, dates, written=published)
    profile = lexicon.profile
    stops = frozenset(profile.sentence_end)
    short = frozenset(profile.abbreviation)
    for paragraph, region in enumerate(article.regions):
        if region.kind not in CLAIM_REGIONS:
            continue
        start, end = region.span.start, region.span.end
        start = story if start < story < end else start
        first = tokens.at(start)
        longest = _PARAGRAPH if profile.opening else LONGEST_SENTENCE
        found = find_sentences(tokens, start, end, stops, short, longest)
        for i, j in _openings(tokens, found, profile):
            sentence = Sentence(len(scene.sentences), region.kind, paragraph, i, j)
            begin = _after_dateline(scene, i, j) if i == first else i
            sentence.hits = list(_as_printed(scene, _find_labels(scene, begin, j)))
            if profile.particle:
                sentence.hits = with_parted_verbs(scene, sentence.hits, begin, j)
            if profile.scriptio_continua:
                sentence.hits = with_links_apart(scene, sentence)
                sentence.hits = without_gaps(scene, with_posts_apart(scene, sentence))
                sentence.hits = with_peoples(scene, sentence)
                sentence.hits = without_name_parts(scene, sentence.hits)
                if profile.post_follows_name:
                    sentence.hits = without_name_places(scene, sentence)
            elif profile.post_follows_name:
                sentence.hits = with_posts(scene, sentence)
            scene.sentences.append(sentence)
    return scene


def _find_labels(scene: Scene, begin: int, end: int) -> Iterator[Hit]:
    """Yield the labels between two words, but no names in small letters.

    "La réunion" is a meeting, and "la paz" peace; only "La Réunion" is an island.
    """
    while begin < end:
        for hit in scene.lexicon.find(scene.tokens.folds, begin, end):
            begin = hit.i + 1
            if _is_common(scene, hit):
                break
            if _holds_article_of_name(scene, hit) or _ends_in_owner(scene, hit, end):
                yield from scene.lexicon.find(scene.tokens.folds, hit.i, hit.j - 1)
                begin = hit.j - 1
                break
            yield hit
        else:
            return


def _holds_article_of_name(scene: Scene, hit: Hit) -> bool:
    """Say whether the last of small words is the first of a name: "de La Habana"."""
    if not scene.lexicon.profile.case_marks_names or hit.j - hit.i < 2:
        return False
    if not all(c.startswith("rel:") for c in hit.concepts):
        return False
    text, starts = scene.tokens.text, scene.tokens.starts
    return text[starts[hit.i]].islower() and text[starts[hit.j - 1]].isupper()


def _ends_in_owner(scene: Scene, hit: Hit, end: int) -> bool:
    """Say whether a post's last word owns what follows: "head of the city's culture office".

    The mark is written onto it: "président du conseil départemental d'Ille-et-Vilaine" is whole.
    """
    if hit.j - hit.i < 2 or hit.j + 1 >= end or not hit.has("post"):
        return False
    if scene.tokens.starts[hit.j] > scene.tokens.ends[hit.j - 1]:
        return False
    folds, genitive = scene.tokens.folds, scene.lexicon.profile.genitive
    owned = folds[hit.j] + folds[hit.j + 1] in genitive
    return owned and any(folds[k] in genitive for k in range(hit.i, hit.j))


def _is_common(scene: Scene, hit: Hit) -> bool:
    """Say whether the words of a name have no capitals, but that of a sentence's first article."""
    if not scene.lexicon.profile.case_marks_names or hit.j - hit.i < 2:
        return False
    if not all(c.startswith(("place:", "weak:")) for c in hit.concepts):
        return False
    first = hit.i + (scene.tokens.folds[hit.i] in scene.lexicon.profile.stopwords)
    text, starts = scene.tokens.text, scene.tokens.starts
    return all(text[starts[k]].islower() for k in range(first, hit.j))


def _as_printed(scene: Scene, hits: Iterable[Hit]) -> Iterable[Hit]:
    """Leave out abbreviations and names that are printed in small letters, and verbs in capitals.

    "sa" is not "SA", in "la réunion" stands a meeting, no island, and "Táchira" is no future.
    """
    shorts, cased = scene.lexicon.shorts, scene.lexicon.profile.case_marks_names
    for hit in hits:
        if cased and hit.j - hit.i > 1 and _is_place_in_small(scene, hit):
            yield from scene.lexicon.find(scene.tokens.folds, hit.i + 1, hit.j)
            continue
        if cased and "cue:will" in hit.concepts and _is_name(scene, hit):
            others = tuple(c for c in hit.concepts if c != "cue:will")
            if others:
                yield Hit(hit.i, hit.j, others)
            continue
        short = shorts.get(scene.tokens.folds[hit.i]) if shorts and hit.j - hit.i == 1 else None
        if short is None or sum(map(str.isupper, scene.surface(hit.i, hit.j))) >= _CAPITALS:
            yield hit
        elif concepts := tuple(c for c in hit.concepts if c not in short):
            yield Hit(hit.i, hit.j, concepts)


def _is_name(scene: Scene, hit: Hit) -> bool:
    """Say whether a word that ends like a verb has a capital within a sentence."""
    word = scene.surface(hit.i, hit.j)
    inside = hit.i > 0 and scene.tokens.is_word(hit.i - 1)
    return hit.j - hit.i == 1 and len(word) >= _VERB and word[0].isupper() and inside


def _is_place_in_small(scene: Scene, hit: Hit) -> bool:
    """Say whether a hit of several words can only be a place, and has no capital."""
    if any(not c.startswith(("place:", "weak:")) for c in hit.concepts):
        return False
    return scene.surface(hit.i, hit.j).islower()


def _openings(
    tokens: Tokens, sentences: Iterable[tuple[int, int]], profile: Profile
) -> Iterator[tuple[int, int]]:
    """Cut sentences before words that open one, where no sign ends a sentence (Thai, Lao).

    A long one is cut at any space.
    """
    for i, j in sentences:
        begin = i
        for k in range(i + _SHORTEST, j - _SHORTEST) if profile.opening else ():
            apart = tokens.starts[k] > tokens.ends[k - 1]
            long = k - begin >= LONGEST_SENTENCE
            if apart and (long or tokens.text.startswith(profile.opening, tokens.starts[k])):
                yield begin, k
                begin = k
        yield begin, j


def _after_dateline(scene: Scene, i: int, j: int) -> int:
    """Pass over where and by whom a text was written: "(Hanoi=Yonhap)", "【ハノイ時事】"."""
    folds = scene.tokens.folds
    if folds[i] not in _OPEN:
        return i
    closed = range(i + 1, min(j, i + _DATELINE))
    return next((k + 1 for k in closed if folds[k] in _CLOSE), i)
