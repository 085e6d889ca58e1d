from email.message import EmailMessage

import pytest
from document_makers import check_places, docx_of_lines, encrypted_pdf, pdf_of_lines, zip_of
from ole_files import outlook_message

from scrapers.documents.isolated import read_safely
from scrapers.documents.quoted import NOTE
from scrapers.documents.read import read_document
from scrapers.errors import DocumentError

DOCX_BYTES = docx_of_lines(["1. How many referrals were made in 2022/23?", "34 referrals."])


def mail(text="", html="", **attachments):
    message = EmailMessage()
    message["Subject"] = "FOI 4417"
    message["Date"] = "Mon, 3 Mar 2025 10:00:00 +0000"
    message["Message-ID"] = "<a@example.org>"
    if text:
        message.set_content(text)
    if html:
        (message.add_alternative if text else message.set_content)(html, subtype="html")
    for name, data in attachments.items():
        message.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=name.replace("__", ".")
        )
    return message


def read(message, name="answer.eml"):
    data = message if isinstance(message, bytes) else message.as_bytes()
    document = read_document(data, name)
    check_places(document)
    return document


def body(message):
    """What a mail says below its subject and date."""
    return read(message).text.split("\n\n", 1)[1].strip()


def test_a_mail_and_its_attachments_are_one_document_of_parts():
    document = read(mail("12 children.\n", a__docx=DOCX_BYTES, b__txt=b"5 cases\n"))
    assert [part.name for part in document.parts] == ["the message itself", "a.docx", "b.txt"]
    first, second, third = document.parts
    assert document.text[first.start : first.end] == (
        "Subject: FOI 4417\nDate: 3 March 2025\n\n12 children.\n"
    )
    assert document.text[second.start : second.end].endswith("34 referrals.\n")
    assert document.text[third.start : third.end] == "5 cases\n"
    assert document.notes == ("page 1: the message itself", "page 2: a.docx", "page 3: b.txt")
    assert document.media_type == "message/rfc822"


def test_the_parts_come_back_from_the_worker():
    data = mail("12 children.\n", a__docx=DOCX_BYTES).as_bytes()
    assert read_safely(data, "a.eml") == read_document(data, "a.eml")


def test_an_attachment_that_cannot_be_read_is_named_with_its_reason():
    locked = encrypted_pdf(pdf_of_lines(["a"]), "secret", "secret")
    document = read(mail("12 children.\n", Data__pdf=locked, c__zip=zip_of(d="5 cases")))
    assert any(
        note.startswith("Data.pdf inside could not be read:") and "password" in note
        for note in document.notes
    )
    assert document.parts[-1].name == "c.zip/d"
    assert "page 2: c.zip/d" in document.notes


@pytest.mark.parametrize("outer", ["mail", "zip"])
def test_a_container_in_one_of_its_kind_is_told_and_not_opened(outer):
    if outer == "mail":
        data = mail("12 children.\n", inner__eml=mail("99 children.\n").as_bytes()).as_bytes()
    else:
        data = zip_of(a="12 children.\n", inner=zip_of(b="99 children."))
    document = read(data)
    assert "12 children" in document.text
    assert "99" not in document.text
    assert any("inside could not be read: is one" in note for note in document.notes)


def test_a_mail_with_nothing_that_can_be_read_is_refused_by_name():
    with pytest.raises(DocumentError, match=r"locked\.pdf inside .*password") as refused:
        read(mail(locked__pdf=encrypted_pdf(pdf_of_lines(["a"]), "secret", "secret")))
    assert (refused.value.status, refused.value.item) == ("encrypted", "answer.eml")


def test_outlooks_own_wrapping_is_told():
    document = read(mail("12 children.\n", winmail__dat=b"\x78\x9f\x3e\x22"))
    assert any("winmail.dat inside" in note and "TNEF" in note for note in document.notes)


def test_pictures_that_the_words_show_are_no_files_of_the_answer():
    message = mail("12 children.\n", "<p>12 children.<img src='cid:logo'>")
    message.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<logo>")
    document = read(message)
    assert len(document.parts) == 1
    assert not any("PNG" in note or "png" in note for note in document.notes)


