import pytest

from scrapers.errors import RegisterError
from scrapers.statistics.tables import CONTRACTS, contract, contracts


def rewritten(tmp_path, old, new):
    text = CONTRACTS.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "contracts.yml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_c3_has_forty_indicators_after_eleven_common_columns():
    vintage = contract("c3").vintages[-1]
    assert len(vintage.columns) == 51
    assert vintage.columns[11] == "Episodes_with_assessment_factor"
    assert vintage.columns[-2:] == ("Child_criminal_exploitation", "Other")


def test_an_unknown_table_is_refused_and_the_known_ones_named():
    with pytest.raises(RegisterError, match="no contract for the dataset 'c9', only for c3"):
        contract("c9")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("suppressed_to: 5", "suppressed: 5", "suppressed"),
        ("symbols: [c,", "symbols: [q, c,", "no meaning: ['q']"),
        ("    Regional: [11, 11]\n", "", "Regional"),
        ("rounded_to: 10", "rounded_to: 0", "rounded_to"),
    ],
)
def test_a_contract_with_a_mistake_is_refused_by_name(tmp_path, old, new, said):
    with pytest.raises(RegisterError) as refused:
        contracts(rewritten(tmp_path, old, new))
    assert said in str(refused.value)
