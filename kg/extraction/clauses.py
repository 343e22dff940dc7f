"""Polarity, modality and content of parts of a sentence."""

from __future__ import annotations

from kg.extraction.scene import Actor, Scene, Sentence, unique
from kg.lexicon import Hit
from kg.model import Modality

_QUESTION = frozenset("?؟？")
_KNOWN = 4  # letters of a word that a joined article is told by
_REACH = 6  # words over which a cue of polarity or modality reaches its verb
#: What a wish or duty after a verb that is complete in itself does not speak of.
_ASKED = frozenset({"cue:wish", "cue:propose", "cue:request", "cue:must"})


def modality_of(scene: Scene, sentence: Sentence, hit: Hit, end: int | None = None) -> Modality:
    """Return the modality of the act that a hit names.

    Cues stand before the verb, or after it, as far as `end`, where the verb ends the clause (SOV).
    """
    near = _near(scene, sentence, hit, sentence.j if end is None else end)
    if "cue:not" in near:
        return "negated"
    if "cue:if" in near:
        return "hypothetical"
    if "cue:will" in near or "cue:plan" in near:
        return "planned"
    if near & {"cue:wish", "cue:propose", "cue:request", "cue:must", "cue:may"}:
        return "proposed"
    return "asserted"


def _near(scene: Scene, sentence: Sentence, hit: Hit, end: int) -> set[str]:
    order = scene.lexicon.profile.clause_order
    marks, reach = set(scene.lexicon.profile.clause_mark), scene.reach(_REACH)
    found = {"cue:will"} & set(hit.concepts)  # a future form says itself that it lies ahead
    told = order == "SOV" and _is_complete(scene, hit)
    for other in sentence.hits:
        if other is hit:
            continue
        before = other.j <= hit.i and hit.i - other.j <= reach
        before = before or frames_verb(scene, other, hit)
        after = order == "SOV" and hit.j <= other.i < end and other.i - hit.j <= reach
        headed = "cue:plan" in other.concepts and _heads(scene, hit, other, reach)
        if not (before or after or headed):
            continue
        gap = scene.tokens.folds[other.j : hit.i] if before else scene.tokens.folds[hit.j : other.i]
        if "cue:without" in other.concepts and not scene.lexicon.profile.pauses.isdisjoint(gap):
            continue  # "without ceremony, the governors met in Lyon"
        if marks.isdisjoint(gap):
            found.update(set(other.concepts) - _ASKED if after and told else other.concepts)
    return found


def frames_verb(scene: Scene, modal: Hit, verb: Hit) -> bool:
    """Say whether a word for what lies ahead and the verb that ends its clause belong together.

    So in languages whose verbs leave a part at the end of the clause: "soll am 16. Mai im
    Rathaus die Urkunde unterzeichnen", "wird ... unterzeichnet werden".
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if not profile.particle or not {"cue:will", "cue:plan"} & set(modal.concepts):
        return False
    marks = profile.pauses
    ends = {*marks, *profile.sentence_end}
    last = next((k for k in range(verb.j, len(folds)) if not means(scene, folds[k], "cue:will")), 0)
    whole = modal.j <= verb.i and marks.isdisjoint(folds[modal.j : verb.i])
    return whole and (not last or folds[last] in ends)


def _heads(scene: Scene, hit: Hit, noun: Hit, reach: int) -> bool:
    """Say whether a noun heads what is told before it: "友好城市关系的议案", a bill on ties."""
    profile = scene.lexicon.profile
    if profile.head_order == "first" or not profile.scriptio_continua:
        return False
    joined = scene.tokens.folds[noun.i] in profile.genitive or (
        scene.tokens.folds[noun.i - 1] in profile.genitive
    )
    return noun.i >= hit.j and noun.i - hit.j <= reach and joined


def _is_complete(scene: Scene, hit: Hit) -> bool:
    """Say whether a verb is complete in itself: "met" and then "proposed ...".

    The label holds a noun and its light verb, or a form that says what was done before; or a
    comma closes it.
    """
    folds, profile = scene.tokens.folds, scene.lexicon.profile
    light = hit.j - hit.i > 1 and folds[hit.j - 1] in profile.stopwords
    closed = hit.j < len(folds) and folds[hit.j] in profile.list_mark
    return light or closed or "cue:past" in hit.concepts


def colon_in(scene: Scene, start: int, end: int) -> int | None:
    """Return the first colon of some words, if one stands there."""
    return next((k for k in range(start, end) if scene.tokens.folds[k] == ":"), None)


def negated(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a negation stands between two words, or ends there."""
    return any("cue:not" in h.concepts and h.i < end and start < h.j for h in sentence.hits)


