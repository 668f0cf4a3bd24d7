"""A report as JSON, in the form that docs/report.schema.json fixes."""

from __future__ import annotations

import json
from typing import Any

from lawang.check.model import Finding, Report
from lawang.check.reasons import explain
from lawang.check.reports.view import VERDICTS, View, advice_words
from lawang.facts.model import Value
from lawang.facts.render import show
from lawang.text import Span

__all__ = ["REPORT_SCHEMA", "dumps", "finding_fields", "report_fields", "to_json"]

REPORT_SCHEMA = "lawang.report/1"


def dumps(value: object, *, indent: int | None = None) -> str:
    """JSON in ASCII, so that the file is valid UTF-8 whatever a stranger's text holds (lone surrogates are escaped)."""
    return json.dumps(value, ensure_ascii=True, indent=indent, separators=None if indent else (",", ":"))


def to_json(view: View) -> str:
    """The whole report as indented JSON with a line break at its end."""
    return dumps(report_fields(view), indent=2) + "\n"


def report_fields(view: View) -> dict[str, Any]:
    """The report as plain dicts and lists. Offsets are Python string offsets into the texts."""
    report = view.report
    tally = view.tally
    return {
        "schema": REPORT_SCHEMA,
        "verdict": report.verdict,
        "text": {"name": view.name, "notes": list(view.notes.get(view.name, ()))},
        "sources": [
            {"id": source.id, "ocr": source.ocr, "notes": list(view.notes.get(source.id, ()))}
            for source in report.sources
        ],
        "counts": {verdict.value: tally[verdict] for verdict in VERDICTS},
        "findings": [
            finding_fields(finding, report) | {"source": finding.source}
            for finding in report.findings
            if finding.open or view.everything
        ],
        "advice": [
            {
                "rule": advice.rule,
                "start": advice.start,
                "end": advice.end,
                "text": report.text.raw[advice.start : advice.end],
                **advice_words(advice),
                "places": _places(advice.places or (Span(advice.start, advice.end),)),
            }
            for advice in report.advice
        ],
    }


def finding_fields(finding: Finding, report: Report) -> dict[str, Any]:
    """One finding in the form that the lines of `lawang pairs` fix."""
    source = next((source.text.raw for source in report.sources if source.id == finding.source), None)
    begin, end = finding.source_start, finding.source_end
    shown = None if source is None or begin is None or end is None else source[begin:end]
    return {
        "kind": finding.kind.value,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "text": report.text.raw[finding.start : finding.end],
        "source_start": begin,
        "source_end": end,
        "source_text": shown,
        "value": _written(finding.value, finding),
        "source_value": _written(finding.source_value, finding),
        "reason": explain(finding),
        "places": _places(finding.places or (Span(finding.start, finding.end),)),
    }


def _written(value: Value | None, finding: Finding) -> str | None:
    return None if value is None else show(value, finding.kind)


def _places(places: tuple[Span, ...]) -> list[dict[str, int]]:
    return [{"start": place.start, "end": place.end} for place in places]
