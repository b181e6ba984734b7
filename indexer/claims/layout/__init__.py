"""Layout: what lines, headings and tables say without a sentence."""
