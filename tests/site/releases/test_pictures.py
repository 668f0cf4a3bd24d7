"""Pictures: public exactly when a version with them is, and never changed."""

from __future__ import annotations

import datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from lawang.site.releases import access
from lawang.site.releases.actions.hand_in import submit
from lawang.site.releases.actions.publish import publish, withdraw
from lawang.site.releases.actions.review import approve, claim
from lawang.site.releases.models import Picture, Version
from tests.site.releases.conftest import MONEY

HOUR = datetime.timedelta(hours=1)


def picture_file() -> SimpleUploadedFile:
    stream = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(stream, "PNG")
    return SimpleUploadedFile("mobil.png", stream.getvalue(), "image/png")


@pytest.fixture
def picture(people):
    return Picture.objects.create(title="Mobil posyandu", file=picture_file(), uploaded_by_user=people.dewi)


@pytest.fixture
def shown(release, write, picture, people):
    """A draft whose body shows the picture."""
    version = release()
    body = [
        {"type": "paragraph", "value": f"<p>{MONEY}</p>"},
        {"type": "figure", "value": {"picture": picture.pk, "caption": "Mobil posyandu."}},
    ]
    version.body = Version.body.field.to_python(body)
    write(version)
    return version


def statuses(picture, *clients):
    address = f"/media/{picture.file.name}"
    return [client.get(address).status_code for client in clients]


def test_before_it_is_out_only_colleagues_and_the_door_see_it(shown, picture, people, client, signed_in):
    seen = statuses(
        picture, client, *(signed_in(who) for who in (people.wati, people.budi, people.anto, people.yudi))
    )
    assert seen == [404, 200, 200, 404, 404]


def test_an_embargo_covers_the_picture_to_the_second(shown, picture, people, write, now):
    write(shown, embargo=now + HOUR)
    version = publish(
        people.sari, approve(people.budi, claim(people.budi, submit(people.dewi, shown)), now), now
    )
    assert not access.picture_is_public(picture.pk, now + HOUR - datetime.timedelta(seconds=1))
    assert access.picture_is_public(picture.pk, now + HOUR)
    withdraw(people.sari, version, "Keliru.", now + 2 * HOUR)
    assert not access.picture_is_public(picture.pk, now + 3 * HOUR)


def test_once_out_everybody_sees_it_and_its_sizes(shown, picture, people, client, now):
    publish(people.sari, approve(people.budi, claim(people.budi, submit(people.dewi, shown)), now), now)
    small = picture.get_rendition("width-20")
    assert statuses(picture, client) == [200] and client.get(f"/media/{small.file.name}").status_code == 200
    assert client.get("/media/../lawang.sqlite3").status_code == 404
    assert client.get("/media/original_images/tidak-ada.png").status_code == 404


def test_a_picture_is_chosen_among_colleagues_and_never_changed_or_deleted(picture, people, signed_in):
    dewi, anto = signed_in(people.dewi), signed_in(people.anto)
    chooser = reverse("wagtailimages_chooser:choose")
    assert "Mobil posyandu" in dewi.get(chooser).content.decode()
    assert "Mobil posyandu" not in anto.get(chooser).content.decode()
    added = dewi.post(
        reverse("wagtailimages_chooser:create"),
        {"image-chooser-upload-title": "Baru", "image-chooser-upload-file": picture_file()},
    )
    assert (
        added.status_code == 200
        and Picture.objects.filter(title="Baru", uploaded_by_user=people.dewi).exists()
    )
    for view in ("edit", "delete"):
        dewi.post(reverse(f"wagtailimages:{view}", args=[picture.pk]), {"title": "Lain"})
    assert Picture.objects.get(pk=picture.pk).title == "Mobil posyandu"
