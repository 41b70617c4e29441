import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { Version } from "#src/api/versions.ts";
import type { ListedPicture } from "#src/api/pictures.ts";
import type { Who } from "#src/document/commands.ts";
import type { Template } from "#src/template/template.ts";
import type { CommentBoard } from "./comment-board.ts";
import type { Spelling } from "./spelling/spelling.ts";
import type { TeamHelp } from "./team-help.ts";
import type { PlanUndo } from "./undo.ts";

/** What it takes to edit one open document: the document, its undo, who acts, and who else is here. */
export type Editing = {
  ydoc: Y.Doc;
  undo: PlanUndo;
  presence: Awareness;
  who: Who;
  template: Template;
  /** Comments about words, which editors mark; absent where nobody comments. */
  comments?: CommentBoard;
  /** What finds misspelt words; absent where nothing looks for them. */
  spelling?: Spelling;
  /** What the organisation made of the rules; absent where there is none to ask. */
  layers?: () => Promise<readonly unknown[]>;
  /** What somebody's team adds to the help about questions; absent where nobody is in one. */
  teamHelp?: TeamHelp;
  /** The pictures that an outcome can have; absent where there is nobody to ask. */
  pictures?: () => Promise<readonly ListedPicture[]>;
  /**
   * Keeps the plan on the server, as it goes into a copy or was agreed to; null where the server can't
   * be asked. Absent where there is no server.
   */
  keepVersion?: (reason: "copy" | "agreement") => Promise<Version | null>;
  /** Whether the resident writes here, with a pen of their own; absent for all others. */
  isResident?: true;
  /** Whose texts alone can be written in by a guest who speaks for themselves in them. */
  lane?: "advocate" | "family";
  /** False while the document may only be read, for example when it is from a newer version. */
  editable: boolean;
};
