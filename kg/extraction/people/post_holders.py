"""Who holds which post in an article, and whom a post without a name means."""

from __future__ import annotations

from kg.extraction.scene import PersonPhrase, Scene, Sentence
from kg.lexicon import Hit

#: Stands where several people of the article hold one post.
SEVERAL = PersonPhrase(0, 0, "")
#: People by post and by what tells them: a body, "@" and a place, "=" and the word, or nothing.
Holders = dict[tuple[str, str], PersonPhrase]
_STEM = 4  # letters of a post's word that no case changes
_BESIDE = 2  # words between a name and the post behind it


def call_holder(
    scene: Scene, person: PersonPhrase, held: set[str], hit: Hit, holders: Holders
) -> None:
    """Note the word by which a person's post is told: "the governor" is no other's "president"."""
    for post in held:
        first = holders.setdefault((post, word_of(scene, hit)), person)
        if first.key != person.key:
            holders[post, word_of(scene, hit)] = SEVERAL


def word_of(scene: Scene, hit: Hit) -> str:
    """Return the key under which the word of a post is noted, without its endings."""
    words = scene.tokens.folds[hit.i : hit.j]
    if scene.lexicon.profile.declension:
        words = tuple(w[:_STEM] for w in words)
    return "=" + " ".join(words)


def of_family(scene: Scene, hit: Hit, post: str, holders: Holders) -> PersonPhrase | None:
    """Return the one holder of a post whose family name stands before it: 박 시장."""
    profile = scene.lexicon.profile
    order = (profile.name_order, profile.head_order, profile.scriptio_continua)
    if order != ("family-first", "last", False) or hit.i == 0:
        return None
    family = scene.surface(hit.i - 1, hit.i)
    known = [p for (code, _), p in holders.items() if code == post and p is not SEVERAL]
    found = {p.key: p for p in known if p.name.startswith(family)}
    return next(iter(found.values())) if len(found) == 1 else None


def of_such_body(holders: Holders, code: str, head: str) -> PersonPhrase | None:
    """Return the one person who holds a post in a body of that kind: whose is not said again."""
    found = [p for (post, key), p in holders.items() if post == code and f"/{head}" in key]
    one = len({p.key for p in found}) == 1 and SEVERAL not in found
    return found[0] if one else None


def beside_post(sentence: Sentence, i: int, j: int) -> bool:
    """Say whether a post stands beside a place, and no verb between: "Sfax - received him"."""
    verbs = [h.i for h in sentence.cues("cue:reception", "cue:meeting", "cue:visit", "cue:sign")]
    posts = [h for h in sentence.hits if h.has("post")]
    return any(
        0 <= high - low <= 2 and not any(low <= k < high for k in verbs)
        for h in posts
        for low, high in ((h.j, i), (j, h.i))
    )


def bears_name(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a name that nothing explains follows a post, where capitals mark names."""
    k = hit.j
    if not scene.lexicon.profile.case_marks_names or k >= sentence.j:
        return False
    if not scene.tokens.is_capital(k) or scene.lexicon.knows(scene.tokens.folds[k]):
        return False
    spans = [(p.i, p.j) for p in sentence.places] + [(b.i, b.j) for b in sentence.bodies]
    spans += [(p.i, p.j) for p in sentence.people]
    return not any(i <= k < j for i, j in spans)


def follows_name(scene: Scene, sentence: Sentence, j: int, post: Hit) -> bool:
    """Say whether a post belongs to the name that ends before word `j`.

    It is the next person's where no sign parts it from the name in a language that puts posts
    before names, and where "and" does: "Mayor A and Mayor B".
    """
    profile = scene.lexicon.profile
    if not 0 <= post.i - j <= _BESIDE:
        return False
    plain = not (profile.case_marks_names or profile.post_follows_name)
    begins = profile.head_order == "last" and plain and j < len(scene.tokens)
    if begins and scene.tokens.is_word(j):
        return False
    return not any(j <= h.i and h.j <= post.i for h in sentence.cues("rel:and"))
