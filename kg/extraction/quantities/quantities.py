"""The dates and numbers of sentences, and the year that the article is of."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.numbers.dates import DateMention, find_dates, resolve_year
from kg.extraction.numbers.edtf import next_month, next_week, parse_day
from kg.extraction.numbers.numbers import find_numbers
from kg.extraction.numbers.quantity_data import Number
from kg.extraction.quantities.dateline import days_in
from kg.extraction.quantities.founding_days import founding_days
from kg.extraction.quantities.news_year import fix_years
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

#: Cues of sentences that tell what was: their days lie behind, in whichever year.
_BACK = ("cue:previously", "cue:since", "cue:past", "cue:anniversary")
_MODAL = frozenset({"cue:if", "cue:not", "cue:will", "cue:plan", "cue:may", "cue:must"})
_WEEKS, _MONTHS = 31, 150  # days that lie ahead rather than most of a year back
_OPENING = 4  # sentences in which news tells its day
_AGREED = 8  # words between "agreed" and "to sign"
_BESIDE = 3  # characters between a weekday and the day that it names
_OPENS = 4  # words before a date that opens a sentence


def year_told(scene: Scene) -> str | None:
    """Return the year that the text itself tells its days of; None if it names none."""
    find_quantities(scene)
    return scene.year


def find_quantities(scene: Scene) -> None:
    """Fill in the dates and numbers of all sentences, in the order of the text, once."""
    if scene.quantified:
        return
    scene.quantified = True
    text = scene.article.text
    earlier: list[DateMention] = []
    named: dict[int, int] = {}
    scene.begun = founding_days(scene)
    told = None if scene.written else _month_told(scene)
    for sentence in scene.sentences:
        span = scene.tokens.span(sentence.i, sentence.j)
        found = find_dates(text, span.start, span.end, scene.dates, scene.written, earlier, told)
        earlier += (d for d in found if d.edtf not in scene.begun)
        taken = [d.span for d in found]
        sentence.dates = _dates(scene, sentence, found)
        open_days = [d for d in found if d.of_day and not d.edtf]
        sentence.days = [scene.tokens.at(d.span.start) for d in open_days]
        named |= {scene.tokens.at(d.span.start): d.named_day for d in open_days if d.named_day}
        numbers = find_numbers(text, span.start, span.end, scene.numbers, taken)
        sentence.numbers = [_behind_name(scene, sentence, n) for n in numbers]
    fix_years(scene)
    _settle_weekdays(scene, named)


def _settle_weekdays(scene: Scene, named: dict[int, int]) -> None:
    """Date "on Thursday" by the one Thursday of the year of the news that the text prints.

    Args:
        scene: With the dates of its sentences.
        named: First words of days of the week that nothing works out, with their numbers.
    """
    if not named:
        return
    printed = {d[1] for s in scene.sentences for d in s.dates if d[2] == "day"}
    days = [parse_day(edtf).to_date() for edtf in printed if edtf.startswith(scene.year or "?")]
    for sentence in scene.sentences:
        for at in [k for k in sentence.days if k in named]:
            same = [d for d in days if d is not None and d.isoweekday() == named[at]]
            if len(same) == 1:
                sentence.days.remove(at)
                sentence.dates = sorted([*sentence.dates, (at, same[0].isoformat(), "day")])


def _behind_name(scene: Scene, sentence: Sentence, number: Number) -> Number:
    """Take back what ends the name of a place: "Xiêng Khoảng 2 tỷ" is no "about 2 billion"."""
    if number.qualifier_span is None:
        return number
    word = scene.tokens.at(number.qualifier_span.start)
    if any(p.i < word < p.j for p in sentence.places):
        return replace(number, qualifier="exact", qualifier_span=None)
    return number


def without_names(scene: Scene) -> None:
    """Drop the dates that are a person's name, and the words that put off what is told.

    "জুন" is a month and a Chinese name; "Ли" means "whether" in Russian, unless it is Mr Li.
    """
    for sentence in scene.sentences:
        named = {k for p in sentence.people for k in range(p.i, p.j)}
        if not named:
            continue
        sentence.dates = [d for d in sentence.dates if d[0] not in named]
        sentence.hits = [h for h in sentence.hits if not _is_name(h, named)]


def _is_name(hit: Hit, named: set[int]) -> bool:
    """Say whether a word of polarity or modality stands in a name."""
    return _MODAL.issuperset(hit.concepts) and named.issuperset(range(hit.i, hit.j))


def _month_told(scene: Scene) -> str | None:
    """Return the month of the first day that the opening prints in full; None if none.

    Where an anniversary is told, a day when ties began is not that of the news.
    """
    for sentence in scene.sentences[:_OPENING]:
        span = scene.tokens.span(sentence.i, sentence.j)
        days = days_in(scene.article.text, span.start, span.end, scene.dates)
        full = (d.edtf for d in days if d.edtf[0] != "X" and d.edtf not in scene.begun)
        if day := next(full, None):
            return day[:7]
    return None


def _dates(
    scene: Scene, sentence: Sentence, found: list[DateMention]
) -> list[tuple[int, str, str]]:
    """Return (first word, EDTF, precision) of dates; after "will" a year not printed lies ahead."""
    ahead = [h.j for h in sentence.cues("cue:will", "cue:plan")]
    ahead += [h.j for h in sentence.cues("cue:agree") if _governs(scene, sentence, h)]
    ahead += [h.j for h in sentence.cues("cue:end") if "cue:present" in h.concepts]
    dates: list[tuple[int, str, str]] = []
    for date in found:
        if _is_of_report(scene, sentence, date) or _is_printed_beside(date, found):
            continue
        at = scene.tokens.at(date.span.start)
        last = dates[-1][0] if dates else sentence.i
        edtf = date.edtf
        verb_last = scene.lexicon.profile.clause_order == "SOV"
        told = any(k >= at if verb_last else last <= k <= at for k in ahead)
        told = told or _opens_plan(scene, sentence, at) or _is_programme(scene, sentence)
        inferred = not date.relative and date.edtf != date.printed
        told = told or (inferred and _is_soon(scene, sentence, at, date.printed))
        if told and inferred:
            edtf = resolve_year(date.printed, scene.article.published, "future")
        elif date.bare and (told or _is_present(scene, sentence, at)) and _is_later(scene, edtf):
            edtf = next_month(edtf, scene.article.published)
        elif told and date.weekday:
            edtf = next_week(edtf, scene.written)
        if edtf:
            dates.append((at, edtf, date.precision))
    return dates


def _is_printed_beside(date: DateMention, found: list[DateMention]) -> bool:
    """Say whether the day that a weekday means stands beside it: "on Wednesday, 20 March 2024"."""
    if not date.weekday:
        return False
    days = (d.span for d in found if d.precision == "day" and not d.relative)
    return any(max(s.start - date.span.end, date.span.start - s.end) <= _BESIDE for s in days)


def _opens_plan(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Say whether a date opens a sentence of what will be: "In June, X will"."""
    if at - sentence.i > _OPENS:
        return False
    told = {"cue:sign", "cue:will", "cue:plan", "cue:say", *scene.frames.event}
    verb = next((h for h in sentence.hits if h.i > at and told & set(h.concepts)), None)
    return verb is not None and bool({"cue:will", "cue:plan"} & set(verb.concepts))


