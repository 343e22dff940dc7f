"""Partners whose names no list knows, so that a clause seems to name one side only."""

from __future__ import annotations

from kg.extraction.actors.parties import is_both, units_of
from kg.extraction.brackets import OPEN
from kg.extraction.clauses import has_and
from kg.extraction.marks import tied_endings
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.topic import kind_of
from kg.lexicon import Hit

_FAR = 6  # words between "between" and a unit


def has_stranger(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether "with" or "between" stands in a clause that names one side only.

    Then who is meant is somebody whom no list knows, and not whom the article tells of
    most; but "between the state and A" may mean the home unit, if A is its main partner.
    """
    actors = [a for a in sentence.actors if start <= a.i < end and units_of(scene, [a])]
    named = [a for a in actors if "in" not in a.marks]
    if not named or any(is_both(a) for a in actors):
        return False
    marks = [h for h in sentence.cues("rel:with") if start <= h.i < end]
    told = [a for a in named if "with" in a.marks and scene.home not in a.locality]
    if len(marks) > len(told):
        return True  # but "was signed with A" leaves out whom the article is of
    main = {scene.home, *scene.partners[:1]}
    between = [h for h in sentence.cues("rel:between") if start <= h.i < end]
    if between and not any(main & set(a.locality) for a in named):
        return True
    return any(_joins_stranger(scene, sentence, h, named) for h in between)


def _joins_stranger(scene: Scene, sentence: Sentence, mark: Hit, named: list[Actor]) -> bool:
    """Say whether "between" governs one unit, and behind "and" a name that no list knows."""
    if scene.lexicon.profile.adposition == "after":
        return False
    one = next((a for a in named if 0 <= a.i - mark.j <= scene.reach(_FAR)), None)
    if one is None:
        return False
    tied = one.j < sentence.j and has_and(scene, one.j)
    joint = next((h for h in sentence.cues("rel:and") if 0 <= h.i - one.j <= 2), None)
    if joint is None and not tied:
        return False
    low = joint.j if joint is not None else one.j
    known = any(0 <= a.i - low <= 2 for a in sentence.actors)
    kind = [h for h in sentence.hits if h.has("place-type") and 0 <= h.i - low <= 1]
    return bool(kind) and not known


def owns_name(scene: Scene, sentence: Sentence, keys: tuple[str, ...]) -> bool:
    """Say whether a state among some places only says where a name lies that no list knows.

    "Twinned with Britain's X": the ending of an owner, or the word for it, and behind it a word
    that is no label.
    """
    owners = scene.lexicon.profile.genitive
    labels = {k for h in sentence.hits for k in range(h.i, h.j)}
    for actor in sentence.actors:
        if actor.kind != "place" or kind_of(scene, actor.keys[0]) != "country":
            continue
        if actor.keys[0] not in keys or actor.j + 1 >= sentence.j:
            continue
        apart = scene.tokens.folds[actor.j] in owners or scene.tokens.folds[actor.j] in ("'", "’")
        tied = scene.tokens.folds[actor.j - 1].endswith(tied_endings(scene, owners) or ("\0",))
        behind = actor.j + (1 if apart and not tied else 0)
        if (apart or tied) and behind not in labels and scene.tokens.is_word(behind):
            return True
    return False


def follows_name(scene: Scene, sentence: Sentence, keys: tuple[str, ...]) -> bool:
    """Say whether a state only says where the name before it lies, which no list knows.

    "Twinned with X (France)", "with German X" where adjectives follow their noun.
    """
    labels = {k for h in sentence.hits for k in range(h.i, h.j)}
    states = [a for a in sentence.actors if a.kind == "place" and set(a.keys) & set(keys)]
    states = [a for a in states if kind_of(scene, a.keys[0]) == "country"]
    return bool(states) and all(_stands_behind_name(scene, a, sentence, labels) for a in states)


def _stands_behind_name(scene: Scene, state: Actor, sentence: Sentence, labels: set[int]) -> bool:
    """Say whether a bracket, or a word that is no label, stands right before a state."""
    before = state.i - 1
    if before < sentence.i or scene.tokens.folds[before] in OPEN:
        return before >= sentence.i
    light = scene.tokens.folds[before] in scene.lexicon.profile.stopwords
    return scene.tokens.is_word(before) and not light and before not in labels


def is_noun(scene: Scene, actor: Actor) -> bool:
    """Say whether a place is named, and not told by an adjective: "sa jumelle malienne"."""
    small = scene.lexicon.profile.case_marks_names and scene.surface(actor.i, actor.j).islower()
    return actor.kind != "place" or not small
