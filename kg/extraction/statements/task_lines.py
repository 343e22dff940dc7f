"""Lines of a directive: which sentences go on with its list of tasks, and what they list."""

from __future__ import annotations

from kg.extraction.numbers.edtf import resolve_year
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.task_bodies import able
from kg.extraction.theme.programmes import is_chief

#: Words for a firm duty: without a body they charge those named before.
CHARGE = ("cue:must", "cue:preside")
_AT_HEAD = 1  # words before the body that a line of a list begins with
_OPENED = 2  # words of no meaning before a duty that opens its sentence: "moreover, must"
_OBJECT = frozenset({"object", "with", "in"})
_OPENING = 4  # the same where a comma ends them: "accordingly, ..."


def goes_on(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a duty without a body goes on with those charged before.

    It opens its sentence where subjects do: "must also report"; "flats must have 45 m2" charges
    nobody.
    """
    duties = sentence.cues(*CHARGE)
    if scene.lexicon.profile.clause_order != "SVO":
        return bool(duties)
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    small = {k for h in sentence.cues("rel:and", "rel:but") for k in range(h.i, h.j)}
    plain = profile.stopwords | {*profile.list_mark}
    first = min((h.i for h in duties), default=sentence.j)
    words = [k for k in range(sentence.i, first) if not (k in small or folds[k] in plain)]
    return bool(duties) and len(words) <= _OPENED


def is_units_own(scene: Scene, sentence: Sentence) -> bool:
    """Say whether the unit itself opens a sentence: what it does is no task of its bodies.

    Nor is what two sides do together.
    """
    if scene.lexicon.profile.clause_order != "SVO" or not sentence.actors:
        return False
    if any(h.i - sentence.i <= _OPENING for h in sentence.cues("cue:both-sides")):
        return True
    first = min(sentence.actors, key=lambda a: a.i)
    own = first.kind == "place" and first.keys[0] == scene.home and "in" not in first.marks
    return own and first.i - sentence.i <= _AT_HEAD


def others_order(scene: Scene, sentence: Sentence, assigner: Actor | None) -> bool:
    """Say whether a body that is given tasks gives an order itself: "the Department asked schools".

    Nobody orders it to do so, if no other order stands before.
    """
    orders = sentence.cues("cue:assign", "cue:instruct", "cue:request")
    profile = scene.lexicon.profile
    if profile.clause_order != "SVO" or profile.declension or not orders:
        return False  # where endings tell, whom an order is given to may open the sentence
    givers = [a for a in able(scene, sentence) if a.kind == "body" and not _OBJECT & a.marks]
    givers = [
        a for a in givers if not is_chief(scene, a) and not (assigner and a.keys == assigner.keys)
    ]
    return any(0 <= orders[0].i - a.j <= _OPENED and a.i - sentence.i <= _AT_HEAD for a in givers)


def names_others(scene: Scene, sentence: Sentence) -> bool:
    """Say whether an order that opens its sentence names who is charged, known or not.

    "Assigned the office of the council to": what is assigned is always assigned to somebody;
    who is asked may be told by what he is: "asked farmers to".
    """
    orders = sentence.cues("cue:assign", "cue:instruct", "cue:request")
    if scene.lexicon.profile.clause_order != "SVO" or not orders:
        return False
    first = orders[0]
    if first.i - sentence.i > _OPENING:
        return False
    people = scene.frames.groups["told_people"]
    near = [h for h in sentence.hits if 0 <= h.i - first.j <= _OPENED]
    told = any(h.has("post") or "cue:people" in h.concepts for h in near) or any(
        not people.isdisjoint(h.all("unit")) for h in near
    )
    return told or "cue:assign" in first.concepts


def unlisted(sentence: Sentence, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave whole what "such as" lists: "amend rules such as: lists of roads; bans on parking"."""
    opened = next((h.i for h in sentence.cues("rel:such-as")), sentence.j)
    split = [(i, j) for i, j in parts if i <= opened]
    return [*split[:-1], (split[-1][0], parts[-1][1])] if split else parts


def is_directive(scene: Scene, sentence: Sentence) -> bool:
    """In a list of tasks a sentence that begins with a body goes on with the list.

    Not one that begins with a source: "the report of the Department", "leaders of".
    """
    first = next((a for a in able(scene, sentence) if _is_at_head(scene, sentence, a)), None)
    if first is None or "leaders" in first.marks:
        return False
    if any(i < first.i and is_past(scene, date) for i, date, _ in sentence.dates):
        return False
    if any(0 <= h.i - first.j <= 1 for h in sentence.cues("cue:past")):
        return False  # "the centre has been rebuilt"
    sources = ("rel:of", "rel:by", "cue:inform", "cue:say")
    return not any(h.i < first.i for h in sentence.cues(*sources))


def _is_at_head(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether a line begins with a body, a word or two of connection aside."""
    profile, tokens = scene.lexicon.profile, scene.tokens
    opening = [k for k in range(sentence.i, actor.i) if tokens.is_word(k)]
    before = sum(tokens.folds[k] not in profile.determiner for k in opening)
    apart = tokens.folds[actor.i - 1] in profile.list_mark
    return before <= _AT_HEAD or (before <= _OPENING and apart)


def due_date(scene: Scene, sentence: Sentence, date: str) -> str:
    """Return the day or month by which something is to be done, which no task has behind it.

    A year that the sentence does not print was completed as if of news; it lies ahead here.
    """
    year = date[:4]
    if "/" in date or not year.isdigit() or year in scene.surface(sentence.i, sentence.j):
        return date
    published = scene.article.published
    return resolve_year("XXXX" + date[4:], published, "future") if published else date


def is_past(scene: Scene, date: str) -> bool:
    """Say whether a date lies in a year before the article's."""
    return scene.year is not None and date[:4].isdigit() and date[:4] < scene.year
