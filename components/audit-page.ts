import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { AuditAction, AuditPage, AuditState } from "#src/api/audit.ts";
import { deedInWords } from "#src/api/audit-words.ts";
import { Directory } from "#src/api/directory.ts";
import { ask } from "#src/browser/api-client.ts";
import { formField, sentenceOf, textIn } from "./form-field.ts";
import { icons } from "./icons.ts";
import { count, dayInWords, timeInWords } from "./words.ts";

type Entry = AuditPage["entries"][0];

/** The audit log for administrators: who did what with which plan, and whether the log is whole. */
@customElement("ow-audit-page")
export class OwAuditPage extends LitElement {
  @state() private people: Directory["people"] = [];
  @state() private pages: readonly AuditPage[] = [];
  @state() private log: AuditState | null = null;
  /** What is looked for, ready to stand in an address. */
  @state() private wanted = new URLSearchParams();
  @state() private problem = "";
  @state() private said = "";

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "Who did what – Ownwords";
    void this.#do(async () => {
      this.people = (await ask(Directory, "GET", "/api/people")).people;
    });
    void this.#read();
  }

  protected override render() {
    return html`
      <header class="top-bar">
        <a class="button plain back" href="/">${icons.back}<span>Plans</span></a>
      </header>
      <main id="main" class="home narrow" tabindex="-1">
        <h1>Who did what</h1>
        <p>
          All that was done here with plans and accounts, with no word of a plan. Each entry is
          chained to the one before, so that it shows where one was changed. That you look is on it
          too.
        </p>
        ${this.#check()} ${this.#finder()}
        ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
        <p class="quiet" role="status">${this.said}</p>
        ${this.#list()}
      </main>
    `;
  }

  #check(): TemplateResult {
    return html`<section aria-labelledby="whole">
      <h2 id="whole">Is the log whole?</h2>
      ${this.log ? checked(this.log) : nothing}
      <div class="dialog-actions">
        <button class="button" type="button" @click=${this.#look}>Look through all of it</button>
      </div>
    </section>`;
  }

  #finder(): TemplateResult {
    return html`<form class="sheet" @submit=${this.#find} aria-label="Find entries">
      <div class="field">
        <label for="audit-actor">Who</label>
        <select id="audit-actor" class="select" name="actor">
          <option value="">Anybody</option>
          ${this.people.map((it) => html`<option value=${it.id}>${it.name}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="audit-action">What was done</label>
        <select id="audit-action" class="select" name="action">
          <option value="">Anything</option>
          ${AuditAction.options.map((it) => html`<option value=${it}>${deedInWords(it)}</option>`)}
        </select>
      </div>
      ${formField("audit", "plan", "Plan", { isOptional: true, hint: "Its reference or its id." })}
      ${formField("audit", "from", "From this day", { type: "date", isOptional: true })}
      ${formField("audit", "to", "Up to this day", { type: "date", isOptional: true })}
      <div class="dialog-actions">
        <a class="button" download href="/api/audit/export?${this.#with("format", "csv")}"
          >Save as CSV</a
        >
        <a class="button" download href="/api/audit/export?${this.#with("format", "jsonl")}"
          >Save as JSON</a
        >
        <button class="button main">Find</button>
      </div>
    </form>`;
  }

  #list(): TemplateResult {
    const names = Object.assign({}, ...this.pages.map((it) => it.names));
    return html`
      <ol class="plain-list" aria-label="Entries, newest first">
        ${this.pages.flatMap((it) => it.entries).map((it) => entryItem(it, names))}
      </ol>
      ${
        this.pages.at(-1)?.hasMore
          ? html`<div class="dialog-actions">
              <button class="button" type="button" @click=${() => this.#read(true)}>
                Show older ones
              </button>
            </div>`
          : nothing
      }
    `;
  }

  #find = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    const wanted = new URLSearchParams();
    for (const name of ["actor", "action", "plan", "from", "to"]) {
      const value = textIn(form, name).trim();
      if (value) wanted.set(name, value);
    }
    this.wanted = wanted;
    void this.#read();
  };

  /** Reads the first page of what is wanted, or the next. */
  async #read(isNext = false) {
    await this.#do(async () => {
      const last = isNext ? this.pages.at(-1)?.entries.at(-1) : undefined;
      const question = last ? this.#with("before", `${last.number}`) : this.wanted.toString();
      const page = await ask(AuditPage, "GET", `/api/audit?${question}`);
      this.pages = last ? [...this.pages, page] : [page];
      const shown = this.pages.reduce((sum, it) => sum + it.entries.length, 0);
      this.said = shown
        ? `${count(shown, "entry", "entries")} shown.`
        : "There is nothing like that.";
    });
  }

  #look = () =>
    this.#do(async () => {
      this.log = null;
      // A log of many years takes longer than other answers.
      this.log = await ask(AuditState, "GET", "/api/audit/check", undefined, CHECK_MS);
    });

  #with(name: string, value: string): string {
    const more = new URLSearchParams(this.wanted);
    more.set(name, value);
    return more.toString();
  }

  async #do(act: () => Promise<void>) {
    this.problem = "";
    try {
      await act();
    } catch (problem) {
      this.problem = sentenceOf(problem);
    }
  }
}

const CHECK_MS = 120_000;

function checked({ entries, since, head, faults }: AuditState): TemplateResult {
  if (faults.length)
    return html`<p class="notice" role="alert">
      The log was changed after it was written. It shows at
      ${count(faults.length, "entry", "entries")}: ${faults.join(", ")}. Keep a backup and ask
      whoever looks after the server.
    </p>`;
  if (since === null) return html`<p role="status">The log has no entries yet.</p>`;
  return html`<p role="status">
      Whole since ${dayInWords(new Date(since).toISOString().slice(0, 10))},
      ${count(entries, "entry", "entries")}.
    </p>
    <details>
      <summary>Keep proof elsewhere</summary>
      <p class="quiet">
        Whoever can write to the database could write a whole new log. That shows against this,
        kept where they can't reach it: <code class="log-head">${head}</code>
      </p>
    </details>`;
}

function entryItem(entry: Entry, names: Readonly<Record<string, string>>): TemplateResult {
  const { at, actor, action, plan, about, why } = entry;
  const then = new Date(at);
  const day = dayInWords(then.toISOString().slice(0, 10), "short");
  const beside = about !== null && about !== actor.id ? names[about] : undefined;
  return html`<li class="sheet">
    <strong>${deedInWords(action)}</strong>
    <span class="quiet">
      ${whoDid(actor, names)} · ${day}, ${timeInWords(then)}${
        plan === null ? nothing : html` · plan ${names[plan] ?? plan}`
      }${beside === undefined ? nothing : html` · ${beside}`}
    </span>
    ${why === null ? nothing : html`<p>${why}</p>`}
  </li>`;
}

/** A guest's name belongs to the plan, which whoever reads the log need not see. */
function whoDid({ kind, id }: Entry["actor"], names: Readonly<Record<string, string>>): string {
  if (kind === "guest") return "A guest";
  if (kind === "system") return "Ownwords";
  return names[id] ?? (kind === "owner" ? "Whoever sat at the server" : "Somebody who has left");
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-audit-page": OwAuditPage;
  }
}
