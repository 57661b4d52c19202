"""What the words of a ledger say about the end of a matter.

| words | closed | on the spot | result |
|---|---|---|---|
| √, 是, 已办结, 办结, 已办, 完成, 已解决, 已答复, completed, resolved, done | yes | no | 办成 |
| 当场答复, 当场办结, 现场解决, 即办, on the spot | yes | yes | 办成 |
| 物业已上门维修, 已发放, 已领取, 调解成功, 居民满意 | yes | no | 办成 |
| 不予受理, 不予办理, 不符合条件, rejected, declined | yes | no | 不予办理 |
| 自行解决, 自行协商 | yes | no | 自行解决 |
| 已移送 | yes | no | 移送 |
| closed, archived, duplicate, 居民撤回 | yes | no | unknown |
| 处理中, 跟进, 待…, 未…, 材料不齐, 已受理, 已联系物业, ×, 否, open, in progress, received | no | no | |
| 转…, 移交, 上报 (a matter handed on is open until the answer is in) | no | no | |
| nothing, or words of which none is known | no | no | |

Of several clauses the last one that says anything counts (已转物业,已修好 is closed), but 办结 and 结案 count
wherever they stand (已办结,待回访 is closed).
"""

import re
from dataclasses import dataclass

from nanxi_desk.frontdesk.ledger_values import plain


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a matter is closed, at the first contact or later, and with which result."""

    closed: bool = False
    on_spot: bool = False
    result: str | None = None


OPEN = Outcome()
DONE = Outcome(closed=True, result="办成")
ON_SPOT = Outcome(closed=True, on_spot=True, result="办成")
DENIED = Outcome(closed=True, result="不予办理")
BY_THEMSELVES = Outcome(closed=True, result="自行解决")
PASSED_ON = Outcome(closed=True, result="移送")
ENDED = Outcome(closed=True)

_MARKS = dict.fromkeys(("√", "✓", "✔", "☑", "✅", "v", "是", "y", "yes", "true"), DONE) | dict.fromkeys(
    ("×", "✗", "✘", "x", "否", "无", "n", "no", "false", "-", "/"), OPEN
)
_ENGLISH: tuple[tuple[re.Pattern[str], Outcome], ...] = (
    (
        re.compile(r"(resolved|answered|closed|done|completed) (on the spot|at (the )?(desk|counter))"),
        ON_SPOT,
    ),
    (re.compile(r"on the spot"), ON_SPOT),
    (re.compile(r"(completed?|resolved|done|fixed|finished|solved|answered)\b"), DONE),
    (re.compile(r"(declined|rejected|denied|refused)\b"), DENIED),
    (re.compile(r"(closed|archived|duplicate|cancell?ed|withdrawn)\b"), ENDED),
)
_SETTLED = re.compile(r"(?<![未没待非])(?<!没有)(?:办结|结案|完结)")
_ON_SPOT_WORDS = (
    r"(?:当场|现场|当面|窗口)(?:已|即|就|给予|予以)*(?:答复|解答|办|解决|处理完|完成|告知|解释|调解成功|领)"
    r"|^当场$|即办|即时(?:办|答|解)|立等可取"
)
# Within a clause the first kind that matches counts; refusals stand before "not yet": both begin with 不, 未.
_CLAUSE: tuple[tuple[re.Pattern[str], Outcome], ...] = tuple(
    (re.compile("".join(words)), outcome)
    for outcome, words in (
        (DENIED, (r"不予(?:办理|受理|批准|通过|支持)|不符合|审核未通过|未通过审核|不能办理|退件",)),
        (
            OPEN,
            (
                r"(?:未|没|尚|暂|无法|不能|正在|继续|仍|还在|等待?|待)(?!回访).{0,6}?",
                r"(?:办|解|完成|处理|复|落实|受理|修|定|批|补|查|回|审|通知|联系|协调)",
                r"|[理进调解核批修工查察商候报待]中|中$|跟进|待(?!回访|在)|暂缓|不满意",
                r"|材料不[齐全]|补(?:齐|充|交)?材料|协调(?!.{0,4}(?:解决|成功|好|完))",
                r"|转(?!告|正|好)|移交|上报|上级",
                r"|已(?:受理|登记|记录|收件|通知|安排|联系|报|反映|催|派|约|预约|提交|申请)",
            ),
        ),
        (ON_SPOT, (_ON_SPOT_WORDS,)),
        (BY_THEMSELVES, (r"(?:自行|自己|本人|双方自).{0,3}(?:解决|处理|办|和解|协商|修)",)),
        (PASSED_ON, (r"移送",)),
        (ENDED, (r"撤回|撤销|撤诉|不再(?:申请|追究|办理|反映)|放弃|归档",)),
        (
            DONE,
            (
                r"办结|结案|完结|办[妥好成完毕]|已办|完成|答复|解答|处理[好完毕了]|已处理",
                r"|满意|修[好复缮]|成功|和解|达成",
                r"|(?<!要求)(?<!尽快)(?<!协商)(?<!请求)(?<!帮助)解决",
                r"|已.{0,5}?(?:修|清|拆|疏通|装|换|开具|出具|办|领|发|告知|说明|解释|整改|落实|劝离|移走|解决)",
            ),
        ),
    )
)
_CLAUSE_END = re.compile(r"[,。;,!!、\n ]+")


def read_outcome(text: str) -> Outcome:
    """What the words of one cell say; see the table above."""
    words = plain(text).lower().rstrip(".。!")
    if not words:
        return OPEN
    if words in _MARKS:
        return _MARKS[words]
    if words.isascii():
        return next((outcome for pattern, outcome in _ENGLISH if pattern.match(words)), OPEN)
    verdicts = [v for v in map(_clause_outcome, _CLAUSE_END.split(words)) if v is not None]
    last = verdicts[-1] if verdicts else OPEN
    if not last.closed and _SETTLED.search(words):
        last = DONE
    if last == DONE and ON_SPOT in verdicts:
        return ON_SPOT
    return last


def _clause_outcome(clause: str) -> Outcome | None:
    if clause in _MARKS and clause not in "-/":
        return _MARKS[clause]
    return next((outcome for pattern, outcome in _CLAUSE if pattern.search(clause)), None)


def joint_outcome(status: str, words: str) -> Outcome:
    """Status column and outcome column together: the status decides, the words say how."""
    by_words = read_outcome(words)
    if not status:
        return by_words
    by_status = read_outcome(status)
    if by_status.closed and by_words.closed:
        return by_words
    return by_status
