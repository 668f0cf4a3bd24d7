"""The site as it is measured: as on a server but over plain HTTP, with our kept pages, with Django's site cache, or with neither.

LAWANG_KEEPS says which: `ours`, `django` or `nothing`.
"""

import os

from lawang.site.settings.base import *  # noqa: F403

SECRET_KEY = "for-measuring"
ALLOWED_HOSTS = ["*"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
_KEEPS = os.environ.get("LAWANG_KEEPS", "ours")
if _KEEPS != "ours":
    MIDDLEWARE = [name for name in MIDDLEWARE if not name.endswith("kept.Kept")]  # noqa: F405
if _KEEPS == "django":
    MIDDLEWARE = [
        "django.middleware.cache.UpdateCacheMiddleware",
        *MIDDLEWARE,
        "django.middleware.cache.FetchFromCacheMiddleware",
    ]
    CACHE_MIDDLEWARE_ALIAS = "pages"
    CACHE_MIDDLEWARE_SECONDS = 60
