"""The dataset in schema.org terms, for search engines: a data block in the page about the data."""

from __future__ import annotations

from typing import Any

from geo.public import Published, Settings
from webapp.addresses import absolute
from webapp.exports import FORMATS
from webapp.exports.selection import terms
from webapp.metadata.schema_org import box
from webapp.words import site_title


def describe(published: Published, settings: Settings, description: str) -> dict[str, Any]:
    """Describe the dataset in the language of the page, which has to escape it for HTML."""
    stated = terms(published, settings)
    organisation = {
        "@type": "Organization",
        "name": settings.party,
        "email": settings.imprint.contact,
    }
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": absolute(settings, "/katalog#zusagen"),
        "name": site_title(settings),
        "description": description,
        "url": absolute(settings, "/daten"),
        "version": stated.data_version,
        "dateModified": stated.data_date.isoformat(),
        "license": stated.licence_url,
        "creditText": stated.attribution,
        "creator": organisation,
        "publisher": organisation,
        "isAccessibleForFree": True,
        "inLanguage": ["de", "en"],
        "keywords": [topic.label for topic in settings.topics.values()],
        "spatialCoverage": {
            "@type": "Place",
            "name": settings.region_name,
            "geo": box(published.bbox),
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "name": kind.label,
                "contentUrl": absolute(settings, kind.path),
                "encodingFormat": kind.mimetype,
            }
            for kind in FORMATS.values()
        ],
    }
