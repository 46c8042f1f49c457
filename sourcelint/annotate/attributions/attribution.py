"""What an attribution is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sourcelint.annotate.attributions.reporting_verbs import CueKind
    from sourcelint.text import Span


class Attribution(NamedTuple):
    """Spans of who said it, of the words that say so, and of what was said; None where the text has none.

    A cue without a source is sourceless ("it is widely expected that"); a content with neither is a quotation whose
    speaker the text does not name. `kind` is what the cue reports: speech, belief, stance (an attitude for or against
    something), evidence (a poll shows), appearance (it seems). Source and cue may stand in another sentence than the
    content, where a quotation goes on.
    """

    source: Span | None
    cue: Span | None
    content: Span | None
    kind: CueKind = "speech"
