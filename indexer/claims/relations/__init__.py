"""Whether a name and an award in one sentence belong together, as learnt from labelled reports."""
