"""What the exchange says, in words for the window: no options of the command line, moments, file numbers."""

import re

from nanxi_desk.core.clock import local_text
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.exchange.views import ComputerView, FileView
from nanxi_desk.core.language import _

_OPTION = re.compile(r"\s*[(\uff08]--[a-z-]+[)\uff09]")  # "(--full)" behind what it stands for


def hints_for_the_window() -> dict[str, str]:
    """Hints of the core that name commands, and what to do in the window instead."""
    return {
        _("请用 --password-file 指定,或设置环境变量 NANXI_DESK_EXCHANGE_PASSWORD。"): _(
            "请在“往来单位”里保存与对方约定的交换密码后再试。"
        ),
        _("请打电话向对方核对指纹,一致时用 --trust 加上指纹再导入。"): _(
            "请打电话向对方核对指纹，一致时按“认可”。"
        ),
        _("请打电话向对方核实;确实换了密钥的,用 --trust 加上新指纹,或由街道重新登记这台电脑。"): _(
            "请打电话向对方核实；确实换了密钥的，按“认可”，或由街道重新登记这台电脑。"
        ),
        _("请用 partners 查看各单位的电脑后再试。"): _("请在“往来单位”里选中一台对方的电脑后再试。"),
        _("请用 conflicts 查看还有哪些可选,再决定。"): _("请重新选中这个冲突，看还有哪些可选。"),
    }


def plain(text: str) -> str:
    """A sentence without the option that it names in brackets."""
    return _OPTION.sub("", text)


def hint_of(error_hint: str) -> str:
    """A hint as the window gives it."""
    return plain(hints_for_the_window().get(error_hint, error_hint))


def sentence(error: UserError) -> str:
    """What is wrong and what to do, for the place where it happened."""
    return " ".join(part for part in (plain(error.message), hint_of(error.hint)) if part)


def moment(at: str) -> str:
    """An instant as people read it, a stroke for none."""
    return local_text(at) if at else "–"


def file_words(file: FileView | None) -> str:
    """When a file went or came and how much it held."""
    if file is None:
        return "–"
    return _("{at} · 第 {number} 号 · {changes} 条变更").format(
        at=moment(file.at), number=file.number, changes=f"{file.changes:,}"
    )


def office_words(office: str, name: str) -> str:
    """Code and name of an office."""
    return f"{office} {name}".strip()


def computer_state(computer: ComputerView) -> str:
    """Whether a computer's files are taken."""
    words = {"live": _("在用"), "retired": _("已被替换"), "revoked": _("已停用")}[computer.state]
    return _("{state} · 街道登记").format(state=words) if computer.certified else words
