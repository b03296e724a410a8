"""What the export of the site as files says. English, German."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "export_help": (
        "Write the site into DIR as files that any web server can serve.",
        "Schreibt die Seiten als Dateien nach DIR, für jeden Webserver.",
    ),
    "export_pages": ("Pages and files", "Seiten und Dateien"),
    "exported": (
        "{count} files, {size_mb} MB in {folder}. They are made to be served at {root}",
        "{count} Dateien, {size_mb} MB in {folder}. Sie gehören auf dem Server unter {root}",
    ),
    "export_no_base_url": (
        "base_url in pledgemap.toml is empty: canonical addresses, the sitemap, link previews, links to "
        "share and QR codes are missing, and the site has to lie at the top of its host.",
        "base_url in pledgemap.toml ist leer: Es fehlen kanonische Adressen, Sitemap, Vorschau-Bilder, Links "
        "zum Weitersagen und QR-Codes, und die Seiten müssen auf ihrem Server ganz oben liegen.",
    ),
    "export_failed": ("{path} can't be written: {reason}", "{path} lässt sich nicht schreiben: {reason}"),
    "export_link_failed": (
        "{page} links {path}, which can't be written: {reason}",
        "{page} verweist auf {path}; das lässt sich nicht schreiben: {reason}",
    ),
    "export_link": (
        "{page} links {link}: only a program can answer that, and a site of files has none.",
        "{page} verweist auf {link}: Darauf kann nur ein Programm antworten, und hier gibt es nur Dateien.",
    ),
    "export_leads_out": (
        "{page} links {link}, which lies outside of {root}, the folder of the site in base_url.",
        "{page} verweist auf {link}. Das liegt nicht unter {root}, dem Ordner der Seiten nach base_url.",
    ),
    "export_no_folder": ("{folder} is a file, not a folder.", "{folder} ist eine Datei, kein Ordner."),
    "export_foreign": (
        "{folder} holds what no export has written: {names}. Name an empty or new folder, or one with an "
        "earlier export and nothing else.",
        "In {folder} liegt, was kein Export geschrieben hat: {names}. Nennen Sie einen leeren oder neuen "
        "Ordner, oder einen, in dem nur ein früherer Export liegt.",
    ),
    "export_as_it_was": (
        "Nothing was written; {folder} is as it was.",
        "Nichts wurde geschrieben; {folder} ist, wie es war.",
    ),
}
