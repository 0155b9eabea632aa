"""Templates: what each is made of, so that a change touches just its pages, and what fails."""

import re
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from gettext import NullTranslations
from types import CodeType

from jinja2 import BytecodeCache, Environment, TemplateNotFound, TemplateSyntaxError
from jinja2 import TemplateError as JinjaError
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from timeline.errors import BuildError

# A tag that names another template. What is named by more than one plain string could be any.
_TAG = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\s+(?P<rest>.*?)[-+]?%\}", re.DOTALL)
_NAME = re.compile(
    r"[\"'](?P<name>[^\"']+)[\"'](?:\s+(?:as|import|ignore|with)\b.*)?\s*", re.DOTALL
)

# Jinja puts this beside the code of a template where it stands in a traceback.
_IN_TEMPLATE = "__jinja_exception__"


class ThemeError(BuildError):
    """A template that is not there or cannot be printed; says which, the line and what is wrong."""


class CompiledTemplates(BytecodeCache):
    """What Jinja made of templates: a process that builds again compiles what has changed alone."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template whose text is the same as before."""
        checksum, code = self._kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code:
            self._kept[bucket.key] = bucket.checksum, bucket.code


class MacroContext(Context):
    """What a template has while it is printed; most of what it calls are macros."""

    def call(self, called: Callable[..., object], /, *args: object, **named: object) -> object:
        """Call a macro at once: to ask what else it could be takes as long as to begin one."""
        if type(called) is not Macro:
            return super().call(called, *args, **named)
        for beside in ("_block_vars", "_loop_vars"):
            named.pop(beside, None)
        return called(self.eval_ctx, *args, **named)


def speak(
    environment: Environment, text: NullTranslations, texts_language: str, language: str
) -> None:
    """Have templates say their phrases as `text` does.

    `texts_lang` is the attribute of what holds a text of the content: that of `texts_language`, or
    none where it is empty because page and texts are in one language. `page_lang` is that of what
    holds words of the page, in `language`, within a text of the content.
    """
    # Added by the extension, of which the environment's type does not know.
    environment.install_gettext_translations(text, newstyle=True)  # type: ignore[attr-defined]
    attribute, both = Markup(' lang="{}"'), bool(texts_language)
    environment.globals["texts_lang"] = attribute.format(texts_language) if both else ""
    environment.globals["page_lang"] = attribute.format(language) if both else ""


@contextmanager
def faults_named(name: str) -> Iterator[None]:
    """Raise ThemeError, with file and line, where the template `name` cannot be had or printed."""
    try:
        yield
    except TemplateNotFound as error:
        message = f"the theme has no template {error.name}; copy it from the theme of timeline"
        raise ThemeError(message) from None
    except TemplateSyntaxError as error:
        place = f"{error.filename or error.name or name}:{error.lineno}"
        raise ThemeError(f"{place}: {error.message}") from None
    except (OSError, MemoryError, ThemeError):
        raise
    except Exception as error:
        raise ThemeError(f"{_place(error, name)}: {_said(error)}") from error


def is_of_template(error: Exception) -> bool:
    """Return whether an error came in a template, or because there is none."""
    steps = traceback.walk_tb(error.__traceback__)
    return isinstance(error, JinjaError) or any(
        _IN_TEMPLATE in frame.f_globals for frame, _ in steps
    )


def _place(error: Exception, name: str) -> str:
    """Return file and line of the template that was at work when `error` came."""
    steps = reversed(list(traceback.walk_tb(error.__traceback__)))
    found = ((frame, line) for frame, line in steps if _IN_TEMPLATE in frame.f_globals)
    return next((f"{frame.f_code.co_filename}:{line}" for frame, line in found), name)


def _said(error: Exception) -> str:
    """Return what an error says on one line, after its kind where Python alone knows that."""
    said = " ".join(str(error).split())
    return said if isinstance(error, JinjaError) else f"{type(error).__name__}: {said}"


def sources(environment: Environment) -> Callable[[str], tuple[str, ...]]:
    """Return what gives the texts of a template and of all it names, directly or not, by name."""

    @cache
    def text_of(name: str) -> str:
        assert environment.loader  # whoever loads templates has one
        return environment.loader.get_source(environment, name)[0]

    def of(name: str) -> tuple[str, ...]:
        found: dict[str, str] = {}
        todo = {name}
        while todo:
            here = todo.pop()
            found[here] = text_of(here)
            todo |= set(_named(found[here], environment)) - found.keys()
        return tuple(found[each] for each in sorted(found))

    return of


def _named(text: str, environment: Environment) -> Iterable[str]:
    """Return the names of the templates that a text may name."""
    tags = [_NAME.fullmatch(tag["rest"]) for tag in _TAG.finditer(text)]
    if all(tags):
        return [tag["name"] for tag in tags if tag]
    return environment.list_templates()
