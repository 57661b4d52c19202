"""Numbers of stars as people say them, in the language of the screen."""

from nanxi_desk.core.language import _


def star_word(stars: int) -> str:
    """ "三星" for 3; "无星" for none and for numbers that the programme does not know."""
    words = (_("无星"), _("一星"), _("二星"), _("三星"), _("四星"), _("五星"))
    return words[stars] if 0 <= stars < len(words) else words[0]
