"""What was published: crawls read, pages turned into articles, articles kept."""
