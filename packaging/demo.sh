#!/usr/bin/env bash
# The main job from end to end without a screen: an office joins the hub, takes over a year's hand-kept ledger,
# logs visits and works on them; what the hub has to do goes there by workbook and comes back done; a second
# computer of the office joins, a conflict between the two is decided, and all hold the same records; visits are
# rated and a bad rating is followed up; a training is attended; a star round is played by workbooks; a slip, a list
# and the figures of the year are written.
# Everything lands in the folder that is named (made anew); the account below is the whole output.
set -euo pipefail
cd "$(dirname "$0")/.."

out=${1:-demo-out}
rm -rf "$out"
mkdir -p "$out"

# Made-up homes only: a real home keeps its password to itself.
export NANXI_DESK_PASSWORD=demo-Password-7 QT_QPA_PLATFORM=offscreen
# The program is started a hundred times: it is compiled once, whatever the machine says of that.
unset PYTHONDONTWRITEBYTECODE
unset DISPLAY WAYLAND_DISPLAY NANXI_DESK_EXCHANGE_PASSWORD NANXI_DESK_TRUST

desk() { .venv/bin/nanxi-desk "$@" 2>>"$out/messages.txt"; }
office() { desk --home "$out/office" --json "$@"; }
second() { desk --home "$out/second" --json "$@"; }
hub() { desk --home "$out/hub" --json "$@"; }

join() { # SIDE FILE: a computer of NX03 joins by a file of the hub, whose code goes another way
    local code
    code=$(hub enrol NX03 --name 示范居委会 --out "$2" | value 'it["code"]')
    NANXI_DESK_JOINING_CODE=$code "$1" init --from "$2" --admin 示范主任 >/dev/null
}

pass_on() { # SENDER CODE RECEIVER: a workbook for CODE is written by one side and taken by the other
    local file
    file="$out/$1-to-$3-$((++files)).xlsx"
    "$1" export "$file" --to "$2" >/dev/null
    "$3" import "$file" >/dev/null
}
files=0

both() { # COMMAND… -- COMMAND…: two computers at once
    local first=() other
    while [ "$1" != -- ]; do
        first+=("$1")
        shift
    done
    shift
    "${first[@]}" >/dev/null &
    other=$!
    "$@" >/dev/null
    wait "$other"
}

wait_for() { # PID: of a process that need not be a child of this shell
    while kill -0 "$1" 2>/dev/null; do sleep 1; done
}

value() { # EXPRESSION: reads one JSON object from standard input, prints the expression over it, `it`
    python3 -c 'import json, sys; it = json.load(sys.stdin); print(eval(sys.argv[1]))' "$1"
}

fail() {
    printf 'The demonstration failed: %s\n' "$*" >&2
    exit 1
}
trap '[ $? -eq 0 ] || { kill $(jobs -p) 2>/dev/null; echo "What the program said:" >&2; tail -n 20 "$out/messages.txt" >&2; }' EXIT

same_digest() { # WHEN: stops unless office and hub hold the same records of NX03
    local here there
    here=$(office digest --scope NX03 | value 'it["digests"]["NX03"]')
    there=$(hub digest --scope NX03 | value 'it["digests"]["NX03"]')
    [ -n "$here" ] && [ "$here" = "$there" ] || fail "$1, the office's digest is $here and the hub's is $there"
    printf '   same digest on both sides: %.16s…\n' "$here"
}

sound() { # NAME SIDE: stops unless the home verifies
    local problems
    problems=$("$2" verify | value 'it["problems"] if not it["ok"] else ""')
    [ -z "$problems" ] || fail "verify of the $1: $problems"
}

# Meanwhile, on homes of their own: pictures of every tab and dialog, then a star round of thirteen offices.
stars() { desk --home "$out/stars" --json "$@"; }
year=$(date +%Y)
desk --json tour --brief "$out/pictures" >"$out/pictures.json" &
pictures=$!
(
    wait_for "$pictures"
    stars demo --offices 13 --requests 0 >/dev/null
    stars stars result "$year" --out "$out/stars.xlsx" >"$out/stars.json"
    stars stars result "$year" --out "$out/stars.pdf" >/dev/null
    sound stars stars
) &
round_of_stars=$!

