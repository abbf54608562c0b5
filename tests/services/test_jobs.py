"""Work that takes long: some at a time, told how far it is, and its failure told once."""

from __future__ import annotations

import asyncio

import pytest

from app.graph.connection import Graph
from app.services.memory.jobs import AT_ONCE, MOST, Jobs, Progress

pytestmark = pytest.mark.anyio


async def test_at_most_some_are_done_at_a_time(graph: Graph) -> None:
    jobs: Jobs[int, int] = Jobs()
    gate, begun = asyncio.Event(), []

    async def do(progress: Progress, number: int) -> int:
        begun.append(number)
        progress.total = 10
        await gate.wait()
        return number

    asked = [jobs.job(graph, n, lambda progress, n=n: do(progress, n)) for n in range(AT_ONCE + 2)]
    how_far = await asked[0].progress_after(0.05)
    assert how_far is not None
    assert how_far.total == 10
    assert begun == list(range(AT_ONCE))
    waiting = await asked[-1].progress_after(0)
    assert waiting is not None
    assert waiting.total == 0
    gate.set()
    assert [await work.result() for work in asked] == list(range(AT_ONCE + 2))
    assert await asked[0].progress_after(0) is None


async def test_the_same_question_is_worked_at_once_for_all_and_the_last_answers_are_kept(
    graph: Graph,
) -> None:
    jobs: Jobs[int, int] = Jobs()
    done: list[int] = []

    async def answer(number: int) -> int:
        async def do(_: Progress) -> int:
            done.append(number)
            return number

        return await jobs.job(graph, number, do).result()

    questions = [0, 0, *range(1, MOST + 2)]
    assert [await answer(number) for number in questions] == questions
    assert done == list(range(MOST + 2))
    assert await answer(MOST + 1) == MOST + 1
    assert done == list(range(MOST + 2)), "it is kept"
    assert await answer(0) == 0
    assert done[-1] == 0, "the oldest was dropped"


async def test_who_asks_is_told_of_a_failure_and_the_next_begins_anew(graph: Graph) -> None:
    jobs: Jobs[str, str] = Jobs()
    fails = iter([True, False])

    async def do(_: Progress) -> str:
        if next(fails):
            raise ValueError("It cannot be done.")
        return "done"

    with pytest.raises(ValueError, match="cannot be done"):
        await jobs.job(graph, "q", do).progress_after(1)
    assert await jobs.job(graph, "q", do).progress_after(1) is None
    assert await jobs.job(graph, "q", do).result() == "done"
