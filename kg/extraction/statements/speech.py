"""Statements: who proposes, asks, promises or praises what, to whom, in which fields."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.extraction.clauses import is_question, is_refuted, negated
from kg.extraction.reports import Verb
from kg.extraction.scene import Actor, Scene, Sentence, unique
from kg.extraction.statements.assignments import (
    asked_tasks,
    body_before,
    charged_by,
    tasks_in,
    untold_task,
)
from kg.extraction.statements.other_voice import turned
from kg.extraction.statements.passive_orders import with_passive
from kg.extraction.statements.promises import narrated
from kg.extraction.statements.quotations import Quotations, long_spans, quotations_in
from kg.extraction.statements.speaker_turns import agreeing, both_agreeing, next_speaker
from kg.extraction.statements.speakers import first_speaker, reporter_in
from kg.extraction.statements.speech_answers import with_answers
from kg.extraction.statements.speech_contents import content_of
from kg.extraction.statements.speech_items import speeches_of
from kg.extraction.statements.speech_kinds import kind_of
from kg.extraction.statements.speech_lists import Opened, is_opener, listed_items, opens_items
from kg.extraction.statements.speech_meaning import is_about_others, meaning_of
from kg.extraction.statements.speech_merge import Speech, merged
from kg.extraction.statements.speech_verbs import acts_in, told_in
from kg.extraction.statements.strangers import is_strange
from kg.extraction.statements.task_items import Directive, listed_task
from kg.extraction.statements.task_lines import due_date
from kg.extraction.statements.task_openers import ends_open, opens_list
from kg.extraction.statements.told_sides import giver_told
from kg.model import Claim, Ref, Value

_ITEM = 3  # words of the shortest item of a list
_PAUSE = 3  # sentences after which nobody goes on speaking


def find_statements(scene: Scene) -> list[Claim]:
    """Return the statements of an article in text order.

    One claim per speaker, addressee, type and item of content; items of one sentence
    with equal fields stay together.
    """
    found: list[Speech] = []
    speaker: Actor | None = None
    given: Directive | None = None
    heard = -_PAUSE
    opened: Opened | None = None
    quoted = quotations_in(scene)
    for sentence in scene.sentences:
        if sentence.region == "caption" or is_refuted(scene, sentence):
            continue
        last = None if sentence.has("cue:hearsay") else speaker  # nobody is quoted for it
        fresh = last if sentence.index - heard < _PAUSE else None
        speeches = listed_task(scene, sentence, given)
        speeches = speeches or listed_items(scene, sentence, opened)
        speeches = speeches or with_passive(
            scene, sentence, given, _in_sentence(scene, sentence, last, quoted)
        )
        speeches = speeches or _quoted(scene, sentence, fresh, quoted)
        speeches = speeches or _carried(scene, sentence, fresh)
        opened = opens_items(scene, sentence, speeches, opened, last)
        given = opens_list(scene, sentence, speeches, given)
        found += [s for s in speeches if not _is_empty(scene, s, opened)]
        reporter = reporter_in(scene, sentence)
        if speeches or reporter:
            latest = speeches[-1] if speeches else None
            speaker = _going_on(scene, latest.teller or latest.speaker) if latest else reporter
            heard = sentence.index
    _name_speakers(scene, found)
    with_answers(scene, found)
    documented = _is_documented(scene)
    told = [s for s in merged(scene, found) if not (documented and _is_mutual(s))]
    return [_claim(scene, s) for s in told]


def _is_empty(scene: Scene, speech: Speech, opened: Opened | None) -> bool:
    """Say whether what is said stands in the list that it only opens: "assigned to all: 1."."""
    if speech.type == "task":
        return ends_open(scene, speech.sentence)
    return opened is not None and is_opener(scene, speech)


def _going_on(scene: Scene, speaker: Actor) -> Actor | None:
    """Return who goes on speaking: not who is named behind "by", the next "he" is another."""
    passive = "by" in speaker.marks and scene.lexicon.profile.clause_order != "SOV"
    return None if passive else speaker


def _name_speakers(scene: Scene, found: list[Speech]) -> None:
    """Give what a place wants to its official who speaks in the next sentence.

    "The city wants to learn more. So said Mayor X": the place is only whom he speaks for.
    """
    body = [s for s in scene.sentences if s.region == "body"]
    after = {one.index: other for one, other in pairwise(body)}
    for speech in found:
        follower = after.get(speech.sentence.index)
        if speech.speaker.kind != "place" or follower is None:
            continue
        official = reporter_in(scene, follower)
        if official and set(speech.speaker.locality) <= set(official.locality):
            speech.speaker, speech.certain = official, False


def _is_mutual(speech: Speech) -> bool:
    """Say whether both sides promise something of no field of its own, or at no time.

    What they are said to have agreed on is told beside the document that they sign.
    """
    both = speech.speaker.kind == "place" and len(speech.speaker.keys) >= 2
    vague = speech.fields == ("other",) or not speech.sentence.dates
    return speech.type == "commitment" and both and vague and not speech.agreed


def _is_documented(scene: Scene) -> bool:
    """Say whether a document is signed: what both sides promise is then its content."""
    return any(s.has("cue:sign") and s.has(*scene.frames.document) for s in scene.sentences)


def _in_sentence(
    scene: Scene, sentence: Sentence, last: Actor | None, quoted: Quotations
) -> list[Speech]:
    verbs = acts_in(scene, sentence) or told_in(scene, sentence)
    if not verbs:
        return []
    found: list[Speech] = []
    voice = quoted.voices.get(sentence.index)
    if voice is None or not quoted.holds(sentence, verbs[0].hit.i):
        voice = first_speaker(scene, sentence, verbs, voice or last)
    speaker = voice or both_agreeing(scene, sentence, verbs[0].hit, verbs[0].kind)
    if speaker is None:
        return []
    told = sentence.i  # what a colon opened belongs to the verb before it alone
    for n, verb in enumerate(verbs):
        start, end = content_of(scene, sentence, verbs, n)
        start, told = max(start, told), max(told, end)
        if n and not quoted.holds(sentence, verb.hit.i):
            speaker = next_speaker(scene, sentence, verbs[n - 1].hit.j, verb.hit) or speaker
        thanks = verb.kind == "praise" and scene.lexicon.profile.clause_order == "SOV"
        if end - start < _ITEM - thanks:  # "(hospitality's sake) thanked", with endings tied on
            continue
        speaker = turned(scene, sentence, speaker, verb.kind, (start, end)) or speaker
        if verb.kind == "agree":
            kind = kind_of(scene, sentence, verbs, n, speaker, (start, end))
            sides = agreeing(scene, sentence, verb.hit) or both_agreeing(scene, sentence, verb.hit)
            speaker = sides or speaker
            agreed = speeches_of(scene, sentence, speaker, kind, start, end) if kind else []
            found += [replace(speech, agreed=True) for speech in agreed]
        else:
            found += _said(scene, sentence, verbs, n, speaker, (start, end))
    return found


def _said(
    scene: Scene,
    sentence: Sentence,
    verbs: list[Verb],
    n: int,
    speaker: Actor,
    content: tuple[int, int],
) -> list[Speech]:
    """Return what somebody says with one verb of speech: tasks, or statements of one type."""
    verb, (start, end) = verbs[n], content
    if verb.kind == "task":
        return _tasks(scene, sentence, verb, speaker, content)
    asked = verb.kind == "request"
    if tasks := asked_tasks(scene, sentence, speaker, start, end) if asked else []:
        return tasks
    kind = kind_of(scene, sentence, verbs, n, speaker, content)
    giver = giver_told(scene, sentence, verb, speaker, content)
    if giver is not None and kind != "commitment":
        given = speeches_of(scene, sentence, giver, "commitment", start, end)
        return [replace(speech, teller=speaker) for speech in given]
    start = verb.hit.i if verb.kind == "deed" else start
    return speeches_of(scene, sentence, speaker, kind, start, end, verb.hit) if kind else []


def _tasks(
    scene: Scene, sentence: Sentence, verb: Verb, speaker: Actor, content: tuple[int, int]
) -> list[Speech]:
    """Return the tasks that a verb of ordering gives, to its object or, in the passive, subject."""
    charged = charged_by(scene, sentence, verb.hit, speaker, content)
    chief = body_before(scene, sentence, verb.hit) or speaker
    if scene.lexicon.profile.clause_order != "SOV":  # "charged the office that it should": it too
        content = (min(content[0], max(verb.hit.j, chief.j)), content[1])
    tasks = charged or tasks_in(scene, sentence, chief, *content)
    return tasks or untold_task(scene, sentence, chief, content)


def _quoted(
    scene: Scene, sentence: Sentence, last: Actor | None, quoted: Quotations
) -> list[Speech]:
    """Return what is said in quotes without a verb of asking or promising in them."""
    speaker = quoted.voices.get(sentence.index, last)
    if speaker is None or speaker.kind != "person" or is_question(scene, sentence):
        return []
    found: list[Speech] = []
    for start, end in long_spans(scene, quoted, sentence):
        meant = meaning_of(scene, sentence, speaker, start, end)
        if meant is not None:
            found += speeches_of(scene, sentence, speaker, meant, start, end)
    return found


def _carried(scene: Scene, sentence: Sentence, last: Actor | None) -> list[Speech]:
    """Return what a sentence that goes on reporting proposes or promises.

    "The two should ...", "the province will ...", without a verb of saying.
    """
    if sentence.region not in ("body", "lead") or is_strange(scene, sentence):
        return []
    said = last if last and last.kind == "person" else None
    promises = narrated(scene, sentence, said)
    if promises:
        parts = [speeches_of(scene, sentence, who, "commitment", i, j) for who, i, j in promises]
        return [speech for part in parts for speech in part]
    if said is None or sentence.region != "body" or sentence.has("cue:agree", "cue:decide"):
        return []  # what a council decides is not what was said before
    duties = [h for h in sentence.cues("cue:must") if "cue:will" not in h.concepts]
    if not duties or negated(sentence, sentence.i, sentence.j):
        return []
    if any(h.j <= duties[0].i for h in sentence.cues(*scene.frames.document)):
        return []  # "the agreement must be ratified"
    if reporter_in(scene, sentence) is not None:
        return []  # somebody else says it, and it has been read
    if not is_about_others(scene, sentence, said, sentence.i, sentence.j):
        return []  # "they had to wait for years"
    return speeches_of(scene, sentence, said, "proposal", sentence.i, sentence.j)


def _claim(scene: Scene, speech: Speech) -> Claim:
    who = tuple(Ref(speech.speaker.kind, k) for k in speech.speaker.keys)
    roles: dict[str, tuple[Value, ...]] = {
        "field": unique(speech.fields),
        "content": (scene.surface(*speech.content).strip(),),
    }
    if speech.addressee:
        roles["addressee"] = speech.addressee
    if speech.type == "task":
        return _task(scene, speech, {"assigner": who, **roles})
    roles = {"type": (speech.type,), "speaker": who, **roles}
    confidence = 0.45 + (0.2 if speech.certain else 0.05) + (0.1 if speech.addressee else 0.0)
    reasons = ("speaker named in the sentence" if speech.certain else "speaker carried over",)
    quotes = [scene.evidence(s) for s in (*speech.retold, speech.sentence)]
    return Claim(
        "statement",
        roles,
        tuple(dict.fromkeys(quotes)),
        f"statement/{speech.type}",
        "reported",
        round(confidence, 2),
        reasons,
    )


def _task(scene: Scene, speech: Speech, roles: dict[str, tuple[Value, ...]]) -> Claim:
    scene.ordered.append(speech.content)
    deadline = _deadline(speech)
    if deadline:
        roles["deadline"] = (due_date(scene, speech.sentence, deadline),)
    quote = (scene.evidence(speech.sentence),)
    return Claim("task", roles, quote, "task/assigned", "asserted", 0.6, ("who assigns is named",))


def _deadline(speech: Speech) -> str | None:
    """Return the first date of a task; not one that something has lasted since."""
    start, end = speech.content
    since = speech.sentence.cues("cue:since")
    ahead = [d for d in speech.sentence.dates if start <= d[0] < end]
    return next((d[1] for d in ahead if not any(h.i <= d[0] <= h.j + 1 for h in since)), None)
