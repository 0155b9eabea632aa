"""Work in several processes: the same results in the same order as in one."""

import operator
import os

import pytest

from timeline.convert import pool


@pytest.mark.parametrize("count", [0, 3, 1_000])
def test_results_come_in_the_order_of_the_items(monkeypatch, count):
    monkeypatch.setattr(pool, "processes", lambda: 2)
    assert list(pool.apply(operator.add, 1, list(range(count)))) == list(range(1, count + 1))


def test_one_process_does_it_where_no_pool_can_be_made(monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(pool, "processes", lambda: 2)
    monkeypatch.setattr(pool, "ProcessPoolExecutor", refuse)
    assert list(pool.apply(operator.add, 1, list(range(500)))) == list(range(1, 501))


def test_a_process_that_the_system_ends_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setattr(pool, "processes", lambda: 2)
    with pytest.raises(ChildProcessError, match="was ended by the system, most likely for want"):
        list(pool.apply(operator.call, os._exit, [1] * 500))
