import docx
import pytest
from document_makers import NAMESPACES, texts
from document_makers import read_word as read
from document_makers import word_of as body
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from scrapers.documents.numerals import numeral

NUMBERING = """<w:numbering {ns}><w:abstractNum w:abstractNumId="77">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/>
</w:lvl><w:lvl w:ilvl="2"><w:start w:val="4"/><w:numFmt w:val="lowerRoman"/>
<w:lvlText w:val="(%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>
<w:num w:numId="88"><w:abstractNumId w:val="77"/></w:num>
<w:num w:numId="89"><w:abstractNumId w:val="77"/><w:lvlOverride w:ilvl="0">
<w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>"""


def test_paragraphs_and_tables_stand_in_order():
    word = docx.Document()
    word.add_paragraph("before")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Year", "Number", "2019/20", "<5\nor so"], strict=True):
        cell.text = text
    word.add_paragraph("after\nthat")
    document = read(word)
    assert document.text == "before\nYear\tNumber\n2019/20\t<5 or so\nafter\nthat\n"
    assert texts(document.tables[0]) == [["Year", "Number"], ["2019/20", "<5 or so"]]


def test_merged_cells_keep_their_text_in_the_first_place():
    word = docx.Document()
    table = word.add_table(rows=3, cols=3)
    for number, cell in enumerate(table._cells):
        cell.text = str(number)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "wide"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "tall"
    assert texts(read(word).tables[0]) == [["0", "wide", ""], ["tall", "4", "5"], ["", "7", "8"]]


def test_list_items_have_the_numbers_that_word_draws():
    word = docx.Document()
    part = word.part.numbering_part.element
    for element in parse_xml(NUMBERING.format(ns=nsdecls("w"))):
        place = 0 if element.tag.endswith("abstractNum") else len(part)
        part.insert(place, element)
    for text, number, level in [
        ("one", 88, 0), ("one a", 88, 1), ("one b", 88, 1), ("deep", 88, 2), ("two", 88, 0),
        ("two a", 88, 1), ("dot", 88, 3), ("five", 89, 0), ("six", 89, 0),
    ]:  # fmt: skip
        place = word.add_paragraph(text)._p.get_or_add_pPr()._add_numPr()
        place._add_numId().val = number
        place._add_ilvl().val = level
    assert read(word).text.split("\n")[:-1] == [
        "1. one", "1.a) one a", "1.b) one b", "(iv) deep", "2. two", "2.a) two a", "- dot",
        "5. five", "6. six",
    ]  # fmt: skip


def test_a_list_by_style_has_its_numbers():
    word = docx.Document()
    for text in ("a", "b"):
        word.add_paragraph(text, style="List Number")
    word.add_paragraph("c", style="List Bullet")
    assert read(word).text == "1. a\n2. b\n- c\n"


def test_changes_are_read_as_accepted():
    word = body(
        "<w:p><w:ins><w:r><w:t>12</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>13</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>14</w:t></w:r></w:moveFrom></w:p>"
    )
    assert read(word).text.strip() == "12"


def test_a_deleted_row_is_gone():
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    gone = row.format("<w:trPr><w:del/></w:trPr>", "gone")
    word = body(f"<w:tbl>{row.format('', 'kept')}{gone}</w:tbl>")
    assert texts(read(word).tables[0]) == [["kept"]]


def test_content_controls_are_read():
    word = body(
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>12 </w:t></w:r><w:sdt><w:sdtContent><w:r>"
        "<w:t>children</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>"
    )
    assert read(word).text.strip() == "12 children"


def test_a_text_box_is_read_once_after_its_paragraph():
    box = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
    word = body(
        "<w:p><w:r><w:t>beside</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='v'>"
        f"<v:textbox>{box}</v:textbox></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert read(word).text.strip() == "beside\nin a box"


@pytest.mark.parametrize(
    ("target", "words", "shown"),
    [
        ("https://example.org/cin", "here", "here <https://example.org/cin>"),
        ("https://example.org/cin", "example.org/cin", "example.org/cin"),
        ("mailto:a@example.org", "write", "write"),
    ],
)
def test_a_web_link_has_its_address_behind_its_words(target, words, shown):
    word = docx.Document()
    key = word.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = f'<w:hyperlink {NAMESPACES} r:id="{key}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>'
    word.add_paragraph()._p.append(parse_xml(link))
    assert read(word).text == f"{shown}\n"


def test_a_link_made_as_a_field_has_its_address_too():
    word = body(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>"
        'HYPERLINK "https://example.org/cin"</w:instrText></w:r><w:r><w:t>here</w:t></w:r>'
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    assert read(word).text.strip() == "here <https://example.org/cin>"


def test_a_note_mark_does_not_run_into_the_count_before_it():
    word = docx.Document()
    paragraph = word.add_paragraph("12")
    paragraph.add_run("1").font.superscript = True
    assert read(word).text == "12¹\n"


def test_hidden_text_and_margins_are_told_and_not_read():
    word = docx.Document()
    word.add_paragraph("shown").add_run("hidden").font.hidden = True
    word.sections[0].footer.paragraphs[0].text = "Page 1"
    document = read(word)
    assert document.text == "shown\n"
    assert document.notes == ("hidden text was not read", "header or footer, not read: Page 1")


def test_an_empty_paragraph_parts_its_neighbours():
    word = docx.Document()
    for text in ("a", "", "", "b"):
        word.add_paragraph(text)
    assert read(word).text == "a\n\nb\n"


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (26, "lowerLetter", "z"),
        (28, "upperLetter", "BB"),
        (3, "decimalZero", "03"),
        (3, "decimal", "3"),
        (0, "lowerRoman", "0"),
        (3, "ordinalText", "3"),
    ],
)
def test_numbers_are_written_as_list_markers(number, kind, text):
    assert numeral(number, kind) == text
