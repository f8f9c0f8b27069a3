"""What does the manual say? One page a topic, in Markdown, readable offline."""

from importlib.resources import files

from followup.errors import UsageError


def topics() -> dict[str, str]:
    """Topic -> its title, the start first."""
    pages = sorted(files(__name__).iterdir(), key=lambda page: (page.name != "start.md", page.name))
    return {
        page.name.removesuffix(".md"): page.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
        for page in pages
        if page.name.endswith(".md")
    }


def read(topic: str) -> str:
    """The page on that topic."""
    known = topics()
    if topic not in known:
        raise UsageError(f"There is no page on {topic!r}. The topics are: {', '.join(known)}.")
    return (files(__name__) / f"{topic}.md").read_text(encoding="utf-8")


def index() -> str:
    """What there is to read."""
    lines = [f"- `followup help {topic}`: {title}" for topic, title in topics().items()]
    return "\n".join(["# The manual", "", *lines, ""])
