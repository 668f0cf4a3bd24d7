"""All facts of a text, read sentence by sentence and only when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property

from lawang.facts.dates import read_dates
from lawang.facts.markers import read_markers
from lawang.facts.model import Date, Fact, Kind, Name
from lawang.facts.names import read_names
from lawang.facts.quantities import read_quantities
from lawang.facts.speech import read_speech
from lawang.language import table, words
from lawang.language.gazetteer import Phrases
from lawang.text import Text

__all__ = ["Reading"]

# With more words with a capital than this a headline pointed to is in title case.
_HEADLINE = 3
# Sentences from the top among which the dateline is looked for.
_DATELINE_SENTENCES = 4


class Reading:
    """The facts of one text. Every reader sees one sentence; what it needs from the rest (dateline, abbreviations, full
    names) is found once, and only if needed."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._asides: dict[int, range] = {}
        self._figures: dict[int, list[Fact]] = {}
        self._names: dict[int, list[Fact]] = {}
        self._markers: dict[int, list[Fact]] = {}
        self._speech: dict[int, list[Fact]] = {}

    @property
    def tokens(self) -> list[range]:
        """Token range of every sentence."""
        return self.text.sentence_tokens

    def figures(self, sentence: int) -> list[Fact]:
        """Figures, dates and times of a sentence."""
        found = self._figures.get(sentence)
        if found is None:
            tokens = self.tokens[sentence]
            dates = read_dates(self.text, tokens.start, tokens.stop, None)
            read = dates + read_quantities(self.text, tokens.start, tokens.stop, dates)
            aside = self.aside(sentence) if read else ()
            found = sorted((f for f in read if f.first not in aside), key=lambda fact: fact.first)
            self._figures[sentence] = found
        return found

    def aside(self, sentence: int) -> range:
        """Tokens of a sentence that state nothing: a headline pointed to (Baca juga …, or in the line below such words), to
        its end or to what it runs into without a break; a word of the page (Advertisement)."""
        found = self._asides.get(sentence)
        if found is None:
            found = self._asides[sentence] = self._aside(self.tokens[sentence])
        return found

    def _aside(self, tokens: range) -> range:
        norms, start = self.text.norms, tokens.start
        if start and norms[start - 1] == ":" and _opening("pointers").first(norms, max(0, start - 3), start):
            return tokens
        if page := _opening("page").first(norms, start, tokens.stop):
            return page
        pointer = _opening("pointers").first(norms, start, tokens.stop)
        if pointer is None:
            return range(tokens.stop, tokens.stop)
        return range(pointer.start, self._headline_end(pointer.stop, tokens.stop))

    def _credits(self, tokens: range) -> range:
        """Tokens from the word on that opens a credit (Editor: …), to the end of the sentence."""
        opens = _opening("apparatus").first(self.text.norms, tokens.start, tokens.stop)
        return range(opens.start if opens else tokens.stop, tokens.stop)

    def _headline_end(self, start: int, stop: int) -> int:
        """Where a headline pointed to ends: at a quotation, or before the sentence that its capitals run into."""
        written, capitals = self.text.words, 0
        for i in range(start, stop):
            if written[i] == '"':
                return i
            if written[i].islower() and i + 1 < stop and written[i + 1].islower():
                return i - 1 if capitals > _HEADLINE else stop
            capitals += written[i][0].isupper()
        return stop

    def names(self, sentence: int) -> list[Fact]:
        """Persons, offices, places and organisations of a sentence."""
        found = self._names.get(sentence)
        if found is None:
            tokens = self.tokens[sentence]
            aside, credits = self.aside(sentence), self._credits(tokens)
            figures = {token for f in self.figures(sentence) for token in range(f.first, f.last)}
            found = [
                f
                for f in read_names(self.text, tokens.start, tokens.stop)
                if f.first not in aside
                and f.first not in credits
                and not (figures and figures.issuperset(range(f.first, f.last)))
            ]
            self._names[sentence] = found
        return found

    def markers(self, sentence: int) -> list[Fact]:
        """Tense, negation and certainty of a sentence."""
        found = self._markers.get(sentence)
        if found is None:
            tokens = self.tokens[sentence]
            read = read_markers(self.text, tokens.start, tokens.stop)
            aside = self.aside(sentence) if read else ()
            found = self._markers[sentence] = [f for f in read if f.first not in aside]
        return found

    def speech(self, sentence: int) -> list[Fact]:
        """Quotations and named speakers of a sentence."""
        found = self._speech.get(sentence)
        if found is None:
            tokens = self.tokens[sentence]
            found = read_speech(self.text, tokens.start, tokens.stop, self.names(sentence))
            self._speech[sentence] = found
        return found

    def sentence(self, index: int) -> list[Fact]:
        """Every fact of a sentence in the order of the text."""
        facts = self.figures(index) + self.names(index) + self.markers(index) + self.speech(index)
        return sorted(facts, key=lambda fact: (fact.first, fact.last))

    def __iter__(self) -> Iterator[Fact]:
        for index in range(len(self.tokens)):
            yield from self.sentence(index)

    @cached_property
    def dateline(self) -> Date | None:
        """The day the text speaks from: the first full date near its top."""
        for index in range(min(_DATELINE_SENTENCES, len(self.tokens))):
            for fact in self.figures(index):
                if isinstance(fact.value, Date) and fact.value.day and fact.value.month and fact.value.year:
                    return fact.value
        return None

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every folded word of the text."""
        return frozenset(self.text.norms)

    @cached_property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """Short forms introduced in the text: "Nama Panjang (NP)" or "NP (Nama Panjang)", short form → folded words."""
        tokens, norms = self.text.words, self.text.norms
        found: dict[str, tuple[str, ...]] = {}
        for at in range(1, len(tokens) - 2):
            if norms[at] != "(" or norms[at + 2] != ")":
                continue
            short = norms[at + 1]
            if not tokens[at + 1][0].isupper() or not short.isalpha():
                continue
            size = _long_form(norms, at, short)
            if size:
                found[short] = tuple(norms[at - size : at])
        return found

    @cached_property
    def full_names(self) -> dict[str, set[tuple[str, ...]]]:
        """Persons with more than one word, by each of their words, so that a later short mention finds its owner."""
        owners: dict[str, set[tuple[str, ...]]] = {}
        for index in range(len(self.tokens)):
            for fact in self.names(index):
                if fact.kind is Kind.PERSON and isinstance(fact.value, Name) and len(fact.value.words) > 1:
                    for word in fact.value.words:
                        owners.setdefault(word, set()).add(fact.value.words)
        return owners


@cache
def _opening(what: str) -> Phrases:
    """Phrases of language/everyday that open what states nothing."""
    return Phrases.of_words(words("everyday", what))


def _long_form(norms: list[str], at: int, short: str) -> int:
    """How many words before the bracket at `at` the short form abbreviates: its letters must occur in them in order, the
    first one opening the first word."""
    for size in range(1, min(10, at) + 1):
        long = norms[at - size : at]
        if not all(word[0].isalpha() for word in long):
            break
        if long[0][0] != short[0] or long[0] == short:
            continue
        letters = iter("".join(long))
        initials = "".join(word[0] for word in long if word not in ("dan", "di", "ke", "untuk"))
        if initials.startswith(short) or (len(short) > size and all(letter in letters for letter in short)):
            return size
    return 0


@cache
def known_long() -> dict[str, tuple[str, ...]]:
    """Short forms that everybody in government writes, and places' short forms, with the words they stand for."""
    long = {short: tuple(form.split("_")) for short, form in table("abbreviations")["long"].items()}
    return long | {short: tuple(form.split()) for short, form in table("places")["short"].items()}


def expand(name: tuple[str, ...], aliases: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A name with its short forms written out, as introduced in the text or known everywhere."""
    known = known_long()
    return tuple(part for word in name for part in (aliases.get(word) or known.get(word) or (word,)))
