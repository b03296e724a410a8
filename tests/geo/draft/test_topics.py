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


def test_a_sentence_has_its_own_topic_where_no_heading_names_one(topics):
    sentences = ["Mehr Kitas und Schulen.", "Kinder brauchen Lehrkräfte.", "Der Bus fährt öfter.", "Danke."]
    section = Section("Was uns wichtig ist", "Kapitel 4", 1, [[Passage(one, 1) for one in sentences]])
    assert [topics.of_sentence(one, section) for one in sentences] == [
        "kinder",
        "kinder",
        "verkehr",
        "kinder",
    ]
    named = Section("Natur und Umwelt", "Kapitel 4", 1, section.paragraphs)
    assert topics.of_sentence("Der Bus fährt öfter.", named) == "natur"


def test_the_title_of_a_programme_is_no_chapter(topics):
    section = Section("Mobil im Alter", "Wohnen, Natur – Wahlprogramm 2026", 1, [[Passage("Danke.", 1)]])
    assert topics.guess(section) == "verkehr"
