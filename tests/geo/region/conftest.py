import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """The folder where packages are kept; no test looks into the user's own."""
    monkeypatch.setenv("PLEDGEMAP_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"