echo "1. A year's ledger as an office keeps it by hand"
desk sample-ledger "$out/ledger.xlsx" --rows 1200 --seed 7 >/dev/null
echo "   $out/ledger.xlsx"

echo "2. The hub's home (NX00), and an office's (NX03) that joins by a file of the hub; both encrypted"
hub init --hub --office NX00 --name 街道自治办 --admin 示范专员 >/dev/null
join office "$out/NX03.joining"

echo "3. The office takes the ledger over"
office import-ledger "$out/ledger.xlsx" >"$out/ledger.json"
value '"   rows %d, taken %d, already there %d, not taken %d" % (
    it["rows"], it["taken"], it["already"], len(it["refused"]))' <"$out/ledger.json"
value '"\n".join("   row %s: %s" % (r["row"], r["reason"]) for r in it["refused"][:5]) or "   no row refused"' \
    <"$out/ledger.json"
[ "$(value 'it["taken"] > 0' <"$out/ledger.json")" = True ] || fail "no row of the ledger was taken"
again=$(office import-ledger "$out/ledger.xlsx" | value 'it["taken"]')
[ "$again" = 0 ] || fail "a second run over the same ledger took $again rows"
echo "   a second run adds nothing"

echo "4. One more visit is logged and found by pinyin initials"
number=$(office log --item 居住登记 --name 卫小满 --phone 13800000007 --detail 示范来访 | value 'it["number"]')
found=$(office search wxm | value "any(hit['number'] == '$number' for hit in it['hits'])")
[ "$found" = True ] || fail "$number is not found by the initials wxm"
echo "   $number, found by wxm"

echo "5. What comes in is worked on: closed, paused, handed to an outside body and to the hub"
log() { office log --item "$1" --name "$2" | value 'it["number"]'; }
step() { office step "$@" | value '"   %(number)s %(state)s %(result)s" % it'; }
aid=$(log 医疗救助 示范甲)
leak=$(log 报修转物业 示范乙)
wall=$(log 违建 示范丙)
for request in "$number" "$aid" "$leak" "$wall"; do step "$request" 受理 >/dev/null; done
step "$number" 办结 --result 自行解决
step "$aid" 暂停 --pause 补正 --documents 出院小结
step "$leak" 转办 --to 物业公司
step "$leak" 回件 --reason 水管已换
step "$leak" 办结
step "$wall" 转办 --to 街道 --reason 请街道核实
office slip "$aid" 一次性告知单 "$out/slip.pdf" >/dev/null
office list "$out/open.xlsx" --which open | value '"   %(rows)s open requests in open.xlsx, phones masked; slip.pdf tells what is missing" % it'

echo "6. The office's workbook goes to the hub"
office export "$out/NX03-NX00.xlsx" --to NX00 | value '"   changes %s, records %s" % (it["changes"], it["records"])'
hub import "$out/NX03-NX00.xlsx" | value '"   hub: new %(new)s, changed %(changed)s, refused %(refused)s" % it["files"][0]'
same_digest "after the hub's import"

echo "7. The hub takes what was handed to it, answers, and its workbook comes back"
hub step "$wall" 接收 >/dev/null
hub step "$wall" 回件 --reason 已责令拆除 >/dev/null
hub export "$out/NX00-NX03.xlsx" --to NX03 | value '"   changes %s, records %s" % (it["changes"], it["records"])'
office import "$out/NX00-NX03.xlsx" | value '"   office: new %(new)s, changed %(changed)s, refused %(refused)s" % it["files"][0]'
same_digest "after the hub's file came back"
step "$wall" 办结

