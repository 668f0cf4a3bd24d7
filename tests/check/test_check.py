"""The whole check: what stays silent, what is said once, where it points, and that no pair of texts is too odd for it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lawang.check import Report, Source, check
from lawang.check.pairs import check_pair
from lawang.check.reasons import explain
from lawang.text import Text
from tests.check.pairing import OFFICIAL, assert_faithful, drifts, edited, judged

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "pairs.schema.json").read_text("utf-8"))
LINES = OFFICIAL.splitlines()
SPORT = (
    "Tim sepak bola putri itu menang telak di kandang lawan pada laga penutup musim.\n"
    "Pelatih memuji para pemain muda yang tampil tanpa lelah sepanjang dua babak.\n"
)


def valid(result: dict) -> None:
    jsonschema.validate({"id": "satu", **result}, SCHEMA, cls=jsonschema.Draft202012Validator)
    json.dumps(result)


class TestSilence:
    """What newsrooms do to a release every day, and what is no drift."""

    @pytest.mark.parametrize(
        "copy",
        [
            OFFICIAL,
            "\n\n".join(LINES),
            " ".join(LINES),
            "\n".join(reversed(LINES)),
            "\n".join(LINES[:3]),
            "\n".join(LINES[2:5]),
            OFFICIAL.replace("“", '"').replace("”", '"').replace("–", "-"),
            OFFICIAL.replace(" ", "\u00a0"),
            OFFICIAL.replace("\n", "\r\n"),
            "\ufeff" + OFFICIAL,
            OFFICIAL.replace("pupuk", "pu\u00adpuk"),
            OFFICIAL.replace("SANGATTA –", "Sangatta, Kabar Kutim –"),
        ],
        ids="same blank-lines one-line reversed cut middle straight nbsp crlf bom hyphens dateline".split(),
    )
    def test_layout_and_order(self, copy: str) -> None:
        assert_faithful(copy)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("menyalurkan bantuan pupuk kepada", "membagikan bantuan pupuk kepada"),
            ("mengatakan bantuan", "mengungkapkan bantuan"),
            ("mendampingi petani selama tiga bulan", "mendampingi para petani selama tiga bulan"),
            ("dan telah diterima seluruh kelompok tani", "serta telah diterima oleh seluruh kelompok tani"),
            (
                "Pemerintah Kabupaten Kutai Timur menyalurkan bantuan pupuk kepada 1.250 petani",
                "Bantuan pupuk disalurkan Pemerintah Kabupaten Kutai Timur kepada 1.250 petani",
            ),
            (
                " itu bernilai Rp3,6 miliar dan telah",
                " itu bernilai Rp3,6 miliar. Bantuan itu telah",
            ),
            (" di Balai Desa Sepaso", ""),
            (" atau 35 persen dari seluruh sawah di kecamatan tersebut", ""),
        ],
        ids="synonym verb para serta passive split place-cut share-cut".split(),
    )
    def test_wording(self, old: str, new: str) -> None:
        assert_faithful(edited((old, new)))

    def test_two_sentences_merged(self) -> None:
        assert_faithful(
            "\n".join(LINES[:3])
            + "\nPenyaluran dimulai pukul 09.00 WITA serta akan dilanjutkan di Kecamatan Sangkulirang pada 21 Maret 2023, "
            "sementara luas lahan yang dipupuk mencapai 800 hektare.\n"
        )

    def test_background_without_a_fact(self) -> None:
        assert_faithful(OFFICIAL + "Bengalon dikenal sebagai lumbung padi dengan hamparan sawah yang luas.\n")

    def test_credits_and_links_of_the_outlet(self) -> None:
        result = judged(OFFICIAL + "Editor: Sulastri\nBaca juga: Panen Raya di Desa Sebelah\n")
        assert result["verdict"] == "faithful"


class TestVerdict:
    def test_a_text_from_elsewhere_is_unrelated(self) -> None:
        result = judged(SPORT)
        assert result["verdict"] == "unrelated"
        assert all(f["verdict"] in ("unsupported", "undetermined") for f in result["findings"])

    def test_a_drift_amid_foreign_text_is_found_in_its_place(self) -> None:
        copy = SPORT + edited(("240 ton", "420 ton")) + SPORT
        found = [f for f in drifts(copy) if f["verdict"] == "contradicted"]
        assert [f["text"] for f in found] == ["420 ton"] and found[0]["start"] == copy.index("420 ton")

    def test_drift_in_the_last_of_several_sentences_retelling_one(self) -> None:
        copy = edited(
            (" itu bernilai Rp3,6 miliar dan telah", " itu bernilai Rp3,8 miliar. Bantuan itu telah")
        )
        assert [(f["kind"], f["text"]) for f in drifts(copy)] == [("money", "Rp3,8 miliar")]

    @pytest.mark.parametrize(
        ("copy", "official"), [("", ""), ("", OFFICIAL), ("\n \t", OFFICIAL), ("\0", "\0")]
    )
    def test_nothing_says_nothing_wrong(self, copy: str, official: str) -> None:
        assert check_pair(official, copy)["findings"] == []

    def test_without_an_official_text_nothing_is_taken(self) -> None:
        assert check_pair("", OFFICIAL)["verdict"] == "unrelated"


class TestFindings:
    def test_several_causes_are_several_findings_in_the_order_of_the_text(self) -> None:
        copy = edited(
            ("1.250 petani", "1.350 petani"),
            ("Rp3,6 miliar", "Rp3,6 juta"),
            ("akan dilanjutkan", "telah dilanjutkan"),
            ("Harun Lubis", "Yakub Lubis"),
        )
        found = drifts(copy)
        assert [f["kind"] for f in found] == ["number", "scale", "tense", "person"]
        assert [f["start"] for f in found] == sorted(f["start"] for f in found)

    def test_a_finding_gives_both_values_and_says_why(self) -> None:
        [finding] = drifts(edited(("Rp3,6 miliar", "Rp3,9 miliar")))
        assert finding["value"] != finding["source_value"] and finding["severity"] == "high"
        assert "Rp3,9 miliar" in finding["reason"] and "Rp3,6 miliar" in finding["reason"]

    def test_the_reason_is_said_in_the_language_asked_for(self) -> None:
        report = check(Text(edited(("240 ton", "420 ton"))), [Source("naskah", Text(OFFICIAL))])
        [finding] = report.findings
        assert explain(finding, "id") != explain(finding, "en")
        assert all("240 ton" in explain(finding, language) for language in ("id", "en"))

    def test_supported_facts_are_shown_only_when_asked_for(self) -> None:
        assert judged(OFFICIAL)["findings"] == []
        shown = judged(OFFICIAL, supported=True)
        assert shown["verdict"] == "faithful" and {f["verdict"] for f in shown["findings"]} == {"supported"}
        assert {"number", "money", "percent", "date", "time", "person", "position", "place"} <= {
            f["kind"] for f in shown["findings"]
        }
        valid(shown)

    def test_offsets_count_characters_beyond_the_basic_plane(self) -> None:
        copy = "😀𝟓\ud800 " + edited(("240 ton", "420 ton"))
        official = "😀" + OFFICIAL
        [finding] = [f for f in check_pair(official, copy)["findings"] if f["text"] == "420 ton"]
        assert finding["source_start"] == official.index("240 ton")
        assert finding["start"] == copy.index("420 ton")


NOISE = st.one_of(
    st.text(max_size=8),
    st.characters(categories=["Cs", "Cf", "Mn", "Nd", "No", "Sm"]),
    st.sampled_from(OFFICIAL.replace("\n", " \n ").split(" ")).map(lambda word: word + " "),
    st.sampled_from(
        [
            "\n",
            ". ",
            "“",
            "”",
            '"',
            "'",
            "(",
            ")",
            "Rp",
            "9" * 60,
            "%",
            "31/2/2023",
            "pukul 99.99",
            "ke-",
            "tidak ",
        ]
    ),
)
ANYTHING = st.one_of(
    st.lists(NOISE, max_size=30).map("".join),
    st.permutations(LINES).map("\n".join),
    st.lists(st.sampled_from([*LINES, "\u202e", '"', "“(“"]), max_size=8).map(" ".join),
)


def points_into_its_texts(report: Report) -> None:
    texts = {source.id: source.text.raw for source in report.sources}
    for finding in report.findings:
        assert finding.places and finding.places[0] == (finding.start, finding.end)
        for start, end in finding.places:
            assert 0 <= start < end <= len(report.text.raw)
        assert (finding.source_start is None) == (finding.source_end is None)
        if finding.source_start is not None and finding.source_end is not None:
            assert finding.source is not None
            assert 0 <= finding.source_start < finding.source_end <= len(texts[finding.source])
        assert explain(finding, "id") and explain(finding, "en")
    assert [f.start for f in report.findings] == sorted(f.start for f in report.findings)


class TestAnything:
    @given(ANYTHING, ANYTHING)
    @example("\ud800", "\udfff")
    @example("Rp" * 30, "Rp1")
    def test_any_pair_gets_a_valid_result_that_points_into_its_texts(self, official: str, copy: str) -> None:
        result = check_pair(official, copy, supported=True)
        valid(result)
        for finding in result["findings"]:
            assert copy[finding["start"] : finding["end"]] == finding["text"]
            if finding["source_start"] is not None:
                assert official[finding["source_start"] : finding["source_end"]] == finding["source_text"]

    @given(ANYTHING, st.lists(ANYTHING, max_size=3), st.booleans(), st.booleans())
    def test_any_draft_against_any_sources_gets_a_report(
        self, text: str, sources: list[str], claimed: bool, ocr: bool
    ) -> None:
        listed = [Source(f"s{n}", Text(source), ocr) for n, source in enumerate(sources)]
        points_into_its_texts(check(Text(text), listed, claimed=claimed, supported=True))
        points_into_its_texts(check(Text(text), listed, claimed=claimed))

    @given(st.lists(NOISE, min_size=1, max_size=6).map("".join), st.integers(0, len(OFFICIAL)))
    @settings(max_examples=60)
    def test_noise_put_into_a_copy_breaks_nothing(self, noise: str, at: int) -> None:
        copy = OFFICIAL[:at] + noise + OFFICIAL[at:]
        valid(check_pair(OFFICIAL, copy))
        valid(check_pair(copy, OFFICIAL))

    @pytest.mark.parametrize(
        "text",
        [
            "9" * 1_000_000,
            "Warga menerima Rp" + "9" * 1_000_000 + " tunai.",
            "1." * 100_000,
            '"' * 100_000,
            "“a ‘b " * 1_000,
            "(" * 100_000,
            "a" * 500_000,
            "A" * 10_000,
            "Aa" * 5_000,
            "S." * 100_000,
            "\u0301" * 100_000,
            "\0" * 100_000,
            "\u202e" * 100_000,
            "\ud800" * 50_000,
            "tidak " * 3_000,
            "memper" * 5_000,
            "a-" * 300 + "a",
            "\n" * 100_000,
        ],
        ids=lambda text: f"{text[:6]!r}x{len(text)}",
    )
    def test_monstrous_texts_end_with_a_result(self, text: str) -> None:
        valid(check_pair(text, text))
        valid(check_pair(OFFICIAL, text))
        valid(check_pair(text, OFFICIAL))
        valid(check_pair(OFFICIAL, OFFICIAL + text))

    def test_a_long_text_is_checked_to_its_end(self) -> None:
        parts = [OFFICIAL.replace("Bengalon", f"Wilayah{i}").replace("pupuk", f"pupuk{i}") for i in range(40)]
        official = "\n".join(parts)
        copy = "\n".join([*parts[:-1], parts[-1].replace("240 ton", "420 ton")])
        assert [(f["text"], f["start"]) for f in drifts(copy, official)] == [
            ("420 ton", copy.index("420 ton"))
        ]
