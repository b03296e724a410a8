"""Whatever the text, a draft is made or refused in words; it never breaks."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.config.settings import load_settings
from geo.draft.proposals import propose
from geo.draft.reading import read
from geo.draft.sections import into_sections
from geo.draft.topics import Topics
from geo.errors import ProblemsFound

WORDS = (
    "Wir wollen werden prüfen in nach von bis und der die Berg Halle Rath Göslingen Hohenmark Mühlsees Kreis "
    "Göslinger Bahnhof D’hofen Seebahn z.B. 12"
)
PIECES = [*WORDS.split(), *"\n \t\f-•*#.,:;?!()[]„“'’–\u00ad", "\n\n", "Wir fordern:", ".... 7"]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=60).map(" ".join)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, suffix=st.sampled_from([".txt", ".md"]))
def test_every_text_is_drafted_or_refused(text, suffix, tmp_path, orletal_home, orletal_finder):
    path = tmp_path / f"programm{suffix}"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    topics = Topics(load_settings(orletal_home / "pledgemap.toml").topics)
    try:
        programme = read(path, lambda items, _name, _total: items)
    except ProblemsFound as error:
        if error.problems[0].code not in ("programme_empty", "programme_encoding"):
            raise
        return
    for section in into_sections(programme.blocks):
        for proposal in propose(section, orletal_finder, topics):
            assert proposal.quote
            assert 0 < proposal.confidence <= 1
