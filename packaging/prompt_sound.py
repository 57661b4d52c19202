"""Makes resources/sounds/please-rate.wav, the prompt of the rating window: two tones, then 「请您评价」.

The words are spoken by espeak-ng (the Debian package of that name, voice cmn), the tones reckoned here. The
program ships the sound alone and needs neither this file nor espeak-ng.
"""

import array
import math
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "sounds" / "please-rate.wav"
WORDS = "请您评价。"
TONES = ((880.0, 0.14), (1174.66, 0.24))  # hertz, seconds
LOUDEST = 0.6  # of what the format holds
QUIET = 200  # below it counts as silence at either end


def spoken(words: str) -> "tuple[int, array.array[int]]":
    """Samples a second, and the samples: one channel, 16 bits."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "words.wav"
        subprocess.run(["espeak-ng", "-v", "cmn", "-s", "150", "-w", str(file), words], check=True)  # noqa: S603, S607
        with wave.open(str(file), "rb") as sound:
            samples = array.array("h", sound.readframes(sound.getnframes()))
            rate = sound.getframerate()
    first = next(n for n, sample in enumerate(samples) if abs(sample) > QUIET)
    last = max(n for n, sample in enumerate(samples) if abs(sample) > QUIET)
    return rate, samples[first : last + 1]


def tones(rate: int) -> "array.array[int]":
    """Two tones that fade, and a pause."""
    made = array.array("h")
    for hertz, seconds in TONES:
        count = round(rate * seconds)
        for number in range(count):
            fade = min(number / 80, 1.0) * (1 - number / count)
            made.append(round(12_000 * fade * math.sin(2 * math.pi * hertz * number / rate)))
    made.extend([0] * (rate // 10))
    return made


def main() -> int:
    """Write the file."""
    rate, words = spoken(WORDS)
    loudest = max(abs(sample) for sample in words)
    scaled = array.array("h", (round(sample * LOUDEST * 32_767 / loudest) for sample in words))
    samples = tones(rate) + scaled
    TARGET.parent.mkdir(exist_ok=True)
    with wave.open(str(TARGET), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples.tobytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
