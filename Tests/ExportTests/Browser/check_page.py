#!/usr/bin/env python3
"""Puts exported pages before a real browser. Usage: check_page.py CHROMIUM FOLDER

FOLDER has an export in each of its folders. before, after, evening and ended are of one blog in turn: in after an
entry is new, one was edited and one withdrawn, in evening another is new, in undone it was taken back; resumed is
evening after the end; turned is evening with the oldest first, and back is before after that. In mended and
retracted the entry with a post was edited and withdrawn, pinned has another pin, keys many key events. paged has
several pages, later is the same blog with more, sooner with fewer more, paged-turned with the oldest first. arabic
runs from right to left, and tables has a table that is pinned. Prints what failed and exits 1.
"""
import gzip
import os
import sys

from check_rough import ROUGH
from chromium import Browser, Site
from judge import LISTEN, check, failures


def without_javascript(browser, site):
    page = browser.page(site.url, javascript=False)
    check("every entry is there without JavaScript", page.run("document.querySelectorAll('article').length") == 11)
    check("the post's text is there without JavaScript", page.run("document.querySelector('.post blockquote').checkVisibility() && document.body.textContent.includes('All boats accounted for.')"))
    check("the style in the page is let in by its policy", page.run("getComputedStyle(document.querySelector('.skip')).position") == "absolute")
    check("consent cannot be given without JavaScript", page.run("document.querySelector('.consent').checkVisibility()") is False)
    check("the page is without complaint", not page.complaints(), str(page.complaints()))


def small(folder):
    with open(f"{folder}/before/script.js", "rb") as file:
        size = len(gzip.compress(file.read()))
    check("the script is at most 5 KB on its way", 2000 < size < 5000, str(size))


def consent(browser, site):
    browser.events.clear()
    page = browser.page(site.url)
    check("nothing is asked of others before consent", all(u.startswith(site.url) for u in page.requests()), str(page.requests()))
    check("no frame before consent", page.run("document.querySelectorAll('iframe').length") == 0)
    check("nothing is stored before consent", page.run("localStorage.length + document.cookie.length") == 0)
    # With the keyboard alone: tab to the button, press it.
    page.run("document.querySelector('.post .skip').focus()")
    for _ in range(12):
        page.press("Tab")
        if page.run("document.activeElement.matches('.accept')"):
            break
    check("the consent button is reached by tabbing", page.run("document.activeElement.matches('.accept')"))
    room = "['.has-frame', 'body'].map(s => document.querySelector(s).getBoundingClientRect().height).join(' ')"
    before = page.run(room)
    check("no room is kept for what may never come", page.run("""(([a, b]) => Math.abs(b.top - a.bottom) < 20)
        (['.stage > figure', '.consent'].map(s => document.querySelector('.has-frame').querySelector(s).getBoundingClientRect()))"""))
    page.run("window.moved = 0; new PerformanceObserver(l => l.getEntries().forEach(e => { if (!e.hadRecentInput) moved += e.value; })).observe({ type: 'layout-shift', buffered: true })")
    page.press("Enter", text="\r")
    check("the widget comes after consent", page.until("document.querySelectorAll('iframe').length === 1"))
    frame = page.run("document.querySelector('iframe').src")
    check("the widget is the provider's", frame.startswith("https://platform.twitter.com/embed/"), frame)
    sandbox = page.run("document.querySelector('iframe').getAttribute('sandbox')")
    check("the widget is in a sandbox", "allow-scripts" in sandbox and "allow-top-navigation" not in sandbox)
    check("the widget has the height that its provider needs", page.run("document.querySelector('iframe').getBoundingClientRect().height") == 560)
    check("nothing of the widget is cut off", page.run("""(([a, b]) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom)
        (['iframe', '.has-frame .stage'].map(s => document.querySelector(s).getBoundingClientRect()))"""))
    for kept in ("blockquote", "figcaption b", "figcaption a"):
        check(f"the kept post stays, whatever becomes of the widget: {kept}", page.run(
            f"document.querySelector('.has-frame {kept}').checkVisibility({{visibilityProperty: true}})"))
    check("the way back is in sight", page.run("document.querySelector('.withdraw').checkVisibility({visibilityProperty: true})"))
    check("what is behind the widget is not reached by tabbing", page.run("!document.querySelector('.accept').checkVisibility({visibilityProperty: true})"))
    check("consent is not kept unasked", page.run("localStorage.length") == 0)
    page.run("document.querySelector('.withdraw').click()")
    check("consent can be taken back", page.run("document.querySelectorAll('iframe').length") == 0)
    check("all is as it was when the widget goes", page.run(room) == before, f"{before} {page.run(room)}")
    check("the question is back", page.run("document.activeElement.matches('.accept')"))
    page.run("document.querySelector('.consent input').checked = true; document.querySelector('.accept').click()")
    page.open(site.url)
    check("consent is remembered if asked for", page.until("document.querySelectorAll('iframe').length === 1"))
    check("nothing moved that the reader did not ask for", page.run("""new Promise(done => new PerformanceObserver(l => done(
        l.getEntries().reduce((sum, e) => sum + (e.hadRecentInput ? 0 : e.value), 0))).observe({ type: 'layout-shift', buffered: true })
        || setTimeout(() => done(0), 500))""") == 0 and not page.run("window.moved"))
    check("the page is without complaint", not page.complaints(), str(page.complaints()))


