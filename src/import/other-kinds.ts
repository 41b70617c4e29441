const AS_DOCX = "save it as .docx (Word document) and try again.";

/** What to say of a file that is not a .docx, by how it begins and what it holds; null for a zip. */
export function otherKindOf(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return "This file is empty. Choose another one.";
  const start = latin(bytes.subarray(0, 4096));
  if (start.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return oldOffice(bytes);
  if (start.startsWith("%PDF"))
    return `This file is a PDF. Open the Word file that it was made from, ${AS_DOCX}`;
  if (start.startsWith("{\\rtf"))
    return `This file is in rich text format. Open it in Word, ${AS_DOCX}`;
  if (start.startsWith("PK")) return otherZip(start);
  return "This file is not a Word document. Save it as .docx and try again.";
}

/** Files of Word up to 2003, and new ones under a password, are stored the same way. */
function oldOffice(bytes: Uint8Array): string {
  const names = latin(bytes.subarray(0, 1024 * 1024)).replaceAll("\0", "");
  if (/EncryptedPackage|EncryptionInfo/.test(names))
    return "This file has a password. Open it in Word, take the password off, save it and try again.";
  if (names.includes("WordDocument"))
    return `This file is from an old version of Word (.doc). Open it in Word, ${AS_DOCX}`;
  return "This file is not a Word document. Save it as .docx and try again.";
}

function otherZip(start: string): string | null {
  if (start.includes("mimetypeapplication/vnd.oasis.opendocument.text"))
    return `This file is an OpenDocument text (.odt). Open it in LibreOffice or Word, ${AS_DOCX}`;
  if (start.includes("mimetypeapplication/vnd.oasis.opendocument"))
    return "This file is not a text document. Choose the plan as a Word document.";
  return null;
}

function latin(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join("");
}
