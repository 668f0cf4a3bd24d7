"""For a server. Everything that must be set is missing until the environment sets it, and says so."""

import os

from lawang.cli.words import bad
from lawang.site.settings.base import *  # noqa: F403


def needed(name: str, example: str) -> str:
    """The environment variable `name`; raises `BadInput` when it is empty."""
    value = os.environ.get(name, "")
    if not value:
        raise bad(name, "no_setting", example=f"{name}={example}")
    return value


DEBUG = False
SECRET_KEY = needed("LAWANG_SECRET_KEY", "$(openssl rand -base64 48)")
SERVICE_KEYS = needed("LAWANG_SERVICE_KEYS", "$(openssl rand -base64 32 | tr '+/' '-_')").split(",")
ALLOWED_HOSTS = needed("LAWANG_HOSTS", "humas.kaltimprov.go.id").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
WAGTAILADMIN_BASE_URL = os.environ.get("LAWANG_URL", f"https://{ALLOWED_HOSTS[0]}")

EMAIL_HOST = os.environ.get("LAWANG_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("LAWANG_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("LAWANG_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("LAWANG_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("LAWANG_MAIL_TLS", "") == "1"

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