def skip_links(browser, site):
    page = browser.page(site.url)
    page.press("Tab")
    check("the first tab stop skips to the entries", page.run("document.activeElement.getAttribute('href')") == "#entries")
    page.press("Enter", text="\r")
    check("the skip link leads there", page.until("document.activeElement.id === 'entries'"))


def live(browser, site, after, ended):
    browser.events.clear()
    page = browser.page(site.url)
    page.run("scrollTo(0, document.querySelector('#entry-ana1ys1s00').offsetTop)")
    page.run("window.place = document.querySelector('#entry-exp1a1n000').getBoundingClientRect().top")
    before = page.run("document.querySelectorAll('#list > li').length")
    site.folder = after
    check("a new entry is offered", page.until("document.querySelector('#show-new').checkVisibility()"))
    check("it is told how many are new", page.run("document.querySelector('#show-new').textContent") == "1 new entry")
    check("it is announced politely", page.until("document.querySelector('[role=status]').textContent !== ''"))
    check("it is not thrust upon the reader", page.run("document.querySelectorAll('#list > li').length") == before)
    check("an edit arrives", page.until("document.querySelector('#entry-1pen1ng000').textContent.includes('Good afternoon')"))
    check("a withdrawal arrives", page.until("document.querySelector('#entry-f1gvres000 .tombstone') !== null"))
    check("the withdrawn text is gone", page.run("!document.querySelector('#entry-f1gvres000').textContent.includes('full text')"))
    check("the summary is new", page.until("document.querySelector('.summary').textContent.includes('ferry is back')"))
    check("the key event is new", page.run("document.querySelector('.key-events').textContent.includes('Ferry back')"))
    page.run("document.querySelector('#show-new').click()")
    check("the new entry is first", page.run("document.querySelector('#list > li').dataset.id") == "new0000000")
    check("the focus is on it", page.run("document.activeElement.closest('article')?.id") == "entry-new0000000")
    check("no entry is there twice", page.run("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size === document.querySelectorAll('[id]').length"))
    site.folder = ended
    check("the end of the coverage is told", page.until("document.querySelector('.badge').textContent === 'Coverage ended'"))
    check("the page is without complaint", not page.complaints(), str(page.complaints()))
    # What was asked for before the end was known may still be on its way.
    page.run("new Promise(done => setTimeout(done, 1500))")
    asked = len(page.requests())
    page.run("new Promise(done => setTimeout(done, 1500))")
    check("it asks no more", len(page.requests()) == asked)


