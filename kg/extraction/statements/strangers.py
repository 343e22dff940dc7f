"""Subjects of verbs of speech that the text does not explain: nobody is quoted for them."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.actors.subjects import ASIDE
from kg.extraction.reports import spoken_in
from kg.extraction.scene import Actor, Scene, Sentence
from kg.lexicon import Hit

_OF = 2  # words between a spokesman and whom he speaks for: "for the city", and the verb


def is_strange(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a verb of speech has a name as its subject that nothing explains."""
    beside = {a.j for a in sentence.actors}
    verbs = (h for h in spoken_in(scene, sentence) if h.i not in beside)
    return any(is_stranger(scene, sentence, h) for h in verbs)


def is_stranger(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a name that nothing explains is the subject of a verb: not who spoke last."""
    profile, k = scene.lexicon.profile, hit.i - 1
    k -= _is_type_word(scene, sentence, k)
    if not profile.case_marks_names or profile.clause_order != "SVO" or k < sentence.i:
        return False
    if not scene.tokens.is_capital(k) or scene.tokens.folds[k] in profile.stopwords:
        return False
    labels = [h for h in sentence.hits if h.i <= k < h.j]
    return not labels or all(_ends_name(scene, sentence, h) for h in labels)


def _is_type_word(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a word only says what a name before it names: "Borstal district"."""
    typed = any(h.has("place-type") and h.i == k and h.j == k + 1 for h in sentence.hits)
    free = not any(a.i <= k < a.j for a in sentence.actors)
    return typed and free and not scene.tokens.is_capital(k)


def _ends_name(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a label of one word is only the end of an unknown name in capitals."""
    before = hit.i - 1
    unknown = not sentence.is_labelled(before)
    single = hit.j - hit.i == 1 and before >= sentence.i
    return single and unknown and scene.tokens.is_capital(before)


def is_before_stranger(scene: Scene, sentence: Sentence, hit: Hit, found: Actor) -> bool:
    """Say whether a name that nothing explains stands between a post or body and its verb."""
    named = any(p.key in found.keys and found.i <= p.i < found.j for p in sentence.people)
    beside = any(a.i < hit.i <= a.j for a in sentence.actors)
    apart = hit.i - found.j > 1 and not named and not beside and "pronoun" not in found.marks
    return apart and is_stranger(scene, sentence, hit)


def is_unknown(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a post opens the sentence whose holder the text does not tell: "the consul".

    Or whether the subject of the verb is people without a name: "many delegates".
    """
    posts = [h for h in sentence.hits if h.has("post") and h.j <= hit.i]
    opens = posts and posts[0].i - sentence.i <= 1
    if opens and not any(a.i <= posts[0].i < a.j for a in sentence.actors):
        return True
    return _are_people(scene, sentence, hit)


def spoken_for(scene: Scene, sentence: Sentence, hit: Hit) -> Actor | None:
    """Return the unit or body whose spokesman without a name is the subject of a verb."""
    voices, profile = scene.frames.groups["voice_posts"], scene.lexicon.profile
    for post in sentence.hits:
        if not voices & set(post.all("post")) or any(a.i <= post.i < a.j for a in sentence.people):
            continue
        sides = [a for a in sentence.actors if a.kind in ("body", "place")]
        sides = [a for a in sides if "pronoun" not in a.marks]
        near = [a for a in sides if 0 <= post.i - a.j <= 1 and a.j <= post.i]
        verb = hit.i >= post.j or profile.clause_order == "VSO"
        if not near and profile.adposition == "before":
            near = [a for a in sides if 0 <= a.i - post.j <= scene.reach(_OF)]
            verb = bool(near) and (0 <= hit.i - near[0].j <= _OF or 0 <= post.i - hit.j <= 1)
        if near and verb:
            return replace(near[0], marks=near[0].marks - ASIDE)
    return None


def _are_people(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a noun for people or bodies, and no actor, stands in a verb's own clause."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if profile.clause_order != "SVO" or profile.scriptio_continua:
        return False
    marks = profile.pauses
    start = next((k + 1 for k in range(hit.i - 1, sentence.i - 1, -1) if folds[k] in marks), None)
    first = sentence.i if start is None else start
    inside = [h for h in sentence.hits if first <= h.i and h.j <= hit.i]
    nouns = [h for h in inside if _is_noun_of_people(scene, h)]
    if not nouns or any(first <= a.i < hit.i for a in sentence.actors):
        return False
    held = {h.j for h in sentence.cues("rel:of", "rel:with", "rel:in", "rel:to", "rel:from")}
    return held.isdisjoint({nouns[0].i, nouns[0].i - 1})


def _is_noun_of_people(scene: Scene, hit: Hit) -> bool:
    told = scene.frames.groups["told_people"].isdisjoint(hit.all("unit"))
    return bool(hit.has("post") or hit.has("body")) or "cue:people" in hit.concepts or not told
