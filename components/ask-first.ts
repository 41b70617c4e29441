import { html, render } from "lit";

/** Asks in a dialog before something is done; resolves with whether it is to be done. */
export function askFirst(question: string, more: string, yes: string): Promise<boolean> {
  const place = document.body.appendChild(document.createElement("div"));
  render(
    html`<dialog aria-labelledby="ask-first-title">
      <form class="dialog-body" method="dialog">
        <h2 id="ask-first-title">${question}</h2>
        <p>${more}</p>
        <div class="dialog-actions">
          <button class="button" value="no">Cancel</button>
          <button class="button main" value="yes">${yes}</button>
        </div>
      </form>
    </dialog>`,
    place,
  );
  const dialog = place.querySelector("dialog");
  return new Promise((resolve) => {
    dialog?.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes");
      place.remove();
    });
    dialog?.showModal();
  });
}
