"""What an article adds of its own to what it retells, and the same thing named in another way, are no faults."""

from __future__ import annotations

import pytest

from tests.check.pairing import drifts

TOLD = (
    "SANGATTA – Bupati Kutai Timur Harun Basri meresmikan jembatan gantung sepanjang 120 meter di Desa Muara Bengalon, Rabu (8/3/2023). "
    "Jembatan itu menghubungkan dua dusun yang selama ini terpisah oleh sungai.\n"
    "“Warga tidak perlu lagi menyeberang dengan perahu,” kata {speaker}{day}.\n"
    "Pembangunannya menghabiskan Rp4,2 miliar dari anggaran kabupaten.\n"
)


def told(speaker: str = "Harun", day: str = "") -> str:
    return TOLD.format(speaker=speaker, day=day)


@pytest.mark.parametrize(
    "day", [", Rabu (8/3/2023)", " di Sangatta, Kamis, 9 Maret 2023", ", kamis (09/03/2023)"]
)
def test_the_day_of_a_statement_behind_its_words_is_no_fault(day: str) -> None:
    assert not drifts(told(day=day), told())


def test_a_day_of_a_statement_that_no_calendar_has_is_told() -> None:
    [finding] = drifts(told(day=", Rabu (3/8/2023)"), told(day=", Rabu (8/3/2023)"))
    assert finding["kind"] == "date"


def test_a_day_put_into_what_happened_is_a_fault() -> None:
    copy = told().replace("menghabiskan Rp4,2 miliar", "pada 5 Mei 2021 menghabiskan Rp4,2 miliar")
    [finding] = drifts(copy, told())
    assert (finding["kind"], finding["verdict"]) == ("date", "unsupported")


def test_who_else_was_there_is_news_of_the_article_in_a_sentence_told_anew() -> None:
    copy = told().replace(
        "Jembatan itu menghubungkan dua dusun yang selama ini terpisah oleh sungai.",
        "Menurut catatan Yayasan Rimba Etam, jembatan yang menghubungkan dua dusun terpisah itu sudah lama diusulkan.",
    )
    assert not drifts(copy, told())


def test_a_speaker_whom_no_source_names_is_a_fault() -> None:
    [finding] = drifts(told(speaker="Mahendra"), told())
    assert finding["text"] == "Mahendra"


def test_a_rank_begins_the_person_behind_the_command_of_an_office() -> None:
    official = "Pangdam V Brawijaya Mayjend TNI Surya Wibawa memimpin upacara di Lapangan Rampal, Malang, pada Senin pagi."
    copy = official.replace("Mayjend TNI Surya", "Mayjen Surya")
    assert not drifts(copy, official)
    [finding] = drifts(official.replace("Surya Wibawa", "Surya Wibowo"), official)
    assert finding["kind"] == "person"


def test_a_short_form_in_brackets_names_the_same() -> None:
    long = "Badan Antariksa Negeri Sakura (JAXA)"
    official = (
        f"Menurut {long}, hujan meteor itu dapat dilihat dari seluruh Kalimantan Timur pada 12 Agustus 2023."
    )
    assert not drifts(official.replace(long, "situs JAXA"), official)


def test_a_year_of_two_digits_is_the_year() -> None:
    official = "Perusahaan itu melakukan eksplorasi di pulau tersebut sejak tahun 1972 dan mulai berproduksi pada tahun 2018."
    assert not drifts(official.replace("1972", "72"), official)
    assert drifts(official.replace("1972", "74"), official)


def test_an_office_in_the_stead_of_the_name_is_no_other_person() -> None:
    official = (
        "Banjir merendam 17 rumah dan lima hektare sawah di Dusun Geneng, ungkap Kalaksa BPBD Kabupaten Malinau, Yosep Lahai. "
        "“Air sudah mulai surut sejak pagi tadi,” ungkap Kalaksa BPBD Kabupaten Malinau.\n"
    )
    assert not drifts(
        official.replace("tadi,” ungkap Kalaksa BPBD Kabupaten Malinau", "tadi,” ungkap Yosep Lahai"),
        official,
    )


def test_the_long_name_of_what_the_source_calls_in_short_is_the_same() -> None:
    official = "Izin kontrak karya milik PT Sagu Nikel yang merupakan anak usaha BUMN Citram tidak dicabut pemerintah pada Selasa."
    assert not drifts(official.replace("BUMN Citram", "PT Citra Tambang Raya Tbk (CITRAM)"), official)


def test_words_shortened_as_in_messages_are_the_words() -> None:
    official = "“Kami minta warga yang belum terdaftar segera melapor kepada ketua RT sebelum hari Jumat,” kata Lurah Sidodadi."
    short = official.replace("yang belum", "yg blm").replace("kepada", "kpd")
    assert not drifts(short, official)
    [finding] = drifts(short.replace("blm", "sdh"), official)
    assert finding["kind"] in ("quote", "tense", "negation")


def test_the_whole_of_which_the_source_gives_the_part_is_no_other_figure() -> None:
    official = "Pemerintah memutuskan untuk mencabut izin usaha pertambangan untuk empat tambang di Pulau Sangkar pada Selasa kemarin."
    copy = "Pemerintah mencabut empat izin usaha pertambangan dari lima izin usaha pertambangan di Pulau Sangkar."
    assert [f for f in drifts(copy, official) if f["verdict"] == "contradicted"] == []


def test_who_took_the_picture_is_no_fact() -> None:
    official = told()
    copy = official.replace("Jembatan itu", "Kaltimpagi.com/ Rini Astari Jembatan itu")
    assert not drifts(copy, official)
