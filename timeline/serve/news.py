"""What there is to tell browsers of the site they show, and the script that hears it."""

from threading import Condition
from typing import NamedTuple

# Put into every page that is served, and into none that is published. The pages' own policy lets
# it run, ask this server and set styles one by one; what it shows is text, whatever is in it.
SCRIPT = """(() => {
  const own = new URL(document.currentScript.src);
  const bar = document.createElement("div");
  bar.className = "served-problem";
  bar.setAttribute("role", "status");
  Object.assign(bar.style, {
    position: "fixed", insetInline: "0", insetBlockEnd: "0", zIndex: "9", overflow: "auto",
    boxSizing: "border-box", maxBlockSize: "40vh", padding: ".75rem 1rem", whiteSpace: "pre-wrap",
    overflowWrap: "anywhere", font: "14px/1.45 monospace", color: "#fff", background: "#222",
    borderBlockStart: "3px solid #d9822b",
  });
  new EventSource(own.pathname.replace("reload.js", "changes")).onmessage = (message) => {
    const told = JSON.parse(message.data);
    if (own.search !== `?${told.edition}`) location.reload();
    if (told.problem) document.body.append(bar); else bar.remove();
    bar.textContent = told.problem;
  };
})();
"""


class State(NamedTuple):
    """What a browser is told: the edition of the site, and what keeps the next from being built.

    `number` counts what was told.
    """

    number: int = 0
    edition: int = 0
    problem: str = ""


class News:
    """What there is to tell of the site, for browsers that wait for it."""

    def __init__(self) -> None:
        self.state = State()
        self._told = Condition()

    def tell(self, problem: str = "") -> None:
        """Say that there is a new edition, or the problem for which there is none."""
        with self._told:
            number, edition, _ = self.state
            self.state = State(number + 1, edition if problem else edition + 1, problem)
            self._told.notify_all()

    def after(self, number: int, seconds: float) -> State:
        """Wait for news later than `number`, at most so long; return what is told then."""
        with self._told:
            self._told.wait_for(lambda: self.state.number > number, timeout=seconds)
            return self.state
