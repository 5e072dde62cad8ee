"""Numbers that check themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.plan.values.check_digits import (
    contains_card_number,
    is_ean18,
    is_enterprise_number,
    is_iban,
    looks_like_iban,
)


@given(st.integers(10_000_000, 19_999_999), st.integers(1, 96))
def test_another_pair_of_check_digits_is_wrong(number, off):
    right = 97 - number % 97
    other = (right + off - 1) % 97 + 1

    assert is_enterprise_number(f"{number:08d}{right:02d}")
    assert not is_enterprise_number(f"{number:08d}{other:02d}")


@pytest.mark.parametrize("given_as", ["BE 0403.170.701", "0403170701", "be0403 170 701"])
def test_an_enterprise_number_may_be_written_in_several_ways(given_as):
    assert is_enterprise_number(given_as)


@given(st.integers(0, 10**15 - 1), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_of_an_ean_is_noticed(number, place, off):
    body = f"54{number:015d}"
    (last,) = [digit for digit in "0123456789" if is_ean18(body + digit)]
    wrong = body[:place] + str((int(body[place]) + off) % 10) + body[place + 1 :] + last

    assert not is_ean18(wrong)


def test_accounts_and_cards():
    assert is_iban("BE68 5390 0754 7034")
    assert not is_iban("BE68 5390 0754 7035")
    assert looks_like_iban("BE68 5390 0754 7035")
    assert not looks_like_iban("700001")
    assert contains_card_number("carte 4111-1111-1111-1111, à ne jamais noter")
    assert not contains_card_number("+32 2 501 05 60")
    assert not contains_card_number("0000 0000 0000 0000")
