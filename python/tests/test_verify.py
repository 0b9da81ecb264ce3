"""Is it quoted right: without these a newsroom's check points at the wrong words, or stops at the first odd row."""

import pickle
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import ARTICLE, ODD, news

import inquit

SOURCE = (
    "🎉 “We tested the pier twice, and nobody was hurt,” said Ada Moor.\r\n\r\n"
    "Gus Roe called it a wreck. “Nobody counted the 41 bolts,” he said.\r\n"
)
RANKS = ["exact", "typographic", "elided", "bracketed", "altered", "negation", "reordered", "merged", "absent"]

QUOTATIONS = [
    ("nobody was hurt", "exact"),
    ("Nobody was hurt", "typographic"),
    ("We tested … and nobody was hurt", "elided"),
    ("[They] tested the pier twice", "bracketed"),
    ("Nobody counted the 14 bolts", "altered"),
    ("We never tested the pier", "negation"),
    ("and nobody was hurt. We tested the pier twice", "reordered"),
    ("We tested the pier twice, and nobody counted the 41 bolts", "merged"),
    ("The harbour sank in spring", "absent"),
]


def check_places(found: inquit.Verification, text: str) -> None:
    """Every offset slices the string that it is of."""
    for place in found.places:
        assert place.pieces == place.spans and place.text == text[place.start : place.end]
        for piece in place.pieces:
            assert 0 <= piece.start <= piece.end <= len(text)
            assert text[piece.start : piece.end] == piece.text
    for edit in found.edits:
        start, end = edit.quotation
        assert 0 <= start <= end <= len(found.quotation)
        assert found.quotation[start:end] == edit.new
        if edit.source is None:
            assert edit.old == ""
        else:
            assert edit.old == edit.source.text == text[edit.source.start : edit.source.end]


@pytest.mark.parametrize(("quotation", "verdict"), QUOTATIONS)
def test_every_verdict_comes_with_its_places(quotation: str, verdict: str) -> None:
    found = inquit.verify(quotation, SOURCE)
    assert found.verdict == verdict
    assert found.rank == RANKS.index(verdict)
    assert bool(found.places) == (verdict != "absent")
    check_places(found, SOURCE)


def test_texts_documents_and_sources_give_the_same_answer() -> None:
    doc, source = inquit.parse(SOURCE), inquit.Source(SOURCE)
    for quotation, _ in QUOTATIONS:
        answers = {inquit.verify(quotation, given) for given in (SOURCE, doc, source, inquit.Source(doc))}
        assert answers == {source.verify(quotation)}


def test_a_source_keeps_its_document() -> None:
    """Places found in it are places of the document: who knows the attribution there knows who spoke."""
    doc = inquit.parse(SOURCE)
    source = inquit.Source(doc)
    assert source.document == doc and source.document.text is doc.text
    edit = source.verify("Nobody counted the 14 bolts").edits[0]
    assert edit.source is not None
    assert [a.speaker_names for a in doc.attributions if a.start <= edit.source.start < a.end][-1] == "Gus Roe"