echo "8. A second computer of the office joins, both write of one matter, and the conflict is decided"
join second "$out/NX03-2.joining"
pass_on hub NX03 second
office edit "$number" 情况=前台所写 >/dev/null
second edit "$number" 情况=走访所写 >/dev/null
meet() { # both computers hand the hub a file at once, and both take the one that it writes
    both office export "$out/1-$1.xlsx" --to NX00 -- second export "$out/2-$1.xlsx" --to NX00
    hub import "$out/1-$1.xlsx" "$out/2-$1.xlsx" >/dev/null
    hub export "$out/hub-$1.xlsx" --to NX03 >/dev/null
    both office import "$out/hub-$1.xlsx" -- second import "$out/hub-$1.xlsx"
}
for round in 1 2; do
    meet "$round"
    [ "$round" = 2 ] && break
    office conflicts >"$out/conflicts.json"
    value '"   one conflict: " + " / ".join(h["value"] for h in it["conflicts"][0]["heads"])' <"$out/conflicts.json"
    office decide "$(value 'it["conflicts"][0]["id"]' <"$out/conflicts.json")" \
        "$(value 'it["conflicts"][0]["heads"][0]["change"]' <"$out/conflicts.json")" >/dev/null
done
[ "$(second conflicts | value 'len(it["conflicts"])')" = 0 ] || fail "the decision did not reach the second computer"
[ "$(second digest --scope NX03 | value 'it["digests"]["NX03"]')" = \
    "$(office digest --scope NX03 | value 'it["digests"]["NX03"]')" ] || fail "the two computers differ"
same_digest "after the decision went round"

echo "9. Visits are rated, a bad rating is followed up to its end, and the hub sees it"
read -r good bad <<<"$(office search "NX03-$(($(date +%Y) - 1))" --limit 9 |
    value '" ".join(h["number"] for h in it["hits"] if h["number"])')"
bad=${bad%% *}
office rate "$good" 5 --tag 517 >/dev/null
follow=$(office rate "$bad" 2 --tag 213 | value 'it["follow_up"]')
follow_up() { office follow-up "$follow" "$@" | value '"   %(number)s %(state)s" % it'; }
follow_up 联系
follow_up 核实 --verdict 属实 --note 当时没有说清要带的材料 >/dev/null
follow_up 整改 --note 已补一次性告知清单 >/dev/null
follow_up 回访 --outcome 满意 --note 来电回访
follow_up 关闭
office report satisfaction --out "$out/satisfaction.pdf" >/dev/null
office report satisfaction --out "$out/satisfaction.xlsx" |
    value '"   due %(due)s, rated %(rated)s, satisfaction %(satisfaction_rate)s: satisfaction.xlsx and .pdf" % it'
pass_on office NX00 hub
[ "$(hub report satisfaction | value '(it["rated"], it["follow_ups"]["revisit_rate"])')" = "(2, 1.0)" ] ||
    fail "the hub does not see the ratings"
same_digest "after the ratings went to the hub"

echo "10. The hub's trainings of a past year (made up); an office enters a signed sheet, and the totals agree"
hub demo --requests 0 --offices 3 --year 2025 >/dev/null
pass_on hub NX03 office
session=$(office training list --year 2025 | value '[s["id"] for s in it["sessions"] if s["programme"] == "治惠学堂"][0]')
office training sheet "$session" --file "$out/sign-in.xlsx" >/dev/null
.venv/bin/python - "$out/sign-in.xlsx" <<'PYTHON'
import sys

from openpyxl import load_workbook

book = load_workbook(sys.argv[1])
sheet = book.worksheets[0]
people = [row for row in sheet.iter_rows(min_row=4) if row[0].value and row[0].value.isdigit()]
own = [row for row in people if row[2].value == "福宁坊居委会"]
for row in own:
    row[5].value = "√"  # everybody of the office has signed
blank = next(row for row in people if not row[1].value)
blank[1].value, blank[4].value, blank[5].value = "示范来宾", "0007", "13:25"
book.save(sys.argv[1])
PYTHON
before=$(hub report training --year 2025 | value 'it["attendances"]')
office training attend "$session" --file "$out/sign-in.xlsx" >"$out/attend.json"
value '"   marked %(mark)s, as it was %(same)s, walk-ins %(walk_in)s" % it' <"$out/attend.json"
[ "$(value 'len(it["refused"])' <"$out/attend.json")" = 0 ] || fail "lines of the signed sheet were refused"
pass_on office NX00 hub
hub report training --year 2025 --out "$out/training.xlsx" >"$out/training.json"
added=$(value "it['attendances'] - $before" <"$out/training.json")
[ "$added" = "$(value 'it["mark"] + it["walk_in"]' <"$out/attend.json")" ] || fail "the hub counts $added more people"
value '"   sessions %(sessions)s, attendances %(attendances)s, people %(people)s; by headcount %(headcount)s" % it' \
    <"$out/training.json"
