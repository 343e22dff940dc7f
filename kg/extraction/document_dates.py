"""When a document was signed, and what years it covers."""

from __future__ import annotations

from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_BESIDE = 2  # words between a verb and its date
_ORDER = {"day": 0, "month": 1, "year": 2}


def dates_of(
    scene: Scene, sentence: Sentence, anchor: Hit, start: int, end: int, *, planned: bool = False
) -> tuple[str | None, str | None]:
    """Return the finest date nearest to the verb, in its clause first, and the period.

    A year still to come when a document was signed is one that it covers; a planned one
    is to be signed in it.
    """
    points = [d for d in sentence.dates if d[2] in _ORDER and "/" not in d[1]]
    later = [d[1] for d in points if d[2] == "year" and is_ahead(scene, d[1])]
    points = [d for d in points if planned or d[1] not in later]
    inside = [d for d in points if start <= d[0] < end]
    told = [h.i for h in sentence.cues(*scene.frames.document, *scene.frames.tie, "cue:sign")]
    points = [d for d in points if d[0] < min(told, default=start)]  # said of all that follows
    ranges = [d[1] for d in sentence.dates if "/" in d[1]]

    def rank(date: tuple[int, str, str]) -> tuple[bool, int, int]:
        beside = 0 <= date[0] - anchor.j <= _BESIDE  # "signed in 1998 and lapsing in May"
        return not beside, _ORDER[date[2]], abs(date[0] - anchor.i)

    best = min(inside or points, key=rank, default=None)
    return (best[1] if best else None), (ranges[0] if ranges else None)


def is_ahead(scene: Scene, edtf: str) -> bool:
    """Say whether a date lies after the day that the lead tells of, or that of publication."""
    now = day_of_news(scene) or scene.article.published
    first = edtf.split("/")[0]
    return bool(now) and first[0] != "X" and first > str(now)[: len(first)]


def day_of_news(scene: Scene) -> str | None:
    """Return the day that the lead tells of, if it names just one with its year."""
    days = {
        d[1]
        for s in scene.in_regions("headline", "lead")
        for d in s.dates
        if d[2] == "day" and "/" not in d[1] and d[1][0] != "X"
    }
    return days.pop() if len(days) == 1 else None


def is_news(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence tells of the day of the news: what its events led to, or early.

    So it does where the headline announces a document.

    "After the talks, the two universities signed"; not "the city has signed with A and B".
    """
    if sentence.has("cue:previously", "cue:since"):
        return False
    occasion = [c for c in scene.frames.event if c != "cue:other-event"]
    announced = any(s.has(*scene.frames.document) for s in scene.in_regions("headline"))
    return announced or sentence.region != "body" or sentence.has("cue:occasion", *occasion)
