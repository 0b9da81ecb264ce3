"""Who else reports it: without these a comparison joins what was not said, misses what was, or points at wrong words."""

import copy
import datetime
import gc
import itertools
import multiprocessing
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import ODD, news
from test_html import Page
from test_threads import THREADS, in_threads

import inquit

WIRE = (
    "PORT HARROW, Nov. 4, 2031 — The ferry to Corvane will stop for the winter after a long dispute about its engine.\n\n"
    "“We must never sell the old boat to the navy,” said harbour master Ada Moor. "
    "She said that 140 people crossed the water on a usual day.\n\n"
    "Officials of the port declined to give the price of a new engine, and the council meets again in the spring.\n"
)
LEDGER = (
    "🎉 No ferry before spring\n\n"
    "Moor told the council that they should not sell the boat to the navy. "
    "Some 410 people cross the water on a usual day, Ada Moor said.\n"
)
HERALD = "Ada Moor told reporters: “We must never sell the old boat to the navy.” Gus Roe called it “a wall of water”.\n"
COPY = WIRE.replace("PORT HARROW", "HARROW")


untyped: Any = inquit
"""For what a type checker would not let through."""


def compared(**options: Any) -> inquit.Comparison:
    return inquit.compare([WIRE, LEDGER, HERALD, COPY], threshold=0.3, **options)


def said(text: str, document: Any = 0, **more: Any) -> inquit.Statement:
    return inquit.Statement(text, speakers=["Ada Moor"], document=document, **more)


def test_shared_statements_come_with_wordings_and_accounts() -> None:
    group = next(group for group in compared() if "navy" in group.text)
    assert group.documents == [0, 1, 2, 3] and group.speakers == ["Ada Moor"]
    assert group.text == group.variants[0].text == "“We must never sell the old boat to the navy,”"
    assert [[report.document for report in account] for account in group.accounts] == [[0, 3], [1], [2]]
    first, second = group.variants
    assert [report.document for report in first.reports] == [0, 2, 3] and first.drift == []
    changed, gone = second.drift
    assert (changed.kind, changed.old, changed.new, changed.force) == ("changed", "must never", "should not", "softened")
    assert (gone.kind, gone.old, gone.new, gone.force, gone.new_span) == ("left_out", "old", "", None, None)
    assert 0.3 <= group.probability <= 1


def test_a_number_that_differs_makes_two_statements() -> None:
    """A count of the dead is not averaged over newspapers."""
    groups = [group for group in compared() if "people" in group.text]
    assert [group.documents for group in groups] == [[0, 3]]


def test_a_report_is_a_place_in_its_document() -> None:
    comparison = compared()
    for group in comparison:
        for report in group.reports:
            document = comparison.corpus[report.document]
            assert document is not None and report.attribution is not None
            assert report.attribution in document.attributions
            assert report.text == report.attribution.content.text
            assert report.cue == (report.attribution.cue and report.attribution.cue.lemma)
            assert report.day == document.published
    assert comparison[0].reports[0].day == datetime.date(2031, 11, 4)


def test_texts_documents_and_corpora_give_the_same_answer() -> None:
    texts = [WIRE, LEDGER, HERALD, COPY]
    corpus = inquit.parse_many(texts)
    mixed: list[inquit.Document | str] = [WIRE, corpus[1], HERALD, corpus[3]]
    given: list[Any] = [texts, iter(mixed), list(corpus), corpus]
    answers = [inquit.compare(documents, threshold=0.3) for documents in given]
    assert answers == [compared()] * 4
    assert [hash(answer) for answer in answers] == [hash(compared())] * 4


def test_a_text_that_could_not_be_parsed_keeps_its_number() -> None:
    corpus = inquit.parse_many([None, WIRE, None, HERALD], ids=["a", "b", "c", "d"], on_error="null")
    comparison = inquit.compare(corpus)
    assert [group.documents for group in comparison] == [[1, 3]]
    assert [row["document"] for row in comparison.to_dicts()] == ["b", "d"]
    assert comparison.corpus[2] is None and comparison.corpus.ids == ["a", "b", "c", "d"]


def test_nothing_to_compare_is_nothing_shared() -> None:
    for documents in ([], [""], ["It rained.", "It rained."]):
        comparison = inquit.compare(documents)
        assert len(comparison) == 0 and list(comparison) == comparison.groups == comparison.to_dicts() == []
        assert "No statement is shared." in comparison._repr_html_()
    assert repr(inquit.compare([])) == "<Comparison of 0 documents: 0 shared statements>"


