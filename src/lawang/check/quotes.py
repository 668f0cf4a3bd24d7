"""The words inside quotation marks, and who is given as having said them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from rapidfuzz import fuzz

from lawang.check.evidence import Evidence
from lawang.check.findings import found, found_at
from lawang.check.model import Finding, Verdict
from lawang.check.passage import Passage, Place
from lawang.check.speakers import judge_speaker, to_anybody
from lawang.facts.markers import same_mark
from lawang.facts.model import Kind
from lawang.language import words
from lawang.language.stem import is_everyday, stem

__all__ = ["judge_quotes"]

# Two spellings of one word in a quotation (mempengaruhi, memengaruhi) are tidying, not change: rapidfuzz ratio from here.
TIDIED = 82
# A quotation is compared word by word when this share of its words stands in the source passage; below, it is another one.
SAME_QUOTE = 0.6
# More changes than this in one quotation make it another transcript or translation of what was said, for a person to compare.
ONE_TRANSCRIPT = 3
# Narration is plainly what was put between quotation marks when this share of the quotation's words is its own.
VERBATIM = 0.85
_LEAST_WORDS = 4
# Words that say that something written is quoted (demikian dikutip dari …, kata X dalam keterangan tertulis) stand so close
# behind it.
CITED_WITHIN = 8
# A speaker who says a word twice does so within so many words.
REPEATED_WITHIN = 4


def judge_quotes(passage: Passage, evidence: Evidence, earlier: Sequence[Finding]) -> Iterator[Finding]:
    """Changed words inside quotations, quotations made of narration, and speakers exchanged. Words that an `earlier` finding
    of the sentence accounts for are left to it."""
    facts = passage.reading.speech(passage.pairing.sentence)
    taken = passage.pairing.taken or passage.claimed
    if taken:
        yield from to_anybody(passage)
    if not facts:
        return
    text = passage.reading.text
    explained = {
        i - passage.offset
        for f in earlier
        if f.verdict is not Verdict.UNDETERMINED
        for i in text.token_range(f.start, f.end)
    }
    faulted = {
        i - passage.offset
        for f in earlier
        if f.verdict in (Verdict.CONTRADICTED, Verdict.UNSUPPORTED)
        for i in text.token_range(f.start, f.end)
    }
    for place in passage.my_places(facts):
        if place.fact.kind is Kind.QUOTE:
            yield from _quotation(passage, place, evidence, explained)
        elif taken and faulted.isdisjoint(range(place.first, place.last)):
            yield from judge_speaker(passage, place, evidence)


def _quotation(passage: Passage, place: Place, evidence: Evidence, explained: set[int]) -> Iterator[Finding]:
    glossed = set(_bracketed(passage, place))
    said = (i for i in range(place.first, place.last) if i not in glossed)
    tokens = [i for i in said if passage.mine[i][0].isalnum()]
    if len(tokens) < 2:
        return
    likest = evidence.quotations.beside(passage, place)
    passage, sure = likest or passage, likest is not None or passage.claimed
    matched = [i for i in tokens if passage.match[i] >= 0]
    if len(matched) < SAME_QUOTE * len(tokens):
        yield from _rewritten(passage, place, evidence)
        return
    if not passage.claimed and not _quoted_there(passage, matched):
        if passage.mine == passage.theirs[: len(passage.mine)]:
            return  # a whole sentence of the source under marks that open and close elsewhere: nothing in it is changed
        if len(tokens) >= _LEAST_WORDS and _tells_of_speech(passage, matched):
            verbatim = len(matched) >= VERBATIM * len(tokens)
            yield _from_narration(passage, place, matched, verbatim)
            return
        if _tells_of_speech(passage, matched):
            return
    skip = explained | glossed
    changes = [f for run in _runs(passage, place, skip) for f in _changed_run(passage, run, place, sure=sure)]
    changes += _lost_words(passage, matched, skip)
    if len(changes) > ONE_TRANSCRIPT and not passage.claimed:
        yield found(passage, place, Verdict.UNDETERMINED, "quote_reported")
    else:
        yield from changes


def _rewritten(passage: Passage, place: Place, evidence: Evidence) -> Iterator[Finding]:
    other = evidence.quotations.rewritten(passage, place)
    if other:
        yield found(passage, place, Verdict.CONTRADICTED, "quote", other, sure=True)


def _runs(passage: Passage, place: Place, skip: set[int]) -> Iterator[range]:
    """Runs of words of the quotation that the source does not have there."""
    start = None
    for i in range(place.first, place.last + 1):
        strange = i < place.last and passage.match[i] < 0 and i not in skip and passage.mine[i][0].isalnum()
        if strange and start is None:
            start = i
        elif not strange and start is not None:
            yield range(start, i)
            start = None


def _quoted_there(passage: Passage, matched: Sequence[int]) -> bool:
    """Do most of the matched words stand inside quotation marks in the source?"""
    inside = 0
    for i in matched:
        witness, token = passage.places[passage.match[i]]
        inside += witness.source.text.is_quoted(witness.source.text.starts[token])
    return inside * 2 >= len(matched)


def _tells_of_speech(passage: Passage, matched: Sequence[int]) -> bool:
    """Does the source mark what others said? A speech or minutes does not: all of it may be somebody's words."""
    witness, _ = passage.places[passage.match[matched[0]]]
    return bool(witness.source.text.quotes)


