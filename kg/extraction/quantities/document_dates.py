"""When a document was signed, and what years it covers."""

from __future__ import annotations

from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_SPOKEN = ("cue:say", "cue:stress", "cue:inform")
_NEAR = 3  # words of a date before its verb
_BESIDE = 2  # words between a verb and its date
_TERM = 2  # words between "valid" and the day until when
#: First word, EDTF and precision of a date.
Point = tuple[int, str, str]
#: What is told with these is of before, or still to come.
_NO_NEWS = (
    "cue:previously", "cue:since", "cue:establish", "cue:anniversary", "cue:will", "cue:plan",
    "cue:valid", "cue:in-force",
)  # fmt: skip
_ORDER = {"day": 0, "month": 1, "year": 2}

_PREDICATE = 6  # words between a noun for a signing and "is planned"


def dates_of(
    scene: Scene, sentence: Sentence, anchor: Hit, start: int, end: int, status: str
) -> tuple[str | None, str | None]:
    """Return the finest date nearest to the verb, in its clause first, and the period.

    A year still to come when a document was signed is one that it covers; a planned one
    is to be signed in it.
    """
    points = [d for d in sentence.dates if d[2] in _ORDER and "/" not in d[1]]
    points += _bare_years(scene, sentence, anchor, points)
    points = [d for d in points if _is_of(scene, sentence, d, anchor, start, status)]
    inside = [d for d in points if start <= d[0] < end]
    told = [h.i for h in sentence.cues(*scene.frames.document, *scene.frames.tie, "cue:sign")]
    sides = [a.i for a in sentence.actors][1:2]  # a date behind two sides is of their own tie
    points = [d for d in points if d[0] < min([*told, *sides], default=start)]
    ranges = [d[1] for d in sentence.dates if d[0] < end and _spans_years(d[1])]

    def rank(date: Point) -> tuple[bool, bool, int, int]:
        near = scene.reach(_BESIDE)
        beside = 0 <= date[0] - anchor.j <= near  # "signed in 1998 and lapsing in May"
        over = status == "planned" and not is_ahead(scene, date[1])
        return over, not beside, _ORDER[date[2]], abs(date[0] - anchor.i)

    best = min(inside or points, key=rank, default=None)
    return (best[1] if best else None), (ranges[0] if ranges else None)


def _spans_years(edtf: str) -> bool:
    """Say whether a date is a range of several years; within one it is that of a visit."""
    first, _, last = edtf.partition("/")
    return first[:4] != (last or first)[:4]


def _bare_years(scene: Scene, sentence: Sentence, anchor: Hit, points: list[Point]) -> list[Point]:
    """Return the years that no word for them announces, and no date holds: "a 2017 pact"."""
    bare = [n for n in sentence.numbers if n.kind == "year" and n.value_max is None]
    years = [(scene.tokens.at(n.span.start), str(n.value), "year") for n in bare]
    alone = years_alone(scene, sentence) | {anchor.i - 1}
    known = {d[0] for d in points}
    since = {h.j for h in sentence.cues("cue:since")}  # "dates back to 2016, when they signed"
    return [y for y in years if y[0] not in known and (y[0] in alone or y[0] in since)]


def years_alone(scene: Scene, sentence: Sentence) -> set[int]:
    """Return the words that are years and tell when, though no word for it stands there.

    Right before a verb or a word for twins ("2012 signed", "wurden 1998 Partnerstädte"), before
    an article ("das 2007 einen Vertrag schloss"), or right behind a verb and before no paper:
    "signed 2024 plans" dates nothing.
    """
    verbs = sentence.cues("cue:sign", "cue:establish")
    papers = {h.i for h in sentence.cues(*scene.frames.document)}
    ahead = {h.i for h in (*verbs, *sentence.cues("cue:twinned"))}
    behind = {h.j for h in verbs}
    articles = scene.lexicon.profile.determiner
    return {
        k
        for n in sentence.numbers
        if n.kind == "year" and (k := scene.tokens.at(n.span.start)) + 1 < sentence.j
        if k + 1 in ahead
        or (k in behind and k + 1 not in papers)
        or scene.tokens.folds[k + 1] in articles
    }


