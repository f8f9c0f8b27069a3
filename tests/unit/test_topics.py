"""Which of the user's topics does a text mention?"""

from followup import languages
from followup.domain.notes.topics import mentioned, topic
from followup.domain.notice import Reader
from followup.domain.signals import Scheduled
from tests.builders import ALEX, an_event

TOPICS = frozenset({"data", "machine learning", "führung"})


def test_a_topic_is_mentioned_in_whole_words() -> None:
    topics = frozenset(map(topic, TOPICS))

    assert mentioned("DATA, and Machine-Learning", topics) == {"data", "machine learning"}
    assert mentioned("database machine", topics) == set()
    assert mentioned("Führung eines Teams", topics) == {topic("führung")}


def test_without_topics_nothing_is_mentioned() -> None:
    assert mentioned("data", frozenset()) == frozenset()


def test_an_interview_keeps_the_topics_of_its_title_and_description() -> None:
    reader = Reader(ALEX, languages.load(), topics=frozenset({"pipelines", "leadership", "div"}))
    event = an_event(description="<div>We will talk about <b>pipelines</b>.</div>")

    [scheduled] = reader.event(event)

    assert isinstance(scheduled, Scheduled)
    assert scheduled.matter.topics == {"pipelines"}
