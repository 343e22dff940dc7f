"""Words that stand for an actor: "he", "both sides", "the two provinces", "the province"."""

from __future__ import annotations

from kg.extraction.actors.both_sides import BOTH, both_sides
from kg.extraction.bodies.plain_names import is_definite
from kg.extraction.marks import marks_of
from kg.extraction.numbers.numbers import Number
from kg.extraction.scene import Actor, PersonPhrase, Scene, Sentence
from kg.extraction.topic import country_of, kind_of
from kg.lexicon import Hit

_TWINS = frozenset({"cue:twinned", "cue:friendship"})
#: What a paper or project does: it provides for something, will allow, helps.
_AHEAD = frozenset({"cue:plan", "cue:will", "cue:may", "cue:support"})
_BACK = 4  # sentences back in which somebody else may be named
_ADJECTIVES = 3  # words between a type word and the "of" of its name


def find_stand_ins(
    scene: Scene, sentence: Sentence, taken: list[tuple[int, int]], last_person: Actor | None
) -> list[Actor]:
    """Resolve "he", "both sides", "the two provinces", "the province"."""
    actors = []
    for n, hit in enumerate(sentence.hits):
        if any(i <= hit.i < j for i, j in taken):
            continue
        actor = _pronoun(scene, sentence, hit, last_person) or _plain_type(scene, sentence, n)
        if actor is not None:
            actors.append(actor)
    return actors


def _pronoun(scene: Scene, sentence: Sentence, hit: Hit, last_person: Actor | None) -> Actor | None:
    groups = [cue for cue in BOTH if cue in hit.concepts]
    one = "cue:he" in hit.concepts or (
        hit.has("title") is not None and not _is_counted(scene, sentence, hit)
    )
    if not (groups or one) or any(_is_named(sentence, hit, p) for p in sentence.people):
        return None
    if groups:
        named = [p for p in sentence.places if 0 <= p.i - hit.j <= 5 and not p.container]
        if len(named) >= 2 or (named and _is_owned(scene, sentence, hit)):
            return None  # "the two twinned provinces, A and B": the names say it
        kind = BOTH[groups[0]]
        members = both_sides(scene, sentence, hit, kind)
        if len(members) < 2:
            return None
        return Actor(hit.i, hit.j, "place", members, members, _marks(scene, sentence, hit))
    earlier = [a for a in sentence.actors if a.kind == "person" and a.i < hit.i]
    person = earlier[0] if earlier else last_person
    if person is None or (not earlier and _is_thing(scene, sentence, hit)):
        return None
    if not earlier and _is_done_to(sentence, hit, person):
        person = _other_person(scene, sentence, person)
        if person is None:
            return None
    marks = _marks(scene, sentence, hit)
    return Actor(hit.i, hit.j, "person", person.keys, person.locality, marks)


