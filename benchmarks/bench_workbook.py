"""What a workbook of 100,000 rows costs from its bytes to its figures, and a scan of ten pages.

Each size is read in a process of its own, so that its peak of memory is its own.
"""

import io
import json
import resource
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import openpyxl
import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from scrapers.documents.isolated import SafeReader
from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

SIZES = (25_000, 50_000, 100_000)
CEILING_MB = 1024
SCANNED_PAGES = 10
LETTERS = Path(__file__).parents[1] / "scrapers/sample/pages/www.barnet.gov.uk"


def workbook(rows: int) -> bytes:
    """Return an XLSX of as many rows: a ward, a year, a count and a share."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    sheet.append(["Ward", "Year", "Children referred", "Remark"])
    for row in range(rows):
        sheet.append([f"Ward {row % 500}", f"20{10 + row % 14}", row * 7919 % 400, "as recorded"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def measure(rows: int) -> dict[str, float]:
    """Read a workbook of ``rows`` rows here; seconds of each part, and the peak in MiB."""
    data = workbook(rows)
    start = time.perf_counter()
    document = read_document(data, "data.xlsx")
    between = time.perf_counter()
    letter = read_letter(document)
    return {
        "document": between - start,
        "letter": time.perf_counter() - between,
        "figures": len(letter.figures),
        "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _scan() -> bytes:
    """Return a PDF of ten pages, each a picture of a page of a real letter."""
    source = min(LETTERS.rglob("*.pdf"))
    out = io.BytesIO()
    page = canvas.Canvas(out)
    with closing(pypdfium2.PdfDocument(source.read_bytes())) as pdf:
        picture = ImageReader(pdf[0].render(scale=200 / 72, grayscale=True).to_pil())
        for _ in range(SCANNED_PAGES):
            page.setPageSize(pdf[0].get_size())
            page.drawImage(picture, 0, 0, *pdf[0].get_size())
            page.showPage()
    page.save()
    return out.getvalue()


def _scanned() -> tuple[str, str, str]:
    with SafeReader() as reader:
        reader.read(b"a", "a.txt")
        start = time.perf_counter()
        document = reader.read(_scan(), "scan.pdf")
        took = time.perf_counter() - start
    read = len(document.scanned)
    return (
        f"a scan of {SCANNED_PAGES} pages, read by Tesseract in the worker",
        f"{took:.1f} s",
        f"{read} pages read in the time for one document, the others named",
    )


def run() -> list[tuple[str, str, str]]:
    """Measure each size in its own process, then the scan where Tesseract is here."""
    rows = []
    before: tuple[int, float] | None = None
    for size in SIZES:
        command = [sys.executable, "-m", "benchmarks.bench_workbook", str(size)]
        told = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        found = json.loads(told)
        whole = found["document"] + found["letter"]
        against = f"{found['mib']:.0f} MiB of {CEILING_MB}"
        if before:
            against += f"; {whole / before[1]:.2f} times {before[0]:,} rows"
        rows.append(
            (
                f"a workbook of {size:,} rows: bytes to {found['figures']:,} figures",
                f"{whole:.1f} s ({found['document']:.1f} s to the document)",
                against,
            )
        )
        before = (size, whole)
    return [*rows, _scanned()] if shutil.which("tesseract") else rows


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
