"""Since when two places have a tie: from dates, from years in brackets, from anniversaries."""

from __future__ import annotations

from kg.extraction.agreements.pairs import Pair
from kg.extraction.agreements.paper_words import words_between
from kg.extraction.quantities.document_dates import (
    is_ahead,
    year_of_article,
    year_of_news,
    years_alone,
)
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_OLDEST = 120  # years of the oldest anniversary that news tells of
_BESIDE = 5  # words between a partner and the year of its own
_KEPT = 5  # words between an anniversary and the paper that it is of
_TITLE = 10  # the same where the name of the paper stands between
_LONG = 3  # words between twins and the years for which they are
_BRACKETS = frozenset("(（[")
#: Words beside which a date says when a paper was signed, or since when it holds.
_DATED = frozenset({"cue:sign", "cue:since", "cue:establish", "cue:valid"})


def since_years(
    scene: Scene, sentence: Sentence, start: int, end: int, pairs: list[Pair]
) -> list[str | None]:
    """Return the year of each pair: the earliest, or each its own where they stand in order."""
    own = own_years(scene, sentence, start, end, pairs)
    if own:
        return [y if y != year_of_news(scene) else None for y in own]
    kept = any(start <= h.i < end for h in sentence.cues("cue:anniversary"))
    begun = _begun(scene, sentence) if kept else None
    if begun is not None:
        return [begun] * len(pairs)
    long = so_long(scene, sentence, start, end)
    if long is not None:
        return [long] * len(pairs)
    begin = () if kept else ("cue:establish", "cue:sign", "cue:twinned")  # that year is the feast's
    cues = sentence.cues("cue:since", *begin)
    begins = _begins_at(scene, sentence) | years_alone(scene, sentence)
    if not any(start <= h.i < end for h in cues) and not any(start <= k < end for k in begins):
        return [None] * len(pairs)
    years = _told(scene, sentence, start, end, len(pairs))
    acts = sentence.cues("cue:since", "cue:establish", "cue:sign")
    told = any(start <= h.i < end for h in acts) or any(start <= k < end for k in begins)
    if not told:  # a day on which twins did something, or will
        now = year_of_article(scene)
        return [y if y and (not now or y < now) else None for y in years]
    if _is_renewed(sentence, start, end):
        years = [y if y != year_of_news(scene) else None for y in years]
    return years


def so_long(scene: Scene, sentence: Sentence, start: int, end: int) -> str | None:
    """Return the year since when two are twins for as many years as are told.

    "We have been sister cities for 20 years"; not how long a paper holds, nor what will be.
    """
    made = sentence.cues(
        *scene.frames.document, "cue:sign", "cue:establish", "cue:renew", "cue:will", "cue:plan"
    )
    now = year_of_article(scene)
    headed = sentence.region == "headline"  # "Twin cities mark 20 years" of what, it does not say
    if headed or not now.isdigit() or any(start <= h.i < end for h in made):
        return None
    ties = [h for h in sentence.cues("cue:twinned") if start <= h.i < end]
    years = {h.i for h in sentence.cues("unit:years")}
    for number in sentence.numbers:
        at, last = scene.tokens.at(number.span.start), scene.tokens.at(number.unit_start)
        near = any(max(h.i - last - 1, at - h.j) <= _LONG for h in ties)
        whole = 1 < number.value <= _OLDEST and number.value % 1 == 0
        if last in years and near and whole:
            return str(int(now) - int(number.value))
    return None


