"""What pages call the areas of the filter: Gemeinden, or the Bezirke, Stadtteile or Ortsteile of a town."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _

from geo.public import AreaKind, Published

# Of each word of a district: one, several, and several after "in"; all are masculine.
_FORMS: dict[str, tuple[LazyString, LazyString, LazyString]] = {
    "Bezirk": (lazy_gettext("Bezirk"), lazy_gettext("Bezirke"), lazy_gettext("Bezirken")),
    "Stadtbezirk": (
        lazy_gettext("Stadtbezirk"),
        lazy_gettext("Stadtbezirke"),
        lazy_gettext("Stadtbezirken"),
    ),
    "Stadtteil": (lazy_gettext("Stadtteil"), lazy_gettext("Stadtteile"), lazy_gettext("Stadtteilen")),
    "Ortsteil": (lazy_gettext("Ortsteil"), lazy_gettext("Ortsteile"), lazy_gettext("Ortsteilen")),
}


@dataclass(frozen=True)
class AreaWords:
    """The texts of pages that name the kind of area, in the language of the page."""

    kind: AreaKind

    @property
    def key(self) -> str:
        """The key of the filter, which is also the folder of their pages."""
        return self.kind.key

    @property
    def one(self) -> str:
        """The heading of a list of them that may be chosen."""
        return _capital(self._form(0)) if self.kind.is_district else _("Gemeinde")

    @property
    def many(self) -> str:
        """The heading of a list of them."""
        return _capital(self._form(1)) if self.kind.is_district else _("Gemeinden")

    @property
    def mine(self) -> str:
        if self.kind.is_district:
            return _("Mein %(area)s", area=self._form(0))
        return _("Meine Gemeinde")

    @property
    def pages(self) -> str:
        if self.kind.is_district:
            return _("Seiten der %(areas)s und Themen", areas=self._form(1))
        return _("Seiten der Gemeinden und Themen")

    @property
    def chosen(self) -> str:
        if self.kind.is_district:
            return _("gewählter %(area)s", area=self._form(0))
        return _("gewählte Gemeinde")

    @property
    def without_choice(self) -> str:
        if self.kind.is_district:
            return _("zeigen, wenn kein %(area)s gewählt ist", area=self._form(0))
        return _("zeigen, wenn keine Gemeinde gewählt ist")

    @property
    def hint(self) -> str:
        if self.kind.is_district:
            return _(
                "Mehrere Themen oder %(areas)s: Es reicht, wenn eines passt. Thema und %(area)s zusammen: "
                "Beides muss passen.",
                areas=self._form(1),
                area=self._form(0),
            )
        return _(
            "Mehrere Themen oder Gemeinden: Es reicht, wenn eines passt. Thema und Gemeinde "
            "zusammen: Beides muss passen."
        )

    @property
    def approximate(self) -> str:
        """What must be said of areas whose borders nobody has drawn; "" for others."""
        if not self.kind.is_approximate:
            return ""
        return _(
            "Die %(areas)s sind nur ungefähr abgegrenzt: Jeder Ort zählt zum nächsten.", areas=self._form(1)
        )

    @property
    def with_topic(self) -> str:
        if self.kind.is_district:
            return _("%(areas)s mit Zusagen zu diesem Thema", areas=self._form(1))
        return _("Gemeinden mit Zusagen zu diesem Thema")

    @property
    def by_area(self) -> str:
        if self.kind.is_district:
            return _("Nach %(area)s", area=self._form(0))
        return _("Nach Gemeinde")

    @property
    def in_several(self) -> str:
        if self.kind.is_district:
            return _("In mehreren %(areas)s", areas=self._form(2))
        return _("In mehreren Gemeinden")

    @property
    def across(self) -> str:
        if self.kind.is_district:
            return _(
                "Strecken, Flüsse und Gebiete, die sich über mehrere %(areas)s erstrecken.",
                areas=self._form(1),
            )
        return _("Strecken, Flüsse und Gebiete, die sich über mehrere Gemeinden erstrecken.")

    @property
    def nearest_first(self) -> str:
        if self.kind.is_district:
            return _("Das Nächste zuerst.")
        return _(
            "Das Nächste zuerst. Was in einer Nachbargemeinde noch keinen genauen Ort hat, ist nicht dabei."
        )

    @property
    def near_border(self) -> str:
        if self.kind.is_district:
            return _("Liegt nahe an einer Grenze und zählt auf beiden Seiten.")
        return _("Liegt nahe an der Gemeindegrenze und zählt auf beiden Seiten.")

    @property
    def feeds_of_one(self) -> str:
        if self.kind.is_district:
            return _("Nur aus einem %(area)s", area=self._form(0))
        return _("Nur aus einer Gemeinde")

    def about_feeds(self, everywhere: str) -> str:
        if self.kind.is_district:
            return _(
                "Diese Feeds melden nur, was an Orten im %(area)s zugesagt ist. Was %(everywhere)s gilt, "
                "meldet der Feed mit allen Änderungen.",
                area=self._form(0),
                everywhere=everywhere,
            )
        return _(
            "Diese Feeds melden nur, was an Orten in der Gemeinde zugesagt ist. Was %(everywhere)s gilt, "
            "meldet der Feed mit allen Änderungen.",
            everywhere=everywhere,
        )

    @property
    def nearest(self) -> str:
        if self.kind.is_district:
            return _("Der nächste %(area)s ist", area=self._form(0))
        return _("Die nächste Gemeinde ist")

    def outside(self, region: str) -> str:
        """Say that a visitor is somewhere else; "{}" stands for the nearest area."""
        if self.kind.is_district:
            return _(
                "Ihr Standort liegt außerhalb: Diese Karte zeigt nur dieses Gebiet: %(region)s. Am nächsten "
                "liegt %(area)s.",
                region=region,
                area="{}",
            )
        return _(
            "Ihr Standort liegt außerhalb: Diese Karte zeigt nur dieses Gebiet: %(region)s. Die nächste "
            "Gemeinde ist %(municipality)s.",
            region=region,
            municipality="{}",
        )

    def by_topic_and_area(self, party: str) -> str:
        if self.kind.is_district:
            return _(
                "Alle Zusagen von %(party)s auf einer Karte, nach Thema und %(area)s.",
                party=party,
                area=self._form(0),
            )
        return _("Alle Zusagen von %(party)s auf einer Karte, nach Thema und Gemeinde.", party=party)

    def in_number(self, count: int) -> str:
        if self.kind.is_district:
            return _("in %(num)s %(areas)s", num=count, areas=self._form(2))
        return _("in %(num)s Gemeinden", num=count)

    @property
    def static_site(self) -> str:
        if self.kind.is_district:
            return _(
                "Filtern und Suchen brauchen hier JavaScript. Auch ohne zeigen die Seiten der %(areas)s und "
                "Themen am Ende dieser Seite, was wo geplant ist.",
                areas=self._form(1),
            )
        return _(
            "Filtern und Suchen brauchen hier JavaScript. Auch ohne zeigen die Seiten "
            "der Gemeinden und Themen am Ende dieser Seite, was wo geplant ist."
        )

    def _form(self, number: int) -> str:
        return str(_FORMS[self.kind.word][number])


def _capital(text: str) -> str:
    """Begin a text with a capital, as German nouns do anyway."""
    return text[:1].upper() + text[1:]


def area_words(published: Published) -> AreaWords:
    """Return the words for the areas of a build."""
    return AreaWords(published.area_kind)