def test_many_are_answered_as_one_by_one() -> None:
    source = inquit.Source(SOURCE)
    quotations = [quotation for quotation, _ in QUOTATIONS] * 500
    speakers = ["Ada Moor", None, "Roe"] * (len(quotations) // 3)
    expected = [source.verify(quotation, speaker=speaker) for quotation, speaker in zip(quotations, speakers)]
    assert source.verify_many(iter(quotations), speakers=speakers) == expected
    assert source.verify_many([]) == []


@pytest.mark.parametrize(
    ("quotation", "speaker", "said"),
    [
        ("nobody was hurt", "Ada Moor", "same"),
        ("nobody was hurt", "moor", "same"),
        ("nobody was hurt", "Gus Roe", "other"),
        ("nobody was hurt", None, None),
        ("🎉", "Ada Moor", None),
        ("The harbour sank in spring", "Ada Moor", None),
    ],
)
def test_who_said_it_is_told_where_somebody_asks(quotation: str, speaker: str | None, said: str | None) -> None:
    assert inquit.verify(quotation, SOURCE, speaker=speaker).said == said


@given(st.one_of(news, st.sampled_from([SOURCE, ARTICLE, *ODD.values()])), news)
def test_offsets_slice_any_string(text: str, quotation: str) -> None:
    """Emoji, combining marks, CRLF and stray marks on either side."""
    found = inquit.verify(quotation, text)
    check_places(found, text)
    assert 0 <= found.rank <= 8
    assert len(found.to_dict()["places"]) == len(found.places)


@given(st.data())
def test_whole_words_of_the_source_are_exact(data: st.DataObject) -> None:
    """Who copies a passage is never told that it is misquoted."""
    text = data.draw(st.sampled_from([SOURCE, ARTICLE, ODD["combining marks"], ODD["emoji"], ODD["crlf"]]))
    words = list(re.finditer(r"\w[\w\u0301\u0308]*", text))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quotation = text[words[first].start() : words[last].end()]
    found = inquit.verify(quotation, text)
    assert found.verdict == "exact" and not found.edits
    assert words[first].start() in [place.start for place in found.places]
    assert {place.text for place in found.places} == {quotation}


def test_the_units_of_the_dictionary_slice_the_same_words() -> None:
    found = inquit.verify("🎉 “Nobody counted the 14 bolts”", SOURCE)
    char, utf16, byte = (found.to_dict(offsets=unit) for unit in ("char", "utf16", "byte"))
    start, end = char["edits"][0]["source"]
    assert SOURCE[start:end] == "41"
    start, end = byte["edits"][0]["source"]
    assert SOURCE.encode()[start:end] == b"41"
    start, end = utf16["edits"][0]["quotation"]
    assert found.quotation.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == "14"


@pytest.mark.parametrize("value", [None, b"Nine", 9, ["Nine"]])
def test_what_is_no_text_is_named(value: Any) -> None:
    kind = type(value).__name__
    source = inquit.Source("Nine.")
    for call in (inquit.Source("Nine.").verify, lambda quotation: inquit.verify(quotation, source)):
        with pytest.raises(TypeError, match=f"^quotation must be str, not {kind}$"):
            call(value)
    with pytest.raises(TypeError, match=f"^source must be str, Document or Source, not {kind}$"):
        inquit.verify("Nine", value)
    with pytest.raises(TypeError, match=f"^source must be str or Document, not {kind}$"):
        inquit.Source(value)
    with pytest.raises(TypeError, match=rf"^quotations\[1\] must be str, not {kind}$"):
        source.verify_many(["Nine", value])
    if value is not None:
        with pytest.raises(TypeError, match=f"^speaker must be str, not {kind}$"):
            source.verify("Nine", speaker=value)
        with pytest.raises(TypeError, match=rf"^speakers\[1\] must be str, not {kind}$"):
            source.verify_many(["Nine", "Nine"], speakers=[None, value])


def test_a_lone_surrogate_is_named_with_its_place() -> None:
    source = inquit.Source("Nine.")
    calls: list[tuple[str, Callable[[], object]]] = [
        ("quotation", lambda: source.verify("Ni\ud83d")),
        ("source", lambda: inquit.verify("Nine", "Ni\ud83d")),
        ("speaker", lambda: source.verify("Nine", speaker="Ni\ud83d")),
        (r"quotations\[1\]", lambda: source.verify_many(["Nine", "Ni\ud83d"])),
    ]
    for name, call in calls:
        with pytest.raises(inquit.InquitError, match=rf"^{name} has a lone surrogate '\\ud83d' at position 2, "):
            call()


def test_speakers_are_as_many_as_quotations() -> None:
    source = inquit.Source("Nine.")
    with pytest.raises(inquit.InquitError, match="^speakers has 1 items, fewer than there are quotations$"):
        source.verify_many(["Nine", "Ten"], speakers=["Ada Moor"])
    with pytest.raises(inquit.InquitError, match="^speakers has more items than there are quotations, which are 1$"):
        source.verify_many(["Nine"], speakers=["Ada Moor", None])
    with pytest.raises(TypeError, match="^quotations must be an iterable of str, not str$"):
        source.verify_many("Nine")


def test_an_unknown_unit_is_named() -> None:
    with pytest.raises(inquit.InquitError, match="offsets is 'bytes', not 'byte', 'char' or 'utf16'"):
        inquit.verify("Nine", "Nine.").to_dict(offsets="bytes")  # type: ignore[arg-type]


def test_answers_are_equal_where_all_is() -> None:
    one, two = (inquit.verify("nobody was hurt", SOURCE, speaker="Moor") for _ in range(2))
    assert one == two and hash(one) == hash(two)
    assert one != inquit.verify("nobody was hurt", SOURCE)
    assert one != inquit.verify("nobody was hurt", SOURCE + " It rained.", speaker="Moor")
    three, four = (inquit.verify("Nobody counted the 14 bolts", SOURCE).edits for _ in range(2))
    assert three == four and hash(three[0]) == hash(four[0])
    assert inquit.Source(SOURCE) == inquit.Source(inquit.parse(SOURCE)) != inquit.Source("Nine.")
    assert len({inquit.Source(SOURCE), inquit.Source(SOURCE)}) == 1


def test_a_repr_says_what_it_comes_to() -> None:
    found = inquit.verify("Nobody counted the 14 bolts", SOURCE, speaker="Gus Roe")
    assert repr(found) == "<Verification 'Nobody counted the 14 bolts': altered, 1 place, 1 edit, said by: same>"
    assert repr(found.edits) == "[Edit('altered', old='41', new='14', change='number')]"
    start = SOURCE.index("Nobody")
    assert repr(found.places) == f"[Place({start}, {start + 27}, 'Nobody counted the 41 bolts')]"
    assert repr(inquit.Source("Nine.")) == "Source('Nine.')"


def test_nothing_can_be_changed() -> None:
    found = inquit.verify("Nobody counted the 14 bolts", SOURCE)
    for view, name in ((found, "verdict"), (found.edits[0], "kind"), (found.places[0], "text"), (inquit.Source(""), "document")):
        with pytest.raises((AttributeError, TypeError)):
            setattr(view, name, None)


def test_sources_and_places_come_back_equal() -> None:
    source = inquit.Source(SOURCE)
    assert pickle.loads(pickle.dumps(source)) == source
    places = source.verify("and nobody was hurt. We tested the pier twice").places
    again = pickle.loads(pickle.dumps(places))
    assert again == places and [place.pieces for place in again] == [place.pieces for place in places]


OTHER = "“We tested the pier twice in May,” said Ada Moor. It rained."


def test_an_archive_answers_as_its_sources_the_best_first() -> None:
    texts = ["It rained all night.", OTHER, SOURCE]
    archive = inquit.Archive([texts[0], inquit.parse(OTHER), inquit.Source(SOURCE)])
    assert [source.document.text for source in archive.sources] == texts and len(archive) == 3
    found = archive.verify("We tested the pier twice, and nobody was hurt", speaker="Moor")
    assert [(number, answer.verdict, answer.said) for number, answer in found][0] == (2, "exact", "same")
    for quotation, verdict in QUOTATIONS:
        found = archive.verify(quotation)
        assert (2 in [number for number, _ in found]) == (verdict != "absent")
        for number, answer in found:
            assert answer == archive.sources[number].verify(quotation) and answer.verdict != "absent"
            check_places(answer, texts[number])


def test_an_archive_answers_many_as_one_by_one() -> None:
    archive = inquit.Archive([SOURCE, OTHER])
    quotations = [quotation for quotation, _ in QUOTATIONS] * 200
    speakers = ["Ada Moor", None, "Roe"] * (len(quotations) // 3)
    expected = [archive.verify(quotation, speaker=speaker) for quotation, speaker in zip(quotations, speakers)]
    assert archive.verify_many(iter(quotations), speakers=speakers) == expected
    assert archive.verify_many([]) == []
    assert inquit.Archive([]).verify_many(["Nine"]) == [[]]


def test_copies_in_an_archive_are_all_told_up_to_a_limit() -> None:
    source = inquit.Source(SOURCE)
    assert [number for number, _ in inquit.Archive([source] * 5).verify("nobody was hurt")] == [0, 1, 2, 3, 4]
    assert len(inquit.Archive([source] * 100).verify("nobody was hurt")) == 64


def test_an_archive_names_what_it_can_not_index() -> None:
    with pytest.raises(TypeError, match=r"^sources\[1\] must be str, Document or Source, not int$"):
        inquit.Archive(["Nine.", 9])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="^sources must be an iterable of str, Document or Source, not str$"):
        inquit.Archive("Nine.")
    with pytest.raises(inquit.InquitError, match=r"^sources\[0\] has a lone surrogate"):
        inquit.Archive(["Ni\ud83d"])


def test_archives_come_back_equal() -> None:
    archive = inquit.Archive([SOURCE, OTHER])
    again = pickle.loads(pickle.dumps(archive))
    assert again == archive and hash(again) == hash(archive) and again != inquit.Archive([OTHER, SOURCE])
    assert again.verify("nobody was hurt") == archive.verify("nobody was hurt")
    assert repr(archive) == "<Archive: 2 sources>"
