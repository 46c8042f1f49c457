"""The article of a page that shows its text with scripts only: the data that it hands to them, or JSON-LD.

Next.js, Nuxt, Arc and their like send an empty page and the article as JSON in a script. What a browser makes of it is what
a reader sees, so it is the text of the page.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from sourcelint.clean.containers.json_records import open_json
from sourcelint.clean.lines.line import count_words
from sourcelint.document import METADATA_FIELDS, Repair
from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sourcelint.clean.article import PartialDocument
    from sourcelint.document import Block, Metadata
    from sourcelint.text import Text

MAX_SHOWN_WORDS = 60
"""Words of a page up to which it may be the shell of one: menus, a notice that scripts are needed."""
MIN_DATA_WORDS, MIN_TIMES_LONGER = 60, 3
"""Words of an article in the data of a page, and how much more it is than what the page shows."""
MAX_OBJECTS, MAX_SCRIPT_CHARS = 12, 2_000_000
"""Objects of scripts that are opened, and characters of a script with one."""
SCRIPT = lazy(r"<script\b[^<>]{0,400}>")
OBJECT = lazy(r"(?:(?<=>)|[=(,])\s{0,20}(?=[{\[]\s{0,20}[\"{])")
"""Before an object or a list in a script: its start, an assignment, a call."""
MAX_TRIES = 40
"""Places in scripts at which an object may begin; each is read up to its end, or to what JSON does not have."""
MIN_OBJECT_CHARS = 300
SHOWN_BY_SCRIPTS = "shown_by_scripts"


def article_in_data(page: PartialDocument, whole: Text) -> PartialDocument | None:
    """Return the article in the data of a page that shows hardly any text; None if it shows one, or its data hold none."""
    shown = _count_shown(page) if page.complete else MAX_SHOWN_WORDS + 1
    if shown > MAX_SHOWN_WORDS:
        return None
    least = max(MIN_DATA_WORDS, MIN_TIMES_LONGER * shown)
    for data in islice(_objects(whole), MAX_OBJECTS):
        article = _article_of(page, open_json(data) or (), least)
        if article is not None:
            note = Repair(SHOWN_BY_SCRIPTS, 1, (data.raw_span(0, 1),), "the page shows its text with scripts only")
            metadata = _united(page.metadata, article.metadata)
            return page.replace(text=article.text, blocks=(), links=(), truncations=(), metadata=metadata).repaired(
                note
            )
    return None


def _count_shown(page: PartialDocument) -> int:
    """Count the words that a page shows, as far as it may be the shell of one."""
    shown = 0
    for block in page.blocks:
        if shown > MAX_SHOWN_WORDS:
            break
        if _has_place(page, block):
            shown += count_words(page.text.value[block.start : block.end])
    return shown


def _has_place(page: PartialDocument, block: Block) -> bool:
    """Tell a block that the page shows from one that the extractor took from its data, and that stands nowhere."""
    place = page.text.raw_span(block.start, block.end)
    return place.start < place.end


def _article_of(page: PartialDocument, drafts: tuple[PartialDocument, ...], least: int) -> PartialDocument | None:
    """Choose the one article among those in an object, or the one that is called as the page is; data may list others."""
    articles = [draft for draft in drafts if count_words(draft.text.value) >= least]
    title = page.metadata.title.value
    named = [draft for draft in articles if title and draft.metadata.title.value == title]
    return next(iter(named), None) or (articles[0] if len(articles) == 1 else None)


def _objects(whole: Text) -> Iterator[Text]:
    """Yield the objects and lists in the scripts of a page, each as it stands."""
    value = whole.value
    read = json.JSONDecoder(strict=False).raw_decode
    end = tries = 0
    for script in SCRIPT.finditer(value):
        stop = value.find("</script", script.end())
        end = max(end, script.end())
        if stop - end > MAX_SCRIPT_CHARS:
            continue
        while tries < MAX_TRIES and (opening := OBJECT.search(value, end, max(end, stop))) is not None:
            tries += 1
            end = opening.end()
            with suppress(ValueError, RecursionError):
                end = read(value, opening.end())[1]
            if end - opening.end() >= MIN_OBJECT_CHARS:
                yield whole[opening.end() : end]


def _united(of_page: Metadata, of_data: Metadata) -> Metadata:
    """Let a page say of itself what it says; the data of the article fill what is left."""
    missing = {
        name: getattr(of_data, name)
        for name in METADATA_FIELDS
        if not getattr(of_page, name).value and getattr(of_data, name).value
    }
    return replace(of_page, **missing, dates=(*of_page.dates, *of_data.dates))
