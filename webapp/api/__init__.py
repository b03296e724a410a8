"""OGC API Features under ``/api``, also under the prefix of each other language: Part 1, read only.

``collections`` and ``parameters`` hold the tables, ``index`` the features of a build, ``documents`` and
``openapi`` describe them, ``views`` has the routes.
"""

from webapp.api.views import blueprint

__all__ = ["blueprint"]