def _is_renewed(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a clause tells that a tie is renewed and not that it was founded."""
    told = [h for h in sentence.cues("cue:renew", "cue:establish") if start <= h.i < end]
    return bool(told) and all("cue:renew" in h.concepts for h in told)


def own_years(
    scene: Scene, sentence: Sentence, start: int, end: int, pairs: list[Pair]
) -> list[str | None]:
    """Return the year that stands beside each pair's own partner; empty if they share one."""
    beside = _in_brackets(scene, sentence)
    own = [next((beside[k] for k in pair if k in beside), None) for pair in pairs]
    return own if any(own) else _each_its_own(scene, sentence, start, end, pairs)


def _told(scene: Scene, sentence: Sentence, start: int, end: int, count: int) -> list[str | None]:
    dates = [d for d in sentence.dates if not is_ahead(scene, d[1])]
    years = [(d[0], d[1][:4]) for d in dates if d[1][:4].isdigit()]
    bare = [n for n in sentence.numbers if n.kind == "year"]
    ends = [(n, v) for n in bare for v in (n.value, n.value_max) if v is not None]
    spots = [(scene.tokens.at(n.span.start), str(v)) for n, v in ends]
    since = {h.j for h in sentence.cues("cue:since")}  # "dates back to 2007"
    since |= _begins_at(scene, sentence) | years_alone(scene, sentence)
    if not sentence.has("cue:respectively"):  # "since 1976 and 1992": the second has no word for it
        spots = [(at, year) for at, year in spots if at in since]
    years += spots
    told = [y for at, y in sorted(years) if start <= at < end and not is_ahead(scene, y)]
    if sentence.has("cue:respectively") and len(told) == count:
        return list(told)
    return [min(told, default=None)] * count


def _begins_at(scene: Scene, sentence: Sentence) -> set[int]:
    """Return the words of years that "from" follows, where adpositions do: "2010 from friends"."""
    if scene.lexicon.profile.adposition != "after":
        return set()
    years = {scene.tokens.at(n.span.start) for n in sentence.numbers if n.kind == "year"}
    years |= {at for at, edtf, _ in sentence.dates if edtf[:4].isdigit()}
    return {k for h in sentence.cues("rel:from") for k in (h.i - 1, h.i - 2)} & years


def _each_its_own(
    scene: Scene, sentence: Sentence, start: int, end: int, pairs: list[Pair]
) -> list[str | None]:
    """Return the years of a list in which each partner has one: "with A in 2007, with B in 2012".

    Empty unless each has its own, all behind the names or all before them; a name that no
    list knows may stand between, with a year of its own.
    """
    keys = _partners(pairs)
    years = [(d[0], d[1][:4]) for d in sentence.dates if start <= d[0] < end and "/" not in d[1]]
    years = [(at, year) for at, year in sorted(years) if year.isdigit()]
    spots = {p.key: (p.i, p.j) for p in reversed(sentence.places) if p.key in keys}
    spots = {k: spot for k, spot in spots.items() if start <= spot[0] < end}
    if len(keys) < 2 or len(spots) < len(keys):
        return []
    told = _behind(scene, spots, years, end) or _ahead(scene, spots, years, start)
    return [next((told[k] for k in pair if k in told), None) for pair in pairs] if told else []


def _behind(
    scene: Scene, spots: dict[str, tuple[int, int]], years: list[tuple[int, str]], end: int
) -> dict[str, str]:
    """Return the first year right behind each name, if all have one before the next name."""
    row = sorted(spots, key=lambda k: spots[k])
    bounds = [*(spots[k][0] for k in row[1:]), end]
    near = scene.reach(_BESIDE)
    own = [
        [y for at, y in years if spots[k][1] <= at < bound and at - spots[k][1] <= near]
        for k, bound in zip(row, bounds, strict=True)
    ]
    return {k: found[0] for k, found in zip(row, own, strict=True)} if all(own) else {}


def _ahead(
    scene: Scene, spots: dict[str, tuple[int, int]], years: list[tuple[int, str]], start: int
) -> dict[str, str]:
    """Return the last year right before each name, if all have one behind the name before."""
    row = sorted(spots, key=lambda k: spots[k])
    bounds = [start, *(spots[k][1] for k in row[:-1])]
    near = scene.reach(_BESIDE)
    own = [
        [y for at, y in years if bound <= at < spots[k][0] and spots[k][0] - at <= near]
        for k, bound in zip(row, bounds, strict=True)
    ]
    return {k: found[-1] for k, found in zip(row, own, strict=True)} if all(own) else {}


def _partners(pairs: list[Pair]) -> set[str]:
    """Return the keys of which each stands in one of several pairs."""
    keys = [k for pair in pairs for k in pair]
    return {k for k in keys if keys.count(k) == 1} if len(pairs) > 1 else set()


def _in_brackets(scene: Scene, sentence: Sentence) -> dict[str, str]:
    """Return the years in brackets right behind places: "twinned with Rouen (2002), ..."."""
    told = {d[0]: d[1][:4] for d in sentence.dates if d[1][:4].isdigit()}
    bare = (n for n in sentence.numbers if n.kind == "year")
    told |= {scene.tokens.at(n.span.start): str(n.value) for n in bare}
    opened = {p.j: p.key for p in sentence.places}
    return {
        opened[at - 1]: year
        for at, year in told.items()
        if at - 1 in opened and scene.tokens.folds[at - 1] in _BRACKETS
    }


def _begun(scene: Scene, sentence: Sentence) -> str | None:
    """Return the year in which began what has its anniversary in the year that is told."""
    years = [d[1][:4] for d in sentence.dates if "/" not in d[1] and d[1][:4].isdigit()]
    told = year_of_article(scene)
    now = max([*years, told] if years else [told])
    marks = sentence.cues("cue:anniversary")
    for number in sentence.numbers:
        at, after = scene.tokens.at(number.span.start), scene.tokens.at(number.unit_start)
        near = any(at <= h.i <= after + 1 or 0 <= at - h.j <= 1 for h in marks)
        if near and now.isdigit() and 1 < number.value <= _OLDEST:
            return str(int(now) - int(number.value))
    return None


def paper_date(
    scene: Scene, sentence: Sentence, signs: list[Hit], papers: list[Hit], date: str | None
) -> str | None:
    """Return the year of a paper whose anniversary is kept, and not the day of the feast.

    Args:
        scene: With the year of the news.
        sentence: That tells of the paper.
        signs: Words for signing in the clause.
        papers: Words of the paper.
        date: The date told beside the paper, if any.

    Returns:
        The year in which it was signed, or nothing if it is not told how long ago; the date
        itself where no anniversary is told of, where another paper is signed on it, or where it
        lies before the year of the news.
    """
    feasts = sentence.cues("cue:anniversary")
    kept = any(_is_kept(scene, sentence, h, f, _KEPT) for h in (*signs, *papers) for f in feasts)
    anew = any(all(not _is_kept(scene, sentence, h, f, _TITLE) for f in feasts) for h in signs)
    now = year_of_article(scene)
    if not kept or anew or (date is not None and date[:4] < now):
        return date
    return _begun(scene, sentence)


def standing_date(
    scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit], date: str | None
) -> str | None:
    """Return the year of a paper that somebody acts under, and not that in which he does so.

    "Under the 2017 memorandum", "the minutes of 2022"; not "in 2026 they carry out the accord".
    The date itself where its clause tells since when, or of the signing.
    """
    if any(_DATED & set(h.concepts) for h in hits):
        return date
    told = [d[0] for d in sentence.dates if d[1] == date]
    told += [scene.tokens.at(n.span.start) for n in sentence.numbers if str(n.value) == date]
    near = scene.reach(_LONG)
    beside = any(
        words_between(sentence, *sorted((at, p.i if at < p.i else p.j))) <= near
        for at in told
        for p in papers
    )
    return date if beside or not papers else None


