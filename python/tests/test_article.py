"""Who said what: without these the first thing that a user tries does not work."""

import inquit
from samples import ARTICLE


def test_an_indirect_statement_has_all_its_parts() -> None:
    told = inquit.parse(ARTICLE).attributions[0]
    assert (told.mode, told.act) == ("indirect", "statement")
    assert told.content.text == told.text == "that the pier was safe"
    assert told.cue is not None and (told.cue.text, told.cue.lemma) == ("told", "tell")
    assert told.source is not None and told.source.text == "Ada Moor"
    assert told.addressee is not None and told.addressee.text == "Inga Reyes"
    assert told.speaker_names == "Ada Moor"


def test_a_pronoun_leads_to_the_speaker() -> None:
    said = inquit.parse(ARTICLE).attributions[1]
    assert said.mode == "direct"
    assert said.source is not None and (said.source.text, said.source.evidence) == ("she", "pronoun")
    assert [speaker.name for speaker in said.speakers] == ["Ada Moor"]
    assert said.speakers == said.source.speakers
    assert [piece.text for piece in said.spans] == ["“We tested it,”", "“and ‘nothing’ moved.”"]


def test_quotes_know_what_they_stand_in() -> None:
    doc = inquit.parse(ARTICLE)
    outer, inner = doc.quotes[1], doc.quotes[2]
    assert (inner.text, inner.marks, inner.closed) == ("‘nothing’", "‘’", True)
    assert inner.parent == outer and outer.parent is None
    assert outer in doc.attributions[1].quotes and inner not in doc.attributions[1].quotes


def test_a_mark_that_is_never_closed_does_not_hide_the_next_speaker() -> None:
    doc = inquit.parse("“Nine boats, said Inga Reyes.\n\n“Ten,” said Ada Moor.")
    assert not doc.quotes[0].closed
    assert [a.speaker_names for a in doc.attributions][-1] == "Ada Moor"


def test_blocks_tell_a_headline_from_a_paragraph() -> None:
    doc = inquit.parse("Pier is safe, says harbour master\n\nAda Moor said the pier was safe.\n")
    assert [block.kind for block in doc.blocks] == ["headline", "paragraph"]
    assert doc.headline is not None and doc.headline.text == "Pier is safe, says harbour master"