def test_groups_within_one_document_are_not_shared() -> None:
    comparison = inquit.compare(["“Nobody was hurt in the harbour,” said Ada Moor. Nobody was hurt in the harbour, she said."])
    assert len(comparison) == 0 and [group.documents for group in comparison.groups] == [[0]]
    assert [comparison.statements[member].text for member in comparison.groups[0].members] == [
        "“Nobody was hurt in the harbour,”",
        "Nobody was hurt in the harbour",
    ]


def test_a_comparison_is_a_sequence() -> None:
    comparison = compared()
    assert isinstance(comparison, Sequence) and len(comparison) == len(comparison.shared) >= 2
    assert list(comparison) == comparison.shared and comparison[-1] == comparison.shared[-1]
    assert comparison.index(comparison[1]) == 1 and comparison.count(comparison[0]) == 1 and comparison[0] in comparison
    part = comparison[1:]
    assert isinstance(part, inquit.Comparison) and part[0] == comparison[1] and part != comparison
    assert list(reversed(comparison))[0] == comparison[-1]
    assert {row["group"] for row in part.to_dicts()} == set(range(len(part)))
    with pytest.raises(IndexError, match=r"^index 99 is out of range for \d items$"):
        comparison[99]


def test_rows_go_into_a_data_frame() -> None:
    rows = compared().to_dicts()
    columns = "group account variant document speakers text via cue day probability drift".split()
    assert all(list(row) == columns for row in rows)
    row = next(row for row in rows if row["document"] == 1)
    assert row["drift"] == "“must never” became “should not”, softened; “old” left out"
    assert (row["speakers"], row["via"], row["cue"], row["account"], row["variant"]) == ("Ada Moor", None, "tell", 1, 1)
    assert next(row for row in rows if row["document"] == 0)["day"] == datetime.date(2031, 11, 4)
    assert pytest.importorskip("pandas").DataFrame(rows)["group"].nunique() == len(compared())
    assert pytest.importorskip("polars").DataFrame(rows).height == len(rows)


def test_a_repr_says_what_is_shared() -> None:
    comparison = inquit.compare([WIRE, HERALD])
    line = "Ada Moor: '“We must never sell the old boat to the navy,”' (2 reports, 2 accounts, 1 variant)"
    assert repr(comparison) == f"<Comparison of 2 documents: 1 shared statement\n {line}>"
    assert repr(comparison[0]) == f"<Group {line}>"
    variant = comparison[0].variants[0]
    assert repr(variant) == "Variant('“We must never sell the old boat to the navy,”', reports=2, drift=0)"
    report = "Report('“We must never sell the old boat to the navy.”', speakers='Ada Moor', document=1)"
    assert repr(variant.reports[1]) == report
    assert repr(said("Nine", via="Norwire")) == "Statement('Nine', speakers=['Ada Moor'], via=['Norwire'], document=0)"
    assert repr(inquit.Matcher(threshold=0.5)) == "Matcher(threshold=0.5)"


class Words(Page):
    """The words of each wording, with those that are struck through or underlined."""

    def __init__(self, html: str) -> None:
        self.marked: list[tuple[str, str]] = []
        super().__init__(html)

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if self._open and self._open[-1] in {"del", "ins"}:
            self.marked.append((self._open[-1], data))


def test_a_notebook_shows_wordings_side_by_side() -> None:
    group = next(group for group in compared() if "navy" in group.text)
    html = Words(group._repr_html_())
    differences = [("del", "must never"), ("ins", "should not")]
    assert html.marked == [*differences, ("del", "old"), *differences]
    words = "".join(html.words)
    assert "that they must never should not sell the old boat to the navy" in words and "softened: " in words
    assert "same account as document 0" in words
    named = inquit.compare(inquit.parse_many([WIRE, HERALD], ids=["wire & co", 7]))
    assert "<b>wire &amp; co</b>" in named._repr_html_() and "<b>document 7</b>" in named._repr_html_()


