"""What earlier runs found out, kept so that a run does again only what has changed."""
