"""The progress of the pledges: a page and Atom feeds, for everything and for each Gemeinde."""

from webapp.changes.views import init_app

__all__ = ["init_app"]
