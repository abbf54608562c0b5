"""The nouns every layer speaks of: entities, documents, claims, episodes.

All are plain immutable values. Days are `datetime.date`; instants are aware `datetime.datetime` in UTC;
vague dates are EDTF level 1 strings as the source wrote them (see `app.domain.dates`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

from app.domain.vocabulary import (
    Category,
    Certainty,
    Evidence,
    Figures,
    Kind,
    Per,
    Phase,
    Predicate,
    Qualifier,
    Reliability,
    Review,
    Stance,
    Status,
)

if TYPE_CHECKING:
    from app.domain.figures import Figure


class Ref(NamedTuple):
    """An entity as it is named beside something else: enough to show and to link."""

    id: str
    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entity. `language` is a BCP 47 tag or None where it is not known."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Something in the world. `id` is a readable slug, never reused.

    `codes` are identifiers given by others, by scheme: `alpha2`, `alpha3`, `m49` (ISO 3166-1, UN M49),
    `wikidata` … `latitude` and `longitude` are WGS 84 degrees. `version` grows with each change of the
    entity itself and is its ETag. `merged_into` is the canonical entity's id once it was merged.
    """

    id: str
    kind: Kind
    name: str
    names: tuple[Name, ...] = ()
    codes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    demonyms: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    episodes: int = 0
    version: int = 1
    merged_into: str | None = None

    @property
    def ref(self) -> Ref:
        """The entity as a reference."""
        return Ref(self.id, self.kind, self.name)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes documents. `id` is the slug of the name; `reliability` None is unrated."""

    id: str
    name: str
    reliability: Reliability | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Something that says something.

    `published` is an EDTF string or None (undated). `reliability` overrides the publisher's. `derived_from`
    are ids of documents it repeats; `roots` are the ids of the publishers its chain of DERIVED_FROM ends
    in (its own publisher where it derives from nothing). `text` is None where none is kept or the reader
    may not see it; `has_text` says which. `archived_url` is where a copy stays, `accessed` the day on which
    it was read (EDTF), `licence` that of its text, in a few words.
    """

    id: str
    title: str
    publisher: Publisher
    url: str | None = None
    published: str | None = None
    language: str | None = None
    reliability: Reliability | None = None
    derived_from: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    text: str | None = None
    has_text: bool = False
    archived_url: str | None = None
    accessed: str | None = None
    licence: str | None = None

    @property
    def rating(self) -> Reliability | None:
        """The reliability that counts: the document's own, else its publisher's."""
        return self.reliability or self.publisher.reliability


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as a source gave it: at least one of `min`, `best`, `max` where one was given."""

    min: int | None = None
    best: int | None = None
    max: int | None = None
    qualifier: Qualifier = Qualifier.UNKNOWN

    @property
    def is_zero(self) -> bool:
        """Whether the source says there is nobody (left), however it wrote the nought."""
        given = [n for n in (self.min, self.best, self.max) if n is not None]
        return bool(given) and not any(given)


@dataclass(frozen=True, slots=True)
class Personnel(Count):
    """How many people there are and who they are, as a source gave it."""

    category: Category = Category.MIXED
    by_category: tuple[tuple[Category, int], ...] = ()


Loss = Literal["killed", "wounded", "captured", "missing"]
"""What may become of people in an incident: so named on `Losses`."""

LOSSES: Final[tuple[Loss, ...]] = get_args(Loss)


@dataclass(frozen=True, slots=True)
class Losses:
    """What the subject of a claim lost in an incident; None where the source does not say."""

    killed: Count | None = None
    wounded: Count | None = None
    captured: Count | None = None
    missing: Count | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; `currency` is an ISO 4217 code."""

    amount: float
    currency: str
    per: Per = Per.TOTAL


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document; `start` and `end` count Unicode code points of its text as sent; None unknown."""

    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Via:
    """Whom the document relays for one claim; `citing` are words for whom that one cites, and no source."""

    publisher: str
    title: str | None = None
    citing: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One document saying one thing about a subject and one object, or several that share one number.

    Append-only. `valid_from` and `valid_to` None mean not stated (so an open end); `as_of` is when it was
    observed to hold. `place` is where it holds, of a predicate whose object is no place; `locator` is where
    in the document it stands. `losses` (of INVOLVED_IN) and `trained` (of TRAINS) are no part of a presence
    or a total. `recorded_at`, `accepted_at`, `retracted_at` are set by the graph; a claim is *known* from
    acceptance to retraction. `known` are all its known intervals, as (from, to or None): recording a
    retracted claim again opens a further one.
    """

    id: str
    subject: Ref
    predicate: Predicate
    objects: tuple[Ref, ...]
    document: Document
    status: Status = Status.PRESENT
    stance: Stance = Stance.AFFIRMS
    valid_from: str | None = None
    valid_to: str | None = None
    as_of: str | None = None
    personnel: Personnel | None = None
    under: Ref | None = None
    money: Money | None = None
    role: str | None = None
    note: str | None = None
    quote: Quote | None = None
    via: tuple[Via, ...] = ()
    credibility: int | None = None
    stated_subject: str | None = None
    stated_object: str | None = None
    review: Review = Review.ACCEPTED
    load: str | None = None
    recorded_at: datetime | None = None
    accepted_at: datetime | None = None
    retracted_at: datetime | None = None
    retraction_reason: str | None = None
    known: tuple[tuple[datetime, datetime | None], ...] = ()
    place: Ref | None = None
    losses: Losses | None = None
    trained: Count | None = None
    locator: str | None = None

    @property
    def counts(self) -> bool:
        """Whether it is known now: accepted, and not retracted since."""
        return bool(self.known) and self.known[-1][1] is None

    @property
    def triples(self) -> tuple[Triple, ...]:
        """What it is about as it is recorded: one triple an object, in the order of its objects."""
        return tuple(Triple(self.subject.id, self.predicate, ref.id) for ref in self.objects)


