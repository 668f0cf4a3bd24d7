"""Who is given as having said it: the text's speaker against the source's."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from lawang.check.alike import alike, is_body, spelt_alike
from lawang.check.evidence import Evidence
from lawang.check.findings import found, found_at
from lawang.check.model import Finding, Verdict
from lawang.check.passage import Passage, Place
from lawang.facts.model import Kind, Name, Speech
from lawang.facts.name_words import is_capital
from lawang.language import words
from lawang.language.gazetteer import is_place
from lawang.language.stem import is_everyday

__all__ = ["judge_speaker", "to_anybody"]

# Share of the sentence's content words that the source must hold before its speakers are compared.
SAME_WORDS = 0.6
# How many sentences back a pronoun finds its speaker.
_LOOK_BACK = 15


def judge_speaker(passage: Passage, place: Place, evidence: Evidence) -> Iterator[Finding]:
    """The named speaker of the text against whom the source names for the same words."""
    value = place.fact.value
    if not isinstance(value, Speech) or value.speaker is None:
        return
    theirs = list(_source_speakers(passage)) or list(_pronoun_speaker(passage))
    if not theirs:
        if _by_pronoun(passage) and _not_yet_named(passage, value.speaker):
            yield found(passage, place, Verdict.CONTRADICTED, "attribution_pronoun", kind=Kind.ATTRIBUTION)
        return
    mine = value.speaker
    if is_place(mine.words) or _is_a_body(mine) or _named_there(passage, mine, evidence):
        return
    named = [
        f.value.words for f in passage.reading.names(passage.pairing.sentence) if isinstance(f.value, Name)
    ]
    for _, speech in theirs:
        if speech.speaker and any(alike(words_, speech.speaker.words, evidence.aliases) for words_ in named):
            return
        if speech.speaker and _same_speaker(mine, speech.speaker, evidence):
            return
    other, speech = theirs[0]
    if speech.reader and alike(mine.words, speech.reader.words, evidence.aliases) and value.reader is None:
        yield found(passage, place, Verdict.CONTRADICTED, "attribution", other, kind=Kind.ATTRIBUTION)
        return
    if passage.coverage() < SAME_WORDS:
        return
    person = any(alike(mine.words, name, evidence.aliases) for name in evidence.named.all)
    if person and _is_person(speech.speaker, evidence) and not _speaks_for(passage, place):
        yield found(passage, place, Verdict.CONTRADICTED, "attribution", other, kind=Kind.ATTRIBUTION)


def _is_a_body(speaker: Name) -> bool:
    """Does a body speak (DPRD Lampung meminta)? A person of it may well be who spoke."""
    first = speaker.words[0]
    return first in words("offices", "opens", "organisation") or is_body(first)


def _is_person(speaker: Name | None, evidence: Evidence) -> bool:
    """Do the sources' readers take the name for a person's? A body in a speaker's place is easily misread."""
    return speaker is not None and speaker.words in evidence.persons


def _same_speaker(mine: Name, other: Name, evidence: Evidence) -> bool:
    """The same name, short or long; one misspelt (Affifuddin) is for the reader of names, not a change of speaker."""
    own, theirs = tuple(map(evidence.unglued, mine.words)), other.words
    glued = theirs[-1].startswith(own[-1]) and is_everyday(theirs[-1][len(own[-1]) :])  # Wiyonomengatakan
    return glued or alike(own, theirs, evidence.aliases) or spelt_alike(own, theirs) or own[-1] == theirs[-1]


def _speaks_for(passage: Passage, place: Place) -> bool:
    """Is the person named only as the one somebody speaks for (kuasa hukum Tom Lembong)?"""
    before = set(passage.mine[max(0, place.first - 3) : place.first])
    return not before.isdisjoint(words("speech", "roles"))


def to_anybody(passage: Passage) -> Iterator[Finding]:
    """Words that the source gives to a named speaker, here given to a role that the source does not connect with them."""
    speakers = list(_source_speakers(passage))
    if not speakers or not passage.pairing.taken:
        return
    roles, verbs = words("speech", "roles"), words("speech", "right")
    for i in range(1, len(passage.mine)):
        before = i - 2 if passage.mine[i - 1] == "seorang" and i > 1 else i - 1
        if passage.mine[i] not in roles or passage.mine[before] not in verbs or passage.match[i] >= 0:
            continue
        following = passage.mine[i + 1 : i + 4]
        written = passage.reading.text.words[passage.offset + i : passage.offset + i + 4]
        known = frozenset(following)  # ujar warga setempat, Sukarna
        apposed = any(speech.speaker and not known.isdisjoint(speech.speaker.words) for _, speech in speakers)
        named = apposed or any(is_capital(word) for word in itertools.takewhile(_in_the_name, written))
        if {"itu", "tersebut", "ini"} & set(following) or named:
            continue
        other = speakers[0][0]
        span = range(other.first, other.last)
        yield found_at(passage, range(i, i + 1), Verdict.CONTRADICTED, "attribution", Kind.ATTRIBUTION, span)


def _in_the_name(word: str) -> bool:
    """Does the phrase that gives the speaker go on with this word?"""
    return word[0].isalnum() and word not in (
        "di",
        "saat",
        "ketika",
        "dalam",
        "pada",
        "kepada",
        "usai",
        "sambil",
        "yang",
    )


def _named_there(passage: Passage, speaker: Name, evidence: Evidence) -> bool:
    """Does the source name the text's speaker in the very sentence the words come from?"""
    return any(
        isinstance(fact.value, Name) and alike(speaker.words, fact.value.words, evidence.aliases)
        for witness, sentence, _ in passage.parts[:1]
        for fact in witness.reading.names(sentence)
    )


def _source_speakers(passage: Passage) -> Iterator[tuple[Place, Speech]]:
    for witness, sentence, shift in passage.parts:
        for fact in witness.reading.speech(sentence):
            if fact.kind is Kind.ATTRIBUTION and isinstance(fact.value, Speech):
                yield Place(fact, fact.first + shift, fact.last + shift, witness), fact.value


def _not_yet_named(passage: Passage, speaker: Name) -> bool:
    """Is the person named in the source only after these words, so that its pronoun cannot mean that person?"""
    witness, sentence, _ = passage.parts[0]
    norms = witness.source.text.norms
    known = witness.reading.vocabulary
    before = set(norms[: witness.reading.tokens[sentence].stop])
    return all(word not in before for word in speaker.words) and any(word in known for word in speaker.words)


def _by_pronoun(passage: Passage) -> bool:
    """Does the source give these words to "ujarnya" or "kata dia"?"""
    witness, sentence, _ = passage.parts[0]
    tokens = witness.reading.tokens[sentence]
    norms = witness.source.text.norms[tokens.start : tokens.stop]
    pronoun, verbs = words("speech", "pronoun"), words("speech", "right")
    return any(
        norm in pronoun or (norm in ("dia", "ia") and i > 0 and norms[i - 1] in verbs)
        for i, norm in enumerate(norms)
    )


def _pronoun_speaker(passage: Passage) -> Iterator[tuple[Place, Speech]]:
    """Whom the source means by "ujarnya" or "kata dia": the last speaker it named before."""
    witness, sentence, _ = passage.parts[0]
    if not _by_pronoun(passage):
        return
    for before in range(sentence - 1, max(-1, sentence - 1 - _LOOK_BACK), -1):
        named = [f for f in witness.reading.speech(before) if f.kind is Kind.ATTRIBUTION]
        if named and isinstance(named[-1].value, Speech):
            yield Place(named[-1], 0, 0, witness), named[-1].value
            return
