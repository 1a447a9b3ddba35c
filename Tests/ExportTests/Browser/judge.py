"""What the checks of pages in a browser have in common."""

failures = []


def check(what, holds, detail=""):
    if not holds:
        failures.append(f"{what} {detail}".strip())


# What a screen reader was given to say, in turn.
LISTEN = """window.said = [];
    new MutationObserver(() => { const text = document.querySelector('#announcement').textContent; if (text) said.push(text); })
        .observe(document.querySelector('#announcement'), { childList: true })"""