class Triple(NamedTuple):
    """What claims add up over: canonical subject, predicate, canonical object."""

    subject: str
    predicate: Predicate
    object: str

    @property
    def key(self) -> str:
        """The key of its `(:Triple)` node; sorts, and orders the locks."""
        return f"{self.subject}.{self.predicate}.{self.object}"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A vague date, as written and as the earliest and latest day it may mean."""

    edtf: str
    earliest: date
    latest: date


Value = Literal["personnel", "money", "role", "under"]
"""What an episode shows one of, although its claims may give several: so named on claims and on `Shown`."""

VALUES: Final[tuple[Value, ...]] = get_args(Value)
BESIDE: Final[tuple[Value, ...]] = tuple(value for value in VALUES if value != "personnel")
"""What stands beside a figure."""


class Part(NamedTuple):
    """A figure that another is made of: as its claim gives it, and for which hosts beside the episode's."""

    personnel: Personnel
    claim: str
    under: Ref | None = None
    shared_with: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """The values shown of an episode (at one moment, or over all times), each with the claim it is from.

    `personnel_claim` is None where no claim of the phase gives a figure, and so on for the others. Where the
    figure is made of several, it is None, too: `parts` are those that add up to it, and of one that runs from
    parts to a whole that was stated before them, `whole` is the latter. `shared_with` are the other hosts
    that share the figure. What stands beside a figure is of its own claim.
    """

    personnel: Personnel | None = None
    personnel_claim: str | None = None
    parts: tuple[Part, ...] = ()
    whole: Part | None = None
    shared_with: tuple[Ref, ...] = ()
    money: Money | None = None
    money_claim: str | None = None
    role: str | None = None
    role_claim: str | None = None
    under: Ref | None = None
    under_claim: str | None = None

    @property
    def hosts(self) -> int:
        """How many hosts the figure is for: more than one share it."""
        return len(self.shared_with) + 1

    @classmethod
    def of_parts(cls, personnel: Personnel | None, parts: Iterable[Part], whole: Part | None = None) -> Shown:
        """Return a figure that several make up; hosts share it where they share each of these."""
        parts = tuple(parts)
        shared = [part.shared_with for part in (*parts, *((whole,) if whole else ()))]
        hosts = tuple(sorted({ref for refs in shared for ref in refs})) if all(shared) else ()
        return cls(personnel=personnel, parts=parts, whole=whole, shared_with=hosts)

    @property
    def figure_claims(self) -> tuple[str, ...]:
        """The ids of the claims that the figure is from."""
        if self.personnel_claim is not None:
            return (self.personnel_claim,)
        whole = (self.whole,) if self.whole else ()
        return tuple(part.claim for part in (*self.parts, *whole))


