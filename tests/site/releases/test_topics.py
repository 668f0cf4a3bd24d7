"""The door's editors keep the list of topics."""

from __future__ import annotations

import pytest

from lawang.site.audit import access as audit
from lawang.site.releases.models import Topic


def test_a_door_editor_adds_a_topic_and_renames_it_and_its_address_stays(people, signed_in):
    editor = signed_in(people.budi)
    assert "Tambahkan yang pertama" in editor.get("/meja/siaran/topik/").content.decode()
    added = editor.post("/meja/siaran/topik/", {"name": " Kesehatan  ibu ", "english": "Maternal health"})
    assert added.status_code == 302
    topic = Topic.objects.get()
    assert (topic.slug, topic.name, topic.english) == ("kesehatan-ibu", "Kesehatan ibu", "Maternal health")
    page = f"/meja/siaran/topik/{topic.slug}/"
    assert editor.post(page, {"name": "Kesehatan ibu dan anak", "english": ""}).status_code == 302
    topic.refresh_from_db()
    assert (topic.slug, topic.name) == ("kesehatan-ibu", "Kesehatan ibu dan anak")
    assert [entry.details["name"] for entry in audit.about(topic)] == [
        "Kesehatan ibu",
        "Kesehatan ibu dan anak",
    ]
    assert "Kesehatan ibu dan anak" in editor.get("/meja/siaran/topik/").content.decode()


@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("", 400, "Isian Anda tidak hilang"),
        ("新闻", 409, "huruf Latin"),
        ("KESEHATAN", 409, "sudah ada"),
        ("Kesehatan!", 409, "sudah ada"),
        ("x" * 81, 400, "80"),
    ],
)
def test_a_name_that_cannot_be_is_told_and_kept(name, status, words, people, signed_in):
    Topic.objects.create(slug="kesehatan", name="Kesehatan")
    answer = signed_in(people.budi).post("/meja/siaran/topik/", {"name": name, "english": "Health"})
    page = answer.content.decode()
    assert answer.status_code == status and words in page and 'value="Health"' in page
    assert Topic.objects.count() == 1


def test_a_topic_keeps_its_own_name_and_takes_no_other_ones(people, signed_in):
    for name in ("Kesehatan", "Pangan"):
        Topic.objects.create(slug=name.lower(), name=name)
    editor = signed_in(people.budi)
    assert editor.post("/meja/siaran/topik/pangan/", {"name": "Pangan", "english": "Food"}).status_code == 302
    assert editor.post("/meja/siaran/topik/pangan/", {"name": "kesehatan", "english": ""}).status_code == 409
    assert Topic.objects.get(slug="pangan").english == "Food"


def test_nobody_else_changes_the_list(people, signed_in, officer):
    agency = signed_in(officer("nina", dinkes="editor"))
    assert "Tambah topik" not in agency.get("/meja/siaran/topik/").content.decode()
    assert agency.post("/meja/siaran/topik/", {"name": "Pangan"}).status_code == 403
    assert signed_in(people.dewi).post("/meja/siaran/topik/", {"name": "Pangan"}).status_code == 403
    assert not Topic.objects.exists()
