"""Whose quoted words are, where others cite the speaker, retell him or name him only later."""

import pytest

from tests.test_speakers import LEGION, MINISTRY, ZORENKO, said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Zemland Defence Ministry spoke. The ministry was cited as saying: “We held.”",
         MINISTRY),
        ("Павел Зоренко выступил. «Мы остаёмся», — говорится в его сообщении.", ZORENKO),
        ("«Ми лишаємось». З такими словами вийшов у ефір Павло Зоренко.", ZORENKO),
        ("Легион «Северная заря» молчал. «Мы дома», — попросили легионеры.", LEGION),
    ],
)  # fmt: skip
def test_a_speaker_is_found_whom_other_words_mean(text, speaker):
    assert said(text)[-1][0] == speaker


def test_words_of_another_that_somebody_retells_are_not_his():
    text = "Павел Зоренко приехал. «Было тихо», — пересказывает Зоренко слова местного тракториста."
    assert said(text) == []
