"""Rules on arithmetic: parts against the total stated with them, percentages against their counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from lawang.check.desk.draft import Draft, advise, listed, phrases
from lawang.check.desk.measured import Measured
from lawang.check.model import Advice
from lawang.facts.model import Bound, Kind
from lawang.facts.render import figure
from lawang.language import table
from lawang.text import Span

__all__ = ["shares", "totals"]

# A sum further off than this factor is no slip of the pen: the figures do not belong together.
_OFF = 2
# Tokens between a total and the word that opens its parts, between that word and the first part, between two parts.
_REACH = 8
_PART_REACH = 14
# *sekitar* allows the percentage to be off by this share of itself.
_ABOUT = Fraction(1, 10)
_SEPARATORS = frozenset({",", ";", "dan", "serta", "ditambah", "plus", "("})


def totals(draft: Draft) -> Iterator[Advice]:
    """Lists of parts whose sum is not the total they are given with."""
    for index in draft.statements:
        figures = draft.measured(index)
        if not figures:
            continue
        for total, parts in (
            *_opened(draft, index, figures),
            *_closed(draft, index, figures),
            *_rest(draft, index),
        ):
            if parts and total.worth and not _adds_up(total, parts):
                yield _total_advice(draft, total, parts)
                break


def _total_advice(draft: Draft, total: Measured, parts: Sequence[Measured]) -> Advice:
    added = sum((part.worth for part in parts), Fraction())
    written = draft.plain(Span(total.fact.start, total.fact.end))
    scales: dict[str, int] = table("numbers")["scales"]
    scale = next((word for word in written.lower().split() if word in scales), "")
    unit = total.worth / Fraction(total.quantity.low)
    return advise(
        "total",
        sorted(Span(m.fact.start, m.fact.end) for m in (total, *parts)),
        parts=" + ".join(draft.plain(Span(part.fact.start, part.fact.end)) for part in parts),
        sum=f"{figure(added / unit / scales.get(scale, 1), 'id')} {scale}".strip(),
        total=written,
    )


def _adds_up(total: Measured, parts: Sequence[Measured]) -> bool:
    """Is the sum the total within the digits stated, or so far from it that they cannot belong together?"""
    slack = total.step / 2 + sum((part.step / 2 for part in parts if part.step > 1), Fraction())
    slack = slack if total.step > 1 or slack > Fraction(1, 2) else Fraction()
    added = Fraction()
    for part in parts:
        added += part.worth
        if abs(added - total.worth) <= slack:
            return True
    return not total.worth / _OFF <= added <= total.worth * _OFF


def _listed(draft: Draft, parts: Sequence[Measured], like: Measured) -> bool:
    """Are these the items of one flat list, all of the measure of `like` and exact?"""
    norms = draft.text.norms
    if len(parts) < 2 or any(part.measure != like.measure or not part.exact for part in parts):
        return False
    for a, b in pairwise(parts):
        between = norms[a.last : b.first]
        if len(between) > _PART_REACH or not _SEPARATORS.intersection(between):
            return False
    return True


def _is_partial(draft: Draft, tokens: range) -> bool:
    return draft.has(tokens, phrases("totals", "partial"))


def _opened(draft: Draft, index: int, figures: list[Measured]) -> Iterator[tuple[Measured, list[Measured]]]:
    """Rp5 miliar, terdiri atas Rp3 miliar … dan Rp2 miliar …"""
    tokens, norms = draft.reading.tokens[index], draft.text.norms
    for at in tokens:
        opening = phrases("totals", "opens").longest(norms, at, tokens.stop)
        if opening is None:
            continue
        before = [m for m in figures if m.last <= at and at - m.last <= _REACH]
        parts = [m for m in figures if m.first >= at + opening[0]]
        if not before or not before[-1].exact or _is_partial(draft, range(before[-1].first, tokens.stop)):
            continue
        total = before[-1]
        if not _listed(draft, parts, total) or parts[0].first - at > _PART_REACH:
            continue
        named = [
            part
            for part in parts
            if part.quantity.noun == total.quantity.noun and part.quantity.unit == total.quantity.unit
        ]
        if named or opening[1].startswith(("terdiri", "rinci", "dengan rinci", "terbagi")):
            yield total, parts


def _closed(draft: Draft, index: int, figures: list[Measured]) -> Iterator[tuple[Measured, list[Measured]]]:
    """520 los dan 96 kios, seluruhnya 616 tempat"""
    tokens, norms = draft.reading.tokens[index], draft.text.norms
    for at in tokens:
        closing = phrases("totals", "closes").longest(norms, at, tokens.stop)
        if closing is None:
            continue
        behind = [m for m in figures if 0 <= m.first - at - closing[0] <= 2]
        parts = [m for m in figures if m.last <= at]
        if not behind or not behind[0].exact or len(parts) < 2 or at - parts[-1].last > _REACH:
            continue
        if _listed(draft, parts, behind[0]) and not _is_partial(draft, range(parts[0].first, behind[0].last)):
            yield behind[0], parts


def _rest(draft: Draft, index: int) -> Iterator[tuple[Measured, list[Measured]]]:
    """Dari 7.147 petugas, 5.982 sudah diperiksa; sisanya, 1.165 orang, … (the whole may stand in the sentence before)"""
    tokens, norms = draft.reading.tokens[index], draft.text.norms
    at = next((i for i in tokens if norms[i] in listed("totals", "rest")), None)
    if at is None:
        return
    rest = next((m for m in draft.measured(index) if 0 < m.first - at <= 4 and m.exact), None)
    if rest is None:
        return
    earlier = [m for m in draft.measured(index) if m.last <= at]
    start = tokens.start
    if not earlier and index:
        earlier, start = draft.measured(index - 1), draft.reading.tokens[index - 1].start
    same = [m for m in earlier if m.measure == rest.measure]
    wholes = [m for m in same if _follows_dari(norms, m, start)]
    others = [m for m in same if m not in wholes]
    exact = all(m.exact for m in same) and not _is_partial(draft, range(start, at))
    if len(wholes) == 1 and others and exact:
        yield wholes[0], [*others, rest]


def _follows_dari(norms: Sequence[str], whole: Measured, start: int) -> bool:
    """dari 200, dari total 200, dari sebanyak 200"""
    at = whole.first - 1
    if at > start and norms[at] in listed("totals", "all"):
        at -= 1
    return at >= start and norms[at] == "dari"


def shares(draft: Draft) -> Iterator[Advice]:
    """Percentages that are not the share or the change of the counts given with them."""
    for index in draft.statements:
        figures = draft.measured(index)
        if len(figures) < 3:
            continue
        for at, percent in enumerate(figures):
            if percent.fact.kind is Kind.PERCENT and percent.quantity.unit == "percent":
                advice = _share(draft, figures, at) or _change(draft, index, figures, at)
                if advice:
                    yield advice


def _share(draft: Draft, figures: list[Measured], at: int) -> Advice | None:
    """a atau P persen dari N · Dari N …, a atau P persen · a dari N … (P persen)"""
    percent, norms = figures[at], draft.text.norms
    pair = _part_and_whole(draft, figures, at)
    if pair is None:
        return None
    part, whole = pair
    if (
        part.measure != whole.measure
        or part.measure == "percent"
        or not whole.worth
        or not (part.exact and whole.exact)
    ):
        return None
    low = (part.worth - part.step / 2) / (whole.worth + whole.step / 2) * 100
    high = (part.worth + part.step / 2) / (whole.worth - whole.step / 2) * 100
    if _fits(percent, low, high) or part.worth > whole.worth:
        return None
    first, last = min(part.first, whole.first, percent.first), max(part.last, whole.last, percent.last)
    moves = listed("changes", "up") | listed("changes", "down")
    if any(norms[i] in moves for i in range(max(0, first - 4), last)):
        return None
    return _percent_advice(draft, "share", percent, part, whole, part.worth / whole.worth * 100)


def _part_and_whole(draft: Draft, figures: list[Measured], at: int) -> tuple[Measured, Measured] | None:
    percent, norms = figures[at], draft.text.norms
    part = figures[at - 1] if at else None
    if part is None:
        return None
    joint = norms[part.last : percent.first]
    behind = figures[at + 1] if at + 1 < len(figures) else None
    joined = len(joint) <= 5 and bool({"atau", "(", "setara", "alias"}.intersection(joint))
    if not joined:
        return None
    if behind and norms[percent.last : percent.last + 1] == ["dari"] and behind.first - percent.last <= 3:
        return part, behind
    if at < 2:
        return None
    whole = figures[at - 2]
    if "dari" in norms[whole.last : part.first]:
        return (whole, part) if norms[part.first - 1] == "dari" or norms[part.first - 2] == "dari" else None
    opens = norms[whole.first - 1 : whole.first] == ["dari"] or norms[whole.first - 2 : whole.first] == [
        "dari",
        "total",
    ]
    earlier = [m for m in figures[: at - 2] if m.measure == whole.measure]
    return (part, whole) if opens and not earlier else None


def _change(draft: Draft, index: int, figures: list[Measured], at: int) -> Advice | None:
    """naik P persen dari A menjadi B · dari A menjadi B atau naik P persen"""
    percent, norms = figures[at], draft.text.norms
    if sum(m.measure == "percent" for m in figures) != 1 or len(figures) != 3:
        return None
    old, new = (m for m in figures if m is not percent)
    if old.measure != new.measure or not old.worth or not (old.exact and new.exact) or old.worth == new.worth:
        return None
    moves = listed("changes", "up") | listed("changes", "down")
    says = any(
        norms[i] in moves
        for i in range(max(draft.reading.tokens[index].start, percent.first - 4), percent.first)
    )
    if not says or norms[old.first - 1] != "dari" or norms[new.first - 1] != "menjadi":
        return None
    right = abs(new.worth - old.worth) / old.worth * 100
    slack = (old.step + new.step) / old.worth * 100
    if _fits(percent, right - slack, right + slack):
        return None
    return _percent_advice(draft, "change", percent, new, old, right)


def _fits(percent: Measured, low: Fraction, high: Fraction) -> bool:
    """May the percentage, to the digits stated and with its bound, stand for a share between `low` and `high`?"""
    worth, step = Fraction(percent.quantity.low), Fraction(percent.quantity.step)
    match percent.quantity.bound:
        case Bound.ABOUT:
            step = max(step, worth * _ABOUT)
        case Bound.ABOVE | Bound.AT_LEAST:
            return high >= worth - step
        case Bound.BELOW | Bound.AT_MOST:
            return low <= worth + step
    return low <= worth + step and high >= worth - step


def _percent_advice(
    draft: Draft, rule: str, percent: Measured, part: Measured, whole: Measured, right: Fraction
) -> Advice:
    digits = 0 if percent.quantity.step >= 1 else 2
    return advise(
        rule,
        [Span(m.fact.start, m.fact.end) for m in (percent, part, whole)],
        part=draft.plain(Span(part.fact.start, part.fact.end)),
        whole=draft.plain(Span(whole.fact.start, whole.fact.end)),
        right=figure(round(right, digits), "id"),
        written=draft.plain(Span(percent.fact.start, percent.fact.end)),
    )
