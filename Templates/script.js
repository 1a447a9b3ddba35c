// Consent for posts, relative times, and new entries on an open page. The page is whole without it.
"use strict";
(() => {
  const body = document.body;
  const $ = (id) => document.getElementById(id);
  const list = $("list");
  const parse = (html) => new DOMParser().parseFromString(html, "text/html");

  // Where a link leads when its entry is on another page of the blog.
  const follow = async () => {
    const id = /^#entry-([0-9a-z]{10})$/.exec(location.hash)?.[1];
    if (!id || $("entry-" + id) || !body.hasAttribute("data-paged")) return;
    try {
      const page = (await (await fetch("live/places-" + id[0] + ".json")).json())[id];
      if (Number.isInteger(page)) location.replace("page-" + page + ".html" + location.hash);
    } catch {}
  };
  addEventListener("hashchange", follow);
  follow();

  // Consent: nothing of a provider is loaded before the reader says so.
  const remembered = {
    key: (provider) => "lb-consent-" + provider,
    get(provider) { try { return localStorage.getItem(this.key(provider)) === "yes"; } catch { return false; } },
    set(provider) { try { localStorage.setItem(this.key(provider), "yes"); } catch {} },
    drop(provider) { try { localStorage.removeItem(this.key(provider)); } catch {} },
  };
  const show = (consent, isAsked) => {
    if (consent.dataset.shown) return;
    const { frame, title, height } = consent.dataset;
    if (!/^https:\/\//.test(frame)) return;
    // The page was loaded before it had a post from there: a fresh one may show it.
    if (!document.querySelector("meta[http-equiv]")?.content.includes(new URL(frame).origin)) {
      if (isAsked) {
        location.hash = consent.closest("article").id;
        location.reload();
      }
      return;
    }
    const widget = document.createElement("iframe");
    widget.title = title;
    widget.height = height;
    widget.loading = "lazy";
    widget.referrerPolicy = "strict-origin-when-cross-origin";
    widget.allow = "fullscreen; picture-in-picture";
    widget.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation");
    widget.src = frame;
    consent.dataset.shown = "yes";
    consent.before(widget);
    if (isAsked) {
      widget.tabIndex = -1;
      widget.focus({ preventScroll: true });
    }
  };
  const hide = (consent) => {
    delete consent.dataset.shown;
    consent.parentElement.querySelector("iframe")?.remove();
  };
  const prepare = (root) => {
    for (const consent of root.querySelectorAll(".consent")) {
      consent.hidden = false;
      if (remembered.get(consent.dataset.provider)) show(consent, false);
    }
    relative(root);
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".consent button");
    if (!button) return;
    const consent = button.closest(".consent");
    const provider = consent.dataset.provider;
    const all = [...document.querySelectorAll(".consent")].filter((other) => other.dataset.provider === provider);
    if (button.matches(".accept")) {
      const always = consent.querySelector("input").checked;
      if (always) remembered.set(provider);
      for (const other of always ? all : [consent]) show(other, other === consent);
    } else {
      remembered.drop(provider);
      all.forEach(hide);
      consent.querySelector(".accept").focus();
    }
  });

  // "5 minutes ago" beside the time, for a day.
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto", style: "narrow", numberingSystem: "latn" });
  function relative(root) {
    for (const link of root.querySelectorAll(".entry > header .permalink")) {
      const time = link.querySelector("time");
      const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60000);
      let ago = link.parentElement.querySelector(".ago");
      if (!(minutes >= 0 && minutes < 1440)) { ago?.remove(); continue; }
      if (!ago) {
        ago = document.createElement("span");
        ago.className = "ago";
        link.after(" ", ago);
      }
      ago.textContent = minutes < 60 ? words.format(-minutes, "minute") : words.format(-Math.floor(minutes / 60), "hour");
    }
  }
  prepare(document);
  setInterval(() => { if (!document.hidden) relative(document); }, 60000);

  // New entries, edits and removals.
  const source = body.dataset.list;
  if (!source) return;
  let isNewestFirst = body.dataset.order !== "chronological";
  const pace = Number(body.dataset.poll) * 1000 || 20000;
  const announcement = $("announcement"), button = $("show-new");
  let wait = pace, timer = 0, isAsking = false, asked = 0, isEnded = false, isOver = false, head = body.dataset.head, state = body.dataset.state;
  const pending = new Map();
  // The last list; how many entries are new, if the list has lost the newest that is shown.
  let latest, behind = 0;
  // The older page that this is, or none; the versions of older pages whose entries are shown.
  const own = Number(body.dataset.page);
  const versions = { [own]: body.dataset.pageVersion };
  let older;
  const items = () => new Map([...list.children].map((item) => [item.dataset.id, item]));
  // What one look at the list has found is said together; emptied first, so that the same words are heard again.
  const told = new Set();
  const say = (text) => told.add(text);
  const speak = () => {
    if (!told.size) return;
    announcement.textContent = "";
    setTimeout(() => {
      announcement.textContent = [...told].join(". ");
      told.clear();
    }, 100);
  };
  const get = async (path, kind, cache) => {
    const answer = await fetch(path, { cache });
    if (!answer.ok) throw new Error(path + ": " + answer.status);
    return answer[kind]();
  };

  // A page as it is now: by an address of its own, since what stands between may hold an old one.
  const getPage = async (path, version) => parse(await get(path + "?v=" + version, "text", "no-cache"));
  const getThis = (news) => getPage(location.pathname, news.head + "-" + Date.parse(news.updated));

  // The current article of each entry in `changed`; from files of their own when they are few.
  const fetchItems = async (changed, news) => {
    const count = news.files;
    const found = new Map();
    let page = null;
    if (changed.length <= 8 && changed.every((entry) => entry.place < count)) {
      try {
        await Promise.all(changed.map(async ({ id, version }) => {
          const { html } = await get("live/" + id + "-" + version + ".json", "json", "default");
          const item = parse("<ol>" + html + "</ol>").querySelector("li");
          if (item) found.set(id, item);
        }));
      } catch { found.clear(); }
    }
    if (found.size < changed.length) {
      page = await getThis(news);
      for (const item of page.querySelectorAll("#list > li")) found.set(item.dataset.id, item);
    }
    return { found, page };
  };

  const place = (item) => {
    const number = Number(item.value);
    const next = [...list.children].find((other) => (isNewestFirst ? other.value < number : other.value > number));
    list.insertBefore(item, next ?? null);
  };
  // The newsroom has turned the order of the list.
  const sort = (isTurned) => {
    if (isTurned === isNewestFirst) return;
    isNewestFirst = list.reversed = isTurned;
    list.append(...[...list.children].reverse());
  };
  const newest = (list) => Math.max(0, ...[...list.children].map((item) => item.value));
  // The day is told where it changes.
  const days = () => {
    let last;
    for (const item of list.children) {
      const day = item.querySelector(".day")?.textContent;
      item.classList.toggle("same-day", day === last);
      last = day;
    }
  };
  const showNew = () => {
    for (const item of pending.values()) {
      item.classList.add("is-new");
      place(item);
      prepare(item);
    }
    pending.clear();
    offer();
    days();
  };
  // The list as it is now, after so many entries that those between are on other pages. False if what
  // stands between the reader and the site holds an older one.
  const startAgain = async () => {
    const page = await getThis(latest);
    const fresh = page.querySelector("#list");
    if (newest(fresh) < latest.total) return false;
    list.replaceChildren(...fresh.children);
    $("older").replaceChildren(...page.querySelector("#older").children);
    prepare(list);
    behind = 0;
    offer();
    return true;
  };
  const offer = (isNews) => {
    const count = behind || pending.size;
    button.hidden = !count;
    button.textContent = count === 1 ? announcement.dataset.one : announcement.dataset.many.replace("{count}", count);
    if (isNews && count) say(button.textContent);
  };
  button.addEventListener("click", async () => {
    if (behind) {
      if (!(await startAgain().catch(() => false))) return;
    } else showNew();
    const first = [...list.children].find((item) => item.value === newest(list));
    const title = first?.querySelector("h3");
    if (title) {
      title.tabIndex = -1;
      title.focus({ preventScroll: true });
      first.scrollIntoView({ block: "start" });
    }
  });

  // False if a part was left alone because the reader is in it: it is tried again the next time.
  const swapHead = (page) => {
    let isWhole = true;
    for (const part of [".masthead", "#head", "#side", ".zone", ".empty", "#corrected", "#pages"]) {
      const fresh = page.querySelector(part), old = document.querySelector(part);
      if (!fresh || !old) continue;
      if (old.contains(document.activeElement)) { isWhole = false; continue; }
      old.replaceWith(document.adoptNode(fresh));
      relative(fresh);
    }
    $("main").className = page.getElementById("main").className;
    document.title = page.title;
    return isWhole;
  };

  // Puts a newer version of an entry in its place; the focus stays where it was in it.
  const swap = (old, fresh) => {
    const stops = "a, button, summary, [tabindex]";
    const focused = [...old.querySelectorAll(stops)].indexOf(document.activeElement);
    old.replaceWith(fresh);
    prepare(fresh);
    if (focused >= 0) [...fresh.querySelectorAll(stops)][focused]?.focus({ preventScroll: true });
  };

  // What the reader looks at, and how far below the top of the window it stands.
  const reading = () => {
    const item = [...items().values()].find((item) => item.getBoundingClientRect().bottom > 0);
    return item && scrollY > 0 ? [item.id, item.getBoundingClientRect().top] : null;
  };
  const keepPlace = (before) => {
    days();
    const item = before && $(before[0]);
    if (item) scrollBy({ top: item.getBoundingClientRect().top - before[1], behavior: "instant" });
  };

  const replace = (old, fresh) => {
    // What the reader is in the middle of is left alone until the next time.
    if (old.contains(document.activeElement) && old.querySelector("iframe")) return;
    swap(old, document.adoptNode(fresh));
    say(announcement.dataset.changed);
  };

  // Entries that are no longer in the list, by the pages that they have moved to.
  const applyOlder = async (news, current) => {
    if (!news.pages || news.pages === older) return true;
    const pageOf = (item) => Math.ceil(item.value / news.size);
    const left = [...items().values()].filter((item) => !current.has(item.dataset.id));
    const held = new Set(left.map(pageOf));
    const { pages } = held.size ? await get("live/pages.json?v=" + news.pages, "json", "default") : {};
    let isWhole = true;
    for (const number of held) {
      const version = pages[number - 1];
      if (!version || versions[number] === version) continue;
      const page = await getPage("page-" + number + ".html", version);
      if (page.body.dataset.pageVersion !== version) { isWhole = false; continue; }
      const fresh = new Map([...page.querySelectorAll("#list > li")].map((item) => [item.dataset.id, item]));
      const before = reading();
      for (const item of left) {
        if (pageOf(item) !== number) continue;
        const other = fresh.get(item.dataset.id);
        if (!other) item.remove();
        else if (other.dataset.version !== item.dataset.version) replace(item, other);
      }
      keepPlace(before);
      versions[number] = version;
    }
    if (isWhole) older = news.pages;
    return isWhole;
  };

  // False if what was found is older than the list: it is asked for again later.
  const apply = async (news) => {
    let isFresh = true;
    const known = items();
    const changed = [];
    latest = news;
    // Entries of this number and lower are on other pages.
    const passed = news.total - news.entries.length;
    const missed = behind;
    behind = !own && passed > newest(list) ? news.total - newest(list) : 0;
    if (behind) pending.clear();
    let isNews = behind > missed;
    news.entries.forEach(([id, version], place) => {
      const item = pending.get(id) ?? known.get(id);
      if (item ? item.dataset.version !== version : !own && !behind) changed.push({ id, version, place });
    });
    let page = null;
    if (changed.length) {
      const answer = await fetchItems(changed, news);
      page = answer.page;
      const before = reading();
      for (const { id, version } of changed) {
        const fetched = answer.found.get(id);
        if (fetched?.dataset.version !== version) { isFresh = false; continue; }
        const old = known.get(id);
        if (old) replace(old, fetched);
        else {
          isNews ||= !pending.has(id);
          pending.set(id, document.adoptNode(fetched));
        }
      }
      keepPlace(before);
    }
    const before = reading();
    const current = new Set(news.entries.map(([id]) => id));
    for (const [id, item] of items()) if (!current.has(id) && item.value > passed) item.remove();
    for (const id of pending.keys()) if (!current.has(id)) pending.delete(id);
    if (news.order) sort(news.order !== "chronological");
    keepPlace(before);
    if (own ? state !== news.state : head !== news.head) {
      const fresh = page ?? (await getThis(news));
      const { dataset } = fresh.body;
      if (own ? dataset.state !== news.state : dataset.head !== news.head) isFresh = false;
      else {
        const before = reading();
        if (swapHead(fresh)) [head, state] = [news.head, news.state];
        keepPlace(before);
      }
    }
    const updated = $("updated");
    if (updated && updated.dateTime !== news.updated) {
      updated.dateTime = news.updated;
      updated.textContent = news.updatedText;
    }
    document.querySelector(".empty")?.toggleAttribute("hidden", news.entries.length > 0);
    offer(isNews);
    return (await applyOlder(news, current)) && isFresh;
  };

  const ask = async () => {
    // A page whose coverage has ended looks again only when its reader comes back after long.
    if (isAsking || document.hidden || (isOver && Date.now() - asked < 600000)) return;
    isAsking = true;
    asked = Date.now();
    clearTimeout(timer);
    try {
      const news = await get(source, "json", "no-cache");
      const isFresh = news.version !== 1 || (await apply(news));
      wait = isFresh ? pace : Math.min(wait * 2, 300000);
      const wasEnded = isEnded;
      isEnded = news.state === "ended";
      if (isEnded && !wasEnded) say(announcement.dataset.ended);
      isOver = isEnded && isFresh;
    } catch { wait = Math.min(wait * 2, 300000); }
    speak();
    isAsking = false;
    // Readers do not all ask in the same second.
    if (!isOver) timer = setTimeout(ask, wait * (0.9 + Math.random() * 0.2));
  };
  document.addEventListener("visibilitychange", ask);
  addEventListener("online", ask);
  timer = setTimeout(ask, pace);
})();
