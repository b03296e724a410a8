"""What is said where the machine refuses something, or the software has a fault. English, German."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "interrupted": ("Stopped.", "Abgebrochen."),
    # why the system refuses something, and what helps
    "system_full": ("the disk is full", "der Datenträger ist voll"),
    "system_full_remedy": (
        "Make room and run the command again; no file was left half written",
        "Schaffen Sie Platz und rufen Sie den Befehl noch einmal auf; keine Datei blieb halb geschrieben",
    ),
    "system_forbidden": ("the system does not allow it", "das System erlaubt es nicht"),
    "system_forbidden_remedy": (
        "Look at the rights of the file and its folder, and whether another program has it open",
        "Sehen Sie nach, welche Rechte Datei und Ordner haben und ob ein anderes Programm sie geöffnet hat",
    ),
    "system_other_kind": (
        "a folder is where a file is wanted, or a file where a folder is wanted",
        "dort ist ein Ordner, wo eine Datei gebraucht wird, oder eine Datei, wo ein Ordner gebraucht wird",
    ),
    "system_other_kind_remedy": (
        "Move it away and run the command again",
        "Legen Sie das woanders ab und rufen Sie den Befehl noch einmal auf",
    ),
    "system_name": (
        "the system takes that for no name of a file",
        "das nimmt das System nicht als Namen einer Datei",
    ),
    "system_name_remedy": (
        "Write a shorter one of letters and digits",
        "Schreiben Sie einen kürzeren aus Buchstaben und Ziffern",
    ),
    "system_file_limit": (
        "the system allows no file of that size",
        "so groß darf hier keine Datei werden",
    ),
    "system_file_limit_remedy": (
        "Raise the limit (ulimit -f) and run the command again; no file was left half written",
        "Heben Sie die Grenze an (ulimit -f) und rufen Sie den Befehl noch einmal auf; keine Datei blieb "
        "halb geschrieben",
    ),
    "system_missing": (
        "there is no such file or folder",
        "diese Datei oder diesen Ordner gibt es nicht",
    ),
    "system_missing_remedy": (
        "Check its name and the folder in which you run the command",
        "Prüfen Sie den Namen und den Ordner, in dem Sie den Befehl aufrufen",
    ),
    "memory_full": (
        "the memory of this machine does not suffice",
        "der Arbeitsspeicher dieses Rechners reicht nicht",
    ),
    "memory_full_remedy": (
        "Close other programs, or save the file in parts",
        "Schließen Sie andere Programme, oder teilen Sie die Datei",
    ),
    "system_said": ("{file}: {reason}. {remedy}.", "{file}: {reason}. {remedy}."),
    "system_refuses": (
        "Look at the file and its disk, and run the command again",
        "Sehen Sie nach der Datei und ihrem Datenträger, und rufen Sie den Befehl noch einmal auf",
    ),
    "some_file": ("A file or the output", "Eine Datei oder die Ausgabe"),
    "fault_reported": (
        "That is a fault of this software, at {where}: {what}. Please report it to whoever gave you the "
        "software, with the details in {report}; the last map is as it was.",
        "Das ist ein Fehler der Software, bei {where}: {what}. Bitte melden Sie ihn dort, woher Sie die "
        "Software haben, mit den Einzelheiten aus {report}; die letzte Karte ist, wie sie war.",
    ),
    "fault_unreported": (
        "That is a fault of this software, at {where}: {what}. Please report it to whoever gave you the "
        "software, with what the same command says if {variable}=1 is set; the last map is as it was.",
        "Das ist ein Fehler der Software, bei {where}: {what}. Bitte melden Sie ihn dort, woher Sie die "
        "Software haben, mit dem, was derselbe Befehl sagt, wenn {variable}=1 gesetzt ist; die letzte Karte "
        "ist, wie sie war.",
    ),
    "nested_too_deep": ("brackets nested too deeply", "zu tief verschachtelte Klammern"),
}
