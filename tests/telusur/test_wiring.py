"""What a server and the commands are made of."""

from telusur.serving import Serving
from telusur.settings import load_settings
from telusur.wiring import Telusur


def test_only_commands_read_articles_with_what_was_learnt() -> None:
    settings = load_settings()
    serving, commands = Serving(settings).vocabulary, Telusur(settings).vocabulary
    assert commands.relations
    assert commands.counts
    assert not serving.relations
    assert not serving.counts
    assert serving.version == commands.version
