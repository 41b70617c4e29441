import { ourPictures, readPictureFolder } from "#server/pictures.ts";
import { type Command, wrongUse } from "./command.ts";
import { complain, write } from "./output.ts";

/** `ownwords pictures`. */
export const picturesCommand: Command = {
  name: "pictures",
  options: {},
  help: `Usage: ownwords pictures
       ownwords pictures check FOLDER

Lists the pictures that come with Ownwords: name and alt text, a line each, with a tab between.

With check, says what is wrong with an organisation's own pictures. Their folder holds PNG and
JPEG files and a list, pictures.json, with name, file and alt text of each:

  [{ "name": "home", "file": "our-house.png", "alt": "Our house in Mill Road" }]

A picture with the name of one of ours is used in its place. PICTURES_DIR tells the server the
folder; ownwords export --pictures-from FOLDER uses it for one copy.

Options:
  -h, --help    Shows this.

Exit codes:
  0  Listed, or nothing is wrong.
  1  Something is wrong with a picture; each fault is a line on standard error.
  2  The command was wrong.

Examples:
  ownwords pictures
  ownwords pictures check our-pictures
`,
  async run({ words }) {
    const [what, folder] = words;
    if (what === undefined) {
      await write(
        ourPictures()
          .map((it) => `${it.name}\t${it.alt}\n`)
          .join(""),
      );
      return 0;
    }
    if (what !== "check")
      throw wrongUse(`pictures can't be asked to ${what}, only to check.`, picturesCommand);
    if (folder === undefined) throw wrongUse("Say which folder to check.", picturesCommand);
    if (words.length > 2) throw wrongUse("Only one folder is checked at a time.", picturesCommand);
    const { pictures, faults } = readPictureFolder(folder);
    for (const fault of faults) complain(fault);
    if (faults.length) return 1;
    await write(`Nothing is wrong. Pictures: ${pictures.length}.\n`);
    return 0;
  },
};