def test_nothing_of_an_article_runs() -> None:
    """Whoever opens a notebook full of scraped pages runs none of their scripts."""
    text = "“<script>alert(1)</script> shuts <img src=x onerror=alert(1)> the harbour & port,” said Ada <b>Moor</b>."
    html = inquit.compare(inquit.parse_many([text, text.replace("shuts", "never shuts")], ids=["<i>", '"'])).groups
    pages = [inquit.compare([text, text])._repr_html_(), *(group._repr_html_() for group in html)]
    rows = [inquit.Statement(text, speakers="<script>", via="<script>", cue="<script>", document=n) for n in range(2)]
    pages += [group._repr_html_() for group in inquit.Matcher().groups(rows)]
    for page in pages:
        known = {"div", "style", "section", "header", "article", "p", "b", "span", "ul", "li", "del", "ins"}
        assert Page(page).elements <= known
        assert "url(" not in page and "@import" not in page
    assert "alert(1)" in pages[0] and "&lt;script&gt;" in pages[-1]


@given(st.lists(st.one_of(news, st.sampled_from([WIRE, LEDGER, *ODD.values()])), max_size=5))
@settings(max_examples=50)
def test_any_texts_can_be_compared(texts: list[str]) -> None:
    comparison = inquit.compare(texts, threshold=0.2)
    Page(comparison._repr_html_())
    assert len(comparison.to_dicts()) == sum(len(group.members) for group in comparison)
    for group in comparison.groups:
        assert sorted(report.document for account in group.accounts for report in account) == [r.document for r in group.reports]
        assert sorted(itertools.chain(*(variant.members for variant in group.variants))) == group.members
        for variant in group.variants:
            check_drift(variant.drift, group.text, variant.text)


def check_drift(drift: list[inquit.Drift], old: str, new: str) -> None:
    """Every offset slices the string that it is of."""
    for difference in drift:
        assert (difference.old_span is None) == (difference.kind == "added")
        assert (difference.new_span is None) == (difference.kind == "left_out")
        for span, words, text in ((difference.old_span, difference.old, old), (difference.new_span, difference.new, new)):
            assert words == ("" if span is None else text[slice(*span)])


@given(*[st.one_of(news, st.sampled_from([WIRE, LEDGER, *ODD.values()]))] * 2)
def test_offsets_of_a_drift_slice_any_string(old: str, new: str) -> None:
    check_drift(inquit.drift(old, new), old, new)
    assert inquit.drift(old, old) == []


@given(st.lists(st.sampled_from(["the", "pier", "Öl", "🎉", "e\u0301t", "עברית", "navy", "safe"]), min_size=1, max_size=12), st.data())
def test_a_word_that_is_left_out_is_found(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(words)))
    old, new = " ".join([*words[:place], "harbour", *words[place:]]), " ".join(words)
    found = [(drift.kind, drift.old) for drift in inquit.drift(old, new)]
    assert found == [("left_out", "harbour")]
    assert [(drift.kind, drift.new) for drift in inquit.drift(new, old)] == [("added", "harbour")]


def test_rows_of_your_own_are_grouped() -> None:
    rows = [said("We tested the old bridge twice in March", 4, via="Norwire"), said("The harbour is shut", 5)]
    rows += [said("that they had tested the bridge twice in March", 6, day="2031-11-04"), said("We tested it in May", 7)]
    (group,) = inquit.Matcher(threshold=0.6).groups(iter(rows))
    assert group.members == [0, 2] and group.documents == [4, 6]
    assert [report.attribution for report in group.reports] == [None, None]
    assert [report.day for report in group.reports] == [None, datetime.date(2031, 11, 4)]
    assert inquit.Matcher().groups([]) == []
    assert inquit.Matcher(threshold=1).groups(rows) == []


def test_the_fullest_names_stand_for_a_group() -> None:
    names = ["Moor", "Ada Moor", "ADA MOOR", "Moor"]
    rows = [inquit.Statement("Nobody was hurt in the harbour", speakers=name, document=n) for n, name in enumerate(names)]
    assert [group.speakers for group in inquit.Matcher(threshold=0.3).groups(rows)] == [["Ada Moor"]]


def test_statements_keep_what_they_are_given() -> None:
    day = datetime.date(2031, 11, 4)
    one = inquit.Statement(
        "Nine", speakers=("Ada Moor", "Gus Roe"), via="Norwire", cue="say", day=day, document=3, attribution=2, vector=[0.5, 1]
    )
    assert (one.text, one.speakers, one.via, one.cue) == ("Nine", ["Ada Moor", "Gus Roe"], ["Norwire"], "say")
    assert (one.day, one.document, one.attribution, one.vector) == (day, 3, 2, [0.5, 1.0])
    bare = inquit.Statement("Nine")
    assert (bare.speakers, bare.via, bare.cue, bare.day) == ([], [], None, None)
    assert (bare.document, bare.attribution, bare.vector) == (0, None, None)
    same = inquit.Statement("Nine", speakers=[], day=None, vector=None)
    assert bare == same != one and hash(bare) == hash(same) and len({bare, same, one}) == 2
    assert inquit.Statement("Nine", day="2031-11-04").day == day


