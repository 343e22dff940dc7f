"""Names of bodies where no capitals mark them: the words beside a head that have no other meaning.

The name stands before the head where that ends the phrase ("टाटा मोटर्स कंपनी"), and behind it
where it begins it ("جامعة القاضي عياض"). Function words, common words, labels and signs bound it.
"""

from __future__ import annotations

import unicodedata

from kg.extraction.marks import bears
from kg.extraction.names.unspaced_names import part_end
from kg.extraction.scene import BodyPhrase, PlacePhrase, Scene, Sentence
from kg.extraction.topic import label_of

_MOST = 6  # words of a name before its head
_FOREIGN = 2  # words of a name behind its head that have no article
_LETTERS = 2  # letters of the shortest word that may be a whole name
#: Schemes of labels whose words names may hold; of the others a word has its own meaning.
_NAMELIKE = ("weak:", "field:", "spec:", "place:", "nation:")
#: Posts and titles that open the names of houses called after their holders.
_HONOURED = ("post:king", "post:president", "title:")


def take_plain_name(scene: Scene, sentence: Sentence, body: BodyPhrase, floor: int) -> bool:
    """Take the words before or behind a head that no capitals mark as its printed name.

    Args:
        scene: With hits and places.
        sentence: Where.
        body: Grown by labels and places; its range, place and `raw_spec` are changed.
        floor: First word that the phrase may take.

    Returns:
        Whether the body bears a name of its own now.
    """
    profile = scene.lexicon.profile
    if profile.case_marks_names or body.place is not None or body.raw_spec:
        return False
    if profile.scriptio_continua:
        return profile.head_order == "first" and _take_part(scene, sentence, body)
    if body.head not in scene.frames.groups["named_heads"]:
        if not body.spec:
            _take_seat(scene, sentence, body)
        return False
    proper = body.head in scene.frames.groups["proper_heads"]
    if (body.spec or profile.post_follows_name) and not proper:
        return False  # many an unknown word of Korean is a common one
    if profile.head_order == "first":
        return not body.spec and _take_behind(scene, sentence, body)
    borrowed = _take_borrowed(scene, sentence, body)
    low = max(floor, sentence.i)
    if body.place is None and _take_before(scene, sentence, body, low):
        return True
    if not borrowed:
        _take_seat(scene, sentence, body)
    return borrowed


def _take_borrowed(scene: Scene, sentence: Sentence, body: BodyPhrase) -> bool:
    """Take what a borrowed "of" joins to a head: "یونیورسٹی آف ایگریکلچر فیصل آباد"."""
    joints, folds = scene.lexicon.profile.borrowed_joint, scene.tokens.folds
    if body.j >= sentence.j or folds[body.j] not in joints:
        return False
    begin = end = body.j + 1
    while end < sentence.j and end - begin < _MOST:
        place = next((p for p in sentence.places if p.i == end), None)
        if place is None and folds[end] not in joints and not _is_free(scene, sentence, end):
            break
        body.place = place.key if place else body.place
        end = place.j if place else end + 1
    specs = (s for h in sentence.hits if begin <= h.i < end for s in h.all("spec"))
    body.spec = tuple(dict.fromkeys((*body.spec, *specs)))
    if end > begin and not (body.spec or body.place):
        body.raw_spec = scene.surface(begin, end)
    body.j = max(body.j, end if end > begin else body.j)
    return bool(body.raw_spec)


def _take_part(scene: Scene, sentence: Sentence, body: BodyPhrase) -> bool:
    """Take what is written on without a space behind a head, up to a label (Thai, Lao, Khmer)."""
    if body.spec or body.head not in scene.frames.groups["founded_heads"] or body.j >= sentence.j:
        return False
    if scene.tokens.starts[body.j] > scene.tokens.ends[body.j - 1]:
        return False
    end = part_end(scene, sentence, body.j)
    end = next((p.i for p in sentence.places if body.j <= p.i < end), end)
    end = next((h.i for h in sentence.cues("rel:and", "rel:with") if body.j <= h.i < end), end)
    if end - body.j < _LETTERS + 1:
        return False
    body.raw_spec, body.j = scene.surface(body.j, end), end
    return True


