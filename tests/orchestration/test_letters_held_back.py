"""What of letters is held back, and how its words are looked for in the copy."""

import duckdb
import pytest
from published_marts import cell, figure, held, held_against, warehouse

from orchestration.publishing.copy import attached, copy_tables
from orchestration.publishing.disclosure import Disclosed
from orchestration.publishing.publish import publish


def _published(folder, query):
    with duckdb.connect(str(folder / "warehouse.duckdb"), read_only=True) as copy:
        return copy.execute(query).fetchall()


def _refused(connection, folder, what):
    with pytest.raises(Disclosed, match=what):
        publish(connection, folder, "tonight")


def test_what_is_held_back_is_in_no_table_and_no_export(tmp_path):
    connection = warehouse()
    figure(connection, "f", "plans in 2024: 3")
    figure(connection, "other", "plans in 2024: 3 and in 2023: 8", as_printed="8", value=8.0)
    held_against(connection, "two_or_more", official_lower=1, foi_value=3)
    connection.execute("insert into marts.foi_non_answers values ('n', 'L', 'only 3 there are')")
    held(connection, "row", figure_id="f")
    held(connection, "quote", figure_id="other", because="quotes it")
    held(connection, "row", non_answer_id="n", because="quotes it")
    publish(connection, tmp_path, "tonight")
    assert _published(tmp_path, "select figure_id, quote from marts.foi_figures") == [
        ("other", "8")
    ]
    for table in ("reconciliation", "foi_non_answers"):
        assert _published(tmp_path, f"select * from marts.{table}") == []
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 13
    assert not [path for path in files if b"plans in 2024: 3" in path.read_bytes()]
    in_csv = (tmp_path / "csv/foi_figures.csv").read_text()
    assert "other" in in_csv
    assert "2024" not in in_csv


def test_the_words_of_a_number_held_back_are_found_in_any_text(tmp_path):
    connection = warehouse()
    held(connection, "row", figure_id="f")
    held_against(connection, figure_id="g", explanation="The council wrote “plans in 2024: 3”.")
    _refused(connection, tmp_path, r"marts\.reconciliation: a text holds the words")


LONG = "not recorded before 2024/25,\nwhen it was “3” children" + " and so on" * 30


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "not recorded before 2024/25, when it was 3",
            "“not recorded before 2024/25, when it was 3”",
        ),
        (LONG, "“not recorded before 2024/25, when it was ‘3’ children" + " and so on" * 30),
        (
            LONG,
            ("not recorded before 2024/25, when it was ‘3’ children" + " and so on" * 30)[:240]
            + "…”",
        ),
    ],
    ids=["as they are", "on one line", "cut"],
)
def test_the_words_of_an_answer_held_back_are_found_beside_an_official_cell(tmp_path, words, said):
    connection = warehouse()
    held(connection, "row", non_answer_id="n", because="quotes it", quote=words)
    of = "update marts.official_statistics set suspect_reason = ? where la_code = ?"
    connection.execute(of, [said, "331"])
    publish(connection, tmp_path, "of another authority")
    connection.execute(of, [said, "302"])
    _refused(connection, tmp_path, r"marts\.official_statistics: a text holds the words")


def test_another_letter_may_have_the_words_of_one_that_is_held_back(tmp_path):
    connection = warehouse()
    held(connection, "row", non_answer_id="n", because="quotes it", quote="see question 3 above")
    connection.execute(
        "insert into marts.foi_non_answers values ('m', 'M', 'see question 3 above')"
    )
    publish(connection, tmp_path, "tonight")
    assert _published(tmp_path, "select non_answer_id from marts.foi_non_answers") == [("m",)]
    connection.execute("update marts.foi_non_answers set document_id = 'L'")
    _refused(connection, tmp_path, r"marts\.foi_non_answers: a text holds the words")


def test_what_is_withheld_or_cut_is_in_no_byte_of_the_file(tmp_path):
    """Of a row that was changed in the copy afterwards, the old bytes would stand in the file."""
    connection = warehouse()
    cell(connection, "2024", "two_or_more", "withdrawn from the cell", withheld=True)
    connection.execute(
        "insert into marts.official_revisions values ('d5', 'two_or_more', 2024, '2024', '2025',"
        " 'E302', 'E302', 'withdrawn from the revision', 'c', null, true, false)"
    )
    figure(connection, "f", "3 to be read" + "." * 400 + "cut from the figure")
    connection.execute(
        "insert into marts.foi_non_answers values ('n', 'L', ?)",
        ["nothing held" + "." * 400 + "cut from the answer"],
    )
    connection.execute("pragma force_compression = 'uncompressed'")
    with attached(connection, tmp_path / "copy.duckdb"):
        copy_tables(connection)
    written = (tmp_path / "copy.duckdb").read_bytes()
    for kept in (b"two_or_more", b"[withheld]", b"3 to be read", b"nothing held"):
        assert kept in written
    for gone in (b"withdrawn from the", b"cut from the"):
        assert gone not in written