def test_all_statements_of_a_document_have_its_number() -> None:
    doc = inquit.parse(WIRE)
    statements = inquit.Statement.all_of(doc, 7)
    assert [statement.document for statement in statements] == [7] * len(statements) != []
    for statement in statements:
        assert statement.attribution is not None
        assert statement.text == doc.attributions[statement.attribution].content.text
    assert inquit.Statement.all_of(inquit.parse("")) == []


APART = ["“The dam is safe,” said Tomas Vell.", "Tomas Vell said there was no danger from the wall of the reservoir."]


def meaning(texts: list[str]) -> list[list[float]]:
    """A model that knows two meanings."""
    return [[0.9, 0.1] if "dam" in text or "reservoir" in text else [0.1, 0.9] for text in texts]


def test_vectors_find_what_shares_no_word() -> None:
    asked: list[list[str]] = []

    def hook(texts: list[str]) -> list[list[float]]:
        asked.append(texts)
        return meaning(texts)

    assert len(inquit.compare(APART)) == 0
    comparison = inquit.compare(APART, threshold=0.5, vectors=hook)
    assert [group.documents for group in comparison] == [[0, 1]]
    assert asked == [[statement.text for statement in comparison.statements]]
    assert comparison.statements[0].vector == pytest.approx([0.9, 0.1])
    assert len(inquit.compare(["It rained."], vectors=hook)) == 0 and len(asked) == 1


def test_arrays_of_numpy_are_vectors() -> None:
    numpy = pytest.importorskip("numpy")
    wanted = inquit.compare(APART, threshold=0.5, vectors=meaning)
    for kind in ("float16", "float32", "float64"):
        comparison = inquit.compare(APART, threshold=0.5, vectors=lambda texts: numpy.array(meaning(texts), dtype=kind))
        assert [group.documents for group in comparison] == [group.documents for group in wanted]
    generator = inquit.compare(APART, threshold=0.5, vectors=lambda texts: (numpy.array(row) for row in meaning(texts)))
    assert generator == wanted
    assert said("Nine", vector=numpy.array([1, 2])).vector == [1.0, 2.0]
    assert said("Nine", document=numpy.int64(4)).document == 4
    with pytest.raises(TypeError, match=r"^vector\[0\] must be a number, not list$"):
        said("Nine", vector=numpy.zeros((2, 2)))
    with pytest.raises(TypeError, match="^vector must be an iterable of numbers, not ndarray$"):
        said("Nine", vector=numpy.array(1.0))


@pytest.mark.parametrize(
    ("rows", "error", "message"),
    [
        ([[1.0, 2.0]], inquit.InquitError, r"vectors gives 1 rows for 2 texts: vectors\[1\] is missing"),
        ([], inquit.InquitError, r"vectors gives 0 rows for 2 texts: vectors\[0\] is missing"),
        (itertools.repeat([1.0]), inquit.InquitError, "vectors gives more rows than there are texts, which are 2"),
        ([[1.0, 2.0], [1.0]], inquit.InquitError, r"vectors\[1\] has 1 numbers, and vectors\[0\] has 2"),
        ([[1.0], []], inquit.InquitError, r"vectors\[1\] has no numbers"),
        ([[1.0], ["x"]], TypeError, r"vectors\[1\]\[0\] must be a number, not str"),
        ([[1.0], [None]], TypeError, r"vectors\[1\]\[0\] must be a number, not NoneType"),
        ([[1.0], None], TypeError, r"vectors\[1\] must be an iterable of numbers, not NoneType"),
        ([[1.0], b"12"], TypeError, r"vectors\[1\] must be an iterable of numbers, not bytes"),
        ([1.0, 2.0], TypeError, r"vectors\[0\] must be an iterable of numbers, not float"),
        (None, TypeError, "the result of vectors must be an iterable of vectors, not NoneType"),
        ("12", TypeError, "the result of vectors must be an iterable of vectors, not str"),
        ([[1.0], [float("nan")]], inquit.InquitError, r"vectors\[1\]\[0\] is nan, not a finite number of 32 bits"),
        ([[1.0, -1e300]], inquit.InquitError, r"vectors\[0\]\[1\] is -1e\+300, not a finite number of 32 bits"),
        ([[10**400]], inquit.InquitError, r"vectors\[0\]\[0\] is 10+, not a finite number of 32 bits"),
    ],
)
def test_wrong_vectors_are_named(rows: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^{message}$"):
        inquit.compare(APART, vectors=lambda texts: rows)


def test_what_the_model_raises_comes_through() -> None:
    def broken(texts: list[str]) -> list[list[float]]:
        raise MemoryError("the model is too large")

    with pytest.raises(MemoryError, match="^the model is too large$"):
        inquit.compare(APART, vectors=broken)
    with pytest.raises(TypeError, match="^vectors must be a function or None, not list$"):
        inquit.compare(APART, vectors=[[1.0], [2.0]])  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [-0.1, 1.5, float("nan"), float("inf")])
