"""Documentation is made from the code, and says what the code does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from sourcelint.engine.registry import every_rule

ROOT = Path(__file__).parents[1]


def test_generated_pages_are_up_to_date():
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_rule_has_a_page_and_a_line_in_the_index():
    index = (ROOT / "docs" / "rules" / "README.md").read_text(encoding="utf8")
    for rule in every_rule():
        assert f"[{rule.code}]({rule.code}.md)" in index
        page = (ROOT / "docs" / "rules" / f"{rule.code}.md").read_text(encoding="utf8")
        assert f"# {rule.code} {rule.name}\n" in page


def test_links_between_pages_lead_somewhere():
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        text = re.sub(r"(?s)```.*?```", "", page.read_text(encoding="utf8"))
        for link in re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", text):
            assert (page.parent / link).exists(), f"{page.relative_to(ROOT)}: {link}"


def test_commands_in_the_readme_exist():
    from sourcelint.cli import COMMANDS

    text = (ROOT / "README.md").read_text(encoding="utf8")
    named = set(re.findall(r"sourcelint (\w+)", "\n".join(re.findall(r"(?s)```.*?```|`[^`\n]+`", text))))
    assert named <= {*COMMANDS}, named - {*COMMANDS}
