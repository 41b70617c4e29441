import { html, nothing, render, type SVGTemplateResult, type TemplateResult } from "lit";
import { icons } from "./icons.ts";

/** One thing that a menu offers. */
export type MenuItem = {
  label: string;
  icon?: SVGTemplateResult;
  /** The key that does the same, for those who look it up here. */
  key?: string;
  act: () => void;
};

/**
 * A button with a menu under it, on the platform's popover. `id` names it on the page; `label` says
 * what the menu is for. Arrow keys move, Escape closes.
 */
export function menuButton(id: string, label: string, items: readonly MenuItem[]): TemplateResult {
  return html`
    <button
      id=${id}
      class="button icon"
      type="button"
      aria-label=${label}
      aria-haspopup="true"
      popovertarget="${id}-list"
      @click=${place}
    >
      ${icons.more}
    </button>
    <div
      id="${id}-list"
      class="menu"
      popover
      aria-label=${label}
      role="group"
      @beforetoggle=${(event: ToggleEvent) => fill(event, items)}
      @keydown=${walk}
    ></div>
  `;
}

/** Draws what a menu offers when it opens: a long plan has a thousand menus, and few are opened. */
function fill({ newState, currentTarget: menu }: ToggleEvent, items: readonly MenuItem[]) {
  if (newState !== "open" || !(menu instanceof HTMLElement)) return;
  const buttons = items.map(
    (it) => html`
      <button type="button" @click=${(event: Event) => choose(event, it)}>
        ${it.icon ?? nothing}<span>${it.label}</span>
        ${it.key ? html`<kbd>${it.key}</kbd>` : nothing}
      </button>
    `,
  );
  render(buttons, menu);
}

/** Puts the menu under its button, inside the window. */
function place({ currentTarget: button }: Event) {
  if (!(button instanceof HTMLElement)) return;
  const menu = document.getElementById(`${button.id}-list`);
  if (!menu) return;
  const from = button.getBoundingClientRect();
  menu.style.position = "fixed";
  menu.style.inset = "auto";
  requestAnimationFrame(() => {
    const { width, height } = menu.getBoundingClientRect();
    const below = from.bottom + 4;
    const top = below + height > innerHeight ? Math.max(8, from.top - height - 4) : below;
    menu.style.top = `${top}px`;
    menu.style.left = `${Math.max(8, Math.min(from.right - width, innerWidth - width - 8))}px`;
    menu.querySelector("button")?.focus();
  });
}

function choose(event: Event, item: MenuItem) {
  if (event.currentTarget instanceof HTMLElement)
    event.currentTarget.closest<HTMLElement>(".menu")?.hidePopover();
  item.act();
}

function walk(event: KeyboardEvent) {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step || !(event.currentTarget instanceof HTMLElement)) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((it) => it === document.activeElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}
