"""Readers in the middle of something while the newsroom changes it, and nets that fail, are slow or tell old news."""
from chromium import Site
from judge import LISTEN, check

POST = "document.querySelector('#entry-p0st000000')"
PAUSE = "new Promise(done => setTimeout(done, 1200))"


def widgets(browser, folder):
    """What the newsroom changes reaches a reader who is in a widget, which goes on where it may."""
    site = Site(f"{folder}/before")
    page = browser.page(site.url)
    page.run(LISTEN)
    page.run(f"{POST}.querySelector('.accept').click()")
    check("the reader is in the widget", page.until("document.activeElement.matches('iframe')"))
    page.run(f"window.widget = {POST}.querySelector('iframe'); window.inside = widget.contentWindow; scrollTo(0, 0)")
    site.folder = f"{folder}/mended"
    check("an edit reaches an entry whose widget has the focus", page.until(f"{POST}.textContent.includes('The last one came in at 08:50')"))
    check("the widget goes on, with the focus", page.run(
        f"{POST}.querySelector('iframe') === widget && widget.contentWindow === inside && document.activeElement === widget"))
    check("there is nothing twice", page.run("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size === document.querySelectorAll('[id]').length"))
    check("it is as it is on a new page", page.run(f"""fetch('index.html').then(a => a.text()).then(text => {{
        const fresh = new DOMParser().parseFromString(text, 'text/html').querySelector('#entry-p0st000000');
        return [...fresh.children].map(e => e.localName + e.className).join() === [...{POST}.children].map(e => e.localName + e.className).join(); }})"""))
    check("the edit is said", page.until("said.includes('An entry was updated')"), str(page.run("said")))
    page.run("said.splice(0)")
    site.folder = f"{folder}/retracted"
    check("what was taken back goes, though its widget has the focus", page.until(f"{POST}.querySelector('.tombstone') !== null"))
    check("the widget is gone", page.run("document.querySelector('iframe') === null"))
    check("the focus is on what is there now", page.run(f"document.activeElement === {POST}.querySelector('h3')"))
    check("that it was taken back is said", page.until("said.includes('An entry was withdrawn')"), str(page.run("said")))
    check("the page is without complaint", not page.complaints(), str(page.complaints()))


def late_script(browser, folder):
    """What was accepted before does not push away what is being read already."""
    site = Site(f"{folder}/before")
    site.late = "script.js"
    page = browser.page(site.url)
    page.run("localStorage.setItem('lb-consent-x', 'yes')")
    page.call("Network.setCacheDisabled", cacheDisabled=True)
    page.call("Page.addScriptToEvaluateOnNewDocument", source="""window.moved = 0; new PerformanceObserver(list => {
        for (const entry of list.getEntries()) moved += entry.value; }).observe({ type: 'layout-shift', buffered: true })""")
    page.call("Page.navigate", url=site.url + "?again")
    page.until("location.search && document.querySelector('.post .consent') && performance.getEntriesByType('paint').length")
    page.run("document.querySelector('.post').scrollIntoView({ block: 'center', behavior: 'instant' })")
    page.until("document.readyState === 'complete'")
    page.run(PAUSE)
    top = page.run("document.querySelector('.consent').getBoundingClientRect().top")
    check("the post is in sight", 0 <= top < 800, str(top))
    check("no widget comes into what is being read", page.run("document.querySelector('iframe') === null && moved === 0"), str(page.run("moved")))
    page.run("scrollTo(0, 0)")
    check("it comes once it is out of sight", page.until("document.querySelector('iframe') !== null"))
    check("nothing moved for it", page.run("moved") == 0, str(page.run("moved")))


def focus(browser, folder):
    """The focus stays with what it was on, in the entries and above them."""
    site = Site(f"{folder}/before")
    page = browser.page(site.url)
    page.run(LISTEN)
    page.run("document.querySelector('#entry-1pen1ng000 .permalink').focus()")
    site.folder = f"{folder}/after"
    check("an edit arrives where the reader is", page.until("document.querySelector('#entry-1pen1ng000').textContent.includes('Good afternoon')"))
    check("the focus is still on the time", page.run("document.activeElement.matches('#entry-1pen1ng000 .permalink')"))
    check("a new summary is said", page.until("said.join().includes('The summary was updated')"), str(page.run("said")))
    page.run("document.querySelector('.key-events li:last-child a').focus(); window.there = document.activeElement.href")
    site.folder = f"{folder}/pinned"
    check("what is above the entries changes while the reader is in it", page.until("document.querySelector('.pinned-heading').textContent.includes('Good morning')"))
    check("the focus is on the same link", page.run("document.activeElement.href === there && document.activeElement.closest('.key-events') !== null"))
    check("a new pin is said", page.until("said.join().includes('Pinned: Good morning')"), str(page.run("said")))
    check("the page is without complaint", not page.complaints(), str(page.complaints()))


