"""What hosts a build: Pelican with its settings and templates, as the builder asks for them."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import msgspec
from jinja2 import Environment
from pelican import Pelican

from timeline import catalogues
from timeline.builder import Host, Run
from timeline.engine.printing import Page, PageType
from timeline.engine.publish import digest
from timeline.model import InputError
from timeline.plugin import guests, picturing, plainfiles, searching
from timeline.plugin.site import Speak, environment_of, files_below, site_of
from timeline.record import indexes, maplayers
from timeline.settings import zone
from timeline.site import atlas, reserved
from timeline.site.assets import assets
from timeline.site.context import Context
from timeline.site.routes import ROUTES, Pages, Route, pages_of
from timeline.site.site import Site
from timeline.site.views.indexed import indexed, number_of_indexes
from timeline.templates import speak


def host_of(host: Pelican, run: Callable[[], None], chosen: Run) -> Host:
    """Return what hosts a build in which Pelican takes part by its own `run`; raises InputError."""
    settings = host.settings
    made = assets(files_below(Path(host.theme) / "static"))
    words = catalogues.words(str(settings["DEFAULT_LANG"]))
    site = replace(site_of(settings, words, made), search=searching.program())
    fonts = picturing.type_of(Path(host.theme)) if site.has_host else None
    site = replace(site, cards=picturing.state(fonts) if fonts else "")
    spoken = partial(
        speak, text=words.text, texts_language=site.texts_language, language=site.language
    )
    layers, shown = _layers(Path(host.path)), f"{Path(host.path).name}/{maplayers.FOLDER}"
    environment = environment_of(settings, spoken, chosen.compiled)
    drawn, can_draw = partial(atlas.loads, layers, shown=shown), partial(picturing.can_draw, fonts)
    is_open = guests.is_expected(host)
    # Once: what several pages share is made for all of them.
    of = cache(lambda record: pages_of(Context(record, site, drawn(), words, can_draw)))
    return Host(
        content=Path(host.path),
        seeds=Path(host.path).parent / "seeds",
        output=Path(host.output_path),
        zone=zone(settings),
        environment=environment,
        templates=sorted({route.template for route in ROUTES}),
        given={"site": site},
        assets={asset.path: asset.content for asset in made.values()},
        shape=_shape(settings, site, layers),
        beside=plainfiles.state(settings),
        page=lambda record, path: None if is_open else _page_at(of(record), path),
        pages=lambda record: _pages_of(of(record), f"{Path(host.path).name}/{guests.PAGES}"),
        others=lambda record, folder: _others(host, run, environment, spoken, of(record), folder),
        take=lambda record, parts: of(record).take(parts),
        is_open=is_open,
        named=lambda record: picturing.files_of(of(record).context, fonts),
        bundle=lambda record: searching.bundle_of(
            partial(indexed, of(record).context),
            site.content_language,
            number_of_indexes(of(record).context),
        ),
    )


def _pages_of(pages: Pages, shown: str) -> Sequence[Page]:
    """Return the pages of the record; raises InputError where one of prose has their address."""
    addresses = pages.context.record.keys(indexes.prose)
    if taken := tuple(reserved.problems(addresses, shown=shown)):
        raise InputError(taken)
    # A type for each route, not for each page: there are more pages than events.
    types = {route: _type(pages, route) for route in pages.routes if not route.is_hosted}
    return [
        Page(route.path(name), name, made)
        for route, made in types.items()
        for name in route.names(pages)
    ]


def _page_at(pages: Pages, path: str) -> Page | None:
    """Return the page at a path, unless Pelican writes it or it is joined of all events."""
    found = pages.at(path)
    if found is None or found[0].is_hosted or found[0].is_joined:
        return None
    route, name = found
    return Page(path, name, _type(pages, route))


def _type(pages: Pages, route: Route) -> PageType:
    return PageType(
        template=route.template,
        make=partial(pages.values, route),
        part=pages.part if route.is_part(pages) else None,
        is_joined=route.is_joined,
    )


def _shape(settings: Mapping[str, object], site: Site, layers: Mapping[str, str]) -> bytes:
    """Return a digest of what shapes every page besides the record and the templates."""
    environment = settings["JINJA_ENVIRONMENT"]
    assert isinstance(environment, dict)  # as Pelican reads it
    options, catalogue = repr(sorted(environment.items())), catalogues.source(site.language)
    return digest(msgspec.msgpack.encode((site, sorted(layers.items()), options, catalogue)))


def _layers(content: Path) -> Mapping[str, str]:
    """Return the layers of the map by name, as GeoJSON; raises InputError."""
    layers, problems = maplayers.read_layers(content)
    if problems:
        raise InputError(problems)
    return layers


def _others(
    host: Pelican,
    run: Callable[[], None],
    environment: Environment,
    spoken: Speak,
    pages: Pages,
    folder: Path,
) -> Mapping[str, str]:
    """Have Pelican write what is its own into `folder`; return what `guests.fill` does."""
    prose = [
        guests.GuestPage(
            source=f"{guests.PAGES}/{name}.md",
            path=route.path(name),
            template=route.template,
            title=view.title,
            description=view.description,
            values={"site": pages.context.site, **pages.values(route, name)},
        )
        for route in ROUTES
        if route.is_hosted
        for name in route.names(pages)
        for view in (route.view(pages, name),)
    ]
    return guests.fill(host, run, prose, environment, spoken, partial(warn, host), folder)


def warn(host: Pelican, text: str) -> None:
    """Tell whoever runs the build what they should see to."""
    run: Run | None = host.settings.get("TIMELINE_RUN")
    (run.warn if run else logging.getLogger(__name__).warning)(text)
