"""A number is never turned into another number."""

import pytest

from incplan.plan.files.contacts import Contact
from incplan.plan.values.phones import normalise_phone
from incplan.plan.values.reading import ValidationError, check


@pytest.mark.parametrize(
    ("written", "country", "dialled"),
    [
        ("02 501 05 60", "BE", "+3225010560"),
        ("+32 (0)2 501 05 60", "BE", "+3225010560"),
        ("0\u202f470 12\u202f34\u202f56", "BE", "+32470123456"),
        ("0400 00 20 00", "BE", "+32400002000"),  # of demo plans: belongs to nobody
        ("04 223 45 67", "BE", "+3242234567"),
        ("0241 47580", "DE", "+4924147580"),
        ("06 12345678", "NL", "+31612345678"),
        ("+32 2 501 05 60", "NL", "+3225010560"),
        ("+49 241 47580", "BE", "+4924147580"),
        ("112", "DE", "112"),
        ("081/00.21.50 / 51", "BE", None),
        ("0400 00 20 0", "BE", None),
        ("0470 12 34 5", "BE", None),
        ("02 501 05 6", "BE", None),
        ("241 47580", "BE", None),
        ("+49 1", "BE", None),
    ],
)
def test_what_is_written_and_what_is_dialled(written, country, dialled):
    assert normalise_phone(written, country) == dialled


def test_national_numbers_of_a_contact_abroad_are_of_its_country():
    policy = {"reference": "P1", "covers": "Cyber", "claim_phone": "0241 47581"}
    contact = check(
        Contact,
        {
            "kind": "external",
            "name": "Aachener",
            "country": "DE",
            "channels": [{"kind": "office", "phone": "0241 47580"}],
            "policies": [policy],
        },
    )
    assert contact.channels[0].phone == "+4924147580"
    assert contact.policies[0].claim_phone == "+4924147581"


def test_a_refused_number_is_named_as_it_was_written():
    channel = {"kind": "mobile", "phone": "0470 12 34 5"}
    with pytest.raises(ValidationError) as problem:
        check(Contact, {"kind": "person", "name": "A", "channels": [channel]})
    (error,) = problem.value.errors()
    assert error["loc"][-1] == "phone"
    assert error["ctx"]["given"] == "0470 12 34 5"
