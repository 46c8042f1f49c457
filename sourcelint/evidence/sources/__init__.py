"""Who stands behind what: collective, anonymous and named sources, credits of other outlets."""
