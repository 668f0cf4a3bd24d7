"""A release on paper and by e-mail: PDF that a screen reader reads, messages that a mail program takes and unsubscribes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from io import BytesIO

import pypdfium2
from hypothesis import given, settings
from lxml import html
from PIL import Image

from lawang.site.newsroom.edition import Item, Picture, Quote
from lawang.site.newsroom.exports.mail import Letter, digest, release_mail
from lawang.site.newsroom.exports.pdf import board, sheet
from lawang.site.newsroom.wording import marked
from tests.site.newsroom.editions import CORRECTED, EDITION, FIRST, HOUSE, SITE, WITHDRAWN, editions

LETTER = Letter("Lawang <siaran@humas.example>", "warga@surel.example", FIRST, f"{SITE}/b/1", f"{SITE}/k/1")


def pages(content: bytes) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range() for page in document]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_sheet_says_what_the_release_says():
    said = squeezed(" ".join(pages(sheet(CORRECTED))))
    wanted = (
        CORRECTED.headline,
        CORRECTED.lead,
        CORRECTED.correction,
        CORRECTED.uri,
        "Versi 2",
        "sumber pertama",
    )
    assert [text for text in wanted if squeezed(text) not in said] == []


def test_pictures_come_from_where_we_say_and_are_described_where_they_are_missing():
    picture = BytesIO()
    Image.new("RGB", (40, 30), "#246").save(picture, "PNG")
    asked = []

    def shelf(address: str) -> tuple[bytes, str]:
        asked.append(address)
        return picture.getvalue(), "image/png"

    edition = replace(EDITION, body=(Picture(f"{SITE}/a.png", "Seorang ibu membuka keran"),))
    with_picture, without = sheet(edition, shelf), sheet(edition)
    assert asked == [f"{SITE}/a.png"]
    assert "membuka keran" in " ".join(pages(without)) and "membuka keran" not in " ".join(
        pages(with_picture)
    )


def test_both_are_tagged_for_screen_readers_and_carry_their_title():
    for content in (sheet(EDITION), board(EDITION)):
        with pypdfium2.PdfDocument(content) as document:
            assert pypdfium2.raw.FPDFCatalog_IsTagged(document)
            told = document.get_metadata_dict()
        assert told["Title"] == EDITION.headline and told["Author"] == EDITION.lead_agency.name


def test_the_board_fits_one_page_of_paper_however_long_the_headline():
    long = replace(
        EDITION, headline=" ".join(["Air bersih mengalir ke tepi Sungai Kelai"] * 8), lead=EDITION.lead * 4
    )
    for edition in (EDITION, CORRECTED, WITHDRAWN, long):
        content = board(edition)
        (text,) = pages(content)
        assert squeezed(marked(edition)) in squeezed(text) and edition.uri in text
        with pypdfium2.PdfDocument(content) as document:
            width, height = document[0].get_size()
        assert (round(width), round(height)) == (595, 842)  # A4 in points


def test_what_does_not_fit_the_board_is_not_cut():
    long = replace(EDITION, lead=" ".join(f"Rumah nomor {n} tersambung." for n in range(400)))
    said = squeezed(" ".join(pages(board(long))))
    assert "Rumahnomor399tersambung." in said


def test_paper_tells_a_withdrawal_and_not_the_text():
    for content in (sheet(WITHDRAWN), board(WITHDRAWN)):
        said = " ".join(pages(content))
        assert "DITARIK" in said and "sebelas hari" not in said and "Rp6,3 miliar" not in said


@given(editions())
@settings(max_examples=15)
def test_any_edition_becomes_paper(edition):
    small = replace(edition, body=edition.body[:2])
    assert pages(sheet(small)) and pages(board(small))


@given(editions())
def test_any_edition_becomes_a_message(edition):
    read = message_from_bytes(release_mail(edition, LETTER).as_bytes(), policy=policy.default)
    assert read["Subject"] == marked(edition) and read["To"] == LETTER.to and read["Bcc"] is None
    assert read["List-Unsubscribe"] == f"<{LETTER.unsubscribe}>"
    assert read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text, page = (part.get_content() for part in read.iter_parts())
    assert edition.uri in text and LETTER.manage in text
    tree = html.fromstring(page)
    assert tree.xpath("//script|//iframe|//object") == [] and tree.get("lang") == edition.language
    assert LETTER.manage in tree.xpath("//a/@href") and edition.uri in tree.xpath("//a/@href")
    for block in edition.blocks:
        if isinstance(block, Quote):
            assert block.text in text and block.text in " ".join(tree.text_content().split())
        if isinstance(block, Item):
            assert f" {block.text}\n" in text


def test_a_correction_answers_the_first_message_and_no_two_messages_share_a_name():
    first, second = release_mail(EDITION, LETTER), release_mail(CORRECTED, LETTER)
    assert second["In-Reply-To"] == first["Message-ID"] != second["Message-ID"]
    assert (
        release_mail(EDITION, replace(LETTER, to="lain@surel.example"))["Message-ID"] != first["Message-ID"]
    )
    assert first["Message-ID"].endswith("@humas.example>")


def test_a_digest_names_every_release_and_tells_what_was_withdrawn():
    other = replace(EDITION, uri=f"{SITE}/siaran/lain", headline="Pasar Lama dibuka kembali")
    letter = replace(LETTER, sent=FIRST + timedelta(hours=9))
    read = message_from_bytes(
        digest([other, WITHDRAWN], letter, HOUSE, "id").as_bytes(), policy=policy.default
    )
    text, page = (part.get_content() for part in read.iter_parts())
    for said in (text, html.fromstring(page).text_content()):
        assert "Pasar Lama dibuka kembali" in said and "DITARIK" in said and WITHDRAWN.correction in said
    assert "2 siaran pers" in read["Subject"] and other.uri in text and WITHDRAWN.uri in page
