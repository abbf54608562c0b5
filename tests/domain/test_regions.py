"""The UN's regions: every country in exactly one."""

from __future__ import annotations

from collections import Counter

from app.domain.places.countries import table
from app.domain.places.regions import Region, countries_in, region_of


def test_every_country_is_in_exactly_one_region() -> None:
    counted = Counter(id_ for region in Region for id_ in countries_in(region))
    assert counted.keys() == table().by_id.keys() == region_of().keys()
    assert set(counted.values()) == {1}


def test_where_some_countries_are() -> None:
    assert region_of()["mali"] is Region.WESTERN_AFRICA
    assert region_of()["cyprus"] is Region.WESTERN_ASIA
    assert {"chad", "central-african-republic"} <= countries_in(Region.MIDDLE_AFRICA)
    assert len(countries_in(Region.CENTRAL_ASIA)) == 5
