"""A word that councils use is added in one file, and read from then on."""

import subprocess
import sys
from importlib.resources import files

READ = """
import sys
from pathlib import Path
from scrapers.documents.read import read_document
from scrapers.letters import phrases, vocabulary

vocabulary.files = phrases.files = lambda package: Path(sys.argv[1])
from scrapers.letters.read import read_letter

text = b"1. How many moonlight flits were there in 2022?\\n\\n14 moonlight flits\\n"
(one,) = read_letter(read_document(text, "letter.txt")).figures
print(one.topic)
"""


def topic_with(folder):
    run = [sys.executable, "-c", READ, str(folder)]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip()


def test_adding_a_word_to_the_vocabulary_touches_that_file_alone(tmp_path):
    package = files("scrapers.letters")
    for name in ("phrases.yml", "vocabulary.yml", "privacy.yml"):
        text = (package / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert topic_with(tmp_path) == "other"
    words = tmp_path / "vocabulary.yml"
    text = words.read_text(encoding="utf-8")
    added = "topics:\n  - {topic: missing, when: '\\bmoonlight flits\\b'}\n"
    words.write_text(text.replace("topics:\n", added, 1), encoding="utf-8")
    assert topic_with(tmp_path) == "missing"
