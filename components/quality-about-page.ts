import { html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";

/** What the overview counts, what it leaves out, and what it is not for. */
@customElement("ow-quality-about-page")
export class OwQualityAboutPage extends LitElement {
  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.title = "About the numbers – Ownwords";
  }

  /** Another page may lead to a part of this one, which comes late. */
  protected override firstUpdated() {
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  protected override render() {
    return html`
      <h1>About the numbers</h1>
      <section aria-labelledby="about-for">
        <h2 id="about-for">What they are for</h2>
        <p>
          They help to find plans that a conversation would help, without reading every plan: a part
          that is still empty, a step with nobody’s name on it, a review whose day has gone by. What a
          number means is settled by opening the plan and asking those who wrote it.
        </p>
      </section>
      <section aria-labelledby="about-not">
        <h2 id="about-not">What they are not for</h2>
        <p>
          They rank nobody. Nothing here is counted by who wrote it, there is no score, and teams
          stand in the order of the alphabet. A plan with many questions is often one that was begun
          last week, or one that somebody takes great care over. Please do not use them for
          appraisals.
        </p>
      </section>
      <section aria-labelledby="about-counted">
        <h2 id="about-counted">What is counted</h2>
        <ul>
          <li>Plans in use of the teams that you lead. Archived and closed plans are left out.</li>
          <li>
            A restricted plan counts for you only where you are named in it, and never in the months.
          </li>
          <li>
            “42 of 280 plans” says in how many plans something was noticed, and in how many it could
            have been. One plan with ten such places is one plan.
          </li>
          <li>Ideas and praise are not counted. What somebody set aside is counted apart.</li>
          <li>A month that is over stays as it was at its end; this month is as things are today.</li>
        </ul>
      </section>
      <section aria-labelledby="about-sameness">
        <h2 id="about-sameness">How wording is compared</h2>
        <p>
          For each piece of writing of six words or more the server keeps a signature: hashes of its
          runs of three words, with names, numbers and days left out. They show how much two pieces
          share and hold no words, so a wording is seen by opening a plan that it stands in. From 70 %
          on it counts as the same. Plans of one team with one resident’s name on them are taken for
          that resident’s, and are not compared with each other.
        </p>
        <p>
          Who wrote a piece is kept nowhere, so nothing can be told by person. How often a wording
          stands in the plans of a team is not told either, and fewer than five plans of a team never
          are, for a team may be one person. Sameness is a reason to mend a template or to talk about
          what a heading asks, and not one to find out who it was.
        </p>
      </section>
      <section aria-labelledby="about-right">
        <h2 id="about-right">How often a question is right</h2>
        <p>
          Each question was tried on wording that it was not written against. “Right 19 of 20 times”
          says how often what it noticed was really there. A small second number says that little is
          known yet: then look at a few places before you talk about the sum.
        </p>
        <p><a href="/help/rules">All questions, and why each is asked</a></p>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ow-quality-about-page": OwQualityAboutPage;
  }
}