@dataclass(frozen=True, slots=True)
class Moment:
    """What holds of an episode from `day` on, until the next moment. Before the first: nothing.

    `status` None: the episode is not shown on these days.
    """

    day: date
    status: Status | None
    certainty: Certainty
    phase: Phase
    evidence: Evidence
    sources: int
    figures: Figures
    shown: Shown


@dataclass(frozen=True, slots=True)
class Episode:
    """What the claims about one triple add up to over one stretch of time.

    `start`, `end` bound it (`end` None: not closed); `last_confirmed` is as precise as its source's date.
    `status`, `phase`, `evidence`, `sources`, `figures`, `shown` are those of a read without a day.
    `claims` are the ids of all its claims in order of time, denials and undated ones too. `moments` is the
    same story day by day, in order; days between two moments are as on the first of them. `ratings` are those
    of the documents that affirm it, each once, the best first; F stands for unrated.
    `told` and `denied` are the first days of what the claims say when they affirm and deny it, each day
    once, in order. `planned_end` is what the latest observation says of an end to come; `ends_differ` are the
    claims of an end that share no day with `end`.
    `counting` are the figures of deployments that count on some days, plans, and those that say that nobody
    was there: a total has to know them all.
    """

    triple: Triple
    n: int
    status: Status
    phase: Phase
    evidence: Evidence
    sources: int
    figures: Figures
    start: DateSpan | None
    end: DateSpan | None
    last_confirmed: DateSpan | None
    shown: Shown
    claims: tuple[str, ...]
    moments: tuple[Moment, ...]
    ratings: tuple[Reliability, ...] = ()
    told: tuple[date, ...] = ()
    denied: tuple[date, ...] = ()
    planned_end: DateSpan | None = None
    ends_differ: tuple[str, ...] = ()
    counting: tuple[Figure, ...] = ()

    @property
    def id(self) -> str:
        """`subject.PREDICATE.object.n`."""
        return f"{self.triple.key}.{self.n}"

    def at(self, day: date) -> Moment | None:
        """Return the moment the day lies in, also one without a status; None before the first."""
        held = None
        for moment in self.moments:
            if moment.day > day:
                break
            held = moment
        return held

    def spells(self, until: date) -> Iterator[tuple[Moment, date]]:
        """Yield each moment with the day on which the next begins, the last with `until`.

        Nothing for an episode without days, as one that is only denied, or of which no date is known.
        """
        ends = [*(moment.day for moment in self.moments[1:]), until]
        return zip(self.moments, ends)  # noqa: B905  # the end is left over where there is no moment

    def on(self, day: date) -> Moment | None:
        """Return what a read with `on` shows: None where the episode has no status that day."""
        moment = self.at(day)
        return moment if moment is not None and moment.status is not None else None

    def status_on(self, day: date) -> Status | None:
        """`status(day)` of the model; None where it has none."""
        moment = self.on(day)
        return moment.status if moment else None

    def certainty_on(self, day: date) -> Certainty:
        """`certainty(day)` of the model, with `STALE` for `no` where nothing was heard for too long."""
        moment = self.at(day)
        return moment.certainty if moment else Certainty.NO