def announced(browser, folder):
    """Each arrival and the end are said once; an ended page asks seldom, and finds that coverage goes on."""
    site = Site(f"{folder}/before")
    page = browser.page(site.url)
    page.run(LISTEN)
    shown = "document.querySelector('#show-new').checkVisibility()"
    for state in ("after", "evening"):
        site.folder = f"{folder}/{state}"
        check(f"what is new in {state} is offered", page.until(shown))
        page.run("new Promise(done => setTimeout(done, 1000))")
        said = page.run("said.splice(0).join('|')")
        check(f"what is new in {state} is said once", said.count("1 new entry") == 1, said)
        check(f"a withdrawal in {state} is said", ("An entry was withdrawn" in said) == (state == "after"), said)
        check(f"an edit in {state} is said with it", ("An entry was updated. " in said) == (state == "after"), said)
        page.run("document.querySelector('#show-new').click()")
    site.folder = f"{folder}/undone"
    check("what is taken back goes", page.until("document.querySelectorAll('#list > li').length === 12"))
    check("nothing is said of it", page.run("said.length") == 0, str(page.run("said")))
    site.folder = f"{folder}/ended"
    check("the end is said", page.until("said.includes('Coverage has ended')"))
    page.run("new Promise(done => setTimeout(done, 1500))")
    browser.events.clear()
    back = "document.dispatchEvent(new Event('visibilitychange')); dispatchEvent(new Event('online')); new Promise(done => setTimeout(done, 700))"
    page.run(back)
    check("an ended page asks no more, though its reader comes and goes", not page.requests(), str(page.requests()))
    page.run("window.now = Date.now; Date.now = () => now() + 3600000")
    page.run(back)
    check("after long it asks once", len(page.requests()) == 1, str(page.requests()))
    check("the end is said once", page.run("said.join('|')") == "Coverage has ended", page.run("said.join('|')"))
    site.folder = f"{folder}/resumed"
    page.run("Date.now = () => now() + 7200000")
    page.run(back)
    check("a page that slept learns that coverage goes on", page.until("document.querySelector('.badge').textContent === 'Live'"))
    check("the page is without complaint", not page.complaints(), str(page.complaints()))


def turned(browser, folder):
    """The order of the list is the newsroom's, on a page that is open too."""
    numbers = "[...document.querySelectorAll('#list > li')].map(e => e.value).join()"
    for path, first, then, back in (("", "before", "turned", "back"), ("page-1.html", "paged", "paged-turned", "paged")):
        site = Site(f"{folder}/{first}")
        page = browser.page(site.url + path)
        old = page.run(numbers).split(",")
        check("the newest is first", int(old[0]) > int(old[-1]))
        site.folder = f"{folder}/{then}"
        check("the list turns", page.until(f"(n => n === n.split(',').sort((a, b) => a - b).join())({numbers})"))
        check("its numbers run the same way", page.run("document.querySelector('#list').reversed") is False)
        if not path:
            page.until("document.querySelector('#show-new').checkVisibility()")
            page.run("document.querySelector('#show-new').click()")
            check("what is new is last", page.run("document.querySelector('#list > li:last-child').dataset.id") == "new0000001")
        site.folder = f"{folder}/{back}"
        check("the list turns back", page.until(f"{numbers} === '{','.join(old)}'"), page.run(numbers))
        check("the page is without complaint", not page.complaints(), str(page.complaints()))


def old_links(browser, paged):
    site = Site(paged)
    page = browser.page(site.url + "#entry-0000000003")
    check("a link to the only page finds its entry's page", page.until("location.pathname === '/page-1.html'"))
    check("and its entry", page.until("document.querySelector('article:target')?.id === 'entry-0000000003'"))
    check("which is in sight", page.until("(y => y >= 0 && y < innerHeight)(document.querySelector('article:target')?.getBoundingClientRect().top)"))


