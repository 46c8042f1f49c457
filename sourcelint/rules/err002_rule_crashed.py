"""ERR002."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcelint.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sourcelint.evidence.annotated import Annotated


@rule("ERR002", "rule-crashed", "error", fix="Report it with the source; until then leave the rule out with --ignore.")
def rule_crashed(doc: Annotated) -> Iterable[Hit]:  # noqa: ARG001
    """
    ## What it does
    Reports that a rule stopped on this source with an exception. The other rules and sources are not affected.

    ## Why is this bad?
    The count of the rule that crashed is unknown, so the verdict on this source is weaker than it looks.

    ## Known limits
    `sourcelint/engine/lint.py` makes these findings when it runs the rules; the function itself finds nothing.

    ## References
    sqlfluff turns an exception in a rule into a violation in the same way.
    """
    return ()
