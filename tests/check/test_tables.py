"""Tables of a source: their rows, what they add up to, and which rows a sentence puts together."""

from __future__ import annotations

from lawang.check import Source, Verdict, check
from lawang.check.tables import tables_of
from lawang.facts.reading import Reading
from lawang.text import Text

TABLE = "\n".join(
    f"Kecamatan: {name}; Warung: {stalls} unit; Kapal: {boats} unit."
    for name, stalls, boats in [
        ("Lumbis", 41, 17),
        ("Tulin", 38, 26),
        ("Sembakung", 55, 13),
        ("Nunukan", 92, 64),
    ]
)


def derived(draft: str, source: str) -> set[str]:
    report = check(Text(draft), [Source("tabel", Text(source))], supported=True)
    return {draft[f.start : f.end] for f in report.findings if f.verdict is Verdict.DERIVED}


def test_a_table_is_rows_with_as_many_figures_each() -> None:
    [table] = tables_of(Reading(Text("Rapat dihadiri 12 orang.\n\n" + TABLE)))
    assert [sentence for sentence, _ in table.rows] == [1, 2, 3, 4]
    assert [total for total, _ in table.columns] == [226, 120]


def test_rows_are_found_by_a_word_that_not_all_have_and_by_a_figure() -> None:
    [table] = tables_of(Reading(Text(TABLE)))
    assert table.named({"tulin", "camat", "warung"}, set(), 14) == [1]
    assert table.named({"tulin"}, {64}, 14) == [1, 3]
    assert table.named({"tulin"}, {64}, 1) == []


def test_the_total_of_a_column_and_of_named_rows_follows_from_the_table() -> None:
    assert derived("Ada 226 warung di kabupaten itu.", TABLE)
    assert derived("Lumbis, Tulin dan Nunukan bersama memiliki 107 kapal.", TABLE)
    assert not derived("Lumbis dan Tulin bersama memiliki 107 kapal.", TABLE)


def test_only_figures_about_the_passage_are_added_up_in_a_source_of_any_length() -> None:
    filling = "\n".join(f"Petugas {i} memeriksa {i * 37 + 11} pintu air pada malam itu." for i in range(400))
    told = "Panen padi di Desa Lamaru 431 kuintal dan di Desa Teritip 268 kuintal."
    draft = "Panen padi di Desa Lamaru dan di Desa Teritip 699 kuintal."
    assert "699 kuintal" in derived(draft, f"{filling}\n{told}\n{filling}")
