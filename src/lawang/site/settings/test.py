"""For the tests: fast passwords, jobs at once, mail kept in memory. SQLite, or PostgreSQL by DATABASE_URL."""

from lawang.site.settings.base import *  # noqa: F403

SECRET_KEY = "for-the-tests"
SERVICE_KEYS = ["Zm9yLXRoZS10ZXN0cy1vbmx5LW5vdC1hLXNlY3JldCE="]
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["NAME"] = ":memory:"
