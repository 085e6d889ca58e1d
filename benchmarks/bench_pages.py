"""What a long PDF costs from its bytes to its figures: time and memory by its pages.

Each length is read in a process of its own, so that its peak of memory is its own.
"""

import io
import json
import resource
import subprocess
import sys
import time

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

PAGES = (50, 100, 200)
CEILING_MB = 1024


def report(pages: int) -> bytes:
    """Return a PDF of as many pages: a question, a paragraph and a ruled table on each."""
    style = getSampleStyleSheet()["BodyText"]
    ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
    story: list[object] = []
    for page in range(1, pages + 1):
        story.append(Paragraph(f"{page}. How many children were referred, by ward?", style))
        story.append(Paragraph("Children are counted once in each year. " * 12, style))
        rows = [["Ward", "2021/22", "2022/23", "2023/24"]]
        rows += [[f"Ward {n}", str(n * page % 97), "<5", str(n + page)] for n in range(20)]
        story += [Table(rows, style=ruled), PageBreak()]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(story)
    return out.getvalue()


def measure(pages: int) -> dict[str, float]:
    """Read a report of ``pages`` pages here; seconds, figures, and the peak in MiB."""
    data = report(pages)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    letter = read_letter(read_document(data, "report.pdf"))
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": took, "figures": len(letter.figures), "mib": max(peak, before)}


def run() -> list[tuple[str, str, str]]:
    """Measure each length in its own process."""
    rows = []
    before: tuple[int, float] | None = None
    for pages in PAGES:
        command = [sys.executable, "-m", "benchmarks.bench_pages", str(pages)]
        found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        against = f"{found['mib']:.0f} MiB of {CEILING_MB}, the writing of the PDF included"
        if before:
            against += f"; {found['seconds'] / before[1]:.2f} times {before[0]} pages"
        rows.append(
            (
                f"a PDF of {pages} pages: bytes to {found['figures']:,} figures",
                f"{found['seconds']:.1f} s",
                against,
            )
        )
        before = (pages, found["seconds"])
    return rows


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
