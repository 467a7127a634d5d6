"""Lists of names as people have them: pasted, or saved by a spreadsheet in any way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_quest.domain.errors import ListUnreadable, NameOnLine, NameTwice, NoNames
from service_quest.domain.name_list import names_in_table, names_on

LONG = "Šarlotte Õunapuu-Žukov"
NAMES = ["Mari Maasikas", LONG]
quick = settings(max_examples=50, deadline=None, database=None)


def table(*lines: str, encoding: str = "utf-8", ends: str = "\r\n") -> list[str]:
    return names_in_table(ends.join(lines).encode(encoding))


def test_names_are_pasted_one_a_line() -> None:
    assert names_on(["  Mari   Maasikas", "", "\t", "\tUku Uus "]) == ["Mari Maasikas", "Uku Uus"]


def test_of_a_pasted_line_the_first_cell_is_the_name() -> None:
    assert names_on(["Anu Saar;anu@x.ee;kassapidaja", "Uku Uus\tuku@x.ee", "Tamm, Mari"]) == [
        "Anu Saar",
        "Uku Uus",
        "Tamm, Mari",
    ]


def test_a_heading_that_is_pasted_along_says_where_the_names_are() -> None:
    assert names_on(["Nr\tEesnimi\tPerekonnanimi", "1\tMari\tMaasikas", "\tUku\tUus"]) == [
        "Mari Maasikas",
        "Uku Uus",
    ]


def test_a_name_that_stands_there_twice_is_told_with_its_lines() -> None:
    with pytest.raises(NameTwice) as caught:
        names_on(["Nimi", "Mari Tamm", "Anu", "", "MARI  TAMM"])
    assert caught.value.data == {"name": "Mari Tamm", "first": 2, "last": 5}


@pytest.mark.parametrize("lines", [[], [" ", "\t;"], ["Nimi"]])
def test_lines_without_a_name_are_told_about(lines: list[str]) -> None:
    with pytest.raises(NoNames):
        names_on(lines)


@pytest.mark.parametrize("bad", ["x" * 81, "\u202eiraM", "Mari\x00"])
def test_a_pasted_name_that_will_not_do_is_told_by_its_line(bad: str) -> None:
    with pytest.raises(NameOnLine) as caught:
        names_on(["Mari", "", bad, "Uku"])
    assert caught.value.data == {"line": 3, "most": 80}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1257", "cp1252"])
def test_estonian_letters_come_through_in_whatever_way_they_were_saved(encoding: str) -> None:
    assert table(*NAMES, encoding=encoding) == NAMES


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_first_column_is_the_name(separator: str, ends: str) -> None:
    lines = [separator.join([name, "müüja", "5123456"]) for name in NAMES]
    assert table(*lines, "", ends=ends) == NAMES


def test_a_comma_is_part_of_a_name_where_semicolons_part() -> None:
    assert table("Tamm, Mari;müüja", "Kask, Uku;kokk") == ["Tamm, Mari", "Kask, Uku"]


@pytest.mark.parametrize(
    "head",
    [
        *("Nimi", "NAME", "Töötaja", "Töötaja nimi", "Ees- ja perekonnanimi", "Full name"),
        *("Nimi ja perekonnanimi", "Employee name", "Name and surname", "Employee's name"),
        *("Nimi (ees- ja perenimi)", "Töötajad", "Surname", "Eesnimi"),
    ],
)
def test_a_heading_is_no_name(head: str) -> None:
    assert table(head, *NAMES) == NAMES
    assert names_on([head, *NAMES]) == NAMES


@pytest.mark.parametrize(
    "name", ["Mari Nimi", "Name Uku", "Nimi Tamm", "Anu Perenimi", "Ees Mari", "Mari Töötaja"]
)
def test_nobodys_own_name_is_taken_for_a_heading(name: str) -> None:
    assert table(name, *NAMES) == [name, *NAMES]
    assert names_on([name, *NAMES]) == [name, *NAMES]


def test_without_a_heading_the_first_column_is_taken() -> None:
    assert table("Mari;Tamm;Kassa", "Uku;Uus;Köök") == ["Mari", "Uku"]


def test_what_is_called_a_name_outdoes_who_is_only_named() -> None:
    assert table("Töötaja;Töötaja nimi;Meeskonna nimi", "12;Mari Maasikas;Kassa") == [
        "Mari Maasikas"
    ]


def test_the_column_that_is_headed_as_names_is_taken() -> None:
    assert table("Nr;Nimi;Amet", "1;Mari Maasikas;müüja", "2;Uku Uus;kokk") == [
        "Mari Maasikas",
        "Uku Uus",
    ]


@pytest.mark.parametrize("head", ["Perekonnanimi;Eesnimi", "Surname;First name"])
def test_first_and_last_names_in_two_columns_are_joined(head: str) -> None:
    assert table(head, "Maasikas;Mari", "Uus;", ";;") == ["Mari Maasikas", "Uus"]


def test_quoted_cells_may_hold_separators_and_new_lines() -> None:
    assert table('"Mari ""Mann"" Maasikas";"a;b\nc"', "Uku Uus;d") == [
        'Mari "Mann" Maasikas',
        "Uku Uus",
    ]


def test_a_quotation_mark_left_open_is_told_by_its_line() -> None:
    with pytest.raises(ListUnreadable) as caught:
        table("Mari;a", '"Uku;b', "Anu;c")
    assert caught.value.data == {"line": 2}


def test_a_name_in_a_file_that_will_not_do_is_told_by_its_line() -> None:
    with pytest.raises(NameOnLine) as caught:
        table("Nimi;x", 'Mari;"a\nb"', "x" * 81)
    assert caught.value.data["line"] == 4


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\x14\x00\x06\x00", b"\x00", b"\xff\xfea", b"\x81\xa1"]
)
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(ListUnreadable):
        names_in_table(data)


@pytest.mark.parametrize("data", [b"", b"\n\n", b";;\n", b"Nimi\n", b"\xef\xbb\xbf"])
def test_an_empty_list_has_nobody(data: bytes) -> None:
    with pytest.raises(NoNames):
        names_in_table(data)


@given(st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
@quick
def test_whatever_is_sent_gives_names_or_a_line(data: bytes) -> None:
    try:
        assert all(names_in_table(data))
    except NoNames:
        pass
    except (ListUnreadable, NameOnLine) as error:
        assert int(error.data["line"]) >= 1
