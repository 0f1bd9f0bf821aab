"""What is made once for a data version is made once, however many ask for it at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

from profiles.selectors.kept import made_once


def test_those_who_ask_together_get_one_answer_made_once():
    made, together = [], Barrier(4)

    @made_once(maxsize=1)
    def answer(version):
        made.append(version)
        sleep(0.01)  # long enough for the others to come and ask
        return object()

    def ask(_place):
        together.wait(timeout=10)
        return answer(7)

    with ThreadPoolExecutor(4) as crowd:
        answers = set(crowd.map(ask, range(4)))

    assert made == [7]
    assert len(answers) == 1


def test_another_version_is_made_anew():
    made = []

    @made_once(maxsize=1)
    def answer(version):
        made.append(version)

    for version in (1, 1, 2):
        answer(version)

    assert made == [1, 2]
