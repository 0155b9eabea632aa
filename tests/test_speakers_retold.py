"""Whose words are that somebody else tells: never his who only passes them on."""

import pytest

from tests.test_speakers import LEGION, TARNOVSKY, ZORENKO, said


@pytest.mark.parametrize(
    "text",
    [
        # Somebody without a name speaks in what another tells.
        "Zorenko said the buyer had called the house “a ruin with a view”.",
        "Zorenko told the meeting that his neighbour had told him “they drink our well dry”.",
        "Zorenko said that doctors had described him as “stable and hungry”.",
        "Pavlo Zorenko came. He said a guard once told him “You will not be fed”.",
        "Zorenko said that a man in Warsaw liked to call it “loud talk”.",
        "Zorenko recalled how her mother, who had lived there, spoke of it: “Count the boots.”",
        "Zorenko came. The man, he told us, used to describe it as “a fence without a field”.",
        "Zorenko cited a gunner from Ladov, who had told him that it looked “like a car park”.",
        "Zorenko told us that a friend had left and come away calling it “arithmetic”.",
        "Зоренко рассказал, что покупатель назвал дом «руиной с видом».",
        "Зоренко розповів, що покупець назвав будинок «руїною з краєвидом».",
        "Зоренко заявил, что западный дипломат шепнул ему: «Мы ничего не знаем».",
        "Зоренко написал, что знакомый офицер, посмотрев съёмку, сказал ему: «Так не ходят».",
        "Зоренко розповів, що той сказав йому «не знаю».",
        "Сказал он утром, что тихо; сегодня фермер Кожин пожаловался: «Едет третьи сутки».",
        # Of a stranger with a last name alone.
        "Zorenko told the court that Lyle had once described her as “a forester”.",
        "Zorenko said that Lyle, his former partner, used to call it “arson with a map”.",
        "The head, Olga Rudina, told reporters that Zorenko's account was “a fairy tale”.",
        "A lawyer, Lev Strukov, said Zorenko's promise was “worth its paper”.",
        # Whoever tells it is put in between the other and his verb, or stands far in front.
        "The owner, Zorenko said, answered the rescuers: “Take the cat first.”",
        "Хозяйка, рассказал Зоренко, ответила спасателям: «Сначала кота».",
        "Зоренко сказав, що господиня, сімдесятирічна вдова, відповіла: «Спершу кота».",
        "Зоренко рассказал залу, что посоветовал ему адвокат: «В лесах молчите».",
        "Зоренко сказав, що в Парижі чиновники тепер говорять про «терпіння».",
        # Words that are passed on.
        "Zorenko passed on the words of the school's director, Olga Rudina: “It will hold.”",
        "Zorenko repeated the advice of an old trainer: “Give a pawn.”",
        "Zorenko passed on what he says are the words of a conscript: “They told us nothing.”",
        "Зоренко передал слова директора школы Ольги Рудиной: «Крыша выдержит».",
        "Зоренко вспомнил совет старого тренера: «Жертвуй пешку».",
        "Зоренко зачитав лист пенсіонерки: «Поверніть нам тишу».",
        "Zorenko odczytał list emerytki: „Oddajcie nam ciszę”.",
        "Зоренка попросили відповісти. «Тату, не спи», – процитував він.",
        "«Хлопці, ви хто?» – так, за словами Зоренка, зустріла його старенька.",
        "Зоренко ушёл. Мать одного из солдат показывает сообщение сына: «Мам, связь глушат».",
        # A stranger has written to him who is known, received something or is one of several.
        "Рибалка Степан Коваль передав лист Ігорю Тарновському. Він сказав: «Там сорок імен».",
        "Юрист Олег Лис напомнил о суде. Что приписывают самому Тарновскому, он не сказал, "
        "пообещав, что «следствие назовёт всё».",
        "Зоренко выступил. По его словам, легион получил один ответ — «спасибо, письмо учтено».",
        "Легіон «Північна зоря» мовчить, хоча один із них, автор каналу, жартує: «Явка рекордна».",
        "FEED ZORENKO TO TARNOVSKY: “FIND THEM”",
    ],
)
def test_words_are_not_of_whoever_tells_that_another_said_them(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Мешканка Олена Сич подякувала Ігорю Тарновському. Він відповів: «Ми поруч».", TARNOVSKY),
        ("Zorenko said the bridge was closed and called it “a thing of the past”.", ZORENKO),
        ("Zorenko said he had told the guard “You will not stop us”.", ZORENKO),
        ("Zorenko said men at border posts were few, a practice that “will cost it dear”.",
         ZORENKO),
        ("Зоренко сказал, что ответил охраннику: «Вы нас не остановите».", ZORENKO),
        ("Зоренко рассказал, что президенту докладывают об этом «каждые два часа».", ZORENKO),
        ("Зоренко заявил, что он сам писал в легион и «видел колонны».", ZORENKO),
        ("The mayor, Ihor Tarnovsky, told us that Ms Zorenko's account was “a tale”.", TARNOVSKY),
        ("It was Zorenko who said that it is “a mirror”; Tarnovsky repeated it.", ZORENKO),
        # Of those whose words are passed on, or to whom a paper is.
        ("Тарновский передал слова Павла Зоренко: «До обеда никто не выезжает».", ZORENKO),
        ("Зоренко процитував Ігоря Тарновського: «Ми прийшли надовго».", TARNOVSKY),
        ("Тарновский обещал, что «будет тихо», а Зоренко обошёлся одной фразой: «Спать хочу».",
         ZORENKO),
        ("Zorenko's first message on the matter: “The bridge is closed.”", ZORENKO),
        ("Первое сообщение Тарновского об этом: «Мост закрыт».", TARNOVSKY),
        ("Єдиний коментар легіону «Північна зоря»: «Ми це бачили».", LEGION),
    ],
)  # fmt: skip
def test_words_are_of_whoever_spoke_them(text, speaker):
    assert said(text)[-1][0] == speaker