def _is_of(
    scene: Scene, sentence: Sentence, date: Point, anchor: Hit, start: int, status: str
) -> bool:
    """Say whether a date may be that of a document: not of what else the clause tells.

    What was signed was signed by now, and not on the day that it ends; nothing is planned for a
    day that is over, nor for one that a comma sets apart (by which a draft is due); a document
    did not end when it was signed; what has stood since a year was renewed in another.
    """
    at, edtf, _ = date
    ends = sentence.cues("cue:end", *(["cue:renew"] if status == "ended" else []))
    if at in {_end_of(scene, sentence, h) for h in ends}:
        return False
    if status == "ended":
        return True
    if status == "proposed":
        return edtf != day_of_news(scene) and not _is_over(scene, edtf)
    if status == "planned":
        return not _is_over(scene, edtf) and not _is_parted(scene, sentence, at, anchor, start)
    if is_ahead(scene, edtf[: len("2026-05")]) or _is_end(scene, at):
        return False  # days go on where news tells of a visit, months do not
    ties = sentence.cues("cue:twinned", "cue:friendship")
    since = sentence.cues("cue:since")  # "twinned since 2003, the two signed"
    if status != "renewed":
        since = [h for h in since if any(max(t.i - h.j, h.i - t.j) <= 1 for t in ties)]
    if status == "renewed":  # "the agreement that they first signed in 2006"
        since += [h for h in sentence.cues("cue:sign") if h.i > anchor.i]
    return not any(-_BESIDE <= at - h.j <= 1 or 0 <= h.i - at <= _BESIDE for h in since)


def _is_parted(scene: Scene, sentence: Sentence, at: int, anchor: Hit, start: int) -> bool:
    """Say whether a comma, with no verb of signing or planning behind it, sets a date apart."""
    low, high = min(at, anchor.j), max(at, anchor.i)
    marks = set(scene.lexicon.profile.list_mark)
    commas = [k for k in range(low, high) if scene.tokens.folds[k] in marks]
    if not commas or at - start <= _BESIDE:
        return False
    verbs = sentence.cues("cue:sign", "cue:will", "cue:plan")
    return at < anchor.i or not any(commas[-1] < h.i < at for h in verbs)


def _end_of(scene: Scene, sentence: Sentence, verb: Hit) -> int | None:
    """Return where the date stands that a verb of ending has: before it if verbs come last."""
    near = [d[0] for d in sentence.dates if _is_beside(scene, sentence, d[0], verb)]
    before = [at for at in near if at < verb.i]
    after = [at for at in near if at >= verb.j]
    found = before or after if scene.lexicon.profile.clause_order == "SOV" else after or before
    return found[-1] if found and found is before else found[0] if found else None


def _is_beside(scene: Scene, sentence: Sentence, at: int, verb: Hit) -> bool:
    """Say whether a date stands by a verb of ending: no comma, paper or signing is between."""
    low, high = min(at, verb.j), max(at, verb.i)
    apart = sentence.cues("cue:sign", *scene.frames.document)
    near = high - low <= scene.reach(_BESIDE + 1) and not any(low <= h.i < high for h in apart)
    return near and set(scene.lexicon.profile.list_mark).isdisjoint(scene.tokens.folds[low:high])


def _is_over(scene: Scene, edtf: str) -> bool:
    """Say whether a date lies before the day of the news."""
    now = day_of_news(scene) or scene.article.published
    return bool(now) and edtf[0] != "X" and edtf < str(now)[: len(edtf)]


def covers_now(scene: Scene, period: str | None) -> bool:
    """Say whether a document holds since a year before that of the news, and holds still."""
    now = year_of_article(scene)
    first, _, last = (period or "").partition("/")
    return bool(now) and first[:4].isdigit() and first[:4] < now <= last[:4]


def _is_end(scene: Scene, at: int) -> bool:
    """Say whether a word like "until" stands before a date: what holds until then."""
    if scene.lexicon.profile.adposition == "after":
        return False
    ends = scene.dates.labels.get("to", ())
    return any(scene.tokens.folds[k] in ends for k in (at - 1, at) if k >= 0)


