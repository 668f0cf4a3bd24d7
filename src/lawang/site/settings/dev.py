"""To try it out on one's own machine: `make serve`. Never for a server."""

from lawang.site.settings.base import *  # noqa: F403

DEBUG = True
SECRET_KEY = "for-trying-out-only"  # no secret: production has none of its own and refuses to start without
SERVICE_KEYS = ["Zm9yLXRyeWluZy1vdXQtb25seS1ub3QtYS1zZWNyZXQ="]  # the same
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
SECOND_FACTOR_ROLES = frozenset()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
