"""When an event took place: by the words beside it, or by the news that it is of."""

from __future__ import annotations

from kg.extraction.actors.parties import is_both
from kg.extraction.events.event_hosts import actors_of
from kg.extraction.events.event_mentions import Mention
from kg.extraction.numbers.edtf import parse_day
from kg.extraction.quantities.document_dates import (
    day_of_news,
    is_ahead,
    is_term,
    lies_ahead,
    words_apart,
)
from kg.extraction.scene import Scene

_FINE = {"day": 0, "range": 0, "month": 1}
_SIGNED = 5  # words between a verb of signing and its date: "signed between the cities in"
_PAPER = 9  # words between a verb of signing and when: "signed a pact on ports in May"
_LONG = 2  # months that the two ends of one event may lie apart


def set_date(scene: Scene, mention: Mention) -> None:
    """Set the date that the words tell; a signing right beside a day to come is planned."""
    ahead = mention.type == "signing" and lies_ahead(scene, mention.sentence, mention.hit)
    ahead = ahead and not mention.sentence.has("cue:valid")
    if ahead and mention.modality == "asserted":
        mention.modality = "planned"
    mention.date, past = _date(scene, mention)
    mention.on_day = any(mention.start <= i < mention.end for i in mention.sentence.days)
    mention.past = past and not mention.on_day


def date_by_news(scene: Scene, mention: Mention) -> None:
    """Give what "both sides signed", with no date, the day of the news: it came of the talks."""
    if mention.type != "signing" or mention.modality != "asserted":
        return
    both = any(is_both(a) for a in actors_of(mention))
    undated = not (mention.date or mention.past or mention.told)
    if both and undated and not mention.sentence.has("cue:previously", "cue:since"):
        mention.date, mention.explicit = day_of_news(scene), 2.0


def date_signings(scene: Scene, events: list[Mention]) -> None:
    """Give signings and talks that are news, and undated, the one day of the lead."""
    day = day_of_news(scene)
    for event in events:
        dated = event.date or event.on_day or event.past
        news = event.group == "signing" or _opens(event)
        if news and not dated and event.modality == "asserted":
            event.date = day


def _opens(event: Mention) -> bool:
    """Say whether the lead tells of talks or a feast: its day is theirs, if they are the news."""
    told = (
        event.group in ("talks", "ceremony")
        and event.sentence.region == "lead"
        and not event.framing
    )
    return told and not event.sentence.has("cue:previously", "cue:since")


def _date(scene: Scene, mention: Mention) -> tuple[str | None, bool]:
    """Return the date nearest to the word, finer ones first, and whether a year alone is told.

    A span of years is what a document or a plan covers, not when something happens. Of a
    day and a span of days, a visit lasts the latter.
    """
    inside = [d for d in mention.sentence.dates if mention.start <= d[0] < mention.end]
    if mention.type == "signing":
        inside = [d for d in inside if not is_term(scene, mention.sentence, d[0])]
    else:
        inside = [
            d for d in inside if d[1] not in scene.begun and not _is_of_document(scene, mention, d)
        ]
    fine = [d for d in inside if d[2] in _FINE and not (d[2] == "range" and is_long(d[1]))]
    if mention.group == "talks" and mention.sentence.has("cue:visit"):
        fine = [d for d in fine if d[2] != "range"]  # how long the guests stay
    first = "range" if mention.type == "visit" else "day"

    def rank(date: tuple[int, str, str]) -> tuple[int, bool, int]:
        return _FINE[date[2]], date[2] != first, abs(date[0] - mention.hit.i)

    near = min(fine, key=rank, default=None)
    years = [d for d in inside if d[2] == "year" and not _is_other_year(scene, mention, d)]
    if near is None and years and mention.modality == "planned" and mention.type != "signing":
        return years[0][1], False  # "the mayor will come in 2027"
    if near is None or _is_told_by_year(scene, mention, near, years):
        return None, bool(years)
    return near[1], False


def _is_other_year(scene: Scene, mention: Mention, year: tuple[int, str, str]) -> bool:
    """Say whether a year is not that of a signing, but of what the document is about.

    It is still to come ("valid until 2030"), is that of the news in the name of the paper ("the
    plan of 2026"), or stands nearer to the verb of another document ("the pact made in 1993").
    """
    if mention.type != "signing" or mention.modality != "asserted":
        return False
    at, edtf, _ = year
    day = day_of_news(scene) or ""
    front = mention.sentence.region in ("headline", "lead")
    if is_ahead(scene, edtf) or (front and day.startswith(edtf)):
        return True
    acts = mention.sentence.cues("cue:sign", "cue:establish", "cue:since", "cue:valid")
    others = [h for h in acts if h.i != mention.hit.i]
    return any(words_apart(h, at) < words_apart(mention.hit, at) for h in others)


def _is_told_by_year(
    scene: Scene, mention: Mention, fine: tuple[int, str, str], years: list[tuple[int, str, str]]
) -> bool:
    """Say whether a year right beside the verb dates a signing, and another event the finer date.

    "The memorandum signed in 2022 paved the way for the conference of 22 November"; but in
    "signed the plan for 2024" the year is the document's.
    """
    hit = mention.hit
    if mention.type != "signing":
        return False
    reach = scene.reach(_SIGNED)
    papers = [h.i for h in mention.sentence.cues(*scene.frames.document)]
    beside = [d for d in years if 0 <= d[0] - hit.j <= reach or 0 <= hit.i - d[0] <= reach]
    beside = [
        d for d in beside if d[0] < hit.i or not any(0 < k - d[0] <= 2 * reach for k in papers)
    ]
    return any(abs(d[0] - hit.i) < abs(fine[0] - hit.i) for d in beside)


def _is_of_document(scene: Scene, mention: Mention, date: tuple[int, str, str]) -> bool:
    """Say whether a month or year tells when a document was signed: "the pact signed in 2003"."""
    if date[2] not in ("month", "year"):
        return False
    last = scene.lexicon.profile.clause_order == "SOV"
    signs = mention.sentence.cues("cue:sign", "cue:establish", "cue:twinned")
    for sign in signs:
        low, high = (date[0], sign.i) if last else (sign.j, date[0])
        between = mention.sentence.cues(*scene.frames.event)
        apart = any(low <= h.i < high and h.i != sign.i for h in between)
        if sign.i != mention.hit.i and 0 <= high - low <= scene.reach(_PAPER) and not apart:
            return True
    return False


def is_long(edtf: str) -> bool:
    """Say whether a range is longer than an event lasts, or not told to the day.

    >>> is_long("2025-12-29/2026-01-02"), is_long("XXXX-08-19/XXXX-08-21")
    (False, False)
    >>> is_long("2025-01-01/2025-12-31"), is_long("XXXX-02-01/XXXX-09-30"), is_long("2025/2028")
    (True, True, True)
    """
    start, _, end = edtf.partition("/")
    first, last = parse_day(start[: len("2025-12")]), parse_day(end[: len("2025-12")])
    to_day = min(len(start), len(end)) >= len("2025-12-29")
    if not to_day or first.month is None or last.month is None:
        return True
    span = last.month - first.month
    if first.year is None or last.year is None:
        return span % 12 > _LONG
    return abs(span + 12 * (last.year - first.year)) > _LONG
