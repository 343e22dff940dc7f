"""How often a number is counted ("per year"), and which months only tell a time of the year."""

from __future__ import annotations

import unicodedata

from kg.extraction.numbers.numbers import Number
from kg.extraction.quantities.unit_names import SPANS, TIMES
from kg.extraction.quantities.units import REACH, edges, is_whole
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_RATES = ("cue:per-year", "cue:per-month", "cue:per-week", "cue:per-day", "cue:per-hectare")


def rate_of(scene: Scene, sentence: Sentence, number: Number, unit: str) -> str:
    """Return " per year" where so many are counted for each: beside the number or its noun.

    A stretch of time is counted for a longer one only: hours a day, no years a year.
    """
    begin, end, first = edges(scene, number)
    counted = number.currency is not None or end < first  # its noun stands before `first`
    for hit in sentence.cues(*_RATES):
        behind = first - counted < hit.i <= first + REACH and is_whole(scene, first, hit.i)
        before = 0 <= begin - hit.j <= 1 and is_whole(scene, hit.j, begin)
        before = before and not _is_counted(scene, sentence, hit.i) and _is_alone(scene, hit)
        told = next(c for c in hit.concepts if c in _RATES)
        rate = scene.frames.labels[told]
        if (behind or before) and not _is_shorter(rate, unit):
            return f" {rate}"
    return ""


def _is_shorter(rate: str, unit: str) -> bool:
    """Say whether what is counted is no part of the stretch of time for which it is."""
    span = rate.removeprefix("per ") + "s"
    return unit in SPANS and span in SPANS and SPANS.index(unit) <= SPANS.index(span)


def _is_alone(scene: Scene, hit: Hit) -> bool:
    """Say whether a bare name of a time begins its word: "年5人", not "来年5人" or "63年に30人"."""
    start = scene.tokens.starts[hit.i]
    before = scene.article.text[start - 1 : start]
    if not scene.lexicon.profile.scriptio_continua or not before or not TIMES & set(hit.concepts):
        return True
    return not before.isdecimal() and not unicodedata.name(before, "").startswith("CJK")


def _is_counted(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether word `k` ends the phrase of a number before it: "40 a year and 12 nurses"."""
    lead = range(max(sentence.i, k - REACH - 1), k)
    number = next((n for n in reversed(lead) if not scene.tokens.is_word(n)), None)
    return number is not None and scene.tokens.folds[number][:1].isdigit()


def is_period(scene: Scene, sentence: Sentence, number: Number) -> bool:
    """Say whether months are those of a year that news reports on: "9 tháng năm 2024"."""
    begin, _, first = edges(scene, number)
    reach = 2 * round(float(scene.lexicon.profile.word_length))
    months = [h for h in sentence.hits if "months" in h.all("unit")]
    noun = next((h for h in months if first - 1 <= h.i <= first), None)
    years = [i for i, _, precision in sentence.dates if precision == "year"]
    return noun is not None and any(
        noun.j <= i <= noun.j + reach or begin - reach <= i < begin for i in years
    )