def _is_owned(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "of" follows: "the provinces of Laos" are not the two that the news is of."""
    before = scene.lexicon.profile.adposition == "before"
    return before and any(h.i == hit.j for h in sentence.cues("rel:of"))


def _is_done_to(sentence: Sentence, hit: Hit, person: Actor) -> bool:
    """Say whether the verb behind "he" is done to somebody by his name: "he invited X" is not X."""
    if "cue:he" not in hit.concepts:
        return False
    named = [a for a in sentence.actors if a.keys == person.keys and a.i >= hit.j]
    verbs = [h for h in sentence.hits if h.i >= hit.j and h.has("cue")][:1]
    return any(
        "object" in a.marks or any(v.i - hit.j <= 1 and 0 <= a.i - v.j <= 1 for v in verbs)
        for a in named
    )


def _other_person(scene: Scene, sentence: Sentence, person: Actor) -> Actor | None:
    """Return the last one named before a sentence who is somebody else; None if nobody is."""
    for earlier in reversed(scene.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        for actor in reversed(earlier.actors):
            told = actor.kind == "person" and "pronoun" not in actor.marks
            if told and actor.keys != person.keys:
                return actor
    return None


def _is_thing(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a pronoun stands for the paper or project of the sentence before.

    "A convention was signed. It provides for ...", where nouns that are no people have the
    pronouns of men and women: nobody is named there, and nothing is said or felt.
    """
    if "cue:he" not in hit.concepts or hit.i != sentence.i or not sentence.index:
        return False
    told = scene.sentences[sentence.index - 1]
    things = told.has(*scene.frames.document, "cue:programme-word", "cue:twinned")
    verb = next((h for h in sentence.hits if h.i >= hit.j and h.has("cue")), None)
    ahead = verb is not None and not _AHEAD.isdisjoint(verb.concepts)
    return things and ahead and not any(a.kind == "person" for a in told.actors)


def _is_counted(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a number stands before a title: "two engineers" are nobody named before."""
    ends = [scene.tokens.at(n.span.end) for n in sentence.numbers]
    return any(0 <= hit.i - end <= 1 for end in ends)


def _is_named(sentence: Sentence, hit: Hit, person: PersonPhrase) -> bool:
    """Say whether a title or pronoun belongs to a name: right behind it, or before without a verb.

    "Comrade X" in Vietnamese, "X comrade" in Chinese, Japanese and Korean.
    """
    if hit.i == person.j:
        return hit.has("title") is not None
    verb = any(h.has("cue") and hit.j <= h.i and h.j <= person.i for h in sentence.hits)
    return -1 <= person.i - hit.j <= 2 and not verb


def _marks(scene: Scene, sentence: Sentence, hit: Hit) -> frozenset[str]:
    return marks_of(scene, sentence, hit.i, hit.j) | {"pronoun"}


def _plain_type(scene: Scene, sentence: Sentence, n: int) -> Actor | None:
    """Let "the province" without a name stand for the home unit of that kind."""
    hit = sentence.hits[n]
    codes = hit.all("place-type")
    if not codes or any(p.i <= hit.i < p.j for p in sentence.places):
        return None
    if any(_TWINS & set(h.concepts) and hit.i - h.j in (0, 1) for h in sentence.hits):
        return None  # "sister city": it names a tie, and no place
    if scene.lexicon.profile.definite and not is_definite(scene, hit.i):
        return None  # "a city", or that of a name that nobody knows
    counted = any(n.kind == "quantity" and _counts(scene, n, hit) for n in sentence.numbers)
    if counted or "rel:several" in hit.concepts:
        return None  # "five regions", "port cities"
    unit = _so_called(scene, hit) or scene.home
    kind = scene.frames.place_kind.get(codes[0], "")
    if not unit or _of_others(scene, sentence, hit, country_of(scene, unit)):
        return None
    if unit == scene.home and kind != kind_of(scene, unit):
        return None
    return Actor(hit.i, hit.j, "place", (unit,), (unit,), _marks(scene, sentence, hit))


def _so_called(scene: Scene, hit: Hit) -> str | None:
    """Return the one partner that is named with this type word, if the home unit is not.

    Where words are written as one: 県 is the prefecture and not the province that it deals with.
    """
    if not scene.lexicon.profile.scriptio_continua:
        return None
    word, sides = scene.surface(hit.i, hit.j), {scene.home, *scene.partners}
    places = (p for s in scene.sentences for p in s.places if p.key in sides)
    named = {p.key for p in places if word in scene.surface(p.i, p.j)[1:]}
    return next(iter(named)) if len(named) == 1 else None


def _counts(scene: Scene, number: Number, hit: Hit) -> bool:
    """Say whether a number above one stands right before a noun."""
    return number.value > 1 and scene.tokens.at(number.unit_start) == hit.i


def _is_described(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether adjectives part a type word from its name: "la ville portuaire chinoise de X"."""
    tokens, profile = scene.tokens, scene.lexicon.profile
    if profile.head_order != "first" or not profile.case_marks_names:
        return False
    joints = {h.i: h.j for h in sentence.cues("rel:of")}
    k = hit.j
    while k < min(hit.j + _ADJECTIVES, sentence.j) and k not in joints:
        labels = [h for h in sentence.hits if h.i <= k < h.j and not h.has("weak")]
        if not tokens.is_word(k) or tokens.is_capital(k):
            return False
        if not all(h.has("place") or h.has("nation") or h.has("field") for h in labels):
            return False
        k += 1
    end = joints.get(k, k)
    return hit.j < k < end and any(p.i == end for p in sentence.places)


def _of_others(scene: Scene, sentence: Sentence, hit: Hit, home: str) -> bool:
    """Say whether the type word speaks of other places: "provinces of Laos", the end of a name.

    Where no spaces stand between words, a type word right behind letters that no label
    knows ends the name of a place that nobody knows.
    """
    verb = any(h.i == hit.j and h.has("cue") for h in sentence.hits)  # "the region visits X"
    near = 0 if verb else 1
    if any(0 <= p.i - hit.j <= near and country_of(scene, p.key) != home for p in sentence.places):
        return True
    if _is_described(scene, sentence, hit):
        return True
    if not scene.lexicon.profile.scriptio_continua or hit.i == sentence.i:
        return False
    before = hit.i - 1
    known = sentence.is_labelled(before)
    return scene.tokens.folds[before].isalpha() and not known
