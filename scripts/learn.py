"""What do the words of a mail speak for and against?

    scripts/learn [--held-out] [LANGUAGE ...]

Learns from the mails in tests/corpus/told/<language>.jsonl, one a line with its `label`, `subject` and `body`, and from the notes in
tests/corpus/short/<language>.yaml; writes what was learned to src/followup/languages/<language>/tone.tsv. With --held-out nothing
is written: each fifth of the mails is judged by what is learned from the others, and the figures are printed.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt
from pathlib import Path
from random import Random
from typing import NamedTuple

import evaluate_mail
from rich.console import Console
from rich.table import Table

from followup.domain.language.lexicon import Weights
from followup.domain.mail.reading import told_in
from followup.domain.mail.tone import BIAS, Sound, chances, marks, odds
from followup.languages import plain_yaml

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"
LANGUAGES = ROOT / "src" / "followup" / "languages"

SOUNDS = {
    "rejection": Sound.REFUSAL,
    "invitation": Sound.INVITATION,
    "offer": Sound.OFFER,
    "acknowledgement": Sound.ACKNOWLEDGEMENT,
}
OTHER = "other"
"""Any label but these."""

ROUNDS = 14
STEP = 2.0
SMALLER = 0.85
"""A round's steps, as a part of those of the round before."""
BIAS_STEP = 0.01
"""The bias's part of a step: every mail moves it."""
DECAY = 1e-4
SELDOM = 2
"""A mark of fewer mails than this tells nothing."""
SLIGHT = 0.5
"""A mark whose weights are all smaller than this is left out."""
FOLDS = 5


class Mail(NamedTuple):
    """What is learned from: the marks of a mail, and its label."""

    marks: frozenset[str]
    label: str


def main() -> None:
    """Learns; or tells how well it would hold for mails that were not learned from."""
    parser = argparse.ArgumentParser(prog="scripts/learn", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE")
    parser.add_argument("--held-out", action="store_true", help="print how mails are taken that were not learned from")
    options = parser.parse_args()
    for language in options.languages or sorted(file.stem for file in (CORPUS / "told").glob("*.jsonl")):
        mails = mails_of(language)
        if options.held_out:
            _show(language, held_out(mails))
        else:
            weights = learn(mails)
            _write(LANGUAGES / language / "tone.tsv", weights)
            print(f"{language}: {len(weights):,} marks of {len(mails):,} mails")


def mails_of(language: str) -> list[Mail]:
    """All that is to be learned from in one language."""
    return [*_told(language), *_short(language)]


def _told(language: str) -> Iterator[Mail]:
    for row in evaluate_mail.read_rows(CORPUS / "told" / f"{language}.jsonl"):
        yield mail_of(row["label"], row["subject"], row["body"])


def _short(language: str) -> Iterator[Mail]:
    notes = plain_yaml.read((CORPUS / "short" / f"{language}.yaml").read_text(encoding="utf-8"))
    for label, texts in notes.items():
        for subject, _, body in (text.partition(" | ") for text in texts):
            yield mail_of(label, subject, body)


def mail_of(label: str, subject: str, body: str) -> Mail:
    """One mail of the user's."""
    told = told_in(evaluate_mail.message_of({"id": "told", "subject": subject, "body": body}))
    return Mail(frozenset(marks(told)), label)


def learn(mails: Sequence[Mail]) -> Weights:
    """The weights by which these mails are told apart best: logistic regression, by stochastic gradient descent."""
    often = Counter(mark for mail in mails for mark in mail.marks)
    weights = {mark: [0.0] * len(Sound) for mark, times in sorted(often.items()) if times >= SELDOM}
    known = [(sorted(mail.marks & weights.keys()), SOUNDS.get(mail.label)) for mail in mails]
    weights[BIAS] = [0.0] * len(Sound)
    step, chance = STEP, Random(1)  # noqa: S311 - the same order every time
    for _ in range(ROUNDS):
        chance.shuffle(known)
        for found, sound in known:
            wrong = [likely - (each is sound) for each, likely in zip(Sound, chances(found, weights), strict=True)]
            _correct(weights, found, wrong, step)
        step *= SMALLER
    return {mark: row for mark, row in weights.items() if mark == BIAS or max(map(abs, row)) >= SLIGHT}


def _correct(weights: dict[str, list[float]], found: Sequence[str], wrong: Sequence[float], step: float) -> None:
    """Moves the weights of the marks of one mail against what was wrong about it."""
    share = 1 / sqrt(len(found) + 1)
    for sound, by in enumerate(wrong):
        weights[BIAS][sound] -= step * BIAS_STEP * by
        for mark in found:
            row = weights[mark]
            row[sound] -= step * (by * share + DECAY * row[sound])


def held_out(mails: Sequence[Mail]) -> Iterator[tuple[str, str]]:
    """The label of each mail, and what it sounds like most to one who has not read it before."""
    for fold in range(FOLDS):
        weights = learn([mail for number, mail in enumerate(mails) if number % FOLDS != fold])
        yield from ((mail.label, taken_for(mail, weights)) for mail in mails[fold::FOLDS])


def taken_for(mail: Mail, weights: Weights) -> str:
    """The label that is likelier than all others together, or `other`."""
    heard = odds(mail.marks, weights)
    return next((label for label, sound in SOUNDS.items() if heard[sound] > 0), OTHER)


def _show(language: str, judged: Iterator[tuple[str, str]]) -> None:
    counted: dict[str, Counter[str]] = {}
    for label, taken in judged:
        counted.setdefault(label if label in SOUNDS else OTHER, Counter())[taken] += 1
    labels = [*SOUNDS, OTHER]
    table = Table(language, "mails", *(f"as {label}" for label in labels), box=None)
    for label in labels:
        taken = counted.get(label, Counter())
        table.add_row(label, str(taken.total()), *(str(taken[each]) for each in labels))
    Console(width=120).print(table)


def _write(file: Path, weights: Weights) -> None:
    lines = ("\t".join([mark, *(f"{weight:.2f}" for weight in weights[mark])]) for mark in sorted(weights))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
