"""What an article says, and the run that turns the archive into a published build."""
