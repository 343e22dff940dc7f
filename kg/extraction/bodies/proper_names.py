"""Names of their own that bodies bear: capitals, quotes, numbers and short forms in brackets."""

from __future__ import annotations

from kg.extraction.bodies.attributes import take_attributes
from kg.extraction.bodies.called_names import take_called_name
from kg.extraction.bodies.plain_names import take_plain_name
from kg.extraction.brackets import CLOSE, OPEN
from kg.extraction.scene import BodyPhrase, Scene, Sentence
from kg.extraction.topic import label_of
from kg.lexicon import Hit
from kg.names import is_vietnamese_name

#: Words of a full name; words that may stand between a post and the head it is held in.
_FULL_NAME, _BETWEEN = 4, 4
_LONGEST = 8  # words of a name
_LETTERS = 12  # letters of a name without spaces
_TIES = frozenset({"-", "&", "."})


def country_inside(scene: Scene, hit: Hit) -> str | None:
    """Return the country that a label itself names ("Communist Party of Vietnam"), if any."""
    for k in range(hit.i, hit.j):
        for inner in scene.lexicon.find(scene.tokens.folds, k, hit.j - (k == hit.i)):
            for key in (*inner.all("place"), *inner.all("nation")):
                place = scene.gazetteer.place(key)
                if place is not None and place.kind == "country":
                    return key
    return None


def order_sides(sentence: Sentence, body: BodyPhrase) -> None:
    """Put the two countries of a friendship association in the order of the text."""
    if body.second is None:
        return
    keys = [p.key for p in sentence.places if body.i <= p.i < body.j]
    if (
        body.place in keys
        and body.second in keys
        and keys.index(body.second) < keys.index(body.place)
    ):
        body.place, body.second = body.second, body.place


def grow_name(scene: Scene, sentence: Sentence, body: BodyPhrase, floor: int) -> None:
    """Take quoted or capitalised words, or a number, beside a head as the printed name.

    Args:
        scene: With hits and places.
        sentence: Where.
        body: Grown by labels and places; its range and `raw_spec` are changed.
        floor: First word that the phrase may take.
    """
    if take_attributes(scene, sentence, body, floor):
        return
    if take_plain_name(scene, sentence, body, floor):
        return
    if scene.lexicon.profile.case_marks_names and take_called_name(scene, sentence, body):
        return
    if body.spec or body.head in scene.frames.groups["generic_heads"]:
        return
    _skip_short_form(scene, sentence, body)
    if _take_quoted(scene, sentence, body, floor):
        return
    if scene.lexicon.profile.head_order == "first":
        if not _take_number(scene, sentence, body) and scene.lexicon.profile.case_marks_names:
            _grow_after(scene, sentence, body)
    elif scene.lexicon.profile.scriptio_continua:
        _grow_unspaced(scene, sentence, body, floor)
    elif scene.lexicon.profile.case_marks_names:
        _grow_before(scene, sentence, body, floor)


def _is_short_form(scene: Scene, k: int) -> bool:
    """Say whether word `k` is written in capitals, as abbreviations are."""
    word = scene.surface(k, k + 1)
    return 2 <= len(word) <= 8 and word.isascii() and word.isalpha() and word.isupper()


def _skip_short_form(scene: Scene, sentence: Sentence, body: BodyPhrase) -> None:
    """Step over an abbreviation in brackets that a name follows: "Ban Quản lý (BQL) X"."""
    j = body.j
    if not _bracketed(scene, sentence, j) or not _free_capital(scene, sentence, j + 3):
        return
    body.j = j + 3


def _bracketed(scene: Scene, sentence: Sentence, j: int) -> bool:
    """Say whether an abbreviation in brackets begins at word `j`."""
    folds = scene.tokens.folds
    if j + 2 >= sentence.j or folds[j] not in OPEN or folds[j + 2] not in CLOSE:
        return False
    return _is_short_form(scene, j + 1)


def _take_quoted(scene: Scene, sentence: Sentence, body: BodyPhrase, floor: int) -> bool:
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if body.head not in scene.frames.groups["named_heads"]:
        return False
    if body.j < sentence.j and folds[body.j] in profile.open_quote:
        ends = range(body.j + 2, min(sentence.j, body.j + _LONGEST + 2))
        end = next((k for k in ends if folds[k] in profile.close_quote), None)
        if end is not None:
            body.raw_spec, body.j = scene.surface(body.j + 1, end), end + 1
            return True
    if body.i - 1 > floor and folds[body.i - 1] in profile.close_quote:
        begins = range(body.i - 3, max(floor, body.i - _LONGEST - 2) - 1, -1)
        begin = next((k for k in begins if folds[k] in profile.open_quote), None)
        if begin is not None:
            body.raw_spec, body.i = scene.surface(begin + 1, body.i - 1), begin
            return True
    return False


