/** What few visits open over a plan; fetched when it is first asked for. */
import "./command-list.ts";
import "./copy-dialog.ts";
import "./name-dialog.ts";
import "./person-dialog.ts";
export { planCommands } from "./plan-commands.ts";