@pytest.mark.parametrize(
    "earlier",
    [
        "On Mon, 3 Feb 2025 at 09:00, A Person <a@example.org> wrote:\n> 99?\n>\n> Thanks\n",
        "On Mon, 3 Feb 2025 at 09:00, A Person\n<a@example.org> wrote:\n\n> We had 99 children.\n",
        "-----Original Message-----\nFrom: A Person\nSent: 3 February\n\n99 children.\n",
        "From: A Person\nSent: 3 February 2025 09:00\nTo: FOI\nSubject: Request\n\n99 children.\n",
        "From: A\n\nDate: Monday\n\nTo: B\n\n99 children.\n",
    ],
)
def test_an_earlier_message_is_left_out_and_told(earlier):
    message = mail(f"There were 12 children.\n\n{earlier}")
    assert body(message) == "There were 12 children."
    assert f"the message itself: {NOTE}" in read(message).notes


def test_an_answer_below_the_quoted_question_keeps_it():
    text = "> We wrote to you.\n>\n> 1. How many children went missing?\n\n12 children.\n"
    assert body(mail(text)) == "1. How many children went missing?\n\n12 children."


def test_words_that_only_look_like_an_earlier_message_stay():
    text = "On 3 March you wrote:\n\n1. How many?\n\n>5\n\nFrom: April 2022\nTo: March 2023\n"
    assert body(mail(text)) == text.strip()
    assert len(read(mail(text)).notes) == 1


def test_a_forwarded_mail_is_the_message_below_its_head():
    text = "Begin forwarded message:\n\nFrom: FOI\nSent: today\nTo: me\n\n12 children.\n"
    message = mail(text)
    message.replace_header("Subject", "Fwd: FOI 4417")
    assert read(message).text.split() == ["Subject:", "Fwd:", "FOI", "4417", "12", "children."]


def test_html_is_read_where_a_plain_text_runs_its_table_together():
    table = "<table><tr><td>2021/22<td>2022/23<tr><td>12<td>14</table>"
    history = "<p>From: A<br>Sent: today<br>To: B<br></p><table><tr><td>99<tr><td>98</table>"
    document = read(mail("2021/222022/231214", f"{table}{history}"))
    assert [[cell.text for cell in row] for row in document.tables[0].rows] == [
        ["2021/22", "2022/23"],
        ["12", "14"],
    ]
    assert len(document.tables) == 1
    assert "99" not in document.text


def test_plain_text_is_read_where_the_html_adds_nothing():
    assert body(mail("12 children.\n", "<p>html words</p>")) == "12 children."
    assert body(mail(html="<p>html words</p>")) == "html words"


@pytest.mark.parametrize("kept", [1001, 1002, 1003, 1004])
def test_a_mail_cut_short_is_read_and_told(kept):
    whole = mail("12 children.\n", a__docx=DOCX_BYTES).as_bytes()
    document = read(whole[:kept])
    assert "12 children" in document.text
    assert any("CloseBoundaryNotFound" in note for note in document.notes)
    assert any(note.startswith("a.docx inside could not be read") for note in document.notes)


def test_a_declared_charset_that_is_wrong_costs_no_figure():
    data = (
        b"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        b"Content-Transfer-Encoding: 8bit\n\nIt cost \xa3512 \x96 \xa3600.\n"
    )
    assert read(data).text.strip() == "It cost £512 – £600."


def test_an_outlook_message_is_read_like_a_mail():
    document = read(
        outlook_message(
            subject="FOI 4417",
            body="12 children.\r\n\r\nFrom: A\r\nSent: today\r\nTo: B\r\n\r\n99 children.",
            attachments=[
                {"name": "a.docx", "data": DOCX_BYTES},
                {"name": "logo.png", "data": b"\x89PNG\r\n\x1a\n", "content_id": "logo"},
                {"name": "request.msg", "method": 5},
                {"name": "far.docx", "method": 4},
            ],
        )
    )
    assert [part.name for part in document.parts] == ["the message itself", "a.docx"]
    assert document.text.startswith("Subject: FOI 4417\n\n12 children.\n")
    assert "99" not in document.text
    told = " ".join(document.notes)
    assert "request.msg inside could not be read: is one mail in another" in told
    assert "far.docx inside could not be read: is a link" in told
    assert "logo" not in told


def test_an_outlook_message_of_html_alone_is_read():
    assert "12 children" in read(outlook_message(html=b"<p>12 children</p>")).text