def _take_number(scene: Scene, sentence: Sentence, body: BodyPhrase) -> bool:
    """Where the head comes first, a bare number after it is its name: "Military Region 9"."""
    tokens, j = scene.tokens, body.j
    if j >= sentence.j or not tokens.folds[j].isdigit() or len(tokens.folds[j]) > 4:
        return False
    after = tokens.folds[j + 1] if j + 1 < sentence.j else ""
    if any(d[0] in (j, j + 1) for d in sentence.dates):
        return False  # "the City Council on 18 March"
    if after in {"/", "-", ".", ",", "%"} and j + 2 < sentence.j and tokens.folds[j + 2].isdigit():
        return False
    if any(h.has("unit") and h.i == j + 1 for h in sentence.hits):
        return False  # "schools: 2 buildings" in Lao counts them
    if any(h.i == j < h.j - 1 for h in sentence.hits):
        return False  # in a longer label: "the councils (of the) 2 provinces"
    body.raw_spec, body.j = tokens.surface(j, j + 1), j + 1
    return True


def _grow_after(scene: Scene, sentence: Sentence, body: BodyPhrase) -> None:
    named = body.head in scene.frames.groups["named_heads"]
    if body.raw_spec and _is_held(scene, sentence, body.i):
        return  # "chairman of the Bath-Nagpur Association Asha Rao"
    if not named and (
        body.place or body.level or body.head in scene.frames.groups["telling_heads"]
    ):
        return
    end = body.j
    while end < sentence.j and end - body.j < _LONGEST:
        if _free_capital(scene, sentence, end):
            end += 1
        elif end > body.j and _ties(scene, sentence, end):
            end += 2
        elif end > body.j and named and _owns_on(scene, sentence, end):
            end += 1  # "Asociación Mundial de Tecnópolis"
        else:
            break
    if end == body.j or _is_person(scene, sentence, body, end, named=named):
        return
    if not named and (end - body.j < 2 or any(h.i <= body.j < h.j for h in sentence.hits)):
        return
    body.raw_spec, body.j = scene.surface(body.j, end), end
    seats = {end, *(h.j for h in sentence.cues("rel:of") if h.i == end)}  # "Port Group of Brest"
    seat = next((p for p in sentence.places if p.i in seats and p.kind != "country"), None)
    if named and body.place is None and seat is not None and not seat.container:
        body.place, body.j = seat.key, seat.j  # "Hiệp hội Dừa Bến Tre"


