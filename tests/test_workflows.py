"""The workflows: pinned, least permissions, and calling only what exists."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted(GITHUB.glob("workflows/*.yml"))
FORMS = sorted(path for path in GITHUB.glob("ISSUE_TEMPLATE/*.yml") if path.name != "config.yml")
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
COMMAND = re.compile(r"\bmake (?P<target>\w+)|\btimeline (?P<command>\w+)")
# What each job may do with the repository; a permission not listed here is none.
PERMISSIONS = {
    ("advisories", "dependencies"): {"contents": "read"},
    ("release", "attest"): {
        "contents": "read",
        "pages": "read",
        "id-token": "write",
        "attestations": "write",
    },
    ("links", "ask"): {"contents": "read"},
    ("links", "tell"): {"actions": "read", "issues": "write"},
    ("check", "files"): {"contents": "read"},
    ("check", "content"): {"contents": "read"},
    ("check", "code"): {"contents": "read"},
    ("check", "check"): {},
    ("publish", "build"): {"contents": "read", "pages": "read"},
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
}
SCHEMAS = [
    ("vendor.github-workflows", WORKFLOWS),
    ("custom.github-workflows-require-timeout", WORKFLOWS),
    ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
    ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
    ("vendor.github-issue-forms", FORMS),
]
# What runs without make: the scripts of this repository, and the timeline of .venv.
SCRIPT = re.compile(r"python -m (?P<module>tools\.\w+)|HEAD\^1:(?P<file>tools/\w+\.py)")

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def test_zizmor_finds_nothing():
    assert _lint("zizmor", "--offline", "--quiet", str(GITHUB)) == 0


@pytest.mark.parametrize(("schema", "files"), SCHEMAS, ids=[schema for schema, _ in SCHEMAS])
def test_files_fit_their_schema(schema, files):
    assert _lint("check-jsonschema", "--builtin-schema", schema, *map(str, files)) == 0


@each_workflow
def test_every_action_is_pinned_to_a_commit_and_says_its_version(path):
    uses = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert [line for line in uses if not PINNED.search(line)] == []


@each_workflow
def test_nothing_from_a_pull_request_runs_with_more_rights_than_it_has(path):
    # YAML 1.1 reads the key `on` as true.
    assert not {"pull_request_target", "workflow_run"} & set(_workflow(path)[True])


def test_every_job_has_just_the_permissions_it_needs():
    found = {
        (path.stem, name): job["permissions"]
        for path in WORKFLOWS
        for name, job in _workflow(path)["jobs"].items()
    }
    assert found == PERMISSIONS
    assert [_workflow(path)["permissions"] for path in WORKFLOWS] == [{}] * len(WORKFLOWS)


@each_workflow
def test_a_checkout_leaves_no_token_behind(path):
    checkouts = [step for step in _steps(path) if "checkout@" in step.get("uses", "")]
    assert all(step["with"].pop("fetch-depth", 2) == 2 for step in checkouts)
    assert all(step["with"] == {"persist-credentials": False} for step in checkouts)


@each_workflow
def test_steps_call_only_targets_and_commands_that_exist(path):
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for step in _steps(path):
        for call in COMMAND.finditer(step.get("run", "")):
            assert call["target"] in targets if call["target"] else _has_help(call["command"])


def test_steps_run_only_scripts_that_exist():
    runs = [step.get("run", "") for path in WORKFLOWS for step in _steps(path)]
    scripts = [found for run in runs for found in SCRIPT.finditer(run)]
    named = {f"{s['module'].replace('.', '/')}.py" if s["module"] else s["file"] for s in scripts}
    assert named == {"tools/files.py", "tools/links.py", "tools/preview.py", "tools/summary.py"}
    assert all((ROOT / name).is_file() for name in named)


def test_the_list_of_files_is_looked_at_by_the_script_of_the_base_alone():
    job = _workflow(GITHUB / "workflows/check.yml")["jobs"]["files"]
    assert [step["run"] for step in job["steps"] if "run" in step] == [
        "git show HEAD^1:tools/files.py | python3 -I - HEAD^1 HEAD"
    ]


def test_one_check_stands_for_all_jobs_and_runs_always():
    jobs = _workflow(GITHUB / "workflows/check.yml")["jobs"]
    assert jobs["check"]["if"] == "always()"
    assert set(jobs["check"]["needs"]) == jobs.keys() - {"check"}
    for results, passes in (
        ("success, success, skipped", True),
        ("skipped, success, success", True),
        ("success, failure, success", False),
        ("success, success, cancelled", False),
    ):
        failed = any(word in results for word in ("failure", "cancelled"))
        run = subprocess.run(
            ["bash", "-e", "-c", jobs["check"]["steps"][0]["run"]],
            env={"RESULTS": results, "FAILED": str(failed).lower()},
            capture_output=True,
            check=False,
        )
        assert (run.returncode == 0) is passes


def test_no_step_pastes_what_a_request_brings_into_a_shell():
    runs = [step.get("run", "") for path in WORKFLOWS for step in _steps(path)]
    assert [run for run in runs if "${{" in run] == []


def test_the_publishing_workflow_keeps_no_packages():
    text = (GITHUB / "workflows/publish.yml").read_text(encoding="utf-8")
    assert "cache" not in text


def test_every_form_asks_for_a_licence_before_texts_are_taken():
    for path in FORMS:
        fields = {field.get("id"): field for field in _workflow(path)["body"]}
        if path.stem != "broken-link":
            assert fields["licence"]["attributes"]["options"][0]["required"] is True


def test_code_owners_name_only_what_is_there():
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert all(len(rule) == 2 and rule[1].startswith("@") for rule in rules)
    assert [path for path, _ in rules if path != "*" and not list(ROOT.glob(path[1:]))] == []
    # The last line that fits counts, so the rule for everything is the first.
    assert rules[0][0] == "*"


def test_the_site_is_built_for_the_address_that_pages_names():
    steps = _steps(GITHUB / "workflows" / "publish.yml")
    build = next(step for step in steps if step.get("run") == "make build")
    assert build["env"] == {
        "SITEURL": "${{ steps.pages.outputs.base_url }}",
        "REPOSITORY_URL": "${{ github.server_url }}/${{ github.repository }}",
        "COMMIT": "${{ github.sha }}",
    }


def _workflow(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _steps(path: Path) -> list[dict]:
    return [step for job in _workflow(path)["jobs"].values() for step in job["steps"]]


def _lint(tool: str, *arguments: str) -> int:
    """Run a linter installed beside this Python; what it says shows where the test fails."""
    return subprocess.run(
        [Path(sys.executable).with_name(tool), *arguments], check=False
    ).returncode


def _has_help(command: str) -> bool:
    timeline = [sys.executable, "-m", "timeline", command, "--help"]
    return subprocess.run(timeline, capture_output=True, check=False).returncode == 0