def fields_in(scene: Scene, sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """Return the field codes that words `start` to `end` speak of, in text order.

    What an authority deals with by its name says nothing of what is spoken of; that a
    school or a hospital is spoken of does. Who is counted, as children or firms are, or how
    something is given tells it only where no other word does.
    """
    kinds = scene.frames.body_kind
    names = [
        (b.i, b.j)
        for b in sentence.bodies
        if kinds.get(b.head) in scene.frames.groups["authorities"]
    ]
    names += [(p.i, p.j) for p in sentence.people]
    hits = [h for h in sentence.hits if start <= h.i < end]
    hits = [h for h in hits if not any(i <= h.i < j for i, j in names)]
    told = [(h, c) for h in hits for c in h.all("field") or _remit(scene, h) or _hidden(scene, h)]
    told = [(h, c) for h, c in told if c in scene.frames.fields]
    things, aside = scene.frames.thing_field, scene.frames.aside_field
    firm = [c for h, c in told if all(aside.get(concept) != c for concept in h.concepts)]
    alone = [h.concepts[0] for h in hits if len(h.concepts) == 1]  # it means nothing else
    counted = [things[concept] for concept in alone if concept in things]
    return unique(firm or [c for _, c in told] + counted)


def remit_of(scene: Scene, sentence: Sentence, bodies: tuple[Actor, ...]) -> tuple[str, ...]:
    """Return the fields in the names of bodies: what they deal with."""
    inside = [h for b in bodies for h in sentence.hits if b.i <= h.i < b.j]
    table = scene.frames.spec_field
    meant = [table[c] for h in inside for c in h.all("spec") if c in table]
    named = [c for h in inside for c in (*h.all("field"), *_inner_fields(scene, h))]
    return unique(c for c in (*meant, *named) if c in scene.frames.fields)


def _remit(scene: Scene, hit: Hit) -> list[str]:
    """Return the fields of a body that is no authority: a "cultural centre" is of culture."""
    table = scene.frames.spec_field
    return [table[spec] for spec in hit.all("spec") if hit.has("body") and spec in table]


def _hidden(scene: Scene, hit: Hit) -> list[str]:
    """Return the fields that a longer label hides; not the names of bodies, posts and places."""
    if "cue:disaster" in hit.concepts:
        return []
    return _inner_fields(scene, hit) if hit.has("cue") or hit.has("unit") else []


def _inner_fields(scene: Scene, hit: Hit) -> list[str]:
    """Return the fields of the words inside a longer label: "culture week" is of culture."""
    if hit.j - hit.i < 2:
        return []
    folds, find = scene.tokens.folds, scene.lexicon.find
    inner = [*find(folds, hit.i, hit.j - 1), *find(folds, hit.i + 1, hit.j)]
    return [code for h in inner for code in h.all("field")]


def items(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    """Split words `start` to `end` at the marks that separate the items of a list."""
    marks = set(scene.lexicon.profile.clause_mark)
    folds, parts, begin = scene.tokens.folds, [], start
    for k in range(start, end):
        if folds[k] in marks or folds[k - 1] + folds[k] in marks:
            if k > begin:
                parts.append((begin, k))
            begin = k + 1
    if begin < end:
        parts.append((begin, end))
    return parts


def coordinated(scene: Scene, sentence: Sentence, start: int, end: int) -> list[tuple[int, int]]:
    """Split words `start` to `end` at an "and" between two clauses on different fields.

    Where verbs end clauses, a verb stands before that "and"; elsewhere it is "and that", or
    words that join clauses alone ("at the same time").
    """
    cuts = [h for h in sentence.cues("rel:and") if _ends_clause(scene, sentence, h)]
    cuts += [h for h in sentence.cues("rel:also") if _joins_clauses(scene, h)]
    places = [(h.i, h.j) for h in cuts] + [(k, k + 1) for k in _and_that(scene, start, end)]
    that = scene.lexicon.profile.that
    for h in sentence.cues("rel:and"):
        if start < h.i and h.j < end and scene.tokens.folds[h.j] in that:
            places.append((h.i, h.j + 1))
    parts, begin = [], start
    for i, j in sorted(places):
        left, right = fields_in(scene, sentence, begin, i), fields_in(scene, sentence, j, end)
        if begin < i and j < end and left and right and set(left).isdisjoint(right):
            parts.append((begin, i))
            begin = j
    return [*parts, (begin, end)]


def _ends_clause(scene: Scene, sentence: Sentence, joint: Hit) -> bool:
    """Say whether a verb of what shall be stands before "and", where verbs end clauses."""
    verbs = [h for h in sentence.cues("cue:will", "cue:must", "cue:give") if h.j == joint.i]
    return scene.lexicon.profile.clause_order == "SOV" and bool(verbs)


def _joins_clauses(scene: Scene, joint: Hit) -> bool:
    """Say whether a comma stands before a joint, where its letters may be part of other words."""
    profile = scene.lexicon.profile
    marks = profile.pauses
    return not profile.scriptio_continua or scene.tokens.folds[joint.i - 1] in marks


def _and_that(scene: Scene, start: int, end: int) -> list[int]:
    """Return where "and that" stands as one word."""
    profile = scene.lexicon.profile
    if not profile.definite:
        return []
    words = {p + word for p in profile.prefix for word in profile.that}
    return [k for k in range(start, end) if scene.tokens.folds[k] in words]


def has_and(scene: Scene, k: int) -> bool:
    """Say whether an "and" that the language writes onto the next word opens word `k`."""
    word = scene.tokens.folds[k]
    tied = (p for p in scene.lexicon.profile.prefix if word.startswith(p) and word != p)
    return any(means(scene, p, "rel:and") for p in tied)


def joins_known(scene: Scene, k: int) -> bool:
    """Say whether "and the" or "with the" and a known word are joined to one at word `k`.

    "Valery" is written as if it began with "so the".
    """
    profile, word = scene.lexicon.profile, scene.tokens.folds[k]
    rests = [word[len(f) :] for f in profile.joined_article if word.startswith(f)]
    if not rests or has_and(scene, k):
        return bool(rests)
    known = (r in profile.stopwords or scene.lexicon.knows(r) for r in rests)
    return any(told and len(r) >= _KNOWN for told, r in zip(known, rests, strict=True))


def means(scene: Scene, word: str, *concepts: str) -> bool:
    """Say whether a folded word or particle has one of some concepts."""
    return any(c in h.concepts for h in scene.lexicon.find((word,), 0, 1) for c in concepts)


def bears_and(scene: Scene, j: int) -> bool:
    """Say whether the word before `j` bears an ending that means "and": 부산시와 하이퐁시."""
    word = scene.tokens.folds[j - 1]
    tied = (s for s in scene.lexicon.profile.suffix if word.endswith(s) and word != s)
    return any(means(scene, s, "rel:and") for s in tied)


def is_refuted(scene: Scene, sentence: Sentence) -> bool:
    """Say whether what others are said to have told is denied, here or in the next sentence.

    "Media wrote that the cities had signed an accord. The city hall denied it."
    """
    if not sentence.has("cue:reported"):
        return _is_denied_of(scene, sentence)
    told = [sentence, *scene.sentences[sentence.index + 1 : sentence.index + 2]]
    return any(s.has("cue:refute") and s.paragraph == sentence.paragraph for s in told)


def _is_denied_of(scene: Scene, sentence: Sentence) -> bool:
    """Say whether somebody denies that two places have a tie: "denied being twinned with A".

    Who denies that a tie is over says that it stands.
    """
    if scene.lexicon.profile.clause_order == "SOV" or sentence.has("cue:end", "cue:not"):
        return False
    denied = [h.j for h in sentence.cues("cue:refute")]
    ties = sentence.cues("cue:twinned", "cue:sign")
    return any(0 <= h.i - j <= scene.reach(_REACH) for h in ties for j in denied)


def is_question(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence asks: it states nothing."""
    last = scene.tokens.folds[max(sentence.i, sentence.j - 2) : sentence.j]
    return not _QUESTION.isdisjoint(last)
