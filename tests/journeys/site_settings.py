"""The site of the journeys: on this machine, over plain HTTP, with the second factor and the mail server of the test."""

import os

from lawang.site.settings import base
from lawang.site.settings.dev import *  # noqa: F403

SECOND_FACTOR_ROLES = base.SECOND_FACTOR_ROLES
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ.get("LAWANG_MAIL_PORT", "25"))