def _is_programme(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence tells in the present tense what is to come: "arrives on Monday".

    Headlines and captions tell so of what was, too; no other verb may stand in the past.
    """
    forms = sentence.cues("cue:present")
    if not forms or sentence.region in ("headline", "caption"):
        return False
    told = (*scene.frames.event, "cue:sign", "cue:say", "cue:past", "cue:previously")
    verbs = [h for h in sentence.cues(*told) if h.j - h.i == 1 or h.has("rel")]
    return forms[0].i <= min((h.i for h in verbs), default=forms[0].i)


def _is_soon(scene: Scene, sentence: Sentence, at: int, printed: str) -> bool:
    """Say whether a day without a year lies a few weeks ahead, and not most of a year back.

    With a verb in the present behind it, where verbs end clauses, it may be some months: "in
    May the mayor comes (来日する)".
    """
    if sentence.has(*_BACK):
        return False
    first = resolve_year(printed, scene.article.published, "future").split("/")[0]
    day, now = parse_day(first), parse_day(scene.article.published)
    start, today = replace(day, day=day.day or 1).to_date(), now.to_date()
    if start is None or today is None:
        return False
    present = _is_present(scene, sentence, at)
    longest = _MONTHS if present else _WEEKS if day.day else 0
    return 0 < (start - today).days <= longest


def _is_present(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Say whether a verb in the present stands behind a date, where verbs end clauses."""
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    return verb_last and any(h.i > at for h in sentence.cues("cue:present"))


def _is_later(scene: Scene, edtf: str) -> bool:
    """Say whether a day of the month before is one of this month that is still to come."""
    day, now = parse_day(edtf.split("/")[0]), parse_day(scene.article.published)
    return bool(day.day and now.day) and (day.day or 0) > (now.day or 0) + 1


def _is_of_report(scene: Scene, sentence: Sentence, date: DateMention) -> bool:
    """Say whether a day stands right before "said": it is that of the announcement."""
    if not scene.lexicon.profile.post_follows_name or date.precision != "day":
        return False
    after = scene.tokens.at(date.span.end)
    return any(0 <= h.i - after <= 1 for h in sentence.cues("cue:say", "cue:inform"))


def _governs(scene: Scene, sentence: Sentence, agree: Hit) -> bool:
    """Say whether signing is what is agreed: "agreed to sign in October"."""
    papers = {"cue:agreement", "cue:mou", "cue:letter-of-intent"}
    if scene.lexicon.profile.clause_order == "SOV":
        signs = [h for h in sentence.cues("cue:sign") if 0 <= agree.i - h.j <= _AGREED]
        return bool(signs)
    after = [h for h in sentence.hits if h.i >= agree.j]
    reach = next((h for h in after if "cue:sign" in h.concepts or papers & set(h.concepts)), None)
    return reach is not None and "cue:sign" in reach.concepts and reach.i - agree.j <= _AGREED


def money_words(scene: Scene, sentence: Sentence) -> list[tuple[int, int]]:
    """Return the words of amounts of money: in "US dollars" no state does anything."""
    at = scene.tokens.at
    spans = [n.span for n in sentence.numbers if n.currency]
    return [(at(span.start), at(span.end)) for span in spans]
