"""A short page keeps the lines that it has, whatever part of it trafilatura leaves out."""

from __future__ import annotations

from sourcelint.clean import read

PAGE = """<!DOCTYPE html><html lang="en"><head><title>The lamp stays</title></head><body id="index" class="home">
<article><a href="/lamp.html" rel="bookmark">The lamp stays</a></h1>
<div class="entry-content"><footer class="post-info"><p>tags: <a href="/tag/a.html">lamp</a> <a href="/tag/b.html">stair</a></p></footer>
<p>The lamp is lit!</p><h2>What it costs</h2><p>And here comes the bill of the old tower: 83 guilders.</p></div></article>
<footer id="contentinfo" class="body"></footer></body></html>"""


def test_headings_of_a_short_page_are_lines_of_their_own() -> None:
    document = read(PAGE.encode(), "lamp.html")
    lines = document.text.split("\n")
    assert "What it costs" in lines
    assert document.text.count("And here comes the bill of the old tower: 83 guilders.") == 1
    assert document.truncations == ()
