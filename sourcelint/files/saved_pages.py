"""Folders in which a browser keeps the pictures, scripts and frames of a page that it saved beside them: no sources.

`Report.html` has its assets in `Report_files`; browsers and Office translate the second word. The list is Microsoft's, of
"connected files".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_ENDINGS = [
    "_files",
    ".files",
    "-Dateien",
    "_fichiers",
    "_bestanden",
    "_file",
    "_archivos",
    "-filer",
    "_tiedostot",
    "_pliki",
    "_soubory",
    "_elemei",
    "_ficheiros",
    "_arquivos",
    "_dosyalar",
    "_datoteke",
    "_fitxers",
    "_failid",
    "_fails",
    "_bylos",
    "_fajlovi",
    "_fitxategiak",
    "_файлы",
]
_PAGES = (".html", ".htm", ".xhtml", ".shtml")


def page_of(folder: str, files: Collection[str]) -> str | None:
    """Return the page among the files beside a folder whose assets the folder holds.

    >>> page_of("Report_files", {"Report.html"}), page_of("Report_files", {"Notes.html"}), page_of("Report", {"Report.html"})
    ('Report.html', None, None)
    """
    for ending in _ENDINGS:
        if folder.endswith(ending):
            pages = (folder.removesuffix(ending) + page for page in _PAGES)
            return next((page for page in pages if page in files), None)
    return None


def assets_among(names: Iterable[str]) -> frozenset[str]:
    """Return the names, with `/` between their parts, that lie in the folder of a saved page's assets.

    >>> sorted(assets_among(["a/Report.htm", "a/Report-Dateien/ad/frame.html", "a/x_files/notes.txt"]))
    ['a/Report-Dateien/ad/frame.html']
    """
    known = frozenset(names)
    return frozenset(name for name in known if _is_below_assets(name, known))


def _is_below_assets(name: str, known: Collection[str]) -> bool:
    folder, _, _ = name.rpartition("/")
    while folder:
        if page_of(folder, known) is not None:
            return True
        folder, _, _ = folder.rpartition("/")
    return False