def is_term(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Say whether a date is how long a document holds: "valid until 31 December 2028"."""
    terms = sentence.cues("cue:valid", "cue:in-force")
    return any(words_apart(h, at) <= scene.reach(_TERM) for h in terms)


def words_apart(hit: Hit, k: int) -> int:
    """Return how far word `k` stands from a hit, in words; 0 inside it."""
    return max(hit.i - k, k - hit.j, 0)


def lies_ahead(scene: Scene, sentence: Sentence, verb: Hit) -> bool:
    """Say whether a day, month or quarter still to come stands right before or behind a verb."""
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    for at, edtf, _ in sentence.dates:
        first, _, last = edtf.partition("/")
        near = (0 <= at - verb.j <= 1 and not verb_last) or 0 <= verb.i - at <= scene.reach(_NEAR)
        short = len(first) > len("2026") and first[:4] == (last or first)[:4]
        if near and short and is_ahead(scene, first):
            return True
    return False


def is_set_for(scene: Scene, sentence: Sentence, verb: Hit, papers: list[Hit]) -> bool:
    """Say whether a signing that nobody does is planned behind its noun: "is set for 2027"."""
    if scene.lexicon.profile.clause_order != "SVO" or any(a.j <= verb.i for a in sentence.actors):
        return False
    last = max([verb.j, *(p.j for p in papers)])
    marks = scene.lexicon.profile.pauses
    return any(
        0 <= h.i - last <= _PREDICATE and marks.isdisjoint(scene.tokens.folds[last : h.i])
        for h in sentence.cues("cue:plan", "cue:will")
    )


def is_ahead(scene: Scene, edtf: str) -> bool:
    """Say whether a date lies after the day that the lead tells of, or that of publication."""
    now = day_of_news(scene) or scene.article.published
    first = edtf.split("/")[0]
    return bool(now) and first[0] != "X" and first > str(now)[: len(first)]


def day_of_news(scene: Scene) -> str | None:
    """Return the day that the lead tells of, if it names just one with its year.

    Where it names no day, the first that the body tells an event of is that of the news: in a
    visit that the lead dates by its first and last day, one of these days.
    """
    front = list(scene.in_regions("headline", "lead"))
    days = {d for s in front for d in _full_days(s)} - scene.begun
    if days:
        return days.pop() if len(days) == 1 else None
    day = _first_day(scene)
    spans = [d[1] for s in front for d in s.dates if d[2] == "range" and not _spans_years(d[1])]
    inside = all(first <= (day or "") <= last for first, last in map(_ends_of, spans))
    return day if inside else None


def _ends_of(span: str) -> tuple[str, str]:
    first, _, last = span.partition("/")
    return first, last


def _full_days(sentence: Sentence) -> list[str]:
    """Return the days that a sentence tells with their year."""
    return [d[1] for d in sentence.dates if d[2] == "day" and "/" not in d[1] and d[1][0] != "X"]


def _first_day(scene: Scene) -> str | None:
    """Return the first day of the body, if an event is told of it and no earlier one or plan.

    What a headline tells of a whole year has no day.
    """
    if any(s.years_alone() for s in scene.in_regions("headline")):
        return None
    for sentence in scene.in_regions("body"):
        days = [d for d in _full_days(sentence) if d not in scene.begun]
        if days:
            told = sentence.has("cue:sign", *scene.frames.event) and not sentence.has(*_NO_NEWS)
            fresh = scene.year is None or days[0].startswith(scene.year)
            return days[0] if told and fresh and len(set(days)) == 1 else None
    return None


def year_of_news(scene: Scene) -> str:
    """Return the year of the day that the lead tells of, or of publication; empty if unknown."""
    return (day_of_news(scene) or scene.article.published or "")[:4]


def year_of_article(scene: Scene) -> str:
    """Return the year of the news, or else the latest that the text tells; empty if unknown."""
    return year_of_news(scene) or scene.year or ""


def dated_by_news(
    scene: Scene, sentence: Sentence, date: str | None, *, signing: bool
) -> str | None:
    """Return the day of the news for a document that it tells of, else the date it has.

    A year alone belongs to the name of the paper ("the minutes of 2026") where the news is of it.

    Args:
        scene: With the day that its lead tells of.
        sentence: That tells of the document.
        date: The date told beside the document, if any.
        signing: Both sides, or bodies, do something with the document.
    """
    if sentence.has("cue:anniversary"):
        return date  # "thirty years after the signing"
    day = day_of_news(scene)
    fresh = sentence.region in ("headline", "lead")
    own_act = signing and not sentence.has("cue:previously", "cue:since", "cue:valid", *_SPOKEN)
    if day and not date and (is_news(scene, sentence) or own_act):
        return day
    of_year = date is not None and len(date) == len("2026") and (fresh or own_act)
    return day if day and of_year and day.startswith(str(date)) else date


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
