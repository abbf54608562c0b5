"""Every message that counts, read with none, one, two and many; every hedge, read for every status."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from app.domain.vocabulary import Evidence, Predicate, Status
from app.web import words
from app.web.words.english import MESSAGES

VALUES: dict[str, Any] = {
    "name": "Mali",
    "q": "wagner",
    "text": "A trains B",
    "total": "13,858",
    "most": "1,000",
    "shown": "28",
    "who": "5,100 troops",
    "figure": "5,100",
    "first": 51,
    "last": 60,
}
READ = (
    ("figure.shared", 1, None, "5,100"),
    ("figure.shared", 2, None, "5,100 for 2 hosts"),
    ("figure.shared", 12, None, "5,100 for 12 hosts"),
    ("figure.for-hosts", 1, None, "for this host"),
    ("figure.for-hosts", 2, None, "for 2 hosts"),
    ("figure.for-hosts", 12, None, "for 12 hosts"),
    ("strength.troops", 1, None, "1 soldier"),
    ("strength.troops", 2, None, "2 troops"),
    ("strength.troops", 1_330, None, "1,330 troops"),
    ("strength.police", 1, None, "1 police officer"),
    ("strength.police", 2, None, "2 police"),
    ("strength.police", 1_330, None, "1,330 police"),
    ("strength.observers", 1, None, "1 observer"),
    ("strength.observers", 2, None, "2 observers"),
    ("strength.observers", 1_330, None, "1,330 observers"),
    ("strength.contractors", 1, None, "1 contractor"),
    ("strength.contractors", 2, None, "2 contractors"),
    ("strength.contractors", 1_330, None, "1,330 contractors"),
    ("strength.instructors", 1, None, "1 instructor"),
    ("strength.instructors", 2, None, "2 instructors"),
    ("strength.instructors", 1_330, None, "1,330 instructors"),
    ("strength.civilians", 1, None, "1 civilian"),
    ("strength.civilians", 2, None, "2 civilians"),
    ("strength.civilians", 1_330, None, "1,330 civilians"),
    ("strength.mixed", 1, None, "1 person"),
    ("strength.mixed", 2, None, "2 personnel"),
    ("strength.mixed", 1_330, None, "1,330 personnel"),
    ("evidence.claimed", 0, None, "no reliable source"),
    ("evidence.claimed", 1, None, "1 source"),
    ("evidence.claimed", 2, None, "2 sources"),
    ("evidence.claimed", 1_330, None, "1,330 sources"),
    ("evidence.corroborated", 1, None, "1 source"),
    ("evidence.corroborated", 2, None, "2 independent sources"),
    ("evidence.corroborated", 1_330, None, "1,330 independent sources"),
    ("evidence.disputed", 0, 1, "no reliable source, 1 denies"),
    ("evidence.disputed", 0, 2, "no reliable source, 2 deny"),
    ("evidence.disputed", 1, 1, "1 affirms, 1 denies"),
    ("evidence.disputed", 1, 2, "1 affirms, 2 deny"),
    ("evidence.disputed", 2, 1, "2 affirm, 1 denies"),
    ("evidence.disputed", 2, 2, "2 affirm, 2 deny"),
    ("evidence.disputed.some", 0, None, "no reliable source, disputed"),
    ("evidence.disputed.some", 1, None, "1 affirms, disputed"),
    ("evidence.disputed.some", 2, None, "2 affirm, disputed"),
    ("evidence.disputed.some", 1_330, None, "1,330 affirm, disputed"),
    ("evidence.denied", 1, None, "denied by 1"),
    ("evidence.denied", 2, None, "denied by 2"),
    ("evidence.denied", 1_330, None, "denied by 1,330"),
    ("claims", 1, None, "1 claim"),
    ("claims", 2, None, "2 claims"),
    ("claims", 1_330, None, "1,330 claims"),
    ("claims.page", 1, None, "1 claim on this page"),
    ("claims.page", 2, None, "2 claims on this page"),
    ("claims.page", 100, None, "100 claims on this page"),
    ("claims.part", 1, None, "51 to 60 of 1 claim"),
    ("claims.part", 60, None, "51 to 60 of 60 claims"),
    ("ledger.figures.more", 1, None, "1 more figure"),
    ("ledger.figures.more", 2, None, "2 more figures"),
    ("ledger.figures.more", 1_330, None, "1,330 more figures"),
    ("relationships", 0, None, "no relationships"),
    ("relationships", 1, None, "1 relationship"),
    ("relationships", 2, None, "2 relationships"),
    ("relationships", 1_330, None, "1,330 relationships"),
    ("documents", 1, None, "1 document"),
    ("documents", 2, None, "2 documents"),
    ("documents", 1_330, None, "1,330 documents"),
    ("sources", 1, None, "1 source"),
    ("sources", 2, None, "2 sources"),
    ("sources", 1_330, None, "1,330 sources"),
    ("total.counted", 0, None, "No figure counts."),
    ("total.counted", 1, None, "13,858 personnel, from 1 figure."),
    ("total.counted", 2, None, "13,858 personnel, from 2 figures."),
    ("total.counted", 1_330, None, "13,858 personnel, from 1,330 figures."),
    ("total.left-out.planned", 1, None, "1 figure of what is only planned (1,000)"),
    ("total.left-out.planned", 2, None, "2 figures of what is only planned (1,000 together)"),
    ("total.left-out.planned", 1_330, None, "1,330 figures of what is only planned (1,000 together)"),
    ("total.left-out.ceiling", 1, None, "1 ceiling, which says who may be there and not who is (1,000)"),
    (
        "total.left-out.ceiling",
        2,
        None,
        "2 ceilings, which say who may be there and not who is (1,000 together)",
    ),
    (
        "total.left-out.ceiling",
        1_330,
        None,
        "1,330 ceilings, which say who may be there and not who is (1,000 together)",
    ),
    ("total.left-out.denied", 1, None, "1 figure that is only denied (1,000)"),
    ("total.left-out.denied", 2, None, "2 figures that are only denied (1,000 together)"),
    ("total.left-out.denied", 1_330, None, "1,330 figures that are only denied (1,000 together)"),
    ("total.left-out.shared", 1, None, "1 figure that other places share, so that up to 1,000 may be here"),
    ("total.left-out.shared", 2, None, "2 figures that other places share, so that up to 1,000 may be here"),
    (
        "total.left-out.shared",
        1_330,
        None,
        "1,330 figures that other places share, so that up to 1,000 may be here",
    ),
    ("total.left-out.counted", 1, None, "1 repetition of a figure that hosts share and that counts once"),
    ("total.left-out.counted", 2, None, "2 repetitions of figures that hosts share and that count once"),
    (
        "total.left-out.counted",
        1_330,
        None,
        "1,330 repetitions of figures that hosts share and that count once",
    ),
    ("total.left-out.contained", 1, None, "1 figure that is part of another (1,000)"),
    ("total.left-out.contained", 2, None, "2 figures that are part of others (1,000 together)"),
    ("total.left-out.contained", 1_330, None, "1,330 figures that are part of others (1,000 together)"),
    ("total.left-out.mission", 1, None, "1 contributor to a mission whose own figure counts (1,000)"),
    (
        "total.left-out.mission",
        2,
        None,
        "2 contributors to missions whose own figures count (1,000 together)",
    ),
    (
        "total.left-out.mission",
        1_330,
        None,
        "1,330 contributors to missions whose own figures count (1,000 together)",
    ),
    ("total.left-out.contributors", 1, None, "1 figure of a mission whose contributors are counted (1,000)"),
    (
        "total.left-out.contributors",
        2,
        None,
        "2 figures of missions whose contributors are counted (1,000 together)",
    ),
    (
        "total.left-out.contributors",
        1_330,
        None,
        "1,330 figures of missions whose contributors are counted (1,000 together)",
    ),
    ("total.unstated", 1, None, "1 deployment is reported without a figure."),
    ("total.unstated", 2, None, "2 deployments are reported without a figure."),
    ("total.unstated", 1_330, None, "1,330 deployments are reported without a figure."),
    ("hedge.reports", 0, None, "Only sources rated unreliable report that A trains B."),
    ("hedge.reports", 1, None, "One source reports that A trains B."),
    ("hedge.reports", 2, None, "2 independent sources report that A trains B."),
    ("hedge.reports", 1_330, None, "1,330 independent sources report that A trains B."),
    (
        "hedge.disputed",
        0,
        1,
        "Disputed: only sources rated unreliable report that A trains B; one denies it.",
    ),
    ("hedge.disputed", 0, 2, "Disputed: only sources rated unreliable report that A trains B; 2 deny it."),
    ("hedge.disputed", 1, 1, "Disputed: one source reports that A trains B; one denies it."),
    ("hedge.disputed", 1, 2, "Disputed: one source reports that A trains B; 2 deny it."),
    ("hedge.disputed", 2, 1, "Disputed: 2 independent sources report that A trains B; one denies it."),
    ("hedge.disputed", 2, 2, "Disputed: 2 independent sources report that A trains B; 2 deny it."),
    (
        "hedge.disputed.some",
        0,
        None,
        "Disputed: only sources rated unreliable report that A trains B; others deny it.",
    ),
    ("hedge.disputed.some", 1, None, "Disputed: one source reports that A trains B; others deny it."),
    (
        "hedge.disputed.some",
        2,
        None,
        "Disputed: 2 independent sources report that A trains B; others deny it.",
    ),
    (
        "hedge.disputed.some",
        1_330,
        None,
        "Disputed: 1,330 independent sources report that A trains B; others deny it.",
    ),
    ("hedge.denied", 1, None, "One source denies that A trains B; none here affirms it."),
    ("hedge.denied", 2, None, "2 sources deny that A trains B; none here affirms it."),
    ("hedge.denied", 1_330, None, "1,330 sources deny that A trains B; none here affirms it."),
    ("derivation.one", 1, None, "One source"),
    ("derivation.one", 2, None, "One source, not 2"),
    ("derivation.one", 1_330, None, "One source, not 1,330"),
    ("derivation.several", 1, None, "One source"),
    ("derivation.several", 2, None, "2 independent sources"),
    ("derivation.several", 1_330, None, "1,330 independent sources"),
    ("ledger.affirm", 0, None, "No claim affirms"),
    ("ledger.affirm", 1, None, "One claim affirms"),
    ("ledger.affirm", 2, None, "2 claims affirm"),
    ("ledger.affirm", 1_330, None, "1,330 claims affirm"),
    ("ledger.deny", 0, None, "No claim denies"),
    ("ledger.deny", 1, None, "One claim denies"),
    ("ledger.deny", 2, None, "2 claims deny"),
    ("ledger.deny", 1_330, None, "1,330 claims deny"),
    ("front.claims", 1, None, "claim"),
    ("front.claims", 2, None, "claims"),
    ("front.claims", 1_330, None, "claims"),
    ("front.documents", 1, None, "document"),
    ("front.documents", 2, None, "documents"),
    ("front.documents", 1_330, None, "documents"),
    ("front.entities", 1, None, "entity"),
    ("front.entities", 2, None, "entities"),
    ("front.entities", 1_330, None, "entities"),
    ("front.relationships", 1, None, "relationship"),
    ("front.relationships", 2, None, "relationships"),
    ("front.relationships", 1_330, None, "relationships"),
    ("front.senders", 1, None, "1 sender"),
    ("front.senders", 2, None, "2 senders"),
    ("front.senders", 1_330, None, "1,330 senders"),
    ("search.found", 0, None, "Nothing found for “wagner”"),
    ("search.found", 1, None, "1 found for “wagner”"),
    ("search.found", 2, None, "2 found for “wagner”"),
    ("search.found", 1_330, None, "1,330 found for “wagner”"),
    ("search.further", 1, None, "1 more for “wagner”"),
    ("search.further", 2, None, "2 more for “wagner”"),
    ("search.further", 1_330, None, "1,330 more for “wagner”"),
    ("dossier.here", 1, None, "One sender is reported to have forces in Mali."),
    ("dossier.here", 2, None, "2 senders are reported to have forces in Mali."),
    ("dossier.here", 1_330, None, "1,330 senders are reported to have forces in Mali."),
    (
        "dossier.here.ever",
        1,
        None,
        "At one time or another, one sender is reported to have had forces in Mali.",
    ),
    (
        "dossier.here.ever",
        2,
        None,
        "At one time or another, 2 senders are reported to have had forces in Mali.",
    ),
    (
        "dossier.here.ever",
        1_330,
        None,
        "At one time or another, 1,330 senders are reported to have had forces in Mali.",
    ),
    (
        "dossier.here.planned",
        1,
        None,
        "One more deployment is reported to be planned; no source here says it happened.",
    ),
    (
        "dossier.here.planned",
        2,
        None,
        "2 more deployments are reported to be planned; no source here says they happened.",
    ),
    (
        "dossier.here.planned",
        1_330,
        None,
        "1,330 more deployments are reported to be planned; no source here says they happened.",
    ),
    (
        "dossier.here.planned.only",
        1,
        None,
        "One deployment to Mali is reported to be planned; no source here says it happened.",
    ),
    (
        "dossier.here.planned.only",
        2,
        None,
        "2 deployments to Mali are reported to be planned; no source here says they happened.",
    ),
    (
        "dossier.here.planned.only",
        1_330,
        None,
        "1,330 deployments to Mali are reported to be planned; no source here says they happened.",
    ),
    ("dossier.abroad", 1, None, "Mali is reported to have forces in one place."),
    ("dossier.abroad", 2, None, "Mali is reported to have forces in 2 places."),
    ("dossier.abroad", 1_330, None, "Mali is reported to have forces in 1,330 places."),
    (
        "dossier.abroad.ever",
        1,
        None,
        "Mali is reported to have had forces in one place, at one time or another.",
    ),
    (
        "dossier.abroad.ever",
        2,
        None,
        "Mali is reported to have had forces in 2 places, at one time or another.",
    ),
    (
        "dossier.abroad.ever",
        1_330,
        None,
        "Mali is reported to have had forces in 1,330 places, at one time or another.",
    ),
    (
        "dossier.abroad.planned",
        1,
        None,
        "It is reported to plan one more deployment; no source here says it happened.",
    ),
    (
        "dossier.abroad.planned",
        2,
        None,
        "It is reported to plan 2 more deployments; no source here says they happened.",
    ),
    (
        "dossier.abroad.planned",
        1_330,
        None,
        "It is reported to plan 1,330 more deployments; no source here says they happened.",
    ),
    (
        "dossier.abroad.planned.only",
        1,
        None,
        "Mali is reported to plan one deployment; no source here says it happened.",
    ),
    (
        "dossier.abroad.planned.only",
        2,
        None,
        "Mali is reported to plan 2 deployments; no source here says they happened.",
    ),
    (
        "dossier.abroad.planned.only",
        1_330,
        None,
        "Mali is reported to plan 1,330 deployments; no source here says they happened.",
    ),
    ("dossier.single-source", 1, None, "The one relationship recorded rests on one source."),
    ("dossier.single-source", 2, None, "Each of the 2 relationships recorded rests on one source."),
    ("dossier.single-source", 1_330, None, "Each of the 1,330 relationships recorded rests on one source."),
    (
        "dossier.several-sources",
        1,
        1,
        "The one relationship recorded rests on two or more independent sources.",
    ),
    (
        "dossier.several-sources",
        1,
        2,
        "One of the 2 relationships recorded rests on two or more independent sources.",
    ),
    (
        "dossier.several-sources",
        2,
        2,
        "2 of the 2 relationships recorded rest on two or more independent sources.",
    ),
    (
        "dossier.several-sources",
        3,
        1_330,
        "3 of the 1,330 relationships recorded rest on two or more independent sources.",
    ),
    ("dossier.cut", 1, None, "Only the best evidenced are listed; one neighbour is left out."),
    ("dossier.cut", 2, None, "Only the best evidenced are listed; 2 neighbours are left out."),
    ("dossier.cut", 1_330, None, "Only the best evidenced are listed; 1,330 neighbours are left out."),
    ("keyfigure.here", 1, None, "<b>reported present</b>, from one sender with a figure"),
    (
        "keyfigure.here",
        2,
        None,
        "<b>reported present</b>, from 2 senders with figures; ranges and “about” included",
    ),
    (
        "keyfigure.here",
        1_330,
        None,
        "<b>reported present</b>, from 1,330 senders with figures; ranges and “about” included",
    ),
    ("keyfigure.abroad", 1, None, "<b>reported abroad</b>, in one place with a figure"),
    (
        "keyfigure.abroad",
        2,
        None,
        "<b>reported abroad</b>, in 2 places with figures; ranges and “about” included",
    ),
    (
        "keyfigure.abroad",
        1_330,
        None,
        "<b>reported abroad</b>, in 1,330 places with figures; ranges and “about” included",
    ),
    ("keyfigure.shared", 1, None, "5,100 troops"),
    ("keyfigure.shared", 2, None, "5,100 troops, <b>shared by 2 hosts</b>: counted for none of them alone"),
    (
        "keyfigure.shared",
        1_330,
        None,
        "5,100 troops, <b>shared by 1,330 hosts</b>: counted for none of them alone",
    ),
    ("presence.total", 1, None, "Reported present, one figure"),
    ("presence.total", 2, None, "Reported present, 2 figures added up"),
    ("presence.total", 1_330, None, "Reported present, 1,330 figures added up"),
    ("presence.more", 1, None, "Show 1 more row"),
    ("presence.more", 2, None, "Show 2 more rows"),
    ("presence.more", 1_330, None, "Show 1,330 more rows"),
    ("filter.rows", 1, None, "28 of 1 row"),
    ("filter.rows", 2, None, "28 of 2 rows"),
    ("filter.rows", 1_330, None, "28 of 1,330 rows"),
    ("dossier.names", 1, None, "1 more name"),
    ("dossier.names", 2, None, "2 more names"),
    ("dossier.names", 1_330, None, "1,330 more names"),
    ("explorer.size", 0, 0, "0 entities, 0 relationships."),
    ("explorer.size", 1, 0, "1 entity, 0 relationships."),
    ("explorer.size", 1, 1, "1 entity, 1 relationship."),
    ("explorer.size", 1, 2, "1 entity, 2 relationships."),
    ("explorer.size", 2, 1, "2 entities, 1 relationship."),
    ("explorer.size", 1_330, 2_400, "1,330 entities, 2,400 relationships."),
    ("explorer.shown", 0, 1, "0 of 1 neighbour of Mali shown."),
    ("explorer.shown", 0, 2, "0 of 2 neighbours of Mali shown."),
    ("explorer.shown", 1, 1, "1 of 1 neighbour of Mali shown."),
    ("explorer.shown", 1, 2, "1 of 2 neighbours of Mali shown."),
    ("explorer.shown", 30, 1_330, "30 of 1,330 neighbours of Mali shown."),
    ("explorer.more", 1, None, "Show 1 more"),
    ("explorer.more", 2, None, "Show 2 more"),
    ("explorer.more", 1_330, None, "Show 1,330 more"),
    ("explorer.hidden-by-hand", 1, None, "1 entity was hidden by hand."),
    ("explorer.hidden-by-hand", 2, None, "2 entities were hidden by hand."),
    ("explorer.hidden-by-hand", 1_330, None, "1,330 entities were hidden by hand."),
    ("explorer.left-out", 0, None, "No entity here has neighbours outside the picture."),
    ("explorer.left-out", 1, None, "1 entity here has neighbours outside the picture."),
    ("explorer.left-out", 2, None, "2 entities here have neighbours outside the picture."),
    ("explorer.left-out", 1_330, None, "1,330 entities here have neighbours outside the picture."),
    ("explorer.outside", 1, None, "1 neighbour left out"),
    ("explorer.outside", 2, None, "2 neighbours left out"),
    ("explorer.outside", 1_330, None, "1,330 neighbours left out"),
    ("explorer.depth", 1, None, "1 step"),
    ("explorer.depth", 2, None, "2 steps"),
    ("explorer.depth", 1_330, None, "1,330 steps"),
    ("explorer.known", 0, None, "No relationships are recorded."),
    ("explorer.known", 1, None, "1 relationship is recorded."),
    ("explorer.known", 2, None, "2 relationships are recorded."),
    ("explorer.known", 1_330, None, "1,330 relationships are recorded."),
    ("explorer.best", 1, None, "The relationship"),
    ("explorer.best", 2, None, "The best evidenced"),
    ("explorer.best", 1_330, None, "The best evidenced"),
    ("explorer.rest", 1, None, "And 1 more:"),
    ("explorer.rest", 2, None, "And 2 more:"),
    ("explorer.rest", 1_330, None, "And 1,330 more:"),
    (
        "sign-in.too-many",
        1,
        None,
        "Too many keys were tried from your address. Wait a minute, then try again.",
    ),
    (
        "sign-in.too-many",
        2,
        None,
        "Too many keys were tried from your address. Wait 2 minutes, then try again.",
    ),
    (
        "sign-in.too-many",
        1_330,
        None,
        "Too many keys were tried from your address. Wait 1,330 minutes, then try again.",
    ),
)
"""The key of a message, its one or two numbers, and how it reads."""


@pytest.mark.parametrize(("key", "n", "m", "read"), READ)
def test_a_message_that_counts(key: str, n: int, m: int | None, read: str):
    strength = {"figure": words.count(n)} if key.startswith("strength.") else {}
    numbers = {"n": n} if m is None else {"n": n, "m": m}
    assert words.say(key, **VALUES | strength | numbers) == read


def test_every_form_of_every_message_is_read():
    forms = {
        (key, form) for key, message in MESSAGES.items() if isinstance(message, Mapping) for form in message
    }
    heard = set[tuple[str, str]]()
    for key, n, m, _ in READ:
        numbers = [n] if m is None else [n, m]
        heard |= {(key, form) for form in _forms(key, numbers)}
    assert forms == heard


def _forms(key: str, numbers: list[int]) -> list[str]:
    """The form of a message these numbers choose, told by what it says and by nothing of the chooser."""
    message = MESSAGES[key]
    assert isinstance(message, Mapping)
    exact = [
        form for form in message if all(_fits(part, n) for part, n in zip(form.split(), numbers, strict=True))
    ]
    return sorted(exact, key=lambda form: -form.count("="))[:1]


def _fits(part: str, number: int) -> bool:
    return part in (f"={number}", "one" if number == 1 else "other")


TRAINING = {
    Status.PLANNED: "A is to train B",
    Status.ANNOUNCED: "A is to train B",
    Status.AGREED: "A is to train B",
    Status.DEPLOYING: "A trains B",
    Status.PRESENT: "A trains B",
    Status.REDUCING: "A trains B",
    Status.SUSPENDED: "A trains B",
    Status.ENDED: "A trained B",
    Status.UNKNOWN: "A trains B",
}
STANDS = {
    Status.PLANNED: "",
    Status.ANNOUNCED: "It is reported as announced.",
    Status.AGREED: "It is reported as agreed.",
    Status.DEPLOYING: "It is reported to be under way, not complete.",
    Status.PRESENT: "",
    Status.REDUCING: "It is reported to be winding down.",
    Status.SUSPENDED: "It is reported to be suspended.",
    Status.ENDED: "",
    Status.UNKNOWN: "Where it stands is not said.",
}
HEDGES = (
    (Evidence.CLAIMED, 0, 0, "Only sources rated unreliable report that {}."),
    (Evidence.CLAIMED, 1, 0, "One source reports that {}."),
    (Evidence.CORROBORATED, 2, 0, "2 independent sources report that {}."),
    (Evidence.CORROBORATED, 12, None, "12 independent sources report that {}."),
    (Evidence.DISPUTED, 0, 1, "Disputed: only sources rated unreliable report that {}; one denies it."),
    (Evidence.DISPUTED, 0, None, "Disputed: only sources rated unreliable report that {}; others deny it."),
    (Evidence.DISPUTED, 1, 1, "Disputed: one source reports that {}; one denies it."),
    (Evidence.DISPUTED, 1, 2, "Disputed: one source reports that {}; 2 deny it."),
    (Evidence.DISPUTED, 2, 1, "Disputed: 2 independent sources report that {}; one denies it."),
    (Evidence.DISPUTED, 2, 2, "Disputed: 2 independent sources report that {}; 2 deny it."),
    (Evidence.DISPUTED, 1, None, "Disputed: one source reports that {}; others deny it."),
    (Evidence.DISPUTED, 3, None, "Disputed: 3 independent sources report that {}; others deny it."),
    (Evidence.DENIED, 0, 1, "One source denies that {}; none here affirms it."),
    (Evidence.DENIED, 0, 2, "2 sources deny that {}; none here affirms it."),
    (Evidence.DENIED, 0, None, "It is denied that {}; no source here affirms it."),
)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize(("evidence", "sources", "denials", "read"), HEDGES)
def test_a_hedge_for_every_evidence_and_status(
    evidence: Evidence, sources: int, denials: int | None, read: str, status: Status
):
    said = words.sentence(Predicate.TRAINS, status, "A", "B")
    assert words.hedge(said, evidence, sources, denials) == read.format(TRAINING[status])
    assert words.stands(status) == STANDS[status]


def test_what_a_script_fills_in_has_no_plural():
    assert words.template("explorer.script.hidden") == "{name} was hidden."
    with pytest.raises(TypeError):
        words.template("explorer.size")
