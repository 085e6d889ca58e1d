import re
from pathlib import Path

import pytest
import yaml
from html_replica import THURROCK
from pydantic import ValidationError

from scrapers.register.options import HtmlListingOptions


def test_every_example_of_the_guide_is_one_that_the_register_takes():
    guide = Path(__file__).parents[3].joinpath("docs/web_pages.md").read_text()
    examples = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert len(examples) == 4
    for example in examples:
        options = HtmlListingOptions.model_validate(yaml.safe_load(example))
        assert options.refuses("active") is None


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"items": {"select": "a["}}, "not a CSS selector"),
        ({"items": {"select": "li", "table": "table"}}, "one of select, table, begins"),
        ({"items": {"select": "li", "key": {"by": "query"}}}, "needs its parameter"),
        ({"items": {"select": "li", "title": {"required": True}}}, "name one of select, labels"),
        ({"detail": {"lines": [{"pattern": "(?P<data>x)"}]}}, "unknown group data"),
        ({"detail": {"title": {"labels": ["T"], "select": "h1"}}}, "a label stands alone"),
        ({"listing": {"path": "/{day}", "since": "2024-01-01"}}, "unknown place day"),
        ({"listing": {"path": "/{year}"}}, "goes with since"),
        ({"listing": {"path": "/log", "pages": 3}}, "pages"),
    ],
)
def test_options_that_cannot_be_meant_are_refused(options, named):
    with pytest.raises(ValidationError, match=named):
        HtmlListingOptions.model_validate(options)


def test_a_log_whose_listing_nobody_described_cannot_be_active():
    refused = HtmlListingOptions.model_validate({"detail": THURROCK["detail"]}).refuses
    assert refused("unverified") is None
    assert refused("active").startswith("listing and items missing")
