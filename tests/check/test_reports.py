"""Reports in their three forms: complete, valid by the published schemas, and safe whatever a stranger's text holds."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from lawang.check import Advice, Finding, Report, Severity, Source, Verdict, check
from lawang.check.desk import desk
from lawang.check.pairs import check_pair
from lawang.check.reports import facts
from lawang.check.reports.html import to_html
from lawang.check.reports.json import to_json
from lawang.check.reports.terminal import to_terminal
from lawang.check.reports.view import View, excerpt, printable
from lawang.facts.model import Bound, Kind, Quantity
from lawang.facts.reading import Reading
from lawang.language import table
from lawang.text import Span, Text

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "kaltim-2022"
SCHEMAS = ("report", "pairs", "facts")
DRAFT = "Panitia menerima 520 berkas dari 12 kecamatan.\nSeluruhnya 520 berkas diperiksa, dan 520 berkas disimpan.\n"
SOURCE = "Panitia menerima 250 berkas dari 12 kecamatan."


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((ROOT / "docs" / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def figure(number: int) -> Quantity:
    return Quantity(number, number, 1, noun="berkas", bound=Bound.EXACT)


def finding(text: str = "520", said: str = "250", **changes: object) -> Finding:
    """A contradicted figure of DRAFT with three places."""
    places = tuple(Span(match.start(), match.end()) for match in re.finditer(text, DRAFT))
    begin = SOURCE.index(said)
    given_ = {
        "kind": Kind.NUMBER,
        "verdict": Verdict.CONTRADICTED,
        "severity": Severity.HIGH,
        "start": places[0].start,
        "end": places[0].end,
        "value": figure(520),
        "reason": "number",
        "params": {"text": text, "source": said},
        "source": "sumber.txt",
        "source_start": begin,
        "source_end": begin + len(said),
        "source_value": figure(250),
        "places": places,
        "passage": True,
    }
    return Finding(**{**given_, **changes})  # type: ignore[arg-type]


SUPPORTED = finding(
    text="12", source="12", verdict=Verdict.SUPPORTED, reason="supported", severity=Severity.LOW
)
ADVICE = Advice("quote_speaker", 0, 7, places=(Span(0, 7), Span(47, 57)))


def view(
    *findings: Finding, advice: tuple[Advice, ...] = (), everything: bool = False, ocr: bool = False
) -> View:
    report = Report(Text(DRAFT), [Source("sumber.txt", Text(SOURCE), ocr)], findings, advice)
    return View(report, "naskah.txt", everything, {"sumber.txt": ["Halaman 2 tidak terbaca."]})


def sample_views() -> list[View]:
    draft, copy, release, speech = (
        Text((SAMPLE / name).read_text("utf-8"))
        for name in ("draft.txt", "copy.txt", "release.txt", "sources/pidato-sekda.txt")
    )
    views = []
    for text, source in ((draft, speech), (copy, release), (release, release), (release, speech)):
        report = check(text, [Source("sumber", source)], supported=True)
        report = Report(text, report.sources, report.findings, tuple(desk(text)), report.related)
        views += [View(report, "naskah"), View(report, "naskah", everything=True)]
    return views


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_the_one_in_the_package(name):
    shipped = files("lawang.check.reports") / f"{name}.schema.json"
    assert shipped.read_text("utf-8") == (ROOT / "docs" / f"{name}.schema.json").read_text("utf-8")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_reports_of_the_sample_are_valid(monkeypatch, lang):
    monkeypatch.setenv("LAWANG_LANG", lang)
    schema = validator("report")
    for sample in sample_views():
        report = json.loads(to_json(sample))
        schema.validate(report)
        raw = sample.report.text.raw
        assert all(
            raw[row["start"] : row["end"]] == row["text"] for row in report["findings"] + report["advice"]
        )


def test_lines_of_pairs_are_valid():
    schema = validator("pairs")
    release, copy = ((SAMPLE / f"{name}.txt").read_text("utf-8") for name in ("release", "copy"))
    for official, taken in (
        (release, copy),
        (release, release),
        (copy, release),
        ("", ""),
        (release, "Lain."),
    ):
        for supported in (False, True):
            schema.validate({"id": "a", **check_pair(official, taken, supported=supported)})


def test_facts_of_the_sample_are_valid():
    for name in ("draft", "copy", "release"):
        text = Text((SAMPLE / f"{name}.txt").read_text("utf-8"))
        written = facts.to_json(facts.FactSheet(text, list(Reading(text)), name))
        validator("facts").validate(json.loads(written))
        assert json.loads(written)["facts"]


@pytest.mark.parametrize(
    ("path", "wrong"),
    [(("findings", 0, "kind"), "colour"), (("findings", 0, "places"), []), (("schema",), "lawang.report/2")],
)
def test_the_schema_refuses_what_is_wrong(path, wrong):
    report = json.loads(to_json(view(finding())))
    validator("report").validate(report)
    node = report
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = wrong
    assert not validator("report").is_valid(report)


def test_json_holds_every_field_of_a_finding():
    report = json.loads(to_json(view(finding(), SUPPORTED)))
    (row,) = report["findings"]
    assert (row["value"], row["source_value"], row["source"]) == ("520 berkas", "250 berkas", "sumber.txt")
    assert (row["text"], row["source_text"]) == ("520", "250")
    assert [DRAFT[place["start"] : place["end"]] for place in row["places"]] == ["520"] * 3
    assert (
        report["verdict"] == "drift"
        and report["counts"]["supported"] == report["counts"]["contradicted"] == 1
    )
    assert len(json.loads(to_json(view(finding(), SUPPORTED, everything=True)))["findings"]) == 2


def test_the_terminal_shows_what_where_why_and_what_to_do():
    shown = to_terminal(view(finding(), SUPPORTED, advice=(ADVICE,)))
    for words in (
        "Berbeda dari sumber",
        "Panitia menerima ▸520◂ berkas",
        "sumber.txt: Panitia menerima ▸250◂ berkas",
        "Sumber menyebut 250, teks menulis 520.",
        "Samakan dengan sumber.",
        "dan 2 tempat lain (baris 2)",
        "1 dari 2 fakta bersandar pada sumber (50%)",
        "Kutipan tanpa nama pembicara.",
        "Halaman 2 tidak terbaca.",
    ):
        assert words in " ".join(shown.split()), words


@pytest.mark.parametrize("width", [20, 40, 80, 100])
def test_lines_fit_and_colour_adds_nothing_but_colour(width):
    for sample in [view(finding(), SUPPORTED, advice=(ADVICE,), ocr=True), *sample_views()]:
        plain = to_terminal(sample, width=width)
        painted = to_terminal(sample, width=width, colour=True)
        assert max(map(len, plain.splitlines())) <= width
        assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain and painted != plain


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_is_never_told_by_colour_alone(verdict):
    reason = "supported" if verdict in (Verdict.SUPPORTED, Verdict.DERIVED) else "number"
    shown = view(finding(verdict=verdict, reason=reason), everything=True)
    words, sign = table("report")["verdict"][verdict]["id"], table("report")["verdict"][verdict]["symbol"]
    assert f"{sign} {words}" in to_terminal(shown)
    page = to_html(shown)
    assert words in page and f'class="tag {verdict}" id="f1-0" href="#f1">{sign}\u00a01' in page


class Page(HTMLParser):
    """What a browser would find in a page."""

    VOID = frozenset({"meta", "br", "rect", "path", "circle", "line"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and ".body" not in self.open:
            self.words.append(data)

    def attributes(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


def test_html_stands_alone_and_every_link_leads_somewhere():
    for sample in [view(finding(), SUPPORTED, advice=(ADVICE,), ocr=True), *sample_views()]:
        page = Page(to_html(sample))
        ids = page.attributes("id")
        assert len(ids) == len(set(ids))
        assert all(target[0] == "#" and target[1:] in ids for target in page.attributes("href"))
        assert page.attributes("src") == page.attributes("style") == []
        assert not {"script", "link", "img", "iframe", "form"} & {tag for tag, _ in page.tags}
        assert page.attributes("lang") == ["id"]


def test_html_marks_every_place_and_opens_the_source():
    page = to_html(view(finding(), SUPPORTED, advice=(ADVICE,)))
    assert page.count('<mark class="contradicted">520</mark>') == 3
    assert page.count('<a class="tag contradicted"') == 3
    assert '<mark class="supported">12</mark>' in page
    assert "<blockquote>Panitia menerima <mark>250</mark> berkas dari 12 kecamatan.</blockquote>" in page
    assert "Halaman 2 tidak terbaca." in page


def test_the_policy_of_the_page_admits_its_own_style_and_nothing_else():
    import base64
    import hashlib

    html = to_html(view(finding()))
    style = html.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert (
        policy and f"style-src 'sha256-{digest}'" in policy[1] and policy[1].startswith("default-src 'none'")
    )
    assert not re.search(r"url\((?!#)|@import|https?:", style)


# Colours of page.css that stand as text on one another: WCAG 2.2, criterion 1.4.3 asks for 4.5 to 1.
ON = (
    *((ink, ground) for ink in ("ink", "soft", "link") for ground in ("paper", "ground")),
    *(
        ("ink", f"{kind}-tint")
        for kind in ("contradicted", "unsupported", "undetermined", "derived", "advice")
    ),
    *(
        ("paper", kind)
        for kind in ("soft", "contradicted", "unsupported", "undetermined", "derived", "supported", "advice")
    ),
)


@pytest.mark.parametrize(("front", "back"), ON)
def test_colours_can_be_read(front, back):
    css = (files("lawang.check.reports") / "page.css").read_text("utf-8")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(colours[front]), luminance(colours[back])))
    assert (high + 0.05) / (low + 0.05) >= 4.5


HOSTILE = "<script>alert('x')</script> & \"kutip\" \u202eakhir\u202c \0 \x1b[31m \ud800 \ufeff <img src=x onerror=y>"


def hostile_views(words: str) -> list[View]:
    text = Text(words)
    last = len(words)
    reason = {"text": words, "source": words}
    hurt = finding(start=0, end=last, places=(Span(0, last),), params=reason, source=words, source_start=0)
    inner = finding(
        verdict=Verdict.UNSUPPORTED, start=last // 3, end=last, places=(), params=reason, source=None
    )
    hurt = Finding(**{name: getattr(hurt, name) for name in Finding.__slots__} | {"source_end": last})
    advice = Advice("weekday", 0, last, dict.fromkeys(("date", "right", "written"), words))
    report = Report(text, [Source(words, text)], (hurt, inner), (advice,))
    return [View(report, words, notes={words: [words]})]


def test_hostile_text_does_nothing():
    (sample,) = hostile_views(HOSTILE)
    html, shown = to_html(sample), to_terminal(sample)
    page = Page(html)
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
    assert "onerror" not in {name for _, attrs in page.tags for name in attrs}
    assert "alert('x')" in "".join(page.words)
    for output in (html, shown):
        output.encode("utf-8")
        assert not re.search("[\0\x1b\u202e\ufeff]", output)
    assert json.loads(to_json(sample))["text"]["name"] == HOSTILE
    to_json(sample).encode("ascii")


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_gives_whole_reports(words):
    (sample,) = hostile_views(words)
    Page(to_html(sample))
    to_html(sample).encode("utf-8")
    to_terminal(sample, width=30).encode("utf-8")
    validator("report").validate(json.loads(to_json(sample)))


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_gives_whole_fact_sheets(words):
    text = Text(words)
    sheet = facts.FactSheet(text, list(Reading(text)), words)
    Page(facts.to_html(sheet)).words.clear()
    facts.to_terminal(sheet, width=30).encode("utf-8")
    validator("facts").validate(json.loads(facts.to_json(sheet)))


@given(st.text(), st.integers(0, 40), st.integers(0, 40))
def test_an_excerpt_holds_its_place(words, start, length):
    start = min(start, len(words))
    end = min(start + length, len(words))
    marked = excerpt(Text(words), start, end).marked
    assert marked == printable(words[start:end]).replace("\n", " ")


@pytest.mark.parametrize(
    ("findings", "sources", "advice", "words"),
    [
        ((finding(),), True, (), "Ada yang berbeda dari sumber"),
        ((finding(verdict=Verdict.UNSUPPORTED, reason="unsupported"),), True, (), "Ada yang belum bersumber"),
        (
            (finding(verdict=Verdict.UNDETERMINED, reason="doubt"),),
            True,
            (),
            "Ada yang perlu dipastikan orang",
        ),
        ((SUPPORTED,), True, (ADVICE,), "Sesuai dengan sumber"),
        ((), False, (ADVICE,), "Ada saran untuk tulisan ini"),
        ((), False, (), "Tidak ada yang perlu diperbaiki"),
    ],
)
def test_the_headline_says_the_outcome(findings, sources, advice, words):
    given_ = [Source("sumber.txt", Text(SOURCE))] if sources else []
    sample = View(Report(Text(DRAFT), given_, findings, advice), "naskah.txt")
    assert words in to_terminal(sample).splitlines()[0]
    assert words in to_html(sample)


def test_a_text_that_takes_nothing_from_its_sources_is_said_to():
    report = Report(Text(DRAFT), [Source("s", Text("Lain."))], (), related=False)
    assert "tidak diambil dari sumber" in to_terminal(View(report, "n"))
    assert json.loads(to_json(View(report, "n")))["verdict"] == "unrelated"


@pytest.mark.parametrize("name", ["report", "commands"])
def test_every_word_has_both_languages(name):
    def leaves(node: dict) -> list[dict]:
        if any(isinstance(value, str) for value in node.values()):
            return [node]
        return [leaf for value in node.values() for leaf in leaves(value)]

    found = leaves(table(name))
    assert found and all(leaf["id"] and leaf["en"] for leaf in found)
    blanks = [[sorted(set(re.findall(r"{(\w+)}", leaf[lang]))) for lang in ("id", "en")] for leaf in found]
    assert all(first == second for first, second in blanks)
