/** What `ownwords --help` says. */
export const HELP = `Usage: ownwords COMMAND [OPTIONS]

Checks support plans and writes copies of them, from plan JSON; reads plans that were written in
Word. Looks after the database.

Commands:
  lint PATH...                    Says what is worth asking about in plans.
  rules [NAME]                    Lists the rules that lint checks by, or explains one.
  explain-config RULE             Says what holds for a rule, and which layer says so.
  export FILE --out FILE.docx     Writes a plan as a Word copy.
  import FILE.docx --out FILE.json
                                  Reads a plan that was written in Word.
  schema plan                     Prints the JSON Schema of plan JSON.
  templates                       Lists the templates that plans can be made from.
  pictures check FOLDER           Says what is wrong with an organisation's own pictures.
  word-template check FILE.docx   Says what an organisation's own Word template lacks.
  migrate                         Brings the database up to date.
  copy --from PLACE --to PLACE    Copies all plans into another database, and looks whether
                                  everything has come.
  backup TO                       Writes everything into one file, while people go on working.
  restore FROM --into PLACE       Puts a backup back.
  erase PLAN --reason TEXT        Erases a plan for good.
  subject-access --resident NAME  Writes everything that is kept about one resident, as Word and JSON.
  doctor                          Says what is risky in how Ownwords is set up here.
  audit verify|export             Looks whether the audit log was changed, or writes it out.

Options:
  -h, --help    Shows this; after a command, shows what that command takes.
  --version     Shows the version of Ownwords.

FILE holds one plan, as plan JSON; - stands for standard input. A PATH may also be a folder, or
a file with a plan on each line. A running Ownwords gives the plan JSON of a plan at
/api/plans/ID/plan.json.

Exit codes:
  0  Done. For lint: nothing was found.
  1  lint found something to ask about, but no error; migrate --check found something to do;
     what copy copied was not the same, so nothing was kept; the audit log was changed;
     subject-access lists several plans to choose from.
  2  The command was wrong, or a file or a database could not be read or written.
  3  Something went wrong inside Ownwords.
  4  lint found something that is an error to the policy pack.

Errors are single lines on standard error that begin with "ownwords:" and name the file; where
JSON is wrong they say where in it. A file that could not be written is as it was before.

Examples:
  ownwords lint plan.json
  ownwords lint --format json plans/*.json > findings.json
  ownwords export plan.json --out plan.docx
  ownwords schema plan > plan.schema.json
  ownwords copy --from sqlite:data --to postgres://ownwords@db/ownwords
`;
