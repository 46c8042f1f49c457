r"""Papers in LaTeX: what stands in the document, and what its commands say of it."""

from __future__ import annotations

import pytest

from sourcelint.clean import read

PAPER = r"""% a paper
\documentclass[11pt]{article}
\usepackage{graphicx}
% \title{Old Title}
\title[Piers]{Why {\em Piers} Break}
\author{Nora Tamm\thanks{Lund Bay University} \\ Lund Bay \and Jan~Ott}
\date{12 March 2024}
\begin{document}
\maketitle
\section{Introduction}
% to be rewritten
Wooden piers \cite{ley2020} rot from the inside, and nobody sees it until a storm comes.
\end{document}
what stands here is not read
"""


def test_a_paper() -> None:
    document = read(PAPER.encode(), "paper.tex")
    metadata = document.metadata
    assert (metadata.title.value, metadata.author.value) == ("Why Piers Break", "Nora Tamm, Jan Ott")
    assert metadata.published.value == "2024-03-12"
    span = metadata.published.span
    assert span is not None
    assert document.raw[span.start : span.end] == "12 March 2024"
    assert document.text.strip() == (
        "Introduction\nWooden piers \\cite{ley2020} rot from the inside, and nobody sees it until a storm comes."
    )
    assert not document.truncations


def test_a_paper_that_breaks_off() -> None:
    document = read(PAPER[: PAPER.index("sees it")].encode(), "paper.tex")
    assert [cut.kind for cut in document.truncations if cut.certain] == ["unclosed_container"]
    assert not document.complete
    assert document.metadata.title.value == "Why Piers Break"


def test_commands_that_stand_inside_of_the_document() -> None:
    moved = PAPER.replace("\\begin{document}\n", "").replace("% \\title{Old", "\\begin{document}\n% \\title{Old")
    document = read(moved.encode(), "paper.tex")
    assert document.metadata.title.value == "Why Piers Break"
    assert document.text.strip().startswith("Introduction\nWooden piers")


@pytest.mark.parametrize("command", ["author", "date"])
def test_what_a_paper_does_not_say(command: str) -> None:
    document = read(PAPER.replace(f"\\{command}{{", f"\\no{command}{{").encode(), "paper.tex")
    assert getattr(document.metadata, "published" if command == "date" else command).value is None


@pytest.mark.parametrize(
    "raw",
    [
        "A paper begins with \\documentclass and \\begin{document}, says the manual of the town.\n",
        "\\begin{document}\nNo class stands above it.\n",
        "\\title{A braces that never closes\n\nThe rest of it is prose about the harbour.\n",
    ],
)
def test_a_text_about_latex_is_none(raw: str) -> None:
    assert read(raw.encode(), "a.txt").text.strip() == raw.strip()
