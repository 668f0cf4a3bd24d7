/* The check while one writes: sends the editor's form as it stands to the server at every pause, puts the findings into the
   side panel, marks their places in the fields, and leads from one to the other. It saves nothing; Wagtail's autosave does. */
// Wagtail puts scripts before what they work on
document.addEventListener("DOMContentLoaded", () => {
  const PAUSE = 600; // milliseconds without a key before the text is checked
  const PATIENCE = 8000; // milliseconds to wait for the text to be saved before a decision is signed
  const SETTLING = 800; // milliseconds until what was typed has reached the form
  const SLIDING = 600; // milliseconds that the side panel takes to come in
  const STYLES = ["contradicted", "unsupported", "undetermined", "settled", "advice", "here"];
  const panel = document.querySelector("[data-writing]");
  const form = document.querySelector("form[data-edit-form]");
  if (!panel || !form) return;
  const findings = panel.querySelector("[data-writing-findings]");
  const problem = panel.querySelector("[data-writing-problem]");
  let checked, stored, timer, asking;

  const written = () => {
    const data = new FormData(form);
    for (const name of ["loaded_revision_id", "loaded_revision_created_at"]) data.delete(name);
    return new URLSearchParams(data).toString();
  };
  const narrow = () => window.matchMedia("(max-width: 50rem)").matches;
  const shutPanel = () => document.querySelector("[data-form-side-close-button]")?.click();
  const trouble = (words) => {
    problem.textContent = words || "";
    problem.hidden = !words;
  };

  // --- asking --------------------------------------------------------------------------------------------------------
  async function check(anyway) {
    const now = written();
    if (now === checked && !anyway) return mark();
    checked = now;
    asking?.abort();
    asking = new AbortController();
    panel.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(panel.dataset.url, { method: "POST", body: new FormData(form), signal: asking.signal });
      if (answer.redirected || !(answer.ok || answer.status === 400)) throw new Error(answer.status);
      show(await answer.text());
      trouble("");
    } catch (error) {
      if (error.name === "AbortError") return;
      checked = undefined;
      trouble(panel.dataset.failed);
    }
    panel.removeAttribute("aria-busy");
  }

  function show(html) {
    const kept = typedInPanel();
    findings.innerHTML = html;
    for (const put of kept) put();
    mark();
  }

  // What is opened or typed in the panel stays when the findings are drawn anew.
  function typedInPanel() {
    const kept = [...findings.querySelectorAll("details[data-keep][open]")].map(({ dataset: { keep } }) => () => {
      const details = findings.querySelector(`details[data-keep="${keep}"]`);
      if (details) details.open = true;
    });
    for (const area of findings.querySelectorAll("details[open] textarea")) {
      const { value, selectionStart, selectionEnd } = area;
      const key = area.form.elements.key.value;
      const focused = area === document.activeElement;
      kept.push(() => {
        const again = findings.querySelector(`input[name="key"][value="${key}"] ~ .field textarea`);
        if (!again) return;
        again.closest("details").open = true;
        again.value = value;
        if (focused) (again.focus({ preventScroll: true }), again.setSelectionRange(selectionStart, selectionEnd));
      });
    }
    return kept;
  }

  // --- places --------------------------------------------------------------------------------------------------------
  function controls(name) {
    if (!name.startsWith("body:")) {
      return [name, name === "lead" && "place"].filter(Boolean).map((id) => form.querySelector(`#id_${id}`));
    }
    const blocks = [...form.querySelectorAll("[data-streamfield-child]")].filter(
      (block) => !block.querySelector(':scope > input[name$="-deleted"]')?.value,
    );
    const block = blocks[Number(name.slice(5))];
    return block ? [...block.querySelectorAll('[contenteditable="true"], textarea, input[type="text"]')] : [];
  }

  function indexOf(text, words, nth) {
    let at = text.indexOf(words);
    const first = at;
    for (; nth > 0 && at >= 0; nth -= 1) at = text.indexOf(words, at + 1);
    return at < 0 ? first : at;
  }

  function rangeOf(editor, words, nth) {
    const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    const pieces = [];
    let text = "";
    while (walker.nextNode()) {
      pieces.push([text.length, walker.currentNode]);
      text += walker.currentNode.data.replace(/\s/g, " ");
    }
    const start = indexOf(text, words, nth);
    if (start < 0) return null;
    const point = (at, late) => {
      const [begin, node] = pieces.findLast(([first]) => (late ? first < at : first <= at));
      return [node, at - begin];
    };
    const range = new Range();
    range.setStart(...point(start, false));
    range.setEnd(...point(start + words.length, true));
    return range;
  }

  // Where a spot is in the form: the control, and a range (rich text) or an index (plain field) in it.
  function place({ dataset: { spot, nth }, textContent: words }) {
    for (const control of controls(spot)) {
      if (control?.isContentEditable) {
        const range = rangeOf(control, words, Number(nth));
        if (range) return { control, range };
      } else if (control) {
        const text = control.value.replace(/\s/g, " ");
        const index = indexOf(text, words, Number(nth));
        if (index >= 0) return { control, index };
      }
    }
    return null;
  }

  function mark() {
    const ranges = Object.fromEntries(STYLES.map((style) => [style, []]));
    for (const old of form.querySelectorAll(".lawang-under")) old.remove();
    for (const spot of findings.querySelectorAll("[data-spot]")) {
      const found = place(spot);
      if (!found) continue;
      if (found.range) ranges[spot.dataset.style].push(found.range);
      if (spot.dataset.style !== "settled") under(found.control, spot);
    }
    for (const style of window.Highlight ? STYLES : []) {
      CSS.highlights.set(`lawang-${style}`, new Highlight(...ranges[style]));
    }
    const count = Number(findings.querySelector("[data-unsettled]")?.dataset.unsettled || 0);
    const counter = document.querySelector('[data-side-panel-toggle="findings"] [data-side-panel-toggle-counter]');
    if (counter) ((counter.textContent = count), (counter.hidden = !count));
  }

  // Under the field stands what was found in it, with a way to the card: also where a field cannot be marked, and on a phone.
  function under(control, { dataset: { style, sign, title, target }, textContent: words }) {
    const wrapper = control.closest("[data-field-wrapper]") || control.parentElement;
    let line = wrapper.querySelector(":scope > .lawang-under");
    if (!line) {
      line = document.createElement("p");
      line.className = "lawang-desk lawang-under";
      wrapper.append(line);
    }
    if (line.querySelector(`[href="#${target}"]`)) return;
    const link = document.createElement("a");
    link.href = `#${target}`;
    link.className = `spot ${style}`;
    const quoted = words.length > 60 ? `${words.slice(0, 57)}…` : words;
    link.textContent = style === "advice" ? `${sign} ${title}` : `${sign} ${title}: “${quoted}”`;
    line.append(link, " ");
  }

  // --- leading from one to the other ---------------------------------------------------------------------------------
  function jump(target) {
    const spot = findings.querySelector(`[data-spot][data-target="${target}"]`);
    const found = spot && place(spot);
    if (!found) return;
    const { control, range, index } = found;
    const toggle = control.closest("[data-panel]")?.querySelector('[data-panel-toggle][aria-expanded="false"]');
    toggle?.click();
    if (narrow()) shutPanel();
    (range ? range.startContainer.parentElement : control).scrollIntoView({ block: "center" });
    control.focus({ preventScroll: true });
    if (!range) return control.setSelectionRange(index, index + spot.textContent.length);
    const { startContainer, startOffset, endContainer, endOffset } = range;
    getSelection().setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    if (window.Highlight) CSS.highlights.set("lawang-here", new Highlight(range));
  }

  function open(target) {
    const shut = panel.closest("[data-side-panel]").hidden;
    if (shut) document.querySelector('[data-side-panel-toggle="findings"]').click();
    const card = document.getElementById(target);
    for (let around = card?.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    card?.setAttribute("tabindex", "-1");
    card?.focus({ preventScroll: true });
    setTimeout(() => card?.scrollIntoView({ block: "start", inline: "nearest" }), shut ? SLIDING : 0);
  }

  document.addEventListener("click", (event) => {
    const jumper = event.target.closest("[data-jump]");
    const link = event.target.closest('.lawang-desk a[href^="#f"], .lawang-desk a[href^="#s"]');
    if (jumper) jump(jumper.dataset.jump);
    else if (link) (event.preventDefault(), open(link.hash.slice(1)));
    else if (event.target.closest("[data-writing] a:not([href^='#'])")) event.target.closest("a").target = "_blank";
  });

  // --- acts in the panel ---------------------------------------------------------------------------------------------
  // What is signed is what is saved: wait for the text to be saved by itself.
  function saved() {
    if (written() === stored) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (event) => {
        clearTimeout(late);
        for (const name of ["success", "error"]) form.removeEventListener(`w-autosave:${name}`, end);
        resolve(event?.type === "w-autosave:success");
      };
      const late = setTimeout(end, PATIENCE);
      for (const name of ["success", "error"]) form.addEventListener(`w-autosave:${name}`, end);
    });
  }

  panel.addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = event.target;
    const data = new FormData(asked);
    if (event.submitter?.name) data.set(event.submitter.name, event.submitter.value);
    if (data.has("key") && !(await saved())) return trouble(panel.dataset.unsaved);
    try {
      const answer = await fetch(asked.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
      const told = await answer.json();
      if (!answer.ok) return trouble(told.reasons.join(" "));
      asked.reset();
      await check(true);
    } catch {
      trouble(panel.dataset.failed);
    }
  });

  // Wagtail's rich text puts what is typed into its form field only a quarter of a second later: who saves sooner would lose it.
  let touched = 0;
  for (const name of ["keydown", "paste", "drop", "input"]) {
    form.addEventListener(name, () => (touched = performance.now()), true);
  }
  document.addEventListener(
    "submit",
    (event) => {
      const early = SETTLING - (performance.now() - touched);
      if (event.target !== form || early <= 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setTimeout(() => form.requestSubmit(event.submitter), early);
    },
    true,
  );

  // --- when ----------------------------------------------------------------------------------------------------------
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  };
  for (const name of ["input", "change", "keyup", "paste", "drop", "click", "w-unsaved:add"]) {
    form.addEventListener(name, soon);
  }
  form.addEventListener("w-autosave:success", () => (stored = written()));
  // a source may have been added in another tab
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && check(true));
  window.addEventListener("load", () => {
    checked = stored = written();
    mark();
    let chosen;
    try {
      chosen = localStorage.getItem("wagtail:side-panel-open");
    } catch {
      chosen = "";
    }
    const shut = panel.closest("[data-side-panel]").hidden;
    // on a phone the panel lies over the form: it comes when it is asked for
    if (narrow() && !shut) shutPanel();
    if (chosen === null && shut && window.matchMedia("(min-width: 64rem)").matches) {
      document.querySelector('[data-side-panel-toggle="findings"]')?.click();
    }
  });
});