def test_a_threshold_is_a_probability(value: float) -> None:
    calls: list[Callable[[], object]] = [lambda: inquit.Matcher(threshold=value), lambda: inquit.compare([], threshold=value)]
    for call in calls:
        with pytest.raises(inquit.InquitError, match=f"^threshold is {str(value).replace('nan', 'NaN')}, not a probability between 0 and 1$"):
            call()
    with pytest.raises(TypeError, match="^threshold must be a number, not str"):
        inquit.Matcher(threshold="0.5")  # type: ignore[arg-type]
    assert inquit.Matcher().threshold == 0.7 == inquit.compare([]).threshold
    assert inquit.Matcher(threshold=1).threshold == 1.0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: untyped.Statement(None), "text must be str, not NoneType"),
        (lambda: said("Nine", via=[None]), r"via\[0\] must be str, not NoneType"),
        (lambda: said("Nine", via=9), "via must be str or an iterable of str, not int"),
        (lambda: untyped.Statement("Nine", speakers=["Moor", 9]), r"speakers\[1\] must be str, not int"),
        (lambda: said("Nine", cue=9), "cue must be str, not int"),
        (lambda: said("Nine", day=9), "day must be datetime.date, str or None, not int"),
        (lambda: said("Nine", document="a"), "document must be int, not str"),
        (lambda: said("Nine", vector="12"), "vector must be an iterable of numbers, not str"),
        (lambda: untyped.Statement.all_of("Nine"), "document must be Document, not str"),
        (lambda: untyped.Matcher().probability(said("Nine"), "Nine"), "two must be Statement, not str"),
        (lambda: untyped.Matcher().probability("Nine", said("Nine")), "one must be Statement, not str"),
        (lambda: untyped.Matcher().groups([said("Nine"), "Nine"]), r"statements\[1\] must be Statement, not str"),
        (lambda: untyped.Matcher().groups(9), "statements must be an iterable of Statement, not int"),
        (lambda: untyped.compare(WIRE), "documents must be Corpus or an iterable of Document or str, not str"),
        (lambda: untyped.compare({"a": WIRE}), "documents must be Corpus or an iterable of Document or str, not dict"),
        (lambda: untyped.compare(inquit.parse(WIRE)), "documents must be Corpus or an iterable of Document or str, not Document"),
        (lambda: untyped.compare([WIRE, None]), r"documents\[1\] must be Document or str, not NoneType"),
        (lambda: untyped.drift("Nine", 9), "new must be str, not int"),
        (lambda: untyped.drift(b"Nine", "Nine"), "old must be str, not bytes"),
    ],
)  # fmt: skip
def test_what_has_the_wrong_type_is_named(call: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match=f"^{message}$"):
        call()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: inquit.Statement("Ni\ud83d"), "text has a lone surrogate"),
        (lambda: said("Nine", via=["Nor\ud83d"]), r"via\[0\] has a lone surrogate"),
        (lambda: inquit.compare([WIRE, "Ni\ud83d"]), r"documents\[1\] has a lone surrogate '\\ud83d' at position 2"),
        (lambda: inquit.drift("Nine", "Ni\ud83d"), "new has a lone surrogate"),
        (lambda: said("Nine", day="tomorrow"), "day is 'tomorrow', not a day such as"),
        (lambda: said("Nine", document=-1), "document is -1, not a number from 0 to "),
        (lambda: said("Nine", attribution=1 << 40), "attribution is 1099511627776, not a number from 0 to 4294967295"),
        (lambda: said("Nine", vector=[]), "vector has no numbers"),
        (lambda: said("Nine", vector=[0.5, float("inf")]), r"vector\[1\] is inf, not a finite number of 32 bits"),
    ],
)
def test_wrong_values_are_named(call: Callable[[], object], message: str) -> None:
    with pytest.raises(inquit.InquitError, match=f"^{message}"):
        call()


