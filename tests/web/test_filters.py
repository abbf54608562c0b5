"""The filter bar's links: what they keep, what they change, and what is said to be in force."""

from __future__ import annotations

from fastapi import Request

from app.web.filter_bar import address, build


def request(query: str) -> Request:
    return Request(
        {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "server": ("test", 80),
            "path": "/entities/mali",
            "query_string": query.encode(),
            "headers": [],
        }
    )


def test_a_choice_replaces_what_was_chosen_and_begins_at_the_first_page() -> None:
    asked = request("on=2021-09-30&statuses=ended&statuses=present&cursor=abc&box=1,2,3&evidence=")
    assert address(asked, "statuses", "planned", "here") == (
        "/entities/mali?on=2021-09-30&statuses=planned#here"
    )
    assert address(asked, "statuses", None) == "/entities/mali?on=2021-09-30"
    assert address(request("statuses=ended"), "statuses", None) == "/entities/mali"


def test_a_chip_says_what_is_in_force() -> None:
    values = [("present", "present", 28), ("ended", "ended", 3), ("planned", "planned", 0)]
    off = build(request(""), "statuses", "Status", values, ())
    assert (off.value, off.is_on) == ("any", False)
    assert [(choice.words, choice.is_chosen, choice.count) for choice in off.choices] == [
        ("any", True, None),
        ("present", False, 28),
        ("ended", False, 3),
        ("planned", False, 0),
    ]
    on = build(request(""), "statuses", "Status", values, ("present", "planned"), whole="All")
    assert (on.value, on.is_on) == ("present and planned", True)
    assert on.choices[0].words == "All"
    assert [choice.is_chosen for choice in on.choices] == [False, True, False, True]