def _take_before(scene: Scene, sentence: Sentence, body: BodyPhrase, low: int) -> bool:
    """Take the words before a head from `low` on, and the place that owns them."""
    begin = body.i
    while begin > low and body.i - begin < _MOST and _is_free(scene, sentence, begin - 1):
        if begin < body.i and _is_marked(scene, begin - 1):
            break
        begin -= 1
    if any(h.j == begin and (h.has("post") or h.has("title")) for h in sentence.hits):
        begin = max(begin, body.i - 1)  # "the Mayor A B visited the C university": B may be his
    owner = _owner(scene, sentence, begin) if begin > low else None
    joined = owner is not None and owner.j == begin < body.i and not _is_owned(scene, owner)
    if not (joined or _is_name(scene, sentence, body, begin, body.i)):
        return False
    name = scene.surface(begin, body.i)
    if owner is not None:
        body.place = owner.key
        name = f"{label_of(scene, owner.key)} {name}" if joined else name
        begin = owner.i if owner.j == begin else begin
    body.raw_spec, body.i = name, begin
    return True


def _take_seat(scene: Scene, sentence: Sentence, body: BodyPhrase) -> None:
    """Take the place behind a head that ends its phrase: "جامعہ پنجاب", "حکومت پنجاب".

    What follows shows that the place begins nothing new: the mark of the subject, a comma, "and",
    the end, or an "of" before a post.
    """
    seat = next((p for p in sentence.places if p.name_i == body.j and p.kind != "country"), None)
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if seat is None or not profile.subject:
        return
    after = folds[seat.j] if seat.j < sentence.j else ""
    held = after in profile.genitive and any(
        h.i == seat.j + 1 and (h.has("post") or h.has("cue") == "cue:delegation")
        for h in sentence.hits
    )
    closed = not after or after in (*profile.subject, *profile.list_mark, *profile.sentence_end)
    joined = any(h.i == seat.j and "rel:and" in h.concepts for h in sentence.hits)
    governs = body.head in scene.frames.groups["governing_heads"] and body.i > sentence.i
    owns = governs and after not in profile.genitive and not _is_headed(sentence, seat)
    if held or closed or joined or owns:
        body.place, body.j = seat.key, seat.j


def _is_headed(sentence: Sentence, seat: PlacePhrase) -> bool:
    """Say whether what follows a place at once takes it: another head, a post, "in" or "from"."""
    behind = (h for h in sentence.hits if h.i == seat.j)
    return any(h.has("body") or h.has("post") or h.has("rel") for h in behind)


def _take_behind(scene: Scene, sentence: Sentence, body: BodyPhrase) -> bool:
    """Take the words behind a head: all that have the article, and a foreign name of two.

    A head that has the article itself, or a pronoun, is a known one: only adjectives follow it.
    """
    profile, end, foreign = scene.lexicon.profile, body.j, 0
    known = is_definite(scene, body.j - 1)
    while end < sentence.j and end - body.j < _MOST:
        opens = end == body.j and not known and _honours(sentence, end)
        if not (opens or _is_free(scene, sentence, end)) or _joins_on(scene, end):
            break
        definite = scene.tokens.folds[end].startswith(profile.definite)
        tied = end > body.j and _is_particle(scene, end - 1)
        foreign += not (definite or tied or _is_particle(scene, end))
        if foreign > (0 if known else _FOREIGN) or (foreign > 1 and _is_alone(scene, end)):
            break
        end += 1
    if not _is_name(scene, sentence, body, body.j, end):
        return False
    body.raw_spec, body.j = scene.surface(body.j, end), end
    seat = next((p for p in sentence.places if p.i == end), None)
    if seat is not None:
        body.place, body.j = seat.key, seat.j
    return True


def is_definite(scene: Scene, k: int) -> bool:
    """Say whether a noun has the article, before it or in a preposition, or a pronoun behind it."""
    profile, word = scene.lexicon.profile, scene.tokens.folds[k]
    pronouns = tuple(e for e in profile.suffix if len(e) > 1)
    marks = (*profile.definite, *profile.joined_article)
    return word.startswith(marks) or word.endswith(pronouns)


