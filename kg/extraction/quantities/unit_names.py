"""How a counted noun is called in English, and what stands for it where no label does."""

from __future__ import annotations

from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

#: Stretches of time from the longest, which tell how often as well as how long.
SPANS = ("centuries", "decades", "years", "quarters", "months", "weeks", "days", "nights", "hours")
TIMES = frozenset(f"unit:{code}" for code in SPANS)
#: Units are named in English.
_NAMED_IN = "en"
_MOST = 2  # words of a noun that no label names


def joined_name(scene: Scene, sentence: Sentence, head: Hit) -> str:
    """Return the name of a counted noun, joined with one that "and" ties to it."""
    following = [h for h in sentence.hits if h.has("unit") and h.i >= head.j]
    if scene.lexicon.profile.head_order == "last":
        for noun in following:  # "teacher accounts": the last noun is what is counted
            gap = scene.tokens.folds[head.j : noun.i]
            if _is_owner(scene, head, noun) or TIMES & set(noun.concepts):
                break
            if not gap or (len(gap) <= 2 and gap[0] == "/"):
                head = noun
    joins = {h.i: h.j for h in sentence.cues("rel:and")}
    other = next((h for h in following if h.i == joins.get(head.j)), None)
    names = [unit_name(scene, head)] + ([unit_name(scene, other)] if other else [])
    return " and ".join(dict.fromkeys(names))


def _is_owner(scene: Scene, noun: Hit, other: Hit) -> bool:
    """Say whether the noun behind only has what is counted: ২২ সদস্যের প্রতিনিধিদল, 14 رکنی وفد."""
    word, profile = scene.tokens.folds[noun.j - 1], scene.lexicon.profile
    people = scene.frames.groups["person_units"]
    if "people" in noun.all("unit") and "visits" in other.all("unit"):
        return True  # what they do: 15人访问南宁
    if not people.isdisjoint(noun.all("unit")):  # but teachers' accounts are accounts
        return "delegations" in other.all("unit")
    ends = [g for g in profile.genitive if word.endswith(g) and word != g]
    return any(scene.lexicon.knows(word.removesuffix(g)) for g in ends)


def unit_name(scene: Scene, hit: Hit) -> str:
    """Return the English name of a counted noun: in English, but for measures, as printed."""
    concept = hit.has("unit") or ""
    label = scene.frames.labels.get(concept, concept.partition(":")[2])
    measure = concept.partition(":")[2] in scene.frames.groups["measures"]
    if scene.article.lang == _NAMED_IN and not measure:
        words = scene.surface(hit.i, hit.j).split()
        while len(words) > 1 and words[0].lower() in scene.frames.groups["unit_adjectives"]:
            words = words[1:]
        printed = " ".join(words)
        printed = printed.lower() if printed.istitle() else printed
        return label if label.startswith(printed) else printed  # "a 17-member team"
    return label


def swallowed(scene: Scene, sentence: Sentence, first: int) -> str | None:
    """Find the noun where a longer name begins with it ("8 provinces of ...")."""
    for hit in sentence.hits:
        if hit.i == first and hit.has("place"):
            short = next(scene.lexicon.find(scene.tokens.folds, first, first + 1), None)
            return unit_name(scene, short) if short is not None and short.has("unit") else None
    return None


def printed_noun(scene: Scene, sentence: Sentence, first: int) -> str | None:
    """Fall back on the printed word, where words are written apart."""
    profile, tokens = scene.lexicon.profile, scene.tokens
    counters = profile.scriptio_continua or profile.post_follows_name  # there a noun needs one
    if counters or first >= sentence.j or not tokens.is_word(first):
        return None
    last = first
    most = _MOST if profile.head_order == "last" and profile.adposition == "before" else 1
    while last < min(first + most, sentence.j) and _is_plain(scene, sentence, last):
        last += 1
    return tokens.surface(first, last) if last > first else None


def _is_plain(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a word is none that builds sentences and no place."""
    if not scene.tokens.is_word(k) or scene.tokens.folds[k] in scene.lexicon.profile.stopwords:
        return False
    hits = (h for h in sentence.hits if h.i <= k < h.j)
    return not any(h.has(scheme) for h in hits for scheme in ("cue", "rel", "place"))
