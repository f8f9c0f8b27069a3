"""How well does the program judge labelled mail and calendars?

    scripts/evaluate PATH... [--predictions OUT.jsonl]

PATH is a file of labelled mail (`*.jsonl`), a folder of such files, a folder of labelled events (`labels.jsonl` and `ics/`),
or a folder above these. `user.yaml` beside the data says whose it is. What carries no label is judged all the same.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import evaluate_calendar
import evaluate_mail

Row = Mapping[str, Any]


def main() -> int:
    """Judges, prints the figures, and writes the predictions; 2 if there is nothing to judge."""
    options = _options()
    paths = [options.start / path for path in options.paths]
    mail, calendars = list(_mail_files(paths)), list(_calendar_folders(paths))
    if not mail and not calendars:
        print(
            f"no labelled mail (*.jsonl) and no labelled calendar (labels.jsonl) in {', '.join(map(str, options.paths))}"
        )
        return 2
    predictions: list[Row] = []
    if mail:
        rows = [row for file in mail for row in evaluate_mail.read_rows(file)]
        guesses = [guess for file in mail for guess in evaluate_mail.predict(file)]
        predictions += guesses
        _print_all(evaluate_mail.report(rows, guesses))
    for folder in calendars:
        guesses = list(evaluate_calendar.predict(folder))
        predictions += guesses
        _print_all(_calendar_report(folder, guesses, details=options.details))
    if options.predictions:
        _write(options.start / options.predictions, predictions)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/evaluate", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--predictions", type=Path, metavar="OUT.jsonl", help="one prediction a line")
    parser.add_argument("--details", action="store_true", help="name every field of every event that was read wrongly")
    parser.add_argument("--from", dest="start", type=Path, default=Path(), help=argparse.SUPPRESS)
    return parser.parse_args()


def _mail_files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        files = [path] if path.is_file() else sorted(path.rglob("*.jsonl"))
        yield from (file for file in files if not _labels_events(file))


def _calendar_folders(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        files = [path] if path.is_file() else sorted(path.rglob("labels.jsonl"))
        yield from (file.parent for file in files if _labels_events(file))


def _labels_events(file: Path) -> bool:
    return file.name == "labels.jsonl" and (file.parent / "ics").is_dir()


def _calendar_report(folder: Path, guesses: Sequence[Row], *, details: bool) -> Iterator[str]:
    rows = evaluate_calendar.read_rows(folder)
    yield f"\nEvents in {folder.name}: {len(rows)}"
    if not all("user_role" in row for row in rows):
        return
    for name, value in evaluate_calendar.score(rows, guesses).items():
        yield f"  {name:34} {value:.3f}"
    if details:
        yield from evaluate_calendar.faults(rows, guesses)


def _print_all(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _write(path: Path, predictions: Iterable[Row]) -> None:
    text = "".join(json.dumps(prediction, ensure_ascii=False) + "\n" for prediction in predictions)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
