"""The parameters and labels of a language, as its folder says them.

Read from `ontology/lexicon/<lang>/*.ttl`; see docs/languages.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import LexiconError
from kg.text import fold

_SCHEME = "https://w3id.org/coopkg/scheme/"


_SHORT = 3  # letters of the longest abbreviation that may be a word in small letters
_PLACE = "https://w3id.org/coopkg/id/place/"


_COOP = "https://w3id.org/coopkg/ontology#"


_SKOS = "http://www.w3.org/2004/02/skos/core#"


_LABELS = {_SKOS + "prefLabel", _SKOS + "altLabel", _SKOS + "hiddenLabel"}


#: Schemes whose labels are read elsewhere: by `kg.lexicon_quantities` and `kg.reading`.
_ELSEWHERE = frozenset({"number", "date", "region"})


@dataclass(frozen=True, slots=True)
class Profile:
    """The parameters of a language, see docs/languages.md."""

    tag: str
    clause_order: str = "SVO"
    head_order: str = "last"
    adposition: str = "before"
    case_marks_names: bool = False
    scriptio_continua: bool = False
    name_order: str = "given-first"
    suffix: tuple[str, ...] = ()
    joined_ending: tuple[tuple[str, ...], ...] = ()
    prefix: tuple[str, ...] = ()
    declension: tuple[tuple[str, ...], ...] = ()
    oblique: tuple[str, ...] = ()
    sentence_end: tuple[str, ...] = (".", "?", "!")
    abbreviation: tuple[str, ...] = ()
    clause_mark: tuple[str, ...] = (";",)
    list_mark: tuple[str, ...] = (",",)
    open_quote: tuple[str, ...] = ('"', "“")
    close_quote: tuple[str, ...] = ('"', "”")
    genitive: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    locative: tuple[str, ...] = ()
    comitative: tuple[str, ...] = ()
    that: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    determiner: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    peoples_unit: str = ""
    borrowed_joint: tuple[str, ...] = ()
    particle: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    place_name_length: str = "0"
    word_length: str = "1"
    country: tuple[str, ...] = ()
    compound: tuple[str, ...] = ()
    name_case: tuple[tuple[str, ...], ...] = ()
    place_adjective: tuple[tuple[str, ...], ...] = ()
    attribute: tuple[tuple[str, ...], ...] = ()
    respelling: tuple[tuple[str, str], ...] = ()
    letter_forms: tuple[str, ...] = ()
    stopwords: frozenset[str] = frozenset()
    """Function words, and the other common words of the language, that names do not hold."""
    common_words: frozenset[str] = frozenset()
    """The same words as they are spelt."""

    @property
    def is_east_asian(self) -> bool:
        """Whether names have no capitals and the family name first: Chinese, Japanese, Korean.

        There nothing parts a name's two halves, and a word stands behind every year.
        """
        plain = not self.case_marks_names and self.head_order == "last"
        return plain and self.name_order == "family-first"

    @property
    def clauses_precede_nouns(self) -> bool:
        """Whether what tells of a noun stands before it: where verbs end clauses, in Chinese."""
        unspaced = self.scriptio_continua and self.head_order == "last"
        return self.clause_order == "SOV" or unspaced

    @property
    def names_are_plain(self) -> bool:
        """Say whether words are parted, but no capitals mark names (Bengali, Urdu, Arabic)."""
        return not self.case_marks_names and not self.scriptio_continua

    @property
    def joined_article(self) -> tuple[str, ...]:
        """What is joined to the front of a word together with its article (Arabic)."""
        return tuple(p for p in self.prefix if p.endswith(self.definite))

    @property
    def pauses(self) -> frozenset[str]:
        """The signs that part clauses or the items of a list."""
        return frozenset((*self.list_mark, *self.clause_mark))

    @property
    def post_follows_name(self) -> bool:
        """Say whether a post stands right behind the name (Japanese, Korean)."""
        return self.adposition == "after" and self.name_order == "family-first"


@dataclass(frozen=True, slots=True)
class Signs:
    """By what a text shows its language.

    Attributes:
        tag: BCP 47 tag, the folder's name.
        scripts: ISO 15924 codes, the one that only this language may have first.
        letters: Letters that other languages of the script seldom or never write.
        variants: Ways of writing the language: (tag, characters that only it has).
        stopwords: Frequent function words in small letters.
        spaced: Words stand apart, so that function words can be counted.
    """

    tag: str
    scripts: tuple[str, ...]
    letters: str
    variants: tuple[tuple[str, str], ...]
    stopwords: frozenset[str]
    spaced: bool


def read_signs(folder: Path) -> Signs:
    """Return by what a text shows the language of a folder.

    Raises:
        LexiconError: the profile is not Turtle, or names no script.
    """
    values: dict[str, list[str]] = {}
    path = folder / "profile.ttl"
    for _, predicate, text in _triples(path):
        values.setdefault(predicate.removeprefix(_COOP), []).append(text)
    if "script" not in values:
        raise LexiconError(
            "no coop:script", where=path, advice='Name the script, as in coop:script "Cyrl".'
        )
    return Signs(
        tag=folder.name,
        scripts=tuple(values["script"]),
        letters="".join(values.get("letters", ())),
        variants=tuple((tag, signs) for tag, signs in map(str.split, values.get("variant", ()))),
        stopwords=frozenset(word.lower() for word in _words(folder, "stopwords.txt")),
        spaced=values.get("scriptioContinua") != ["true"],
    )


def read_language(lang: str, folder: Path) -> tuple[Profile, list[tuple[str, str]]]:
    """Return the profile of a language, and (label, compact concept id) of every label.

    Raises:
        LexiconError: a file of the folder is not Turtle.
    """
    values: dict[str, list[str]] = {}
    labels: list[tuple[str, str]] = []
    for path in sorted(folder.glob("*.ttl")):
        for subject, predicate, text in _triples(path):
            if predicate in _LABELS and subject.startswith(_SCHEME):
                scheme, _, code = subject[len(_SCHEME) :].partition("/")
                if scheme not in _ELSEWHERE:
                    labels.append((text, f"{scheme}:{code}"))
            elif predicate in _LABELS and subject.startswith(_PLACE):
                # A small letter marks a nation's adjective ("japonaise"), which names need not do.
                scheme = "nation" if text[:1].islower() else "place"
                labels.append((text, f"{scheme}:{subject[len(_PLACE) :]}"))
            elif predicate.startswith(_COOP) and path.name == "profile.ttl":
                values.setdefault(predicate[len(_COOP) :], []).append(text)
    stop = [*_words(folder, "stopwords.txt"), *_words(folder, "common-words.txt")]
    return _profile(lang, values, stop), labels


def short_forms(labels: list[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return the concepts of labels of two or three letters, all capitals, by folded word.

    In small letters these are words of the language: French "sa" is no company ("SA").
    Titles and words for places keep one capital, or none: "Tp", "Ts".
    """
    known, shorts = set(labels), dict[str, frozenset[str]]()
    for label, concept in labels:
        short = 2 <= len(label) <= _SHORT and label.isalpha() and label.isupper()
        loose = concept.startswith(("title:", "place", "unit:"))
        if short and not loose and (label.lower(), concept) not in known:
            word = fold(label)
            shorts[word] = shorts.get(word, frozenset()) | {concept}
    return shorts


