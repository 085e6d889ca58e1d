import re
from pathlib import Path

import pytest
import yaml
from portals import Portal, source_of
from pydantic import ValidationError
from search_replica import AspNetLog, cases

from scrapers.platforms import search_app
from scrapers.register.options import OPTIONS

GUIDE = Path(__file__).parents[3] / "docs/applications.md"
EXAMPLES = [
    yaml.safe_load(example)
    for example in re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(), re.DOTALL)
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["platform"]))
def test_every_example_of_the_guide_is_one_that_the_register_takes(example):
    source = source_of(example["platform"], example["options"])
    assert source.options.refuses("active") is None


def test_the_guide_has_an_example_of_each_platform_that_needs_one():
    assert [example["platform"] for example in EXAMPLES] == ["wordpress", "search_app"]


def test_the_guides_search_reads_a_search_built_so(tmp_path):
    with Portal(tmp_path, "search_app") as portal:
        AspNetLog(portal.site, cases("Children in care", "Foster carers", "Potholes"))
        source = portal.source(EXAMPLES[1]["options"])
        listing = search_app.listing(source, portal.session)
        assert [one.reference for one in listing.entries] == ["IG3", "IG2"]


@pytest.mark.parametrize(
    ("platform", "options", "named"),
    [
        ("govuk_disclosure_log", {"count": r"\d+ disclosures"}, "has no group"),
        ("govuk_disclosure_log", {"order": "oldest_first"}, "order"),
        ("wordpress", {}, "post_type"),
        ("wordpress", {"post_type": "a/b"}, "post_type"),
        ("wordpress", {"post_type": "posts", "per_page": 101}, "per_page"),
        ("wordpress", {"post_type": "posts", "html": {"listing": {}}}, "html.listing.path"),
        ("search_app", {"path": "search"}, "path"),
        ("search_app", {"path": "/", "form": "form["}, "not a CSS selector"),
        ("search_app", {"path": "/", "cookies": True}, "cookies"),
    ],
)
def test_options_that_cannot_be_meant_are_refused(platform, options, named):
    with pytest.raises(ValidationError) as error:
        OPTIONS[platform].model_validate(options)
    assert named in str(error.value)
