"""What there is to tell browsers of the site they show, and the script that hears it."""

from threading import Condition
from typing import NamedTuple

from timeline.serve.answers import Made

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
    const editions = [...own.searchParams];
    if (editions.some(([of, edition]) => String(told[of]) !== edition)) location.reload();
    if (told.problem) document.body.append(bar); else bar.remove();
    bar.textContent = told.problem;
  };
})();
"""


class State(NamedTuple):
    """What a browser is told: the editions of a site, and what keeps the next from being made.

    `live` is the edition of what is `made` when it is asked for, and `built` that of the folder in
    which everything stands; `number` counts what was told.
    """

    number: int = 0
    live: int = 0
    built: int = 0
    problem: str = ""
    made: Made | None = None


class News:
    """What there is to tell of the site, for browsers that wait for it."""

    def __init__(self) -> None:
        self.state = State()
        self._told = Condition()

    def live(self, made: Made) -> None:
        """Say that from now on pages are `made` of other files than before."""
        self._tell(live=self.state.live + 1, problem="", made=made)

    def built(self) -> None:
        """Say that another site stands in the folder."""
        self._tell(built=self.state.built + 1)

    def fault(self, problem: str) -> None:
        """Say for what problem the site stays as it was."""
        self._tell(problem=problem)

    def _tell(self, **changed: object) -> None:
        with self._told:
            number = self.state.number + 1
            self.state = self.state._replace(number=number, **changed)  # type: ignore[arg-type]
            self._told.notify_all()

    def after(self, number: int, seconds: float) -> State:
        """Wait for news later than `number`, at most so long; return what is told then."""
        with self._told:
            self._told.wait_for(lambda: self.state.number > number, timeout=seconds)
            return self.state
