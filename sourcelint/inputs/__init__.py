"""What stands beside the sources: settings, manifest, suppressions."""
