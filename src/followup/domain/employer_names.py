"""What is each employer called, when calendars and mails write it differently?"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from followup.domain.employers import name_from_domain
from followup.domain.signals import Signal


def by_their_names(signals: Sequence[Signal]) -> list[Signal]:
    """The signals, each employer under one name: as people write it, wherever only a domain was known.

    A calendar may know no more than `brightfold.example`, and call them Brightfold; a mail from there says Brightfold Labs.
    """
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for signal in signals:
        for domain in signal.matter.domains:
            if signal.matter.employer:
                names[domain][signal.matter.employer] += 1
    written = {domain: max(counted, key=_written_first(domain, counted)) for domain, counted in names.items()}
    return [_renamed(signal, written) for signal in signals]


def _written_first(domain: str, counted: Counter[str]) -> Callable[[str], tuple[bool, int, int, str]]:
    return lambda name: (not _is_guess(name, domain), counted[name], len(name), name)


def _is_guess(name: str, domain: str) -> bool:
    return name == name_from_domain(domain)


def _renamed(signal: Signal, written: Mapping[str, str]) -> Signal:
    matter = signal.matter
    domain = next((domain for domain in sorted(matter.domains) if domain in written), "")
    if not domain or (matter.employer and not _is_guess(matter.employer, domain)):
        return signal
    return replace(signal, matter=replace(matter, employer=written[domain]))