def _words(folder: Path, name: str) -> list[str]:
    """Return the words of a file of a language, one a line; none if it has no such file."""
    path = folder / name
    return path.read_text(encoding="utf-8").split() if path.is_file() else []


def _triples(path: Path) -> Iterator[tuple[str, str, str]]:
    import pyoxigraph

    try:
        for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            yield triple.subject.value, triple.predicate.value, triple.object.value
    except (SyntaxError, ValueError) as error:
        raise LexiconError(
            f"not readable as Turtle: {error}", where=path, advice="Mend the line it names."
        ) from error


def _profile(lang: str, values: dict[str, list[str]], stop: Collection[str]) -> Profile:
    def text(name: str, default: str) -> str:
        return values.get(name, [default])[0]

    def many(name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        found = values.get(name)
        return tuple(sorted(map(fold, found), key=lambda w: (-len(w), w))) if found else default

    def rows(name: str) -> tuple[tuple[str, ...], ...]:
        return tuple(
            tuple("" if e == "_" else fold(e) for e in row.split())
            for row in sorted(values.get(name, ()))
        )

    return Profile(
        tag=lang,
        clause_order=text("clauseOrder", "SVO"),
        head_order=text("headOrder", "last"),
        adposition=text("adposition", "before"),
        case_marks_names=text("caseMarksNames", "false") == "true",
        scriptio_continua=text("scriptioContinua", "false") == "true",
        name_order=text("nameOrder", "given-first"),
        suffix=many("suffix"),
        joined_ending=rows("joinedEnding"),
        prefix=many("prefix"),
        declension=rows("declension"),
        oblique=many("oblique"),
        sentence_end=many("sentenceEnd", (".", "?", "!")),
        abbreviation=tuple(w.rstrip(".") for w in many("abbreviation")),
        clause_mark=many("clauseMark", (";",)),
        list_mark=many("listMark", (",",)),
        open_quote=many("openQuote", ('"', "“")),
        close_quote=many("closeQuote", ('"', "”")),
        genitive=many("genitive"),
        object=many("object"),
        subject=many("subject"),
        locative=many("locative"),
        comitative=many("comitative"),
        that=many("that"),
        definite=many("definite"),
        determiner=many("determiner"),
        plural=many("plural"),
        passive=many("passive"),
        opening=tuple(values.get("opening", ())),
        peoples_unit=text("peoplesUnit", ""),
        borrowed_joint=many("borrowedJoint"),
        particle=many("particle"),
        infinitive=tuple(
            "-" * w.startswith("-") + fold(w.removeprefix("-"))
            for w in values.get("infinitive", ())
        ),
        place_name_length=text("placeNameLength", "0"),
        word_length=text("wordLength", "1"),
        country=tuple(values.get("spokenIn", ())),
        compound=tuple(w.replace("_", "") for w in many("compound")),
        name_case=tuple(
            tuple(e.replace("_", "") for e in row.split())
            for row in sorted(values.get("nameCase", ()))
        ),
        place_adjective=rows("placeAdjective"),
        attribute=rows("attribute"),
        respelling=tuple(
            (one, other)
            for one, _, other in (
                row.partition(" ")
                for row in sorted(values.get("respelling", ()), key=lambda r: (-len(r), r))
            )
        ),
        letter_forms=tuple(sorted(" ".join(values.get("letterForms", ())).split())),
        stopwords=frozenset(map(fold, stop)),
        common_words=frozenset(stop),
    )
