"""What building and asking share: analysis, documents, queries, engines, pages."""
