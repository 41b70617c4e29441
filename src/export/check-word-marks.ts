import type { WordFinding, WordPackage } from "./check-word.ts";
import { all, child, type XmlNode } from "./read-xml.ts";

const DOCUMENT = "word/document.xml";
const COMMENTS = "word/comments.xml";

/** What is wrong with comments, recorded changes and controls, which Word repairs or throws away. */
export function checkMarks({ trees }: WordPackage): WordFinding[] {
  const tree = trees.get(DOCUMENT);
  if (tree === undefined) return [];
  const found = (rule: string, notes: readonly string[]) =>
    notes.map((note) => ({ rule, part: DOCUMENT, note }));
  return [
    ...found("comments-are-whole", commentFaults(tree, trees.get(COMMENTS))),
    ...found("changes-are-signed", changeFaults(tree)),
    ...found("deleted-text-is-deleted", deletedFaults(tree)),
    ...found("controls-are-sound", controlFaults(tree)),
  ];
}

function commentFaults(tree: XmlNode, comments: XmlNode | undefined): string[] {
  const ids = (of: XmlNode | undefined, name: string) =>
    of === undefined ? [] : all(of, name).map((it) => it.attributes["w:id"] ?? "");
  const said = ids(comments, "w:comment");
  const [starts, ends] = [ids(tree, "w:commentRangeStart"), ids(tree, "w:commentRangeEnd")];
  const used = ids(tree, "w:commentReference");
  return [
    ...(comments !== undefined && said.length === 0 ? ["a part for comments without any"] : []),
    ...repeated(said).map((it) => `comment ${it} twice`),
    ...[...used, ...starts, ...ends]
      .filter((it) => !said.includes(it))
      .map((it) => `there is no comment ${it}`),
    ...said.filter((it) => !used.includes(it)).map((it) => `comment ${it} stands nowhere`),
    ...starts.filter((it) => !ends.includes(it)).map((it) => `comment ${it} has no end`),
    ...ends.filter((it) => !starts.includes(it)).map((it) => `comment ${it} has no beginning`),
  ];
}

function changeFaults(tree: XmlNode): string[] {
  const changes = [...all(tree, "w:ins"), ...all(tree, "w:del")];
  const id = ({ attributes }: XmlNode) => attributes["w:id"] ?? "";
  const unsigned = changes.filter(
    ({ attributes }) => !attributes["w:author"]?.trim() || !DATED.test(attributes["w:date"] ?? ""),
  );
  return [
    ...unsigned.map((it) => `change ${id(it)} has no author or date`),
    ...repeated(changes.map(id)).map((it) => `change ${it} twice`),
  ];
}

const DATED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/;

/** Deleted words are words of another kind: as ordinary ones they would come back. */
function deletedFaults(tree: XmlNode): string[] {
  const deletions = all(tree, "w:del").filter((it) => it.children.length > 0);
  const inside = deletions.flatMap((it) => all(it, "w:delText")).length;
  return [
    ...deletions.flatMap((it) => all(it, "w:t")).map(() => "ordinary text in a deletion"),
    ...(all(tree, "w:delText").length > inside ? ["deleted text outside of a deletion"] : []),
  ];
}

function controlFaults(tree: XmlNode): string[] {
  const value = (it: XmlNode, name: string) => {
    const properties = child(it, "w:sdtPr");
    return properties && child(properties, name)?.attributes["w:val"];
  };
  const controls = all(tree, "w:sdt");
  const numbers = controls.map((it) => value(it, "w:id") ?? "");
  return [
    ...repeated(numbers).map((it) => `control ${it} twice`),
    ...controls.flatMap((it) => {
      const content = child(it, "w:sdtContent");
      const names = ["w:alias", "w:tag"].filter((name) => !value(it, name));
      const isLong = [value(it, "w:alias"), value(it, "w:tag")].some(
        (one) => (one ?? "").length > 64,
      );
      const inside = content?.children.filter((one) => one.name !== "#text") ?? [];
      return [
        ...names.map((name) => `a control without ${name}`),
        ...(isLong ? ["a control with a long name"] : []),
        ...(inside.length === 0 ? ["a control around nothing"] : []),
        ...(inside.some((one) => one.name === "w:tbl") ? ["a control around a table"] : []),
        ...(all(it, "w:sdt").length > 0 ? ["a control in a control"] : []),
      ];
    }),
  ];
}

function repeated(names: readonly string[]): string[] {
  return names.filter((it, index) => names.indexOf(it) !== index);
}
