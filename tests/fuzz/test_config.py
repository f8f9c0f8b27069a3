"""Whatever stands in config.yaml, it is read, or its faults are told: never a traceback."""

from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as some

from followup.config.reading import understand
from followup.errors import ConfigError

EXAMPLE = (Path(__file__).parents[2] / "config.yaml").read_text(encoding="utf-8").replace("# ", "").splitlines()
EVERY_SETTING = "\n".join(line for line in EXAMPLE if line.strip()[:1].islower() or line.strip()[:1] == "-")
TYPED = [*"-:[]{}'\"#&*|>?%@!~\t\n\x00\ud800é", "<<: *a", "? [a]", "!!int 0", "null", "true", "2026-02-30", "9" * 30]
SLIP = some.tuples(some.integers(0, len(EVERY_SETTING)), some.integers(0, 30), some.sampled_from(TYPED))


def test_what_is_tried_is_right_to_begin_with() -> None:
    understand(EVERY_SETTING, Path("config.yaml"))


@settings(deadline=None)
@given(some.lists(SLIP, min_size=1, max_size=4))
def test_a_slip_of_the_finger_is_never_a_traceback(slips: list[tuple[int, int, str]]) -> None:
    text = EVERY_SETTING
    for place, cut, typed in slips:
        text = text[:place] + typed + text[place + cut :]

    with suppress(ConfigError):
        understand(text, Path("config.yaml"))