def _is_kept(scene: Scene, sentence: Sentence, hit: Hit, feast: Hit, words: int) -> bool:
    """Say whether an anniversary is that of a paper or its signing: right behind it, or before.

    "The 20th anniversary of the signing"; 签署协议20周年. No comma stands between.
    """
    profile = scene.lexicon.profile
    behind = not profile.clauses_precede_nouns
    low, high = (feast.j, hit.i) if behind else (hit.j, feast.i)
    apart = not set(profile.list_mark).isdisjoint(scene.tokens.folds[low:high])
    if behind and "cue:sign" in hit.concepts:  # "on 20 years of twinning A and B signed"
        ties = sentence.cues("cue:twinned", "cue:relations")
        apart = apart or any(low <= h.i < high for h in ties)
    return 0 <= high - low <= scene.reach(words) and not apart


def act_date(
    scene: Scene, sentence: Sentence, start: int, end: int, year: str | None
) -> str | None:
    """Return the finest date of a year on which a tie was made, if the words tell of the act.

    "Since 1985", "for 20 years" and an anniversary tell of none.
    """
    standing = sentence.cues("cue:since", "cue:anniversary", "cue:renew")
    if year is None or any(start <= h.i < end for h in standing):
        return None
    if any(start <= k < end for k in _begins_at(scene, sentence)):
        return None
    if so_long(scene, sentence, start, end) is not None:
        return None
    days = [d[1] for d in sentence.dates if start <= d[0] < end and "/" not in d[1]]
    return max((d for d in days if d.startswith(year)), key=len, default=year)
