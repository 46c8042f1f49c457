"""What records of known kinds say about their article."""

from __future__ import annotations

from sourcelint.clean import read


def test_wordpress_names_author_and_outlet_in_what_its_plugins_add() -> None:
    record = (
        '{"id":1,"date":"2024-05-02T08:15:00","link":"https://h.example/ferry/","title":{"rendered":"Ferry"},'
        '"content":{"rendered":"<p>The strike entered its second week on Thursday.</p>"},"author":7,'
        '"yoast_head_json":{"author":"Ingrid Solheim","og_site_name":"The Harbour Post"}}'
    )
    metadata = read(record.encode(), "ferry.json").metadata
    assert (metadata.author.value, metadata.publisher.value) == ("Ingrid Solheim", "The Harbour Post")
