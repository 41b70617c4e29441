/** What stands at the end of a plan, and what shows its record; fetched when somebody comes near it. */
import "./put-away-list.ts";
import "./record-panel.ts";
import "./record-thing.ts";
import "./still-right.ts";
export { unfoldPlace } from "./record-unfold.ts";
