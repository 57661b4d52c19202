"""The language of texts that people read: Chinese in the source, others from resources/translations."""

import gettext
from pathlib import Path

from nanxi_desk.core.resources import resource_path

_current: gettext.NullTranslations = gettext.NullTranslations()


def use_language(code: str) -> None:
    """Show texts in `code` ("zh" or "en") from now on; an unknown code means Chinese."""
    global _current  # noqa: PLW0603 - the process speaks one language, as with gettext.install
    catalogue: Path = resource_path("translations") / f"{code}.mo"
    if catalogue.is_file():
        with catalogue.open("rb") as stream:
            _current = gettext.GNUTranslations(stream)
    else:
        _current = gettext.NullTranslations()


def _(text: str) -> str:
    """`text` in the current language; fill placeholders with str.format afterwards."""
    return _current.gettext(text) if text else text