def older_pages(browser, paged, later):
    """What has moved to an older page is kept up to date wherever it is shown."""
    site = Site(paged)
    archive = browser.page(site.url + "page-1.html")
    index = browser.page(site.url)
    count = archive.run("document.querySelectorAll('#list > li').length")
    check("an entry that will move is on the first page", index.run("document.querySelector('#entry-000000007f') !== null"))
    site.folder = later
    check("an edit reaches an older page", archive.until("document.querySelector('#entry-0000000003').textContent.includes('Mended')"))
    check("a withdrawal reaches an older page", archive.until("document.querySelector('#entry-000000000a .tombstone') !== null"))
    check("it is announced there", archive.until("document.querySelector('[role=status]').textContent !== ''"))
    check("nothing new is put on an older page", archive.run("document.querySelectorAll('#list > li').length") == count
          and not archive.run("document.querySelector('#show-new').checkVisibility()"))
    check("new entries are offered on the first page", index.until("document.querySelector('#show-new').textContent === '61 new entries'"))
    check("an edit reaches an entry that has moved to an older page",
          index.until("document.querySelector('#entry-000000007f').textContent.includes('Moved and mended')"))
    check("the first page begins anew", begins_anew(index))
    check("the newest entry has the focus", index.run("document.activeElement.closest('li')?.value") == 321)
    check("the rest is on the page that the list leads to", index.run("document.querySelector('#older a').getAttribute('href')") == "page-6.html#entry-0000000091")
    check("new pages are among the pages", index.until("document.querySelector('.pages a').textContent === '7'"))
    for page in (archive, index):
        check("the page is without complaint", not page.complaints(), str(page.complaints()))
    # Nothing is asked for again once it is known.
    browser.events.clear()
    index.run("new Promise(done => setTimeout(done, 1500))")
    check("nothing but the list is asked for again", all("list.json" in url for url in index.requests()), str(index.requests()))


def begins_anew(page):
    """Asks for what is new until the list is without a gap, from the newest entry on."""
    page.run("document.querySelector('#show-new').click()")
    numbers = "[...document.querySelectorAll('#list > li')].map(e => e.value)"
    return page.until(f"(n => n[0] === 321 && n.every((v, i) => v === 321 - i) && n.length >= 30)({numbers})") \
        and page.run("!document.querySelector('#show-new').checkVisibility()")


def gaps(browser, paged, later):
    """A page that slept while more came than the list holds: no hole, whatever the reader did before."""
    site = Site(paged)
    page = browser.page(site.url)
    check("the first page ends where another goes on", page.run("document.querySelector('#older a').getAttribute('href')") == "page-5.html#entry-0000000075")
    page.run("scrollTo(0, document.querySelector('#list > li:nth-child(9)').getBoundingClientRect().top + scrollY)")
    top = page.run("document.querySelector('#list > li:nth-child(9)').getBoundingClientRect().top")
    site.folder = later
    check("all that is new is counted", page.until("document.querySelector('#show-new').textContent === '61 new entries'"))
    check("the reader's place is kept until then", page.run("document.querySelector('#list > li:nth-child(9)').getBoundingClientRect().top") == top)
    check("nothing is shown before it is asked for", page.run("document.querySelector('#list > li').value") == 260)
    site.old_pages = paged
    page.run("document.querySelector('#show-new').click()")
    page.run("new Promise(done => setTimeout(done, 700))")
    check("an old page is not taken for news", page.run("document.querySelector('#list > li').value") == 260
          and page.run("document.querySelector('#show-new').checkVisibility()"))
    site.old_pages = None
    check("the list has no gap", begins_anew(page))
    check("each day is told once", page.run("[...document.querySelectorAll('.day')].filter(e => e.checkVisibility()).length") == 1)
    check("the page is without complaint", not page.complaints(), str(page.complaints()))