def test_nothing_can_be_changed() -> None:
    group = compared()[0]
    drift = inquit.drift("Nine", "Ten")[0]
    views = [(group, "text"), (group.variants[0], "text"), (group.reports[0], "text"), (drift, "old"), (said("Nine"), "text")]
    for view, name in [*views, (compared(), "groups"), (inquit.Matcher(), "threshold")]:
        with pytest.raises((AttributeError, TypeError)):
            setattr(view, name, None)


def test_equal_answers_are_equal() -> None:
    one, two = compared(), compared()
    for first, second in zip(one, two):
        assert first == second and hash(first) == hash(second)
        assert first.reports == second.reports and hash(first.reports[0]) == hash(second.reports[0])
        assert first.variants == second.variants and hash(first.variants[0]) == hash(second.variants[0])
        assert first.accounts == second.accounts
        assert [hash(drift) for variant in first.variants for drift in variant.drift] == [
            hash(drift) for variant in second.variants for drift in variant.drift
        ]
    assert one[0] != one[1] and one[0].reports[0] != one[0].reports[1]
    assert one != inquit.compare([WIRE, HERALD]) and one != [*one]
    assert inquit.Matcher() == inquit.Matcher(threshold=0.7) != inquit.Matcher(threshold=0.8)
    assert hash(inquit.Matcher(threshold=0.0)) == hash(inquit.Matcher(threshold=-0.0))


def test_comparisons_statements_and_matchers_come_back_equal() -> None:
    comparison = compared(vectors=lambda texts: [[1.0, len(text)] for text in texts])
    for value in (comparison, comparison[:1], comparison.statements, said("Nine", day="2031-11-04"), inquit.Matcher(threshold=0.25)):
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(value, protocol))
            assert again == value and repr(again) == repr(value)
    assert copy.copy(comparison) == copy.deepcopy(comparison) == comparison


def test_a_pickled_comparison_that_does_not_fit_is_an_error() -> None:
    restore, (corpus, statements, threshold, picked) = compared().__reduce__()
    for wrong in (inquit.Statement("Nine", document=99), inquit.Statement("Nine", attribution=999)):
        with pytest.raises(inquit.InquitError, match=r"^statements\[0\] is not in the pickled documents$"):
            restore(corpus, [wrong], threshold, [])
    with pytest.raises(inquit.InquitError, match="^the pickled comparison has no group 99$"):
        restore(corpus, statements, threshold, [99])


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_other_processes_compare(method: str) -> None:
    """Threads of this process are not in a forked one: the call must not wait for them."""
    wanted = inquit.compare([WIRE, HERALD])
    with multiprocessing.get_context(method).Pool(1) as pool:
        assert pool.apply_async(inquit.compare, ([WIRE, HERALD],)).get(60) == wanted


def test_threads_share_one_comparison() -> None:
    comparison = compared()

    def work(number: int) -> Any:
        group = comparison[number % len(comparison)]
        assert compared() == comparison
        return [repr(comparison), comparison.to_dicts(), comparison._repr_html_(), group.accounts == group.accounts]

    results = in_threads(work)
    assert results == [results[0]] * THREADS
    assert not isinstance(results[0], Exception), results[0]


def test_other_threads_run_meanwhile() -> None:
    """A service answers while it compares."""
    rows = [said(f"{word} bolts of pier {n} are missing", n) for n in range(3_000) for word in ("Nine", "Six")]
    ticks = 0
    done = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not done.wait(0.001):
            ticks += 1

    thread = threading.Thread(target=tick)
    thread.start()
    before = ticks
    inquit.Matcher().groups(rows)
    after = ticks
    done.set()
    thread.join()
    assert after - before >= 2


def test_views_keep_what_they_need() -> None:
    """A group outlives the comparison and the articles."""

    def reports() -> Iterator[inquit.Report]:
        yield from compared()[0].reports

    kept = list(reports())
    gc.collect()
    assert kept[0].attribution is not None and kept[0].attribution.text == kept[0].text
