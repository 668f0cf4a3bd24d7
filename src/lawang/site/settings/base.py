"""What holds everywhere. What differs from one office to the next comes from the environment and is named LAWANG_..."""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url

SITE = Path(__file__).resolve().parents[1]

# Everything the site writes: the embedded database, pictures, first sources, collected static files.
HOME = Path(os.environ.get("LAWANG_HOME", "var")).absolute()
HOME.mkdir(mode=0o750, parents=True, exist_ok=True)

INSTALLED_APPS = [
    # later apps may import earlier ones' actions and access; templates and commands of the first one win
    "lawang.site.jobs",
    "lawang.site.audit",
    "lawang.site.members",
    "lawang.site.releases",
    "lawang.site.newsroom",
    "lawang.site.register",
    "lawang.site.watch",
    "lawang.site.service",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "lawang.site.newsroom.kept.Kept",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "lawang.site.gate.Gate",
]

ROOT_URLCONF = "lawang.site.urls"
WSGI_APPLICATION = "lawang.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lawang.site.page.page",
            ],
        },
    },
]

# --- data ------------------------------------------------------------------------------------------------------------
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{HOME / 'lawang.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers never wait for the writer; a writer takes its lock at once and waits for the one before it.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Pages that were made once (lawang.site.newsroom.kept), in the memory of each process; whether they still hold is asked of the
# database. 500 pages of 30 kB are 15 MB a process.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "default"},
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

# Jobs stand in the same database, so a job and what caused it are committed together or not at all.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "ENQUEUE_ON_COMMIT": False}}

# Pictures. Served by a view of ours, never by the web server, because an embargo is decided when somebody reads.
MEDIA_ROOT = HOME / "media"
MEDIA_URL = "/media/"
# First sources as they were handed over: outside whatever a web server could be pointed at.
LIBRARY_ROOT = HOME / "library"
# Pages of outlets as they came, likewise.
EVIDENCE_ROOT = HOME / "evidence"

# What identifies those who ask for information, sealed with SERVICE_KEYS (the newest first).
SERVICE_ROOT = HOME / "service"
SERVICE_KEYS = [key for key in os.environ.get("LAWANG_SERVICE_KEYS", "").split(",") if key]
# Tables of deadlines of the region, beside Lawang's own (lawang/deadlines/law.toml).
SERVICE_LAWS = [Path(name) for name in os.environ.get("LAWANG_LAWS", "").split(":") if name]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [SITE / "static"]

# --- people ----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "members.Officer"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "lawang.site.members.backend.RoleBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "lawang.site.members.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an officer comes in by an invitation sent to that very address
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Lawang"
# Roles that may not work without a second factor.
SECOND_FACTOR_ROLES = frozenset({"editor", "administrator"})

# --- language and time -----------------------------------------------------------------------------------------------
# Indonesian by default, English by choice, under /en/. Messages are written in Indonesian in the code.
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [SITE / "locale"]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
TIME_ZONE = os.environ.get("LAWANG_TIME_ZONE", "Asia/Makassar")
USE_TZ = True

# --- Wagtail ---------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = os.environ.get("LAWANG_NAME", "Lawang")
WAGTAILADMIN_BASE_URL = os.environ.get("LAWANG_URL", "http://127.0.0.1:8000")
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # a time of publication means the same to everybody
WAGTAIL_WORKFLOW_ENABLED = False  # the door is the only workflow: lawang.site.releases.door
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "releases.Picture"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 2**20
WAGTAILDOCS_DOCUMENT_MODEL = "releases.Attachment"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # nothing is fetched from elsewhere
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

FORM_RENDERER = "lawang.site.forms.Renderer"

# --- mail ------------------------------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = os.environ.get("LAWANG_MAIL_FROM", "lawang@localhost")

# --- feeds -----------------------------------------------------------------------------------------------------------
# Address of a WebSub hub, which tells those who follow a feed at once; empty for none.
WEBSUB_HUB = os.environ.get("LAWANG_HUB", "")

# --- register ---------------------------------------------------------------------------------------------------------
# Days until a contradiction between two agencies has to be decided, and before a promise falls due that its agency hears of it.
REGISTER_CASE_DAYS = int(os.environ.get("LAWANG_CASE_DAYS", "5"))
REGISTER_REMIND_DAYS = int(os.environ.get("LAWANG_REMIND_DAYS", "7"))

# --- the watch -------------------------------------------------------------------------------------------------------
# Seconds between two requests to one host; a longer delay that its robots.txt asks for is heeded.
WATCH_BETWEEN = float(os.environ.get("LAWANG_WATCH_BETWEEN", "2"))
# Networks that may be asked though they are not public, as "10.1.0.0/16, 127.0.0.1/32": for an outlet inside the office, and for tests.
WATCH_ALLOWED = [
    text.strip() for text in os.environ.get("LAWANG_WATCH_ALLOWED", "").split(",") if text.strip()
]

# --- the door --------------------------------------------------------------------------------------------------------
# Hours within which a door reads what is handed in, where it has set none of its own.
DOOR_HOURS = int(os.environ.get("LAWANG_DOOR_HOURS", "24"))

# --- limits ----------------------------------------------------------------------------------------------------------
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # a long release has some 200 blocks of up to 8 fields
FILE_UPLOAD_MAX_MEMORY_SIZE = (
    11 * 2**20
)  # an identity paper and a power of attorney never lie in a temporary file
FILE_UPLOAD_PERMISSIONS = 0o640
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail shows previews in a frame of its own