def tables(browser, site):
    """Columns stand as they were set; what can be scrolled has a name, and headings leave out no level."""
    page = browser.page(site.url)
    check("columns are aligned", page.run("[...document.querySelectorAll('.align-center, .align-right')].map(e => getComputedStyle(e).textAlign).join(' ')")
          .split() == ["end", "center", "end", "center"] * 2)
    levels = page.run("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(e => Number(e.tagName[1]))")
    check("no level of heading is left out", all(b <= a + 1 for a, b in zip(levels, levels[1:])), str(levels))
    names = page.run("[...document.querySelectorAll('.table')].map(e => e.getAttribute('aria-label'))")
    check("tables are named", names == ["Table: Tides"] * 2, str(names))
    marks = page.run("[...new Set([...document.querySelectorAll('#main .prose ul')].map(e => getComputedStyle(e).listStyleType))].join()")
    check("there is one kind of bullet", marks == "disc", marks)


def old_cache(browser, paged, sooner):
    """A cache between that holds old pages: nothing is said that is not so, and it is asked more seldom."""
    site = Site(paged)
    page = browser.page(site.url)
    site.old_pages = paged
    browser.events.clear()
    site.folder = sooner
    page.run("new Promise(done => setTimeout(done, 3000))")
    asked = [url for url in page.requests() if url.startswith(site.url + "?v=")]
    check("an old page is asked for ever more seldom", 1 <= len(asked) <= 4, str(asked))
    check("an old page is no news", page.run("document.querySelector('[role=status]').textContent") == "")
    site.old_pages = None
    check("the news comes once the page does", page.until("document.querySelector('#show-new').checkVisibility()", 30))


def narrow(page, what):
    page.call("Emulation.setDeviceMetricsOverride", width=320, height=640, deviceScaleFactor=1, mobile=False)
    width = page.run("document.scrollingElement.scrollWidth")
    check(f"{what} reflows at 320 pixels", width <= 320, str(width))
    beyond = page.run("""[...document.querySelectorAll('main *')].filter(e => {
        const box = e.getBoundingClientRect();
        return box.width > 1 && !e.closest('table, pre, .visually-hidden') && (box.left < -0.5 || box.right > 320.5);
    }).map(e => e.tagName + '.' + e.className).slice(0, 5).join(' ')""")
    check(f"{what} has nothing beyond the edge at 320 pixels", beyond == "", beyond)


# Where the first line of an element's text begins and ends.
LINE = """(selector) => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(selector));
    const line = range.getClientRects()[0];
    return [line.left, line.right];
}"""


def right_to_left(browser, arabic):
    site = Site(arabic)
    page = browser.page(site.url)
    check("the page runs from right to left", page.run("document.documentElement.dir + getComputedStyle(document.body).direction") == "rtlrtl")
    inner = page.run("(e => { const s = getComputedStyle(e), b = e.getBoundingClientRect(); return b.right - parseFloat(s.paddingRight); })(document.querySelector('.masthead .wrap'))")
    right = page.run(f"({LINE})('h1')")[1]
    check("the title stands at the right", abs(right - inner) < 3, f"{right} {inner}")
    right = page.run(f"({LINE})('#entry-arab1c0000 .prose p')")[1]
    edge = page.run("document.querySelector('#entry-arab1c0000 .prose').getBoundingClientRect().right")
    check("the text begins at the right", abs(right - edge) < 3, f"{right} {edge}")
    left = page.run(f"({LINE})('#entry-arab1c0001 h3')")[0]
    edge = page.run("document.querySelector('#entry-arab1c0001 h3').getBoundingClientRect().left")
    check("a title that runs the other way begins at the left", abs(left - edge) < 3, f"{left} {edge}")
    clock = page.run("document.querySelector('#entry-arab1c0000 .permalink').getBoundingClientRect().left")
    title = page.run("document.querySelector('#entry-arab1c0000 h3').getBoundingClientRect().left")
    check("the clock stands at the right of the entry", clock > title, f"{clock} {title}")
    mixed = page.run("""[...document.querySelectorAll('.author, .author b, .author .role, .quote figcaption b, .tag')]
        .filter(e => !getComputedStyle(e).unicodeBidi.includes('isolate')).length""")
    check("names that run the other way are by themselves", mixed == 0, str(mixed))
    check("each name has its own direction", page.run("getComputedStyle(document.querySelector('.author b')).direction") == "ltr")
    # The closing bracket of a Latin name stands after it, not before.
    order = page.run("""(b => { const text = b.firstChild, at = i => {
            const range = document.createRange(); range.setStart(text, i); range.setEnd(text, i + 1);
            return range.getBoundingClientRect().left; };
        return at(text.length - 1) > at(0); })(document.querySelector('.quote figcaption b'))""")
    check("brackets stay with their name", order is True)
    table = page.run("""(([a, b]) => a.getBoundingClientRect().left > b.getBoundingClientRect().left)
        ([...document.querySelectorAll('.prose th')])""")
    check("the first column of a table is at the right", table is True)
    region = page.run("""(e => [e.tabIndex, e.getAttribute('role'), e.getAttribute('aria-label')].join(' '))
        (document.querySelector('.prose .table'))""")
    check("a table can be scrolled with the keyboard", region == "0 group جدول: إعادة فتح جسر الميناء بعد ليلة عاصفة", region)
    narrow(page, "the page from right to left")
    check("the page is without complaint", not page.complaints(), str(page.complaints()))


