import pytest

from geo.config.settings import load_settings
from geo.draft.sections import Passage, Section
from geo.draft.topics import Topics


@pytest.fixture
def topics(orletal_home):
    return Topics(load_settings(orletal_home / "pledgemap.toml").topics)


@pytest.mark.parametrize(
    ("chapter", "heading", "text", "topic"),
    [
        ("Wohnen und Leben", "Der Park", "", "wohnen"),
        ("Was wir vorhaben", "Natur und Umwelt", "", "natur"),
        ("Kapitel 3", "Mobil im Alter", "Der Bus fährt öfter.", "verkehr"),
        ("Kapitel 4", "Was uns wichtig ist", "Mehr Kitas, mehr Lehrkräfte, bessere Bildung.", "kinder"),
        ("Wohnen", "Gesundheit & Pflege", "", "gesundheit"),
        ("Kapitel 5", "Zum Schluss", "Danke.", ""),
    ],
)
def test_the_chapter_decides_else_the_heading_else_the_words(topics, chapter, heading, text, topic):
    section = Section(heading, chapter, 1, [[Passage(text, 1)]])
    assert topics.guess(section) == topic
