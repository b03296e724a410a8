"""OGC API Features under ``/api``, and below the prefix of each other language: Part 1, read only.

``collections`` and ``parameters`` hold the tables, ``index`` the features of a build, ``documents`` and
``openapi`` what is said about them, ``views`` answers.
"""

from webapp.api.views import blueprint

__all__ = ["blueprint"]