def _from_narration(passage: Passage, place: Place, matched: Sequence[int], verbatim: bool) -> Finding:
    """Narration of the source put between quotation marks; reported speech made direct is left to a person."""
    j = passage.match[matched[0]]
    span = range(j, j + 1)
    reported = words("speech", "verbs") | words("speech", "pronoun") | {"menurut"}
    behind = frozenset(passage.mine[place.last : place.last + CITED_WITHIN])
    written = not behind.isdisjoint(words("speech", "cited") | words("speech", "written"))
    told = not written and reported.isdisjoint(_taken_from(passage, matched)) and not _mark_lost(passage, j)
    verdict = Verdict.UNSUPPORTED if told else Verdict.UNDETERMINED
    reason = "quote_narration" if told else "quote_reported"
    return found_at(passage, range(place.first, place.last), verdict, reason, Kind.QUOTE, span, sure=verbatim)


def _mark_lost(passage: Passage, j: int) -> bool:
    """Does the source's line hold a quotation mark without its fellow, so that what is said there is not to be told?"""
    witness, token = passage.places[j]
    text = witness.source.text
    at = text.starts[token]
    start, end = text.raw.rfind("\n", 0, at) + 1, text.raw.find("\n", at)
    return text.plain.count('"', start, end if end >= 0 else len(text.plain)) % 2 == 1


def _taken_from(passage: Passage, matched: Sequence[int]) -> list[str]:
    """The source sentence that has most of the matched words."""
    spans = [
        range(w.reading.tokens[s].start + shift, w.reading.tokens[s].stop + shift)
        for w, s, shift in passage.parts
    ]
    most = max(spans, key=lambda span: sum(passage.match[i] in span for i in matched))
    return passage.theirs[most.start : most.stop]


def _bracketed(passage: Passage, place: Place) -> Iterator[int]:
    """Tokens inside brackets within a quotation: an editor's gloss, marked as such."""
    depth = 0
    for i in range(place.first, place.last):
        depth += passage.mine[i] in "(["
        if depth > 0:
            yield i
        depth -= passage.mine[i] in ")]"


def _changed_run(passage: Passage, run: range, place: Place, *, sure: bool) -> Iterator[Finding]:
    """Words put in the place of the source's, or put in between them."""
    light = _light()
    before = next(
        (passage.match[i] for i in range(run.start - 1, place.first - 1, -1) if passage.match[i] >= 0), None
    )
    after = next((passage.match[i] for i in range(run.stop, place.last) if passage.match[i] >= 0), None)
    instead = _between(passage, before, after, len(run))
    if instead:
        pairs = [(passage.mine[i], passage.theirs[j]) for i, j in zip(run, instead, strict=False)]
        if len(run) == len(instead) and all(_tidied(a, b) for a, b in pairs):
            return
        other_words = len(run) == len(instead) and any(_other_words(a, b) for a, b in pairs)
        if (
            not other_words
            and fuzz.ratio(_joined(passage.mine, run), _joined(passage.theirs, instead)) >= TIDIED
        ):
            return
        if all(passage.mine[i] in light for i in run) and all(passage.theirs[j] in light for j in instead):
            return
        span = range(instead[0], instead[-1] + 1)
        yield found_at(passage, run, Verdict.CONTRADICTED, "quote", Kind.QUOTE, span, sure=sure)
    elif any(passage.mine[i] not in light for i in run) and _continues(passage, before, after):
        yield found_at(passage, run, Verdict.CONTRADICTED, "quote_added", Kind.QUOTE, sure=sure)


