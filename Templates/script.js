// Consent for posts, relative times, and new entries on an open page. The page is whole without it.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const body = document.body, list = $("list");
  const parse = (html) => new DOMParser().parseFromString(html, "text/html");
  const items = () => new Map([...list.children].map((item) => [item.dataset.id, item]));

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

  // The day is told where it changes.
  const days = () => {
    let last;
    for (const item of list.children) {
      const day = item.querySelector(".day")?.textContent;
      item.classList.toggle("same-day", day === last);
      last = day;
    }
  };

  // What the reader looks at stays where it is in the window, whatever `change` does above it.
  const stay = (change) => {
    const box = (item) => item.getBoundingClientRect();
    const item = scrollY > 0 && [...list.children].find((item) => box(item).bottom > 0);
    const top = item && box(item).top;
    change();
    days();
    if (item?.isConnected) scrollBy({ top: box(item).top - top, behavior: "instant" });
  };

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
      if (!isAsked) return;
      location.hash = consent.closest("article").id;
      return location.reload();
    }
    const widget = document.createElement("iframe");
    const referrerPolicy = "strict-origin-when-cross-origin";
    Object.assign(widget, { title, height, loading: "lazy", referrerPolicy, allow: "fullscreen; picture-in-picture" });
    widget.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation");
    widget.src = frame;
    consent.dataset.shown = "yes";
    consent.before(widget);
    if (isAsked) {
      widget.tabIndex = -1;
      widget.focus({ preventScroll: true });
    }
  };
  // What was accepted before comes where nothing moves that the reader sees: before the page is painted, or out of sight.
  const later = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (isIntersecting) continue;
      later.unobserve(target);
      if (remembered.get(target.dataset.provider)) stay(() => show(target));
    }
  });
  const hide = (consent) => {
    delete consent.dataset.shown;
    consent.parentElement.querySelector("iframe")?.remove();
  };
  const prepare = (root) => {
    for (const consent of root.querySelectorAll(".consent")) {
      consent.hidden = false;
      if (!remembered.get(consent.dataset.provider)) continue;
      if (performance.getEntriesByType("paint").length) later.observe(consent);
      else show(consent);
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
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto", style: "short", numberingSystem: "latn" });
  function relative(root) {
    for (const link of root.querySelectorAll(".entry > header .permalink")) {
      const time = link.querySelector("time");
      const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60000);
      let ago = link.parentElement.querySelector(".ago");
      if (!(minutes >= 0 && minutes < 1440)) { ago?.remove(); continue; }
      if (!ago) link.after(" ", (ago = Object.assign(document.createElement("span"), { className: "ago" })));
      // "Now" is a word everywhere; "this minute" is "within a minute" in some languages.
      ago.textContent = minutes < 1 ? words.format(0, "second")
        : minutes < 60 ? words.format(-minutes, "minute") : words.format(-Math.floor(minutes / 60), "hour");
    }
  }
  prepare(document);
  setInterval(() => { if (!document.hidden) relative(document); }, 60000);

  // New entries, edits and removals.
  const source = body.dataset.list;
  if (!source) return;
  let isNewestFirst = body.dataset.order !== "chronological";
  const pace = Number(body.dataset.poll) * 1000 || 20000, announcement = $("announcement"), button = $("show-new");
  let wait = pace, timer = 0, isAsking = false, asked = 0, isEnded = false, isOver = false, isWoken = false, head = body.dataset.head, state = body.dataset.state;
  const pending = new Map();
  // When main's commit was made of which the reader has seen most; later commits are never earlier.
  let made = Number(body.dataset.made);
  // The last list; how many entries are new, if the list has lost the newest that is shown.
  let latest, behind = 0, older;
  // The older page that this is, or none; the versions of older pages whose entries are shown, and of them all, older.
  const own = Number(body.dataset.page), versions = { [own]: body.dataset.pageVersion };
  // What one look at the list has found is said together; emptied first, so that the same words are heard again.
  const told = new Set();
  const say = (text) => told.add(text);
  const speak = () => {
    if (!told.size) return;
    const text = [...told].join(". ");
    told.clear();
    announcement.textContent = "";
    setTimeout(() => { announcement.textContent = text; }, 100);
  };
  // What is being waited for. Nothing is waited for longer than 20 seconds: after sleep an answer may never come.
  const open = new Set();
  const get = async (path, kind, cache) => {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), 20000);
    open.add(stop);
    try {
      const answer = await fetch(path, { cache, signal: stop.signal });
      if (!answer.ok) throw path;
      return await answer[kind]();
    } finally {
      clearTimeout(late);
      open.delete(stop);
    }
  };

  // A page as it is now: by an address of its own, since what stands between may hold an old one.
  const getPage = async (path, version) => parse(await get(path + "?v=" + version, "text", "no-cache"));
  const getThis = (news) => getPage(location.pathname, news.head + "-" + Date.parse(news.updated));

  // The current article of each entry in `changed`; from files of their own when they are few.
  const fetchItems = async (changed, news) => {
    const found = new Map();
    let page;
    if (changed.length <= 8 && changed.every((entry) => entry.place < news.files)) {
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

  // The newsroom has turned the order of the list.
  const sort = (isTurned) => {
    if (isTurned !== isNewestFirst) list.append(...[...list.children].reverse());
    isNewestFirst = list.reversed = isTurned;
  };
  const newest = (list) => Math.max(0, ...[...list.children].map((item) => item.value));
  const showNew = () => {
    for (const item of pending.values()) {
      item.classList.add("is-new");
      const isAfter = (other) => (isNewestFirst ? other.value < item.value : other.value > item.value);
      list.insertBefore(item, [...list.children].find(isAfter) ?? null);
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
    if (!behind) showNew();
    else if (!(await startAgain().catch(() => false))) return;
    const first = [...list.children].find((item) => item.value === newest(list));
    settle(first);
    first?.scrollIntoView({ block: "start" });
  });

  // Where the focus is once what had it is gone.
  const settle = (root, stop = root?.querySelector("h2, h3") ?? $("entries")) => {
    if (stop.tabIndex < 0) stop.tabIndex = -1;
    stop.focus({ preventScroll: true });
  };
  // The focus stays with what leads to the same place in what `change` puts there.
  const keepFocus = (old, change) => {
    const active = document.activeElement;
    const isIn = old.contains(active);
    const fresh = change();
    if (!isIn || fresh.contains(document.activeElement)) return;
    const name = (stop) => stop.getAttribute("href") ?? stop.localName;
    settle(fresh, [...fresh.querySelectorAll("a, button, summary, div[tabindex]")].find((stop) => name(stop) === name(active)));
  };
  const swapHead = (page) => {
    const text = (root, selector) => root.querySelector(selector)?.textContent;
    const news = (selector) => text(page, selector) !== text(document, selector) && text(page, selector);
    const pin = news(".pinned-heading");
    if (pin) say(text(page, "#pinned-title") + ": " + pin);
    if (news(".summary .prose")) say(announcement.dataset.summary);
    for (const part of [".masthead", "#head", "#side", ".zone", ".empty", "#corrected", "#pages"]) {
      const fresh = page.querySelector(part), old = document.querySelector(part);
      if (!fresh || !old) continue;
      if (old.querySelector("details[open]")) fresh.querySelector("details")?.setAttribute("open", "");
      if (!old.isEqualNode(fresh)) keepFocus(old, () => (old.replaceWith(fresh), fresh));
    }
    $("main").className = page.getElementById("main").className;
    document.title = page.title;
  };

  // What the newsroom changed is replaced at once, wherever the reader is in it: what says the same in both
  // versions stays, a post with the widget that the reader asked for.
  const says = (part) => part.querySelector("figure")?.outerHTML + part.querySelector(".consent")?.dataset.frame;
  const isSame = (old, fresh) => old.isEqualNode(fresh)
    || (old.matches(".post") && fresh.matches(".post") && says(old) === says(fresh));
  const replace = (old, fresh) => {
    const [into, from] = [old, fresh].map((item) => item.querySelector("article") ?? item);
    keepFocus(old, () => {
      const rest = [...into.children];
      for (const part of [...from.children]) {
        const twin = rest.findIndex((other) => isSame(other, part));
        if (twin < 0) into.insertBefore(part, rest[0] ?? null);
        else rest.splice(0, twin + 1).slice(0, twin).forEach((gone) => gone.remove());
      }
      rest.forEach((gone) => gone.remove());
      into.className = from.className;
      old.dataset.version = fresh.dataset.version;
      return old;
    });
    prepare(old);
    say(old.querySelector(".tombstone") ? announcement.dataset.withdrawn : announcement.dataset.changed);
  };
  const remove = (item) => {
    const next = item.nextElementSibling ?? item.previousElementSibling;
    const isIn = item.contains(document.activeElement);
    item.remove();
    if (isIn) settle(next);
  };

  // Entries that are no longer in the list, by the pages that they have moved to.
  const applyOlder = async (news, current) => {
    if (!news.pages || news.pages === older) return true;
    const pageOf = (item) => Math.ceil(item.value / news.size);
    const left = [...list.children].filter((item) => !current.has(item.dataset.id));
    const held = new Set(left.map(pageOf));
    const { pages } = held.size ? await get("live/pages.json?v=" + news.pages, "json", "default") : {};
    let isWhole = true;
    for (const number of held) {
      const version = pages[number - 1];
      if (!version || versions[number] === version) continue;
      const page = await getPage("page-" + number + ".html", version);
      if (page.body.dataset.pageVersion !== version) { isWhole = false; continue; }
      const fresh = new Map([...page.querySelectorAll("#list > li")].map((item) => [item.dataset.id, item]));
      stay(() => {
        for (const item of left) {
          if (pageOf(item) !== number) continue;
          const other = fresh.get(item.dataset.id);
          if (!other) remove(item);
          else if (other.dataset.version !== item.dataset.version) replace(item, other);
        }
      });
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
    const { found, page } = await fetchItems(changed, news);
    const isOld = own ? state !== news.state : head !== news.head;
    const fresh = isOld && (page ?? (await getThis(news).catch(() => null)));
    const current = new Set(news.entries.map(([id]) => id));
    stay(() => {
      for (const { id, version } of changed) {
        const item = found.get(id);
        if (item?.dataset.version !== version) isFresh = false;
        else if (known.has(id)) replace(known.get(id), item);
        else {
          isNews ||= !pending.has(id);
          pending.set(id, document.adoptNode(item));
        }
      }
      for (const [id, item] of items()) if (!current.has(id) && item.value > passed) remove(item);
      for (const id of pending.keys()) if (!current.has(id)) pending.delete(id);
      if (news.order) sort(news.order !== "chronological");
      if (!isOld) return;
      const now = fresh?.body.dataset ?? {};
      if (own ? now.state !== news.state : now.head !== news.head) return void (isFresh = false);
      swapHead(fresh);
      [head, state] = [news.head, news.state];
    });
    const updated = $("updated");
    if (updated) [updated.dateTime, updated.textContent] = [news.updated, news.updatedText];
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
    let isFresh = false;
    try {
      const news = await get(source, "json", "no-cache");
      // Another server between may hold an older list: nothing is taken away for it.
      if (news.made < made) throw news;
      made = news.made;
      isFresh = news.version !== 1 || (await apply(news));
      if (news.state === "ended" && !isEnded) say(announcement.dataset.ended);
      isEnded = news.state === "ended";
    } catch {}
    wait = isFresh ? pace : Math.min(wait * 2, 300000);
    isOver = isEnded && isFresh;
    speak();
    isAsking = false;
    // Readers do not all ask in the same second.
    if (!isOver) timer = setTimeout(ask, isWoken ? 0 : wait * (0.9 + Math.random() * 0.2));
    isWoken = false;
  };
  // Back from sleep, or on the net again: what is being waited for may be lost.
  const wake = () => {
    if (!isAsking) ask();
    else if (!document.hidden && Date.now() - asked > 3000) {
      isWoken = true;
      for (const stop of open) stop.abort();
    }
  };
  document.addEventListener("visibilitychange", wake);
  addEventListener("online", wake);
  timer = setTimeout(ask, pace);
})();