def _owns_on(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether word `k` is "of" alone, and one more word of the name follows it."""
    owns = any((h.i, h.j) == (k, k + 1) for h in sentence.cues("rel:of"))
    return owns and _free_capital(scene, sentence, k + 1)


def _ties(scene: Scene, sentence: Sentence, k: int) -> bool:
    tokens = scene.tokens
    if (
        tokens.folds[k] not in _TIES
        or k + 1 >= sentence.j
        or tokens.ends[k - 1] != tokens.starts[k]
    ):
        return False
    return tokens.ends[k] == tokens.starts[k + 1] and _free_capital(scene, sentence, k + 1)


def _is_person(
    scene: Scene, sentence: Sentence, body: BodyPhrase, end: int, *, named: bool
) -> bool:
    """Say whether capitals after a head are the holder of a post in it.

    "Director of the company Nguyen Van A" names a person; "the school Nguyen Van A" is
    named after one.
    """
    if not named and end - body.j <= _FULL_NAME and _is_held(scene, sentence, body.i):
        return True
    name = scene.surface(body.j, end)
    if is_vietnamese_name(name, scene.article.lang) < 0.9:
        return False
    held = any(h.has("post") and 0 <= body.i - h.j <= 1 for h in sentence.hits)
    return held or not named


def _is_held(scene: Scene, sentence: Sentence, head: int) -> bool:
    """Say whether a post stands before a head, with nothing but a few words of its name between."""
    return any(
        h.has("post")
        and 0 <= head - h.j <= _BETWEEN
        and all(map(scene.tokens.is_word, range(h.j, head)))
        for h in sentence.hits
    )


def _free_capital(scene: Scene, sentence: Sentence, k: int) -> bool:
    tokens = scene.tokens
    if k >= sentence.j or not tokens.is_word(k) or not tokens.is_capital(k):
        return False
    if any(p.i <= k < p.j for p in sentence.places):
        return False
    schemes = ("post", "title", "body", "place")
    return not any(h.i <= k < h.j and any(map(h.has, schemes)) for h in sentence.hits)


def _grow_before(scene: Scene, sentence: Sentence, body: BodyPhrase, floor: int) -> None:
    i = body.i
    while i > floor and i > sentence.i and _capital_name(scene, sentence, i - 1):
        i -= 1
    i += i == sentence.i and body.i - i > 1 and _is_article(scene, i)
    alone = i == sentence.i and body.i - i == 1 and not sentence.is_labelled(i)
    if alone and body.head in scene.frames.groups["proper_heads"]:
        alone = _is_article(scene, i)  # "Our university"
    if i < body.i and not alone:
        body.raw_spec = scene.surface(i, body.i)
        body.i = i


def _is_article(scene: Scene, k: int) -> bool:
    """Say whether a capital is only that of the sentence: "The Bodleian Library"."""
    return scene.tokens.folds[k] in scene.lexicon.profile.stopwords


def _grow_unspaced(scene: Scene, sentence: Sentence, body: BodyPhrase, floor: int) -> None:
    """Take the letters before a head that no label knows as its name, with a place before them.

    Without a place only where the head is one that all but bear a name of their own.
    """
    if body.place is not None or body.head not in scene.frames.groups["named_heads"]:
        return
    i, low = body.i, max(floor, sentence.i)
    while i > low and body.i - i <= _LETTERS and _is_letter(scene, sentence, i - 1):
        i -= 1
    if body.i - i > _LETTERS:
        return  # a clause, and no name
    outer = next((p for p in sentence.places if p.j == i and p.i >= floor), None)
    proper = body.head in scene.frames.groups["proper_heads"]
    if body.i - i < (1 if outer else 2) or not (outer or proper):
        return
    name = scene.surface(i, body.i)
    within = outer is not None and outer.kind != "country"
    body.raw_spec = f"{label_of(scene, outer.key)} {name}" if outer and within else name
    body.place = outer.key if outer else None
    body.i = outer.i if outer else i


def _is_letter(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a letter may belong to a name: no function word, no label, no place."""
    word = scene.tokens.folds[k]
    if not scene.tokens.is_word(k) or word.isdigit() or word in scene.lexicon.profile.stopwords:
        return False
    if any(p.i <= k < p.j for p in sentence.places):
        return False
    free = ("weak:", "field:", "spec:", "place:")
    return all(c.startswith(free) for h in sentence.hits if h.i <= k < h.j for c in h.concepts)


def _capital_name(scene: Scene, sentence: Sentence, k: int) -> bool:
    tokens = scene.tokens
    if tokens.folds[k] == "&":
        return True
    if not (tokens.is_word(k) and tokens.is_capital(k)):
        return False
    schemes = ("post", "title", "rel", "body")
    return not any(h.i <= k < h.j and any(map(h.has, schemes)) for h in sentence.hits)


def find_short_names(scene: Scene) -> None:
    """Read an abbreviation that stood in brackets after a body as that body from there on."""
    short: dict[str, BodyPhrase] = {}
    for sentence in scene.sentences:
        for k in range(sentence.i, sentence.j) if short else ():
            known = short.get(scene.surface(k, k + 1))
            if known is not None and not any(b.i <= k < b.j for b in sentence.bodies):
                sentence.bodies.append(_again(known, k))
        for body in list(sentence.bodies):
            if _bracketed(scene, sentence, body.j):
                name = scene.surface(body.j + 1, body.j + 2)
                short.setdefault(name, body)
                entity = scene.entities.get(("body", body.key))
                if entity is not None:
                    scene.add(entity, name)
        sentence.bodies.sort(key=lambda b: b.i)


def _again(body: BodyPhrase, k: int) -> BodyPhrase:
    return BodyPhrase(
        k, k + 1, body.head, spec=body.spec, place=body.place, level=body.level, key=body.key,
        explicit=body.explicit,
    )  # fmt: skip