def _joined(tokens: Sequence[str], at: Iterable[int]) -> str:
    """Letters alone, so that lost spaces and hyphens do not count."""
    return "".join(tokens[i] for i in at).replace("-", "")


def _between(passage: Passage, before: int | None, after: int | None, size: int) -> list[int]:
    """Unmatched words of the source between its words that frame the run."""
    if before is not None and after is not None and before < after:
        reach = range(before + 1, after)
    elif before is not None:
        reach = range(before + 1, min(len(passage.theirs), before + 1 + size))
    elif after is not None:
        reach = range(max(0, after - size), after)
    else:
        return []
    free = [j for j in reach if passage.back[j] < 0 and passage.theirs[j][0].isalnum()]
    return free if len(free) <= 2 * size + 2 else free[:size]


def _continues(passage: Passage, before: int | None, after: int | None) -> bool:
    """Does the source go straight on, or end its quotation, where the text put words in?"""
    if before is not None and after is not None:
        return 0 < after - before <= 3
    edge = before if before is not None else after
    if edge is None or not passage.claimed:
        return False  # elsewhere the quotation may begin before, or go on behind, what the release quotes
    step = 1 if before is not None else -1
    j = edge + step
    while 0 <= j < len(passage.theirs) and passage.theirs[j] in ",.;":
        j += step
    return not 0 <= j < len(passage.theirs) or passage.theirs[j] == '"'


def _tidied(word: str, other: str) -> bool:
    """The same word in better spelling, another everyday form of it, a figure in other notation, or a lost space."""
    light = _light()
    return (
        (fuzz.ratio(word, other) >= TIDIED and not _other_words(word, other))
        or stem(word) == stem(other)
        or (word in light and other in light)
        or word[0].isdigit()
        or other[0].isdigit()
        or (abs(len(word) - len(other)) == 1 and (word.startswith(other) or other.startswith(word)))
        or _glued(word, other)
        or _glued(other, word)
        or bool(same_mark(word, other))
    )


def _other_words(word: str, other: str) -> bool:
    """Two words of the dictionary that look alike and mean different things (seragam, beragam); other spellings of one word
    begin alike (objektif, obyektif)."""
    return word[0] != other[0] and is_everyday(word) and is_everyday(other) and stem(word) != stem(other)


@cache
def _light() -> frozenset[str]:
    """Words that may be tidied inside a quotation without changing what was said."""
    return (words("everyday", "function") | words("everyday", "spoken")) - words("everyday", "weighty")


def _glued(word: str, other: str) -> bool:
    """A word that lost the space behind it."""
    return len(word) >= len(other) + 3 and len(other) > 1 and word.startswith(other)


def _lost_words(passage: Passage, matched: Sequence[int], skip: set[int]) -> Iterator[Finding]:
    """One content word of the source gone from the midst of a quotation that otherwise runs on."""
    function = _light()
    new = [passage.mine[i] for i in range(matched[0], matched[-1]) if passage.match[i] < 0]
    for a, b in itertools.pairwise(matched):
        if b - a != 1:
            continue
        gap = list(range(passage.match[a] + 1, passage.match[b]))
        lost = [j for j in gap if passage.theirs[j][0].isalnum() and passage.theirs[j] not in function]
        if lost and any(same_mark(word, passage.theirs[lost[0]]) for word in new):
            continue  # "bisa tercipta" for "mampu": the mark has moved
        if len(gap) != 1 or len(lost) != 1 or _is_said_twice(passage, lost[0]):
            continue
        if passage.back[lost[0]] < 0 and not {a, b} & skip:
            yield found_at(
                passage,
                range(a, b + 1),
                Verdict.CONTRADICTED,
                "quote_lost",
                Kind.QUOTE,
                range(lost[0], lost[0] + 1),
            )


def _is_said_twice(passage: Passage, j: int) -> bool:
    """Does a word close by in the source say the same (banjir genangan masih menggenangi), so that nothing is lost with it?"""
    said = stem(passage.theirs[j])
    near = range(max(0, j - REPEATED_WITHIN), min(len(passage.theirs), j + REPEATED_WITHIN + 1))
    return any(passage.back[k] >= 0 and stem(passage.theirs[k]) == said for k in near)
