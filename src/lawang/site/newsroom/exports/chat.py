"""Plain text made to be pasted in a chat group: a bold headline, one sentence a line, the address of the source.

Chat programs read `*` as bold, `~` as struck out and a backtick as code; in the text of a release these signs are replaced by
look-alikes, so that nothing but the headline stands out and no figure is struck out.
"""

from __future__ import annotations

from lawang.site.newsroom.edition import Edition
from lawang.site.newsroom.exports import body
from lawang.site.newsroom.wording import marked, moment, say
from lawang.text import Text

__all__ = ["MEDIA_TYPE", "chat"]

MEDIA_TYPE = "text/plain; charset=utf-8"

_LOOK_ALIKES = str.maketrans({"*": "∗", "~": "∼", "`": "ˋ"})


def chat(edition: Edition) -> str:
    """The message. Of a withdrawn release it tells that it was withdrawn, and why."""
    language = edition.language
    parts = [[f"*{_safe(marked(edition))}*"]]
    if edition.correction:
        parts.append(_sentences(edition.correction))
    if edition.withdrawn:
        parts.append(_sentences(say(language, "withdrawn_long")))
    else:
        parts.append([f"{_safe(body.dateline(edition))}:", *_sentences(edition.lead)])
    version = say(language, "version", number=edition.version, time=moment(edition.published, language))
    parts.append([_safe(edition.lead_agency.name), version])
    parts.append([f"{say(language, 'more')}: {edition.uri}"])
    parts.append([f"{say(language, 'check')}: {edition.house.verification}"])
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _sentences(text: str) -> list[str]:
    return [_safe(text[start:end]) for start, end in Text(text).sentences]


def _safe(text: str) -> str:
    return text.translate(_LOOK_ALIKES)
