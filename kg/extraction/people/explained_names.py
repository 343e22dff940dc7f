"""Names that only the phrase beside them tells: appositions, counterparts, namesakes of towns."""

from __future__ import annotations

from kg.extraction.brackets import CLOSE, OPEN
from kg.extraction.names.name_runs import find_name_run
from kg.extraction.names.unspaced_names import is_named_before
from kg.extraction.people.known_people import KnownPeople
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit
from kg.names import is_vietnamese_name
from kg.text import fold_loose

#: Words between a post and the name in apposition to it.
_REACH = 10
#: Words from one bracket around a name to the other.
_BRACKETS = 16
_DOTS = frozenset("·・")
#: Nouns that may stand there; every other cue is a verb, and ends the phrase.
_NOUNS = frozenset(
    {
        "cue:in-charge",
        "cue:cooperation",
        "cue:relations",
        "cue:friendship",
        "cue:leaders",
        "cue:people",
        "cue:delegation",
        "cue:support",
        "cue:same-place",
    }
)


def name_in_apposition(scene: Scene, sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Return the name of "the vice-chairman in charge of cooperation, X Y, ...".

    Args:
        scene: The article.
        sentence: Where.
        start: The word after a post and what belongs to it.

    Returns:
        The words between the next two signs, if they are a name and no verb comes before.
    """
    comma = next((k for k in range(start, _stop(sentence, start)) if _is_comma(scene, k)), None)
    if comma is None or not _is_plain(scene, sentence, start, comma):
        return None
    run = find_name_run(scene, sentence, _after_title(sentence, comma + 1))
    if run is None or run[1] - run[0] < 2:
        return None
    return run if _is_ended(scene, sentence, run[1]) else None


def is_apposed(scene: Scene, sentence: Sentence, start: int, i: int, j: int) -> bool:
    """Say whether words `i` to `j` are a name in apposition to the post that ends at `start`."""
    comma = i - 1
    titles = [h for h in sentence.hits if is_title(scene, h)]
    while comma > start and any(h.i <= comma < h.j for h in titles):
        comma -= 1
    told = 0 <= comma - start <= _REACH and _is_comma(scene, comma)
    return told and _is_ended(scene, sentence, j) and _is_plain(scene, sentence, start, comma)


def _is_ended(scene: Scene, sentence: Sentence, j: int) -> bool:
    """Say whether a name in apposition ends at word `j`: a comma, or the clause ends."""
    ends = {*scene.lexicon.profile.sentence_end, *scene.lexicon.profile.clause_mark}
    return j >= sentence.j or scene.tokens.folds[j] in ends or _is_comma(scene, j)


def name_past_complement(scene: Scene, sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Return the name of "the head of the section of external relations X Y": no sign parts them.

    Args:
        scene: The article.
        sentence: Where.
        start: The word after a post and what belongs to it.

    Returns:
        The first two capitalised words or more that are no label, if what goes before them
        belongs to the post.
    """
    if not _opens_complement(scene, sentence, start):
        return None
    for k in range(start + 1, _stop(sentence, start)):
        if not scene.tokens.is_capital(k) or sentence.is_labelled(k):
            continue
        run = find_name_run(scene, sentence, k)
        torn = scene.tokens.is_capital(k - 1) and any(  # "Đoàn", a delegation, is a name
            h.i == k - 1 and h.j == k and h.has("cue") for h in sentence.hits
        )
        if run is None or torn or not is_past_complement(scene, sentence, start, k):
            return None
        return run if run[1] - run[0] >= 2 else None
    return None


def is_past_complement(scene: Scene, sentence: Sentence, start: int, i: int) -> bool:
    """Say whether a name at word `i` follows a post that ends at `start` with its complement."""
    if not start < i <= start + _REACH or not _opens_complement(scene, sentence, start):
        return False
    profile, before = scene.lexicon.profile, scene.tokens.folds[i - 1]
    open_word = before in profile.stopwords or before in profile.genitive
    open_word = open_word or any(h.j == i and h.has("rel") for h in sentence.hits)
    return not open_word and _is_plain(scene, sentence, start, i)


def _opens_complement(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Say whether a preposition, or "of" right before it, leads from a post to its field.

    A word of a field does, too, where the head stands first ("Kepala Bidang Kerja Sama").
    """
    profile = scene.lexicon.profile
    if profile.definite:
        return True  # what belongs to a post needs no preposition in Arabic
    if not profile.case_marks_names or profile.compound or start >= sentence.j:
        return False
    here = [h for h in sentence.hits if h.i == start]
    joints = [h for h in sentence.hits if start in (h.i, h.j) and h.has("rel")]
    if joints or scene.tokens.folds[start] in profile.genitive:
        return not any("rel:and" in h.concepts for h in joints)
    heads = ("field", "spec", "body")
    fields = any(any(map(h.has, heads)) or _NOUNS & set(h.concepts) for h in here)
    return fields or scene.tokens.folds[start] in profile.stopwords


def is_title(scene: Scene, hit: Hit) -> bool:
    """Say whether a hit is a title and no verb with one ("receives Ms" is one label)."""
    return bool(hit.has("title")) and scene.frames.event.keys().isdisjoint(hit.concepts)


def _stop(sentence: Sentence, start: int) -> int:
    return min(sentence.j, start + _REACH)


def _is_comma(scene: Scene, k: int) -> bool:
    return scene.tokens.folds[k] in scene.lexicon.profile.list_mark


def _after_title(sentence: Sentence, k: int) -> int:
    return next((h.j for h in sentence.hits if h.i == k and h.has("title")), k)


def _is_plain(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether words hold no sign, verb, post or person: they only explain a post."""
    if any(not scene.tokens.is_word(k) and scene.tokens.folds[k] not in {"-", "'", "’"}
           for k in range(start, end)):  # fmt: skip
        return False
    inside = [h for h in sentence.hits if start <= h.i < end]
    stops = scene.lexicon.profile.stopwords
    inside = [  # "chargée de" is no verb behind a post, "est chargée de" is
        h for h in inside if "cue:assign" not in h.concepts or scene.tokens.folds[h.i] in stops
    ]
    if any(h.has("post") or (h.has("cue") and not _NOUNS & set(h.concepts)) for h in inside):
        return False
    return not any(start <= p.i < end for p in sentence.people)


def name_counterparts(scene: Scene, sentence: Sentence) -> None:
    """Let "his counterpart" hold the post of whoever was named last: "and his counterpart Y"."""
    for n, hit in enumerate(sentence.hits):
        if "cue:counterpart" not in hit.concepts:
            continue
        earlier = [h for h in sentence.hits[:n] if h.has("post")]
        before = scene.sentences[max(0, sentence.index - 2) : sentence.index]
        earlier = earlier or [
            h for s in before for h in s.hits if h.has("post") and any(p.posts for p in s.people)
        ]
        if earlier:
            posts = tuple(c for c in earlier[-1].concepts if c.startswith("post:"))
            sentence.hits[n] = Hit(hit.i, hit.j, posts)


def drop_namesakes(scene: Scene, sentence: Sentence, known: KnownPeople) -> None:
    """Read "Governor Omura", or "Orlando" alone, as the person named before, not as a town."""
    words = known.words()
    if scene.lexicon.profile.scriptio_continua and scene.lexicon.profile.post_follows_name:
        behind = {h.i for h in sentence.hits if h.has("post")}
        sentence.places = [
            p
            for p in sentence.places
            if not (p.j in behind and known.begins(scene.surface(p.i, p.j)))
        ]
    posts = {h.j for h in sentence.hits if h.has("post") or h.has("title")}
    surnames = _surnames(scene, known)
    dropped = [
        p
        for p in sentence.places
        if p.i == p.name_i
        and (
            (p.i in posts and fold_loose(scene.surface(p.i, p.j)) in words)
            or (fold_loose(scene.surface(p.i, p.j)) in surnames and _is_bare(sentence, p.i))
        )
    ]
    spans = {(p.i, p.j) for p in dropped if p.i not in posts}
    sentence.places = [p for p in sentence.places if p not in dropped]
    sentence.hits = [h for h in sentence.hits if (h.i, h.j) not in spans]


def _surnames(scene: Scene, known: KnownPeople) -> set[str]:
    """Return the last words of the names known, where family names stand last."""
    profile = scene.lexicon.profile
    if not profile.case_marks_names or profile.name_order != "given-first":
        return set()
    names = [n for n in known.names() if is_vietnamese_name(n, scene.article.lang) < 0.5]
    return {words[-1] for n in names if len(words := fold_loose(n).split()) >= 2}


def _is_bare(sentence: Sentence, k: int) -> bool:
    """Say whether no word for "in", "to", "from" or "of" makes word `k` a place."""
    where = {"rel:in", "rel:to", "rel:from", "rel:of"}
    return not any(h.j == k and where & set(h.concepts) for h in sentence.hits)


def announces_name(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a name may follow a post: one in the plural, or of many holders, names nobody."""
    posts = set(hit.all("post"))
    if (
        posts
        and scene.lexicon.profile.post_follows_name
        and is_named_before(scene, hit.i, sentence.i)
    ):
        return True
    told = posts - _plural_posts(scene) or (posts and _is_speaker(scene, sentence, hit))
    return bool(told) and _has_no_ending(scene, hit)


def _is_speaker(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether two words or more behind a post are the subject, where no capitals tell it.

    The mark of the subject or a verb of saying follows: "the teacher X Y (ne) said".
    """
    profile = scene.lexicon.profile
    if not profile.names_are_plain and not (profile.is_east_asian and profile.scriptio_continua):
        return False
    run = find_name_run(scene, sentence, hit.j)
    if run is None or run[1] - run[0] < 2 or run[1] >= sentence.j:
        return False
    if any(h.j == hit.i for h in sentence.cues("cue:say", "cue:stress")):
        return True  # "said teacher X Y."
    if profile.is_east_asian and any(scene.tokens.folds[n] in _DOTS for n in range(*run)):
        return True  # a foreign name's parts
    marked = scene.tokens.folds[run[1]] in profile.subject
    return marked or any(
        h.i == run[1] for h in sentence.cues("cue:say", "cue:stress", "cue:inform")
    )


def _plural_posts(scene: Scene) -> frozenset[str]:
    """Return the posts beside which no name need follow, where a name's capitals do not tell."""
    profile = scene.lexicon.profile
    told = profile.case_marks_names and profile.name_order == "given-first"
    return frozenset() if told else scene.frames.groups["plural_posts"]


def _has_no_ending(scene: Scene, hit: Hit) -> bool:
    """Say whether a post stands without ending: one with a plural or case ending names nobody.

    A word that is a label as it stands, of no post without its end, has none: কাউন্সিলর is a
    councillor, and not the council's.
    """
    profile, last = scene.lexicon.profile, hit.j - 1
    if profile.case_marks_names or profile.post_follows_name:
        return True
    if not bears_ending(scene, last, stem=3):
        return True
    return scene.lexicon.knows(scene.tokens.folds[last]) and not _is_post_with_ending(scene, last)


def _is_post_with_ending(scene: Scene, k: int) -> bool:
    """Say whether word `k` is a post with an ending."""
    word = scene.tokens.folds[k]
    endings = [e for e in scene.lexicon.profile.suffix if word.endswith(e)]
    stems = [word[: -len(e)] for e in endings if len(word) > len(e)]
    return any(h.has("post") for stem in stems for h in scene.lexicon.find((stem,), 0, 1))


def bears_ending(scene: Scene, k: int, stem: int = 0) -> bool:
    """Say whether word `k` is a label with an ending, of which at least `stem` letters are left."""
    word = scene.tokens.folds[k]
    return any(
        word.endswith(ending)
        and len(word) - len(ending) >= stem
        and scene.lexicon.knows(word[: -len(ending)])
        for ending in scene.lexicon.profile.suffix
    )


def past_brackets(scene: Scene, sentence: Sentence, k: int, posts: list[Hit]) -> int:
    """Return the word after brackets at word `k` that hold no post, but a name once more."""
    if k >= sentence.j or scene.tokens.folds[k] not in OPEN:
        return k
    reach = range(k + 1, min(sentence.j, k + _BRACKETS))
    end = next((n for n in reach if scene.tokens.folds[n] in CLOSE), None)
    if end is None or any(k < h.i < end for h in posts):
        return k
    return end + 1
