"""How far a name reaches: the run of words that a title or post announces."""

from __future__ import annotations

from kg.extraction.clauses import has_and, joins_known
from kg.extraction.names.common_words import is_common
from kg.extraction.names.han_names import han_name_end
from kg.extraction.names.name_ends import is_owner, reads_as
from kg.extraction.names.unspaced_names import parts_after
from kg.extraction.scene import Scene, Sentence
from kg.extraction.topic import country_of
from kg.names import is_vietnamese_name

_TIES = frozenset({"-", "'", "’"})
_LONGEST = 5  # words of a name
_FULL = 2  # words of a name behind which "and", written onto a word, opens the next one
#: Schemes of labels that a name may hold.
_NAMELIKE = ("unit:", "weak:", "field:", "spec:")
_READS = 0.8  # from which words read as a Vietnamese name
_ELIDED = 2  # letters before an apostrophe that are a word of their own: "l'", "qu'"
_LETTER = 3  # most letters of the name of a letter


def find_name_run(scene: Scene, sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Return the words of the name that begins at `start`, or None if none does."""
    if start >= sentence.j or not scene.tokens.is_word(start):
        return None
    profile = scene.lexicon.profile
    if joins_known(scene, start):
        return None  # "and the sports" begins no name
    if any(p.i <= start < p.j for p in sentence.people):
        return None
    ascii_word = scene.tokens.text[scene.tokens.starts[start]].isascii()
    latin = ascii_word or profile.case_marks_names
    plain = None if latin else _closed_run(scene, sentence, start)
    end = plain or (capital_run if latin else _plain_run)(scene, sentence, start)
    if latin and _is_term(sentence, start, end):
        return None
    titles = [h for h in sentence.hits if h.has("title") and h.j in (start, start - 1)]
    titled = any("title:engineer" not in h.concepts for h in titles)  # "engineers' team"
    if (
        end - start < (1 if titled and not latin else 2)
        and not scene.lexicon.profile.scriptio_continua
    ):
        return None
    if not latin and _opens_common(scene, start, end):
        return None
    return (start, end) if end > start else None


def _is_term(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether all words of a run are one label: "Kepala Bidang Kerja Sama" heads a section."""
    schemes = ("cue", "field", "spec", "unit")
    return any(
        h.i == start and h.j == end and end - start > 1 and any(map(h.has, schemes))
        for h in sentence.hits
    )


def _closed_run(scene: Scene, sentence: Sentence, start: int) -> int | None:
    """Return where a name ends that the mark of the subject closes, whatever its words mean.

    "The Deputy Mayor Wang Li (ne)": behind a post all up to the mark is the name, also "li",
    which means "took" elsewhere.
    """
    marks, folds = scene.lexicon.profile.subject, scene.tokens.folds
    last = min(start + _LONGEST, sentence.j)
    end = next((k for k in range(start + 1, last) if folds[k] in marks), None)
    if end is None or end - start < 2 or folds[start] in scene.lexicon.profile.stopwords:
        return None
    held = {*scene.lexicon.profile.genitive, *scene.lexicon.profile.object}
    held |= {
        h for h in folds[start:end] if len(h) > _LETTER and h in scene.lexicon.profile.stopwords
    }
    free = (scene.tokens.is_word(k) and not is_blocked(sentence, k) for k in range(start, end))
    return end if all(free) and held.isdisjoint(folds[start:end]) else None


def _opens_common(scene: Scene, start: int, end: int) -> bool:
    """Say whether a run begins with a common word and does not read as a Vietnamese name."""
    profile, word = scene.lexicon.profile, scene.tokens.folds[start]
    if word in profile.that:
        return True
    initial = len(word) < _LETTER and not profile.definite  # "A. H. M."
    if not profile.names_are_plain or not is_common(scene, start) or initial:
        return False
    return is_vietnamese_name(scene.surface(start, end), profile.tag) < _READS


def is_blocked(sentence: Sentence, k: int, loose: bool = False) -> bool:
    """Say whether word `k` is a label and so no part of a name.

    Args:
        sentence: Where.
        k: Which word.
        loose: Only posts, titles, bodies and places count; capitals mark the rest.
    """
    for hit in sentence.hits:
        if hit.i <= k < hit.j:
            if loose:
                return any(hit.has(scheme) for scheme in ("post", "title", "body")) or any(
                    p.i <= k < p.j for p in sentence.places
                )
            if hit.j - hit.i > 1 and any(hit.has(scheme) for scheme in ("field", "spec")):
                return True  # "waste management"
            told = [c for c in hit.concepts if not c.startswith(_NAMELIKE)]
            if all(c.startswith("place:") for c in told):  # only if it is that place here
                return bool(told) and any(p.i <= k < p.j for p in sentence.places)
            return True
    return False


def _may_be_place(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a place of the gazetteer has the name that stands at word `k`: no "X bin"."""
    if k + 1 < sentence.j and scene.tokens.folds[k + 1] in scene.frames.groups["son_of"]:
        return False
    known = [key for h in sentence.hits if h.i <= k < h.j for key in h.all("place")]
    if not known:
        return False
    lands = {country_of(scene, key) for key in (scene.home, *scene.partners, *scene.states) if key}
    return any(country_of(scene, key) in lands for key in known)


def capital_run(scene: Scene, sentence: Sentence, start: int) -> int:
    """Return the word after the run of capitalised words that begins at `start`."""
    tokens = scene.tokens
    titled = sentence.region == "headline" and _is_title_case(scene, sentence)
    end, words = start, 0
    while end < sentence.j and words < _LONGEST:
        if (
            tokens.is_word(end)
            and tokens.is_capital(end)
            and not is_blocked(sentence, end, loose=True)
            and not (titled and any(h.i <= end < h.j for h in sentence.hits if h.has("cue")))
        ):
            end, words = end + 1, words + 1
        elif end > start and is_tied(scene, end) and end + 1 < sentence.j:
            end += 2  # syllables joined by hyphens are one word
        elif end > start and (_is_initial(scene, end) or _is_particle(scene, sentence, end)):
            end += 1
        else:
            break
    return min(end, sentence.j)


def _is_initial(scene: Scene, k: int) -> bool:
    """Say whether word `k` is the full stop of an initial: "A. P. Ivanov", "Ivanov A.P."."""
    tokens = scene.tokens
    letter = tokens.ends[k - 1] - tokens.starts[k - 1] == 1 and tokens.is_capital(k - 1)
    return letter and tokens.folds[k] == "." and tokens.starts[k] == tokens.ends[k - 1]


def _is_particle(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether word `k` joins two parts of a name: "António Ceia da Silva", "van der Berg".

    One that means "of" in the language of the text tells nothing there.
    """
    profile, tokens = scene.lexicon.profile, scene.tokens
    particles = scene.frames.groups["name_particles"] - profile.stopwords - {*profile.genitive}
    after = k
    while after < sentence.j and tokens.folds[after] in particles:
        if any(h.i <= after < h.j and not h.has("weak") for h in sentence.hits):
            return False
        after += 1
    after += k < after < sentence.j and is_tied(scene, after)  # "Azzam al-Gharib"
    named = k < after < sentence.j and tokens.is_word(after) and tokens.is_capital(after)
    return named and not is_blocked(sentence, after, loose=True)


def _is_title_case(scene: Scene, sentence: Sentence) -> bool:
    """Say whether verbs have capitals, too, as in headlines of some papers."""
    words = [k for k in range(sentence.i, sentence.j) if scene.tokens.is_word(k)]
    small = [k for k in words if not scene.tokens.is_capital(k)]
    stops = scene.lexicon.profile.stopwords
    return len(words) > _LONGEST and all(scene.tokens.folds[k] in stops for k in small)


def is_tied(scene: Scene, k: int) -> bool:
    """Say whether word `k` is a hyphen or apostrophe between two words without spaces."""
    tokens = scene.tokens
    if not 0 < k < len(tokens) - 1 or tokens.folds[k] not in _TIES:
        return False
    elided = tokens.ends[k - 1] - tokens.starts[k - 1] <= _ELIDED and not tokens.is_capital(k + 1)
    if tokens.folds[k] != "-" and (tokens.folds[k + 1] == "s" or elided):
        return False  # an English genitive, a French article: "L'opposition"
    return tokens.ends[k - 1] == tokens.starts[k] and tokens.ends[k] == tokens.starts[k + 1]


def _plain_run(scene: Scene, sentence: Sentence, start: int) -> int:
    """Take words up to a label, a sign, a common word or a case ending."""
    if scene.lexicon.profile.scriptio_continua:
        return _continuous_run(scene, sentence, start)
    tokens = scene.tokens
    end, words = start, 0
    while end < sentence.j and words < _LONGEST:
        if end > start and _is_marked(scene, end - 1):
            break
        if words >= _FULL and not _is_letter(scene, end) and has_and(scene, end):
            break
        if end > start and is_tied(scene, end) and end + 1 < sentence.j:
            end += 2
            continue
        if not tokens.is_word(end):
            break
        if (
            end > start
            and not behind_particle(scene, end)
            and _ends_name(scene, sentence, end)
            and not _reads_on(scene, sentence, start, end)
        ):
            break
        if end == start and (is_blocked(sentence, end) or _may_be_place(scene, sentence, end)):
            break
        end, words = end + 1, words + (not _is_letter(scene, end))
        name = tokens.surface(start, end)
        if words >= 4 and is_vietnamese_name(name, scene.lexicon.profile.tag) >= 0.9:
            break
    return _shorten(scene, start, end)


def behind_particle(scene: Scene, k: int) -> bool:
    """Say whether "bin" or the like stands before word `k`."""
    return scene.tokens.folds[k - 1] in scene.frames.groups["name_particles"]


def _is_letter(scene: Scene, k: int) -> bool:
    """Say whether word `k` may be the name of a letter, as in "A. H. M."."""
    return scene.tokens.ends[k] - scene.tokens.starts[k] <= _LETTER


def _is_marked(scene: Scene, k: int) -> bool:
    """Say whether word `k` bears the ending of an object: with it a phrase ends."""
    word, profile = scene.tokens.folds[k], scene.lexicon.profile
    endings = tuple(e for e in profile.object if e in profile.suffix and len(e) > 1)
    return len(word) > _LETTER and word.endswith(endings)


def _reads_on(scene: Scene, sentence: Sentence, start: int, k: int) -> bool:
    """Say whether common word `k` is a syllable of a name ("Văn" reads like "then" in Arabic)."""
    if is_blocked(sentence, k):
        return False
    if k - start == _FULL and _closes(scene, sentence, k):
        return is_vietnamese_name(scene.surface(start, k + 1), scene.lexicon.profile.tag) >= 0.85
    if k + 2 > sentence.j or is_blocked(sentence, k + 1):
        return False
    name = scene.surface(start, k + 2)
    return k - start <= 2 and is_vietnamese_name(name, scene.lexicon.profile.tag) >= 0.9


def _closes(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether common word `k` leads to nothing: a sign, a verb or the end follows it."""
    verb = any(h.i == k + 1 and h.has("cue") for h in sentence.hits)
    return verb or k + 1 >= sentence.j or not scene.tokens.is_word(k + 1)


def _ends_name(scene: Scene, sentence: Sentence, k: int) -> bool:
    profile, word = scene.lexicon.profile, scene.tokens.folds[k]
    marks = (*profile.genitive, *profile.object, *profile.subject)
    if word in scene.frames.groups["name_nouns"] and not is_owner(scene, sentence, k):
        return False  # "Mayor Firoz Sarkar", which means "government" elsewhere
    return is_common(scene, k) or word in marks or is_blocked(sentence, k)


def _shorten(scene: Scene, start: int, end: int) -> int:
    """Prefer the shorter run if only that reads as a Vietnamese name; else three words at most."""
    ends = [
        e for e in range(start + 1, end + 1) if not (is_tied(scene, e) or is_tied(scene, e - 1))
    ]
    profile, surface = scene.lexicon.profile, scene.tokens.surface
    tied = [e for e in profile.genitive if e in profile.suffix]
    scores = {e: reads_as(scene, surface(start, e), tied) for e in ends[1:]}
    good = [e for e, score in scores.items() if score >= 0.8]
    if good:
        return good[-1]
    joined = sum(_is_joined_name(scene, e - 1) for e in ends)
    short = 0
    while short < len(ends) - 1 and _is_letter(scene, start + short):
        short += 1
    return ends[min(len(ends), 3 + joined + (short if short > 1 else 0)) - 1] if ends else end


def _is_joined_name(scene: Scene, k: int) -> bool:
    """Say whether word `k` makes one name with those beside it: "bin Salman", "Abd Allah"."""
    return behind_particle(scene, k) or scene.tokens.folds[k] in scene.frames.groups["son_of"]


def _is_han(scene: Scene, k: int) -> bool:
    return "\u3400" <= scene.tokens.text[scene.tokens.starts[k]] <= "\u9fff"


def _continuous_run(scene: Scene, sentence: Sentence, start: int) -> int:
    """Return the end of a name without spaces: in Han characters, or in parts between spaces."""
    if _is_han(scene, start):
        return han_name_end(scene, sentence, start)
    return parts_after(scene, sentence, start)
