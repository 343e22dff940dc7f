"""A subject behind its verb, and what ends a sentence where verbs end clauses.

News in Bengali, Hindi and Urdu likes to put the subject last: "will give technical help the city
of Osaka", "praised the city's work Ambassador X".
"""

from __future__ import annotations

from kg.extraction.scene import Actor, Scene, Sentence
from kg.lexicon import Hit

_ARTICLE = 1  # words between a verb, or the beginning of a sentence, and a person
_AUXILIARY = 1  # words of the verb that its label does not hold
_INFINITIVE = 4  # words of "(conditions) for creating" before the verb that asks for them
_LONGEST = 12  # words of a subject with its posts and places
_ASIDE = frozenset({"object", "with", "in", "from", "between"})
#: Nouns that a subject may hold; every other cue begins another clause.
_NOUNS = frozenset({"cue:leaders", "cue:people", "cue:delegation", "cue:former", "cue:cooperation"})


def subject_behind(scene: Scene, sentence: Sentence, hit: Hit) -> Actor | None:
    """Return the actor that ends a sentence right behind a verb; None if another clause follows."""
    behind = sorted((a for a in sentence.actors if a.i >= hit.j), key=lambda a: a.j)
    if not behind or sentence.j - behind[-1].j > 1 or _ASIDE & behind[-1].marks:
        return None
    first = min(a.i for a in behind)
    if first - hit.j > _AUXILIARY or sentence.j - hit.j > _LONGEST:
        return None
    return None if _goes_on(scene, sentence, hit.j) else behind[-1]


def behind_verb(scene: Scene, sentence: Sentence, hit: Hit) -> Actor | None:
    """Return the person right behind a verb that something else than its subject opens.

    Where verbs leave a particle at the end of the clause they stand second in it: "Nachdem er den
    Gast begrüßt hatte, lobte Bürgermeister X ...", "beim Empfang dankte X ...".
    """
    if not scene.lexicon.profile.particle or hit.i == sentence.i:
        return None
    people = [a for a in sentence.actors if a.kind in ("person", "group")]
    for actor in people:
        opens = actor.i - sentence.i <= (_ARTICLE if "pronoun" not in actor.marks else 0)
        if actor.j == hit.i or (opens and actor.j <= hit.i):
            return None
    named = (a for a in people if 0 <= a.i - hit.j <= _ARTICLE and "pronoun" not in a.marks)
    return next((a for a in named if "object" not in a.marks), None)


def _goes_on(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Say whether a sign or another verb stands behind word `start`."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    signs = {*profile.pauses, *profile.that, *profile.open_quote}
    if any(folds[k] in signs for k in range(start, sentence.j)):
        return True
    cues = [h for h in sentence.hits if h.i >= start and h.has("cue")]
    return any(_NOUNS.isdisjoint(h.concepts) and not h.has("post") for h in cues)


def is_asked_for(scene: Scene, sentence: Sentence, promise: Hit, ask: Hit) -> bool:
    """Say whether a promise is an infinitive that a verb of asking ends.

    "(Conditions to create) asked": only a sign, "and" or "that" would part the two.
    """
    profile, gap = scene.lexicon.profile, range(promise.j, ask.i)
    if profile.clause_order != "SOV" or not 0 < len(gap) <= _INFINITIVE:
        return False
    signs = {*profile.pauses, *profile.that}
    joined = any(h.i in gap for h in sentence.cues("rel:and"))
    return not joined and signs.isdisjoint(scene.tokens.folds[k] for k in gap)
