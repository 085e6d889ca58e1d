import os
import signal
import threading
import time

import pytest
from document_makers import check_places, pdf_of_table, workbook, written

from scrapers.documents.isolated import SafeReader, read_safely
from scrapers.documents.read import read_document
from scrapers.errors import DocumentError


@pytest.fixture(scope="module")
def reader():
    with SafeReader(timeout=30) as shared:
        yield shared


def test_a_document_comes_back_whole(reader):
    for data in (pdf_of_table([["a", "b"], ["c", "<5"]]), written(workbook(["£", 5]))):
        document = reader.read(data, "a")
        check_places(document)
        assert document == read_document(data, "a")


def test_a_refusal_comes_back_as_it_was_raised(reader):
    with pytest.raises(DocumentError) as here:
        read_document(b"", "a")
    with pytest.raises(DocumentError) as there:
        reader.read(b"", "a")
    assert vars(there.value) == vars(here.value)


def test_one_worker_reads_many(reader):
    reader.read(b"one", "a.txt")
    pid = reader.pid
    assert reader.read(b"two", "a.txt").text == "two\n"
    assert reader.pid == pid


def test_a_worker_that_hangs_is_ended_and_the_next_document_is_read():
    with SafeReader(timeout=0.3) as reader:
        reader.read(b"one", "a.txt")
        hung = reader.pid
        os.kill(hung, signal.SIGSTOP)
        with pytest.raises(DocumentError, match=r"more than 0\.3 seconds") as lost:
            reader.read(b"two", "b.txt")
        assert (lost.value.status, lost.value.item) == ("unreadable", "b.txt")
        with pytest.raises(ProcessLookupError):
            os.kill(hung, 0)
        reader._timeout = 30
        assert reader.read(b"three", "c.txt").text == "three\n"


def test_a_worker_that_crashes_is_replaced():
    with SafeReader(timeout=30) as reader:
        reader.read(b"one", "a.txt")
        pid = reader.pid
        os.kill(pid, signal.SIGSTOP)
        crash = threading.Thread(target=lambda: (time.sleep(0.2), os.kill(pid, signal.SIGKILL)))
        crash.start()
        with pytest.raises(DocumentError, match=r"crashed .* \(signal 9\)") as lost:
            reader.read(b"two", "b.txt")
        crash.join()
        assert lost.value.status == "unreadable"
        assert reader.read(b"three", "c.txt").text == "three\n"


def test_a_worker_that_died_between_documents_is_not_missed():
    with SafeReader(timeout=30) as reader:
        reader.read(b"one", "a.txt")
        os.kill(reader.pid, signal.SIGKILL)
        reader._process.wait()
        assert reader.read(b"two", "a.txt").text == "two\n"


def test_a_document_that_needs_too_much_memory_is_refused_and_the_next_is_read():
    with SafeReader(timeout=30, memory_mb=300) as reader:
        with pytest.raises(DocumentError) as refused:
            reader.read(b"a" * 100_000_000, "big.txt")
        assert refused.value.status == "unreadable"
        assert "memory" in refused.value.message or "crashed" in refused.value.message
        assert reader.read(b"small", "a.txt").text == "small\n"


def test_threads_share_a_reader(reader):
    found = {}

    def read(number):
        found[number] = reader.read(f"{number}".encode(), "a.txt").text

    threads = [threading.Thread(target=read, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: f"{number}\n" for number in range(5)}


def test_no_worker_outlives_its_reader():
    with SafeReader() as reader:
        reader.read(b"one", "a.txt")
        pid = reader.pid
    assert reader.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_one_document_can_be_read_by_itself():
    assert read_safely(b"one", "a.txt").text == "one\n"
