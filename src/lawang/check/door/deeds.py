"""How far a matter has come: what a draft calls done, granted or certain where the sources ask, wait, hope or deny."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lawang.check.door.pieces import Piece, content, pieces
from lawang.check.door.statements import (
    MATTER,
    Statement,
    Statements,
    denial_before,
    denials,
    is_deed,
    meaning,
)
from lawang.check.door.trends import judge_trends
from lawang.check.findings import found
from lawang.check.model import Finding, Verdict
from lawang.check.passage import Passage, Place
from lawang.facts.model import Kind, Marker
from lawang.language import table, words
from lawang.language.stem import stem
from lawang.reuse.align import content_stems

__all__ = ["judge_deeds"]


def judge_deeds(passage: Passage, statements: Statements) -> Iterator[Finding]:
    """Findings on the state of what a sentence of the draft says was done."""
    about = content_stems(passage.reading.text, passage.pairing.sentence)
    for piece in pieces(passage.reading, passage.pairing.sentence):
        yield from _denied(passage, piece, about, statements)
        yield from _absent(passage, piece, statements)
        yield from _further(passage, piece, about, statements)
        yield from _hoped(passage, piece, about, statements)
        yield from _still_going(passage, piece, statements)
        yield from judge_trends(passage, piece, about, statements)
    yield from _turned_round(passage)


def _held_back(piece: Piece, at: int) -> bool:
    """Is the word of the piece denied, planned, asked for or made a condition?"""
    before = piece.norms[: at - piece.first]
    marks = {"not_yet", "planned", "not", "should", "possible", "estimated", "cancelled"}
    if any(
        isinstance(f.value, Marker) and f.value.mark in marks and f.first <= at and f.last > piece.first
        for f in piece.reading.markers(piece.sentence)
        if f.first >= piece.first
    ):
        return True
    return any(
        stem(n) in words("deeds", "stages", "asked") or n in words("deeds", "conditions", "words")
        for n in before
    )


def _denied(
    passage: Passage, piece: Piece, about: frozenset[str], statements: Statements
) -> Iterator[Finding]:
    """A word that the sources only deny, or only ask for, said here as a fact (telah mendapat jawaban, belum ada balasan)."""
    norms = passage.reading.text.norms
    said = {meaning(norms[i]): i for i in range(piece.first, piece.last) if is_deed(norms[i])}
    for statement in statements.all:
        for i, no in statement.denied:
            word = meaning(statement.norms[i])
            at = said.get(word)
            if at is None or statements.affirmed[word] or _denies(passage, piece):
                continue
            if _held_back(piece, at) or len((about & statement.about) - {stem(statement.norms[i])}) <= MATTER:
                continue
            mine = range(_with_mark(piece, at), at + 1)
            yield statement.contradicts(passage, mine, range(no, i + 1), Kind.NEGATION, "negation")
            return


def _absent(passage: Passage, piece: Piece, statements: Statements) -> Iterator[Finding]:
    """A thing of which a source only says that there is none (tidak ada lagi penangguhan), spoken of as there."""
    norms = passage.reading.text.norms
    said = {stem(norms[i]): i for i in range(piece.first, piece.last) if content(norms[i])}
    for statement in statements.all:
        for i, no in statement.denied[:1]:
            word = stem(statement.norms[i])
            none = (
                statement.norms[no + 1 : no + 2] in (["ada"], ["terdapat"])
                and len(statement.about - {word}) < MATTER
            )
            if (
                none
                and word in said
                and not statements.affirmed[meaning(word)]
                and not _denies(passage, piece)
            ):
                verb = next(
                    (k for k in range(said[word] - 1, piece.first - 1, -1) if is_deed(norms[k])), said[word]
                )
                mine = range(verb, said[word] + 1)
                yield statement.contradicts(passage, mine, range(no, i + 1), Kind.NEGATION, "negation")
                return


def _with_mark(piece: Piece, at: int) -> int:
    """First token of a deed with the telah or sudah right before it."""
    norms = piece.reading.text.norms
    return at - (at > piece.first and norms[at - 1] in words("markers", "tense", "done"))


def _denies(passage: Passage, piece: Piece) -> bool:
    """Does the draft itself deny, in the piece or right before it?"""
    denies = denials() | words("deeds", "conditions", "ends")
    first = max(passage.offset, piece.first - 4) if piece.joined else piece.first
    return not denies.isdisjoint(passage.reading.text.norms[first : piece.last])


@cache
def _stages() -> dict[str, int]:
    """Rank of the stem of every act in the order in which acts follow one another."""
    return {
        root: rank for rank, listed in enumerate(table("deeds")["stages"].values()) for root in listed.split()
    }


def _further(
    passage: Passage, piece: Piece, about: frozenset[str], statements: Statements
) -> Iterator[Finding]:
    """An act said done where the sources have it only asked for, and open (sudah dianggarkan, baru diusulkan)."""
    norms = passage.reading.text.norms
    for at in range(piece.first, piece.last):
        rank = _stages().get(stem(norms[at]), 0) if content(norms[at]) else 0
        if not rank or not _is_done(piece, at) or _denies(passage, piece) or _held_back(piece, at):
            continue
        matter = about - {stem(norms[at])}
        known = [(s, _reached(s)) for s in statements.of(matter, MATTER)]
        if any(reached >= rank for _, reached in known):
            continue
        for statement, reached in known:
            requests = words("deeds", "requests", "words")
            i = next((i for i, n in enumerate(statement.norms) if stem(n) in requests), None)
            if i is not None and reached == 0 and (_open(statement) or _open(statements.after(statement))):
                mine = range(_with_mark(piece, at), at + 1)
                yield statement.contradicts(passage, mine, range(i, i + 1), Kind.TENSE, "tense")
                return


def _is_done(piece: Piece, at: int) -> bool:
    """A verb that tells what was done: with telah or sudah, or in a form that no noun has."""
    word = piece.reading.text.norms[at]
    if word.startswith(("di", "ter", "me")) and word != stem(word):
        return True
    return not words("markers", "tense", "done").isdisjoint(piece.norms[: at - piece.first])


def _reached(statement: Statement) -> int:
    """Rank of the furthest act that the sentence does not deny; -1 when it tells of none."""
    ranks = [
        _stages()[root]
        for i, norm in enumerate(statement.norms)
        if content(norm) and (root := stem(norm)) in _stages() and not denial_before(statement.norms, i)
    ]
    return max(ranks, default=-1)


def _open(statement: Statement | None) -> bool:
    """Does the sentence say that the matter is not settled?"""
    return statement is not None and any(stem(n) in words("deeds", "open", "words") for n in statement.norms)


def _hoped(
    passage: Passage, piece: Piece, about: frozenset[str], statements: Statements
) -> Iterator[Finding]:
    """Called certain where the source hopes."""
    norms = passage.reading.text.norms
    for at in range(piece.first, piece.last):
        if norms[at] not in words("deeds", "conditions", "certain"):
            continue
        for statement in statements.of(about, MATTER + 1):
            hope = next(
                (i for i, n in enumerate(statement.norms) if n in words("deeds", "conditions", "hopes")), None
            )
            if hope is not None:
                mine, theirs = range(at, at + 1), range(hope, hope + 1)
                yield statement.contradicts(passage, mine, theirs, Kind.CERTAINTY, "certainty")
                return


def _still_going(passage: Passage, piece: Piece, statements: Statements) -> Iterator[Finding]:
    """A deed called done of a matter that the source calls unfinished, where no source tells of that deed."""
    norms = passage.reading.text.norms
    for fact in passage.reading.markers(passage.pairing.sentence):
        if not (
            isinstance(fact.value, Marker)
            and fact.value.mark == "done"
            and piece.first <= fact.first < piece.last
        ):
            continue
        deed = fact.value.governs
        subject = frozenset(stem(n) for n in norms[piece.first : fact.first] if n.isdecimal() or content(n))
        known = list(statements.of(subject, MATTER))
        if not deed or _held_back(piece, fact.first - 1) or any(deed in map(stem, s.norms) for s in known):
            continue
        for statement in known:
            marks = [
                f
                for f in statement.witness.reading.markers(statement.sentence)
                if isinstance(f.value, Marker) and f.kind is Kind.TENSE
            ]
            pending = [f for f in marks if f.value.mark in ("ongoing", "not_yet")]  # type: ignore[union-attr]
            if pending and len(pending) == len(marks):
                first = pending[0].first - statement.first
                verb = next(
                    (i for i in range(fact.last, piece.last) if stem(norms[i]) == deed), fact.last - 1
                )
                mine, theirs = range(fact.first, verb + 1), range(first, first + 1)
                yield statement.contradicts(passage, mine, theirs, Kind.TENSE, "tense")
                return


def _turned_round(passage: Passage) -> Iterator[Finding]:
    """A word that says whether something is enough, there, allowed or needed, denied on one side only."""
    for i, word in enumerate(passage.mine):
        if word not in words("deeds", "turning", "words") or passage.mine.count(word) > 1:
            continue
        if passage.theirs.count(word) != 1 or passage.shared_words(i, i + 1) <= MATTER:
            continue
        j = passage.theirs.index(word)
        mine, other = denial_before(passage.mine, i, 1), denial_before(passage.theirs, j, 2)
        if mine and not other and denials().isdisjoint(passage.theirs):
            yield _turned(passage, range(i - 1, i + 1), j)


def _turned(passage: Passage, mine: range, j: int) -> Finding:
    witness, token = passage.places[j]
    place = passage.words_at(Kind.NEGATION, mine.start + passage.offset, mine.stop + passage.offset)
    rival = Place(witness.words_at(Kind.NEGATION, token, token + 1), 0, 0, witness)
    return found(passage, place, Verdict.CONTRADICTED, "negation", rival, kind=Kind.NEGATION, sure=True)
