"""评价器 in the settings: which pad stands at this computer, a test, and learning it key by key."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_settings_pad import Ui_PadSection
from nanxi_desk.satisfaction.pad_keeping import RIGHT_PADS, keep_pad, keep_prompt, pad_here, prompt_here
from nanxi_desk.satisfaction.pad_profiles import (
    BARE,
    FRAMES,
    KEYS,
    SERIAL,
    SPEEDS,
    PadProfile,
    frame_of,
    hex_text,
    profile_of,
    shipped_profiles,
    texts_of,
)
from nanxi_desk.satisfaction.pad_reading import PadReader, ports
from nanxi_desk.satisfaction.pads import (
    Doubled,
    Found,
    Learning,
    Lost,
    PadEvent,
    Pressed,
    Raw,
    RawDecoder,
    Wrong,
)
from nanxi_desk.satisfaction.rules import LEVELS
from nanxi_desk.satisfaction.tab_pad_keys import PadKeys, TypedKeys
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk, Section
from nanxi_desk.widgets.theme import restyle

PAD = "pad"  # what the window is asked for: to listen to the pad, or to leave it to the test
LISTEN, REST = "listen", "rest"
_KINDS = ((SERIAL, "串口"), (KEYS, "像键盘，带前后缀"), (BARE, "像键盘，只发数字"))
_OWN = "own"
_MOST_HEARD = 200


class PadSection(Section):
    """Ctrl+S keeps the pad, F8 does without one, F5 tests it, F6 learns it."""

    key = PAD
    _heard = Signal(object)  # from the pad's thread

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._reader: PadReader | None = None
        self._keys: PadKeys | None = None
        self._typed: TypedKeys | None = None
        self.learning: Learning | None = None
        self._testing = False
        self._read_once = False
        self.ui = ui = self._set_up(Ui_PadSection())
        ui.kind.set_choices(_KINDS)
        ui.speed.addItems([str(speed) for speed in SPEEDS])
        ui.frame.addItems(FRAMES)
        self._lines: dict[str, QLineEdit] = {
            name: getattr(ui, name) for name in ("trigger", "ignored", "prefix", "suffix", "timeout", "quiet")
        }
        self._levels: dict[int, QLineEdit] = {level: getattr(ui, f"level_{level}") for level in LEVELS}
        self._heard.connect(self._pad_said)
        self._connect()
        self._name_profiles()
        self._fill(shipped_profiles()[0])
        self._say_state()
        say(ui.refusal, "")
        disable_without(desk.home.actor, RIGHT_PADS, ui.save, ui.none, ui.test, ui.learn, ui.spoken)

    @property
    def is_busy(self) -> bool:
        """Whether a test or the assistant listens."""
        return self._testing or self.learning is not None

    def shown(self) -> None:
        """Read once which pad is kept, and each time which ports there are."""
        home = self._desk.home
        if not self._read_once:
            self._desk.tasks.run(lambda: pad_here(home), self._took, self._refuse, key="pad section")
        self._desk.tasks.run(lambda: prompt_here(home), self.ui.spoken.setChecked, self._refuse, "prompt")
        self._desk.tasks.run(ports, self._offer_ports, self._refuse, key="ports")

    def profile(self) -> PadProfile:
        """What the form says. FieldRefused names the field that is wrong."""
        ui = self.ui
        texts: dict[str, Any] = {
            "key": ui.profile.currentData() or _OWN,
            "name": ui.profile.currentText() or _("自定"),
            "kind": ui.kind.value(),
            "port": ui.port.currentText().partition(" ")[0],
            "speed": ui.speed.currentText(),
            "frame": ui.frame.currentText(),
            "levels": {str(level): line.text() for level, line in self._levels.items()},
            **{name: line.text() for name, line in self._lines.items()},
        }
        texts["ignored"] = [part for part in texts["ignored"].replace("，", ",").split(",") if part.strip()]
        return profile_of(texts)

    def save(self) -> None:
        """Keep the pad; the window listens to it from now on."""
        self.stop()
        profile = self._checked()
        if profile is not None:
            self._keep(profile, _("已保存评价器"))

    def do_without(self) -> None:
        """No pad at this computer."""
        self.stop()
        self._keep(None, _("这台电脑不用评价器"))

    def mute(self, *, spoken: bool) -> None:
        """Ask visitors aloud from now on, or silently; it needs no pad and no saving of the form."""
        home = self._desk.home
        actor = home.actor
        sentence = _("请评时有语音提示") if spoken else _("请评时不出声")
        self._refuse("")

        def refused(error: UserError) -> None:
            self.ui.spoken.setChecked(not spoken)
            self._refuse(error)

        self._desk.tasks.run(
            lambda: keep_prompt(home, actor, spoken=spoken),
            lambda _nothing: self.saved.emit(sentence),
            refused,
        )

    def test(self) -> None:
        """Begin or end the test: what the pad sends is listed with what it means."""
        if self._testing:
            self.stop()
            return
        self.stop()
        profile = self._checked()
        if profile is None:
            return
        self._testing = True
        self.ui.heard.clear()
        self.wanted.emit(PAD, REST)
        if profile.kind == SERIAL:
            self._read(profile)
            if self._reader is not None:
                self._reader.wake()
        elif profile.kind == KEYS:
            self._keys = PadKeys(profile, self)
            self._keys.heard.connect(self._pad_said)
            self._keys.watch()
        else:
            self._listen_to_keys(lambda typed: self._bare_typed(profile, typed))
        self._say_state()

    def learn(self) -> None:
        """Begin or end the assistant: it asks for one key after the other."""
        if self.learning is not None:
            self.stop()
            return
        self.stop()
        kind = self.ui.kind.value()
        self.learning = Learning()
        self.ui.heard.clear()
        self.wanted.emit(PAD, REST)
        if kind == SERIAL:
            self._read(self._line(), RawDecoder())
        else:
            self._listen_to_keys(self._learn)
        self._say_state()

    def skip(self) -> None:
        """The pad has no such key."""
        if self.learning is not None:
            self.learning.skip()
            self._go_on()

    def back(self) -> None:
        """Ask for the key before again."""
        if self.learning is not None:
            self.learning.back()
            self._say_state()

    def stop(self) -> None:
        """End test and assistant; the window listens to the kept pad again."""
        was_busy = self.is_busy
        self._testing, self.learning = False, None
        if self._reader is not None:
            self._reader.stop()
            self._reader = None
        for keys in (self._keys, self._typed):
            if keys is not None:
                keys.rest()
                keys.deleteLater()
        self._keys = self._typed = None
        if was_busy:
            self.wanted.emit(PAD, LISTEN)
        self._say_state()

    def hideEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        """Who goes elsewhere has ended the test."""
        super().hideEvent(event)
        if self.is_busy:
            self.stop()

    def _retranslate(self) -> None:
        for index, profile in enumerate(shipped_profiles()):
            self.ui.profile.setItemText(index, _(profile.name))
        self._say_state()

    # --- the form -------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        ui.profile.activated.connect(self._profile_chosen)
        ui.kind.chosen.connect(lambda _kind: self._show_fields())
        ui.spoken.clicked.connect(lambda checked: self.mute(spoken=checked))
        for button, keys, action in (
            (ui.save, "Ctrl+S", self.save),
            (ui.none, "F8", self.do_without),
            (ui.test, "F5", self.test),
            (ui.learn, "F6", self.learn),
            (ui.skip, "Ctrl+J", self.skip),
            (ui.back, "Ctrl+Z", self.back),
            (ui.spoken, "Alt+V", None),
        ):
            if action is not None:
                button.clicked.connect(action)
            shortcut(self, keys, partial(_press, button), repeats=True)

    def _name_profiles(self) -> None:
        for profile in shipped_profiles():
            self.ui.profile.addItem(_(profile.name), profile.key)

    def _took(self, pad: PadProfile | None) -> None:
        self._read_once = True
        if pad is None:
            return
        box = self.ui.profile
        if box.findData(pad.key) < 0:
            box.addItem(pad.name, pad.key)
        box.setCurrentIndex(box.findData(pad.key))
        self._fill(pad)

    def _profile_chosen(self, index: int) -> None:
        key = self.ui.profile.itemData(index)
        chosen = next((profile for profile in shipped_profiles() if profile.key == key), None)
        if chosen is not None:
            port = self.ui.port.currentText()
            self._fill(chosen)
            self.ui.port.setEditText(port)

    def _fill(self, profile: PadProfile) -> None:
        ui, texts = self.ui, texts_of(profile)
        ui.kind.set_value(profile.kind)
        _choose(ui.port, profile.port)
        ui.speed.setCurrentText(str(profile.speed))
        ui.frame.setCurrentText(profile.frame)
        for name, line in self._lines.items():
            value = texts.get(name, "")
            line.setText(", ".join(value) if isinstance(value, list) else str(value))
        for level, line in self._levels.items():
            line.setText(texts["levels"].get(str(level), ""))
        self._show_fields()

    def _show_fields(self) -> None:
        ui, kind = self.ui, self.ui.kind.value()
        serial = (
            *(ui.label_port, ui.port, ui.label_speed, ui.speed, ui.label_frame, ui.frame),
            *(ui.label_trigger, ui.trigger, ui.label_ignored, ui.ignored),
        )
        for part in serial:
            part.setVisible(kind == SERIAL)
        for part in (ui.label_prefix, ui.prefix, ui.label_suffix, ui.suffix):
            part.setVisible(kind == KEYS)
        self._say_state()

    def _offer_ports(self, found: Sequence[tuple[str, str]]) -> None:
        box, typed = self.ui.port, self.ui.port.currentText()
        box.clear()
        for name, words in found:
            box.addItem(f"{name}  {words}".strip() if words and words != "n/a" else name)
        _choose(box, typed)

    def _line(self) -> PadProfile:
        """The serial line of the form, whatever its keys send: they are about to be learned."""
        ui = self.ui
        levels: dict[int, bytes | str] = dict(shipped_profiles()[0].levels)
        return PadProfile(
            _OWN,
            _OWN,
            SERIAL,
            levels,
            ui.port.currentText().partition(" ")[0],
            int(ui.speed.currentText()),
            ui.frame.currentText(),
        )

    def _checked(self) -> PadProfile | None:
        """The form's profile; where it does not hold together that is said at the field."""
        self._refuse("")
        try:
            return self.profile()
        except FieldRefused as error:
            self._refuse(error)
            return None

    def _keep(self, profile: PadProfile | None, sentence: str) -> None:
        home = self._desk.home
        actor = home.actor

        def kept(_nothing: object) -> None:
            self.saved.emit(sentence)
            self.wanted.emit(PAD, LISTEN)

        self._desk.tasks.run(lambda: keep_pad(home, actor, profile), kept, self._refuse)

    def _refuse(self, error: UserError | str) -> None:
        say(self.ui.refusal, error)
        field = error.field if isinstance(error, FieldRefused) else ""
        places: dict[str, QWidget] = {**self._lines, "speed": self.ui.speed, "frame": self.ui.frame}
        places |= {f"level_{level}": line for level, line in self._levels.items()}
        for name, place in places.items():
            restyle(place, "wrong", "true" if name == field else "false")
        if field in places:
            places[field].setFocus()

    # --- test and assistant ---------------------------------------------------------------------------------

    def _read(self, profile: PadProfile, decoder: RawDecoder | None = None) -> None:
        self._reader = PadReader(profile, self._heard.emit, decoder)
        self._reader.start()

    def _listen_to_keys(self, heard: Callable[[tuple[str, ...]], None]) -> None:
        self._typed = TypedKeys(self)
        self._typed.heard.connect(heard)
        self._typed.watch()
        self.setFocus()

    def _pad_said(self, event: PadEvent) -> None:
        if not self.is_busy:
            return
        match event:
            case Pressed(level):
                self._list(_(LEVELS[level]))
            case Doubled(level):
                self._list(_("{word}（连按，不计）").format(word=_(LEVELS[level])))
            case Wrong(sent):
                self._list(_("不认识的内容：{sent}").format(sent=sent))
            case Lost(reason):
                self._list(_("没有接上：{reason}").format(reason=reason))
            case Found():
                self._list(_("已接上，请按评价器"))
            case Raw(code):
                self._learn(code)

    def _bare_typed(self, profile: PadProfile, typed: tuple[str, ...]) -> None:
        for name in typed:
            level = profile.names.get(name)
            self._pad_said(Wrong(name) if level is None else Pressed(level))

    def _learn(self, sent: bytes | tuple[str, ...]) -> None:
        learning = self.learning
        if learning is None or learning.asked is None:
            return
        words = hex_text(sent) if isinstance(sent, bytes) else "".join(sent)
        asked = learning.asked
        same = learning.take(sent)
        if same is not None:
            self._list(_("“{sent}”已经是{word}，请按另一个键").format(sent=words, word=_(LEVELS[same])))
        else:
            self._list(f"{_(LEVELS[asked])}  {words}")
        self._go_on()

    def _go_on(self) -> None:
        """Ask for the next key; after the last the form is filled."""
        learning = self.learning
        if learning is None:
            return
        if learning.asked is not None:
            self._say_state()
            return
        try:
            self._take_over(learning)
            self._list(_("学好了，请试一试再保存"))
        except FieldRefused as error:
            self._refuse(error)
        self.stop()

    def _take_over(self, learning: Learning) -> None:
        if learning.bytes_sent:
            codes = {level: hex_text(code) for level, code in learning.bytes_sent.items()}
        else:
            prefix, suffix, codes = frame_of(learning.typed)
            self.ui.kind.set_value(KEYS if prefix or suffix else BARE)
            self.ui.prefix.setText(prefix)
            self.ui.suffix.setText(suffix)
        for level, line in self._levels.items():
            line.setText(codes.get(level, ""))
        box = self.ui.profile
        if box.findData(_OWN) < 0:
            box.addItem(_("自定"), _OWN)
        box.setCurrentIndex(box.findData(_OWN))
        self._show_fields()

    def _list(self, words: str) -> None:
        heard = self.ui.heard
        heard.insertItem(0, words)
        while heard.count() > _MOST_HEARD:
            heard.takeItem(heard.count() - 1)

    def _say_state(self) -> None:
        ui, learning = self.ui, self.learning
        ui.test.setText(_("结束测试  F5") if self._testing else _("开始测试  F5"))
        ui.learn.setText(_("结束学习  F6") if learning is not None else _("逐键学习  F6"))
        ui.learn.setEnabled(not self._testing)
        ui.test.setEnabled(learning is None)
        for button in (ui.skip, ui.back):
            button.setVisible(learning is not None)
        words = ""
        if learning is not None and learning.asked is not None:
            words = _("请在评价器上按一下“{word}”").format(word=_(LEVELS[learning.asked]))
        elif self._testing:
            words = _("请按评价器上的键，下面显示听到了什么。")
        say(ui.asked, words)
        ui.test_words.setText(self._about())

    def _about(self) -> str:
        match self.ui.kind.value():
            case "keys":
                return _("前缀、键、后缀在 0.05 秒内到齐才算评价；其余都当打字，原样放行。")
            case "bare":
                return _("只在评价窗口有键盘焦点时算评价：请评时焦点会自动过去，评完回来。")
        return _("串口评价器各家编号不同：不知道的，用逐键学习按一遍就会。")


def _press(button: Any) -> None:
    if button.isVisible() and button.isEnabled():
        button.click()


def _choose(box: QComboBox, port: str) -> None:
    """Show a port in an editable box, with what the system says of it where it is there."""
    name = port.partition(" ")[0]
    known = next((n for n in range(box.count()) if box.itemText(n).partition(" ")[0] == name and name), -1)
    box.setCurrentIndex(known)
    if known < 0:
        box.setEditText(port)