[ "$(value 'sum(bar["attendances"] for bar in it["by"]["office"]) == it["attendances"]' <"$out/training.json")" = True ] ||
    fail "the offices' attendances are not the whole"
same_digest "after the training went round"

echo "11. A star round: opened by the hub, applied for and scored at the office by workbooks, closed with the code"
fill_form() { # FILE KEY=VALUE…: types into the first row of a form; "all" means four points everywhere
    .venv/bin/python - "$@" <<'END'
import sys
import openpyxl

path, *cells = sys.argv[1:]
book = openpyxl.load_workbook(path)
sheet = book.worksheets[0]
row, keys = next((r[0].row, {c.value: c.column for c in r if c.value}) for r in sheet.iter_rows() if "_row" in [c.value for c in r])
for cell in cells:
    if cell == "all":
        for key, column in keys.items():
            if key[0] in "ABC" and "." in key:
                sheet.cell(row + 2, column).value = 4
    else:
        key, value = cell.split("=")
        sheet.cell(row + 2, keys[key]).value = int(value) if value.isdigit() else value
book.save(path)
END
}
hub stars open "$year" --to 初评 >/dev/null
pass_on hub NX03 office
office stars ledger "$year" --out "$out/applications.xlsx" >/dev/null
fill_form "$out/applications.xlsx" estate=示范小区 group=1号楼组 households=24 target=3
office stars apply "$out/applications.xlsx" | value '"   applications by ledger: %(taken)s" % it'
office stars screen "$year" >/dev/null
office stars panel "$year" --judge 示范主任 >/dev/null
pass_on office NX00 hub
code=$(hub stars open "$year" | value 'it["code"]')
pass_on hub NX03 office
office stars sheet --judge 示范主任 --out "$out/score-sheet.xlsx" >/dev/null
fill_form "$out/score-sheet.xlsx" all B.1=9
! office stars take "$out/score-sheet.xlsx" >"$out/refused.json" || fail "nine of eight points were taken"
value '"   refused: %(error)s" % it' <"$out/refused.json"
fill_form "$out/score-sheet.xlsx" B.1=7
office stars take "$out/score-sheet.xlsx" | value '"   sheets taken: %(taken)s" % it["files"][0]'
[ "$(office stars take "$out/score-sheet.xlsx" | value 'it["files"][0]["taken"]')" = 0 ] || fail "a sheet was taken twice"
! office stars result "$year" >/dev/null || fail "the office read a sealed result"
pass_on office NX00 hub
NANXI_DESK_ROUND_CODE=$code hub stars close "$year" >/dev/null
hub stars result "$year" | value '"   %s" % it["groups"][0]["why"]'

echo "12. A round of 96 groups and 13 offices, made up: its stars are computed from 672 sheets"
wait "$round_of_stars" || fail "the round of 96 groups was not played to the end"
value '"   three, four and five stars: %(3)s, %(4)s, %(5)s; stars.xlsx" % it["stars"]' <"$out/stars.json"
[ "$(value '(it["stars"]["3"], it["stars"]["4"], it["stars"]["5"]) == (57, 33, 6)' <"$out/stars.json")" = True ] ||
    fail "the made-up round came to other stars"

echo "13. The figures of the year, and all homes are verified"
office figures | value '"   received %(received)s, closed %(closed)s, solved %(solved)s, overdue %(overdue)s" % it'
sound office office
sound hub hub
sound second second
echo "   nothing found"

echo "14. Pictures of every tab and dialog"
wait "$pictures" || fail "the pictures were not taken to the end"
value '"   %d pictures in '"$out"'/pictures" % len(it["files"])' <"$out/pictures.json"
[ -n "$(ls "$out/pictures"/*.png 2>/dev/null)" ] || fail "no picture was written"