def _is_alone(scene: Scene, k: int) -> bool:
    """Say whether the word before `k` stands elsewhere without it: both are no one name."""
    folds = scene.tokens.folds
    after = {folds[n + 1] for n in range(len(folds) - 1) if folds[n] == folds[k - 1] and n != k - 1}
    return bool(after) and folds[k] not in after


def _is_particle(scene: Scene, k: int) -> bool:
    return scene.tokens.folds[k] in scene.frames.groups["name_particles"]


def _honours(sentence: Sentence, k: int) -> bool:
    """Say whether a head is called after a king, saint or president: "جامعة الملك سعود"."""
    hits = [h for h in sentence.hits if h.i <= k < h.j]
    return bool(hits) and all(c.startswith(_HONOURED) for h in hits for c in h.concepts)


def _is_free(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a word has no meaning of its own, so that it may belong to a name."""
    tokens, profile = scene.tokens, scene.lexicon.profile
    word = tokens.folds[k]
    if not tokens.is_word(k) or word.isdigit() or word in profile.stopwords:
        return False
    if k > 0 and tokens.ends[k - 1] == tokens.starts[k] and tokens.folds[k - 1].isdigit():
        return False  # "11টায়": the ending of a number
    if word in (*profile.genitive, *profile.object, *profile.subject, *profile.that):
        return False
    if any(p.i <= k < p.j for p in sentence.places) or any(d[0] == k for d in sentence.dates):
        return False
    return all(c.startswith(_NAMELIKE) for h in sentence.hits if h.i <= k < h.j for c in h.concepts)


def _is_marked(scene: Scene, k: int) -> bool:
    """Say whether a word bears the ending of a genitive or an object: it is no part of a name."""
    word, profile = scene.tokens.folds[k], scene.lexicon.profile
    endings = tuple(
        e for e in (*profile.genitive, *profile.object) if e in profile.suffix and len(e) > 1
    )
    return bool(endings) and word.endswith(endings)


def _joins_on(scene: Scene, k: int) -> bool:
    """Say whether a word bears a conjunction or preposition, with the article or a known word.

    Names begin with the same letters; what is left of them is no word of the language.
    """
    profile, word = scene.lexicon.profile, scene.tokens.folds[k]
    if word.startswith(tuple(d for d in profile.definite if d not in profile.genitive)):
        return False
    fronts = (p for p in profile.prefix if word.startswith(p))
    known = (_is_known(scene, word[len(p) :]) for p in fronts)
    return word.startswith(profile.joined_article) or any(known)


def _is_known(scene: Scene, word: str) -> bool:
    """Say whether what is left of a word is one of the language."""
    if len(word) <= _LETTERS:
        return False
    return word in scene.lexicon.profile.stopwords or scene.lexicon.knows(word)


def _is_name(scene: Scene, sentence: Sentence, body: BodyPhrase, begin: int, end: int) -> bool:
    """Say whether one of the words is none of the language's: no label, and of some length."""
    if end - begin < 2 and body.head not in scene.frames.groups["founded_heads"]:
        return False
    unknown = [k for k in range(begin, end) if not sentence.is_labelled(k)]
    letters = (unicodedata.normalize("NFC", scene.tokens.folds[k]) for k in unknown)
    return any(len(word) > _LETTERS for word in letters)


def _is_owned(scene: Scene, owner: PlacePhrase) -> bool:
    """Say whether a place bears the ending of a genitive: "Sydney's Macquarie University"."""
    return bears(scene, owner.j, scene.lexicon.profile.genitive)


def _owner(scene: Scene, sentence: Sentence, begin: int) -> PlacePhrase | None:
    """Return the place right before a name, with or without the mark of a genitive."""
    marks = scene.lexicon.profile.genitive
    bare = begin - 1 if scene.tokens.folds[begin - 1] in marks else begin
    return next((p for p in sentence.places if p.j in (begin, bare)), None)