def silence(browser, folder):
    """A request that never gets an answer is given up, and at once when the reader comes back."""
    for event in (None, "window.dispatchEvent(new Event('online'))", "document.dispatchEvent(new Event('visibilitychange'))"):
        site = Site(f"{folder}/before")
        page = browser.page("about:blank")
        # The page waits as long as it would, but its clock for that runs faster, unless it is woken.
        speed = 1 if event else 20
        page.call("Page.addScriptToEvaluateOnNewDocument", source=f"""(wait => {{
            window.setTimeout = (act, time) => wait(act, time > 10000 ? time / {speed} : time); }})(setTimeout)""")
        site.hold = "list.json"
        page.open(site.url)
        check("the list is asked for", site.until_held())
        site.hold = None
        site.folder = f"{folder}/after"
        if event:
            page.run("new Promise(done => setTimeout(done, 3500))")
            page.run(event)
        check(f"news comes after a silence {event}", page.until("document.querySelector('#show-new').checkVisibility()", 8))


def older_list(browser, folder):
    """A list from before, from another server between, takes nothing away."""
    site = Site(f"{folder}/before")
    page = browser.page(site.url)
    page.run(LISTEN)
    site.folder = f"{folder}/after"
    page.until("document.querySelector('#show-new').checkVisibility()")
    page.run("document.querySelector('#show-new').click()")
    page.until("said.length > 0")
    site.old_lists = f"{folder}/before"
    page.run(PAUSE)
    check("an old list takes nothing away", page.run("document.querySelector('#list > li').dataset.id") == "new0000000")
    check("the focus stays on what is new", page.run("document.activeElement.closest('li')?.dataset.id") == "new0000000")
    page.run("said.splice(0)")
    site.old_lists = None
    page.run(PAUSE)
    check("nothing is said again", page.run("said.length") == 0, str(page.run("said")))
    site.old_lists = f"{folder}/before"
    page.open(site.url)
    page.run(PAUSE)
    check("an old list takes nothing from a new page", page.run("document.querySelector('#list > li').dataset.id") == "new0000000")


def times(browser, folder):
    """How long ago something was is said in whole words of the language."""
    words = {"en": "17 min", "de": "17 Min", "fr": "17 min", "nl": "17 min", "es": "17 min", "pt": "17 min", "it": "17 min", "ar": "17 دقيقة"}
    nows = {"en": "now", "de": "jetzt", "fr": "maintenant", "nl": "nu", "es": "ahora", "pt": "agora", "it": "ora", "ar": "الآن"}
    for language in words:
        site = Site(f"{folder}/before")
        site.language = language
        for minutes, wanted in ((0, nows[language]), (17, words[language])):
            page = browser.page("about:blank")
            page.call("Page.addScriptToEvaluateOnNewDocument", source=f"Date.now = () => Date.parse('2017-03-03T10:58:30Z') + {minutes * 60000}")
            page.open(site.url)
            ago = page.run("document.querySelector('#list > li .ago').textContent").replace("\u00a0", " ")
            check(f"{minutes} minutes ago in {language}", wanted in ago and not ago.startswith("-"), ago)


def paper(browser, folder):
    """Any paper: nothing lies over anything, and what is folded away on a screen is printed."""
    page = browser.page(Site(f"{folder}/keys").url)
    page.call("Emulation.setEmulatedMedia", media="print")
    check("all key events are printed", page.run("""[...document.querySelectorAll('.key-events li')].filter(e => e.checkVisibility({ contentVisibilityAuto: true })
        && e.getBoundingClientRect().height > 0).length""") == 9)
    page = browser.page(Site(f"{folder}/before").url)
    page.call("Emulation.setEmulatedMedia", media="print")
    for width in (600, 718, 745, 794, 1047, 1400):
        page.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        over = page.run("""[...document.querySelectorAll('.entry')].filter(entry => {
            const box = (element) => { const range = document.createRange(); range.selectNodeContents(element); return range.getBoundingClientRect(); };
            const time = box(entry.querySelector('.permalink time').firstChild);
            return [...entry.querySelectorAll('h3:not(.visually-hidden), .label, .byline, .prose')].map(box)
                .some(b => b.left < time.right - 1 && time.left < b.right - 1 && b.top < time.bottom - 3 && time.top < b.bottom - 3);
        }).length""")
        check(f"no time lies over a headline on paper {width} pixels wide", over == 0, str(over))


ROUGH = (widgets, late_script, focus, silence, older_list, times, paper)
