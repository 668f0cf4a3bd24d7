"""One sentence of the text beside the source sentences it retells, token by token."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from lawang.check.matching import matched
from lawang.check.witness import Witness
from lawang.facts.model import Fact, Kind, Marker, fact_of
from lawang.facts.reading import Reading
from lawang.language import words
from lawang.language.stem import stem
from lawang.reuse.align import Pairing

__all__ = ["Passage", "Place"]

LOCAL = 5
# A statement is retold when so much of its sentence, of the words near the fact, and of the likeness of the sentences is
# the source's. On generated pairs 0.65 loses 1 of 278 drifts; of false findings on natural pairs it keeps 95 of 224.
RETOLD = 0.65
LIKE = 0.5
# What a difference must show that free retelling makes by itself: a fact put in, a tense left out, a name exchanged for
# one that the source has elsewhere.
CLOSE = 0.75
# A quotation of which less than this share of content words is the source's is another one (natural pairs: .25 and less).
SAID = 0.5
# So many words beside the fact, of which so many stand in the source, frame a fact in a short sentence.
FRAME = 4
FRAMED = 0.8
# A figure or name of the source is the one retold when slot() reaches this: one neighbour and one shared word.
SLOT = 1.6
# From here on the two stand in the very same slot (both neighbours): something else there is a swap, wherever else it may
# occur.
SAME_SLOT = 3.4
# slot() and shared content words from which a draft's fact is held against a source's.
AKIN_SLOT = 1.8
AKIN_WORDS = 2
# What an end of a clause, or the start of the sentence, on both sides adds to slot().
BOUNDARY = 0.8
# slot() from which two facts are anchored to each other, in sentences at least so alike.
ANCHORED = 4.6
ANCHORED_SCORE = 0.4
# A sentence names its speaker within so many tokens from its start.
SPEAKER = 14
# So many words at most are put in together with a fact behind them.
PUT_IN_WITH = 3
# Context of a fact: this many tokens to either side.
REACH = 5


class Place:
    """A fact with where it stands in a passage: `first`/`last` count along the passage's own tokens."""

    __slots__ = ("fact", "first", "last", "witness")

    def __init__(self, fact: Fact, first: int, last: int, witness: Witness | None = None) -> None:
        self.fact = fact
        self.first = first
        self.last = last
        self.witness = witness


