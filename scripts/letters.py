"""Writes every letter, in every language and variant, into a folder, and removes what is no letter any more."""

import sys
from pathlib import Path

from followup import languages
from followup.wording import TemplateWording
from followup.wording.samples import every, in_full

folder = Path(sys.argv[1])
wording = TemplateWording(languages.folder())
written = set()
for language, sample in every(wording, languages.folder()):
    path = folder / language / f"{sample.name}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(in_full(wording.render(sample.step, language, sample.facts)), encoding="utf-8")
    written.add(path)
for path in set(folder.glob("*/*.txt")) - written:
    path.unlink()
print(f"{len(written)} letters are in {folder}.")
