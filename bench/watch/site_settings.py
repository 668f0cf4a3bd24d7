"""The site of the bench: as on a server, without the record of queries that a site to try out keeps."""

from lawang.site.settings.dev import *  # noqa: F403

DEBUG = False