def media(browser, site):
    """Narrow, printed, and in the colours of the reader."""
    page = browser.page(site.url)
    narrow(page, "the page")
    page.call("Emulation.setDeviceMetricsOverride", width=1000, height=800, deviceScaleFactor=1, mobile=False)
    page.call("Emulation.setEmulatedMedia", media="print")
    shown = "(s => { const e = document.querySelector(s); return e !== null && e.checkVisibility(); })"
    for selector in ("h1", ".summary", ".key-events", "#list > li:last-child article", ".corrected", ".post blockquote"):
        check(f"{selector} is printed", page.run(f"{shown}('{selector}')") is True)
    for selector in ("footer", ".consent", "#show-new"):
        check(f"{selector} is not printed", page.run(f"{shown}('{selector}')") is False)
    check("ink is black on paper", page.run("getComputedStyle(document.body).color") == "rgb(0, 0, 0)")
    check("links are printed with their address", "harbour.example" in page.run(
        "getComputedStyle(document.querySelector('.prose a[href^=http]'), '::after').content + document.querySelector('.prose a[href^=http]').href"))
    page.call("Emulation.setEmulatedMedia", media="", features=[{"name": "forced-colors", "value": "active"}])
    check("colours can be forced", page.run("matchMedia('(forced-colors: active)').matches"))
    for selector in (".badge", ".correction", ".tombstone", ".tag"):
        check(f"{selector} has a border when colours are forced", page.run(f"getComputedStyle(document.querySelector('{selector}')).borderTopStyle") in ("solid", "dashed"))
    page.run("location.hash = '#entry-ana1ys1s00'")
    check("the entry that is linked to is marked when colours are forced", page.until("getComputedStyle(document.querySelector('#entry-ana1ys1s00')).outlineStyle === 'solid'"))


def main():
    program, folder = sys.argv[1:]
    before, after, ended, paged, later, arabic, pinned, sooner = (
        os.path.join(folder, name) for name in ("before", "after", "ended", "paged", "later", "arabic", "tables", "sooner"))
    site = Site(before)
    parts = [
        (without_javascript, site), (consent, site), (skip_links, site), (live, site, after, ended), (announced, folder),
        (turned, folder), (old_links, paged), (older_pages, paged, later), (gaps, paged, later), (tables, Site(pinned)),
        (old_cache, paged, sooner), (right_to_left, arabic), (media, Site(before)),
    ] + [(part, folder) for part in ROUGH]
    small(folder)
    with Browser(program) as browser:
        for part, *arguments in parts:
            part(browser, *arguments)
            browser.close_pages()
    for failure in failures:
        print("failed:", failure)
    print("browser checks:", "failed" if failures else "passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