class Passage:
    """A sentence of the text (`mine`) against the sentences it was taken from (`theirs`, one after another).

    `siblings` are the text's other sentences taken from the same source sentences. `match[i]` is the index in `theirs` of the token that `mine[i]` corresponds to, or -1; `back` is its inverse.
    """

    def __init__(
        self,
        reading: Reading,
        pairing: Pairing,
        witnesses: Sequence[Witness],
        siblings: Sequence[int] = (),
        *,
        claimed: bool = False,
    ) -> None:
        self.reading = reading
        self.claimed = claimed
        self.siblings = siblings
        self.pairing = pairing
        self.witnesses = witnesses
        tokens = reading.tokens[pairing.sentence]
        self.offset = tokens.start
        self.mine = reading.text.norms[tokens.start : tokens.stop]
        self.theirs: list[str] = []
        self.places: list[
            tuple[Witness, int]
        ] = []  # of each token in theirs: its witness and token index there
        self.parts: list[
            tuple[Witness, int, int]
        ] = []  # witness, sentence, index in theirs of its first token
        for origin in pairing.origins:
            witness = witnesses[origin.text]
            span = witness.reading.tokens[origin.sentence]
            self.parts.append((witness, origin.sentence, len(self.theirs) - span.start))
            self.theirs += witness.source.text.norms[span.start : span.stop]
            self.places += [(witness, i) for i in span]
        self.match, self.back = matched(self.mine, self.theirs)
        self._slots: dict[tuple[int, int, int, int], float] = {}
        self._neighbours: dict[tuple[int, int], int | None] = {}
        self._contexts: dict[tuple[bool, int, bool], dict[str, float]] = {}

    def my_places(self, facts: Sequence[Fact]) -> list[Place]:
        """Facts of the text's sentence, placed."""
        return [Place(fact, fact.first - self.offset, fact.last - self.offset) for fact in facts]

    def words_at(self, kind: Kind, first: int, last: int) -> Place:
        """The text's own tokens `first`..`last` as a fact of that kind, placed: what they say has no value of its own."""
        return self.my_places([fact_of(self.reading.text, kind, first, last, Marker("", ""))])[0]

    def their_places(self, kind: str) -> list[Place]:
        """Facts of the source sentences, placed; `kind` is the name of a method of Reading (figures, names, markers)."""
        return [
            Place(fact, fact.first + shift, fact.last + shift, witness)
            for witness, sentence, shift in self.parts
            for fact in getattr(witness.reading, kind)(sentence)
        ]

    def same_place(self, mine: Place, theirs: Place) -> bool:
        """Do the two stand on tokens that correspond, one for one?"""
        return theirs.last - theirs.first == mine.last - mine.first and self.match[
            mine.first : mine.last
        ] == list(range(theirs.first, theirs.last))

    def unchanged(self, first: int, last: int) -> bool:
        """Do these tokens stand in the source in the same order without a gap?"""
        start = self.match[first]
        return start >= 0 and self.match[first:last] == list(range(start, start + last - first))

    def slot(self, mine: Place, theirs: Place) -> float:
        """How far the two stand in the same slot: neighbours that correspond to neighbours, and words they share nearby."""
        key = (mine.first, mine.last, theirs.first, theirs.last)
        if key not in self._slots:
            self._slots[key] = self._slot(mine, theirs)
        return self._slots[key]

    def _slot(self, mine: Place, theirs: Place) -> float:
        score = 0.0
        left, right = self.neighbour(mine.first, -1), self.neighbour(mine.last - 1, +1)
        if left is not None and left < theirs.first and self._gap(left, theirs.first) <= 1:
            score += 1.5
        if right is not None and right >= theirs.last and self._gap(theirs.last - 1, right) <= 1:
            score += 1.5
        score += BOUNDARY * (self._ends(self.mine, mine.last) and self._ends(self.theirs, theirs.last))
        score += BOUNDARY * (mine.first == 0 and theirs.first == 0)
        return score + self._shared_context(mine, theirs)

    @staticmethod
    def _ends(tokens: Sequence[str], last: int) -> bool:
        """Does a clause end behind the token before `last`?"""
        return last >= len(tokens) or tokens[last] in ".,;:"

    @cached_property
    def voice_changed(self) -> bool:
        """Was an active verb made passive or the reverse, so that doer and object changed places?"""
        for i, j in enumerate(self.match):
            if j >= 0 and self.mine[i] != self.theirs[j]:
                pair = {self.mine[i][:2], self.theirs[j][:2]}
                if "di" in pair and pair & {"me"}:
                    return True
        return False

    def neighbour(self, at: int, step: int) -> int | None:
        """Index in `theirs` of the nearest matched token beside `at`, at most two words away."""
        key = (at, step)
        if key not in self._neighbours:
            self._neighbours[key] = self._neighbour(at, step)
        return self._neighbours[key]

    def _neighbour(self, at: int, step: int) -> int | None:
        words_seen = 0
        i = at + step
        while 0 <= i < len(self.mine) and words_seen < 2:
            if self.match[i] >= 0 and self.mine[i][0].isalnum():
                return self.match[i]
            words_seen += self.mine[i][0].isalnum()
            i += step
        return None

    def _gap(self, left: int, right: int) -> int:
        """How many words of `theirs` stand between two tokens."""
        return self._their_counts[right] - self._their_counts[left + 1]

    @cached_property
    def _their_counts(self) -> list[int]:
        return _counts([word[0].isalnum() for word in self.theirs])

    def _shared_context(self, mine: Place, theirs: Place) -> float:
        score = 0.0
        for ahead in (False, True):
            a = self._context(True, mine.last if ahead else mine.first, ahead)
            b = self._context(False, theirs.last if ahead else theirs.first, ahead)
            score += sum(min(a[word], b[word]) for word in a if word in b)
        return score

    def _context(self, own: bool, at: int, ahead: bool) -> dict[str, float]:
        key = (own, at, ahead)
        if key not in self._contexts:
            self._contexts[key] = _context(self.mine if own else self.theirs, at, ahead)
        return self._contexts[key]

    def coverage(self, first: int = 0, last: int = 0) -> float:
        """Share of the sentence's content words, but for the tokens `first`..`last`, that the source sentences hold."""
        told = self._said_from if first >= self._said_from else 0
        content = _outside(self._content, first, last, told)
        return _outside(self._shared, first, last, told) / content if content else 0.0

    @cached_property
    def _said_from(self) -> int:
        """Where the statement begins in a sentence that opens by giving who says it (Menteri itu menuturkan …): the choice of those
        words is every writer's own and says nothing of the likeness of the statement."""
        verbs = words("speech", "verbs")
        for i, word in enumerate(self.mine[:SPEAKER]):
            if word == '"':
                break
            if word in verbs and word.startswith("me"):
                return i + 1 if self._content[-1] > self._content[i + 1] else 0
        return 0

    @cached_property
    def _content(self) -> list[int]:
        function = words("everyday", "function")
        return _counts([word[0].isalnum() and word not in function for word in self.mine])

    @cached_property
    def _shared(self) -> list[int]:
        function = words("everyday", "function")
        matched = zip(self.mine, self.match, strict=True)
        return _counts([j >= 0 and word[0].isalnum() and word not in function for word, j in matched])

    @cached_property
    def _words(self) -> tuple[list[int], list[int]]:
        """Words up to each token, and those of them that the source has."""
        spoken = [word[0].isalnum() for word in self.mine]
        matched = zip(spoken, self.match, strict=True)
        return _counts(spoken), _counts([word and j >= 0 for word, j in matched])

    def framed(self, first: int, last: int, share: float = FRAMED) -> bool:
        """Are so many of the other words of the sentence the source's, in its order? A short sentence has few content words."""
        rest, same = (_outside(counts, first, last) for counts in self._words)
        return rest >= FRAME and same >= share * rest

    def put_in_from(self, first: int) -> int:
        """Where what was put in before the token `first` begins: words that are not the source's go with the fact (yang diusut X)."""
        at = first
        while at > max(0, first - PUT_IN_WITH) and self.match[at - 1] < 0 and self.mine[at - 1][0].isalnum():
            at -= 1
        return at

    @cached_property
    def their_words(self) -> frozenset[str]:
        return frozenset(self.theirs)

    @cached_property
    def my_stems(self) -> frozenset[str]:
        return frozenset(map(stem, self.mine))

    @cached_property
    def their_stems(self) -> frozenset[str]:
        return frozenset(map(stem, self.theirs))

    @cached_property
    def quotes_otherwise(self) -> bool:
        """Does the sentence quote words that are mostly none of the source's? When and where those were spoken is then
        nothing that the source tells of."""
        text = self.reading.text
        content = (i for i in range(len(self.mine)) if self._content[i] < self._content[i + 1])
        said = [i for i in content if text.is_quoted(text.starts[i + self.offset])]
        return bool(said) and sum(self.match[i] >= 0 for i in said) < SAID * len(said)

    def in_brackets(self, place: Place) -> bool:
        """Does a bracket open before this, so that it is mostly another form of what stands before that?"""
        return place.first > 0 and self.mine[place.first - 1] == "("

    def retold(self, first: int, last: int, least: float = 0.0) -> bool:
        """Is the statement around these tokens the source's, so that a difference in it is a drift? `least` asks for more
        likeness than RETOLD, for differences that a freer retelling makes by itself."""
        least = max(least, RETOLD)
        if not self.pairing.taken:
            return False
        if self.framed(first, last) and (least <= RETOLD or self.local_coverage(first, last) >= LIKE):
            return True
        return (
            self.pairing.origins[0].score >= min(LIKE + least - RETOLD, 1.0)
            and self.coverage(first, last) >= least
            and self.local_coverage(first, last) >= least
        )

    def akin(self, mine: Place, theirs: Place) -> bool:
        """At the door a looser likeness will do, for the draft claims to say what its sources say: some content words in
        common beside the facts, and the same slot."""
        if not self.claimed or theirs.last <= theirs.first:
            return False
        shared = self.shared_words(mine.first, mine.last)
        return shared >= AKIN_WORDS and self.slot(mine, theirs) >= AKIN_SLOT

    def shared_words(self, first: int, last: int) -> int:
        """How many content words outside the tokens `first`..`last` the source sentences have as well."""
        return _outside(self._shared, first, last)

    def anchored(self, mine: Place, theirs: Place) -> bool:
        """Do the words next to both facts fit so well that the two can only be the same, whatever the rest has become?"""
        return (
            bool(self.pairing.origins)
            and self.pairing.origins[0].score >= ANCHORED_SCORE
            and (theirs.last > theirs.first and self.slot(mine, theirs) >= ANCHORED)
        )

    def local_coverage(self, first: int, last: int) -> float:
        """Share of the content words around the tokens `first`..`last` (LOCAL to either side) that the source holds."""
        function = words("everyday", "function")
        told = self._said_from if first >= self._said_from else 0
        hit = total = 0.0
        for step, start in ((-1, first - 1), (1, last)):
            i, seen = start, 0
            while told <= i < len(self.mine) and seen < LOCAL:
                word = self.mine[i]
                if word[0].isalnum() and word not in function:
                    weight = 1.0 - seen / (LOCAL + 1)
                    total += weight
                    hit += weight * (self.match[i] >= 0)
                    seen += 1
                i += step
        return hit / total if total else self.coverage(first, last)


def _counts(flags: Sequence[bool]) -> list[int]:
    """How many of the flags are set before each place, and in all."""
    return [0, *accumulate(flags)]


def _outside(counts: Sequence[int], first: int, last: int, start: int = 0) -> int:
    """How many are counted from the place `start` on, but for the places `first`..`last`."""
    size = len(counts) - 1
    inside = counts[min(last, size)] - counts[first] if first < last else 0
    return counts[-1] - counts[start] - inside


def _context(tokens: Sequence[str], at: int, ahead: bool) -> dict[str, float]:
    """Stems before the token `at`, or from it on, with a weight that falls with the distance; function words weigh little."""
    found: dict[str, float] = {}
    function = words("everyday", "function")
    span = range(at, min(len(tokens), at + REACH)) if ahead else range(at - 1, max(-1, at - 1 - REACH), -1)
    weight = 1.0
    for i in span:
        token = tokens[i]
        if not token[0].isalnum():
            weight *= 0.8
            continue
        value = weight * (0.35 if token in function else 1.0)
        key = stem(token)
        if value > found.get(key, 0.0):
            found[key] = value
        weight *= 0.75
    return found
