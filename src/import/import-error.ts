/** Why a file cannot be taken in, as a sentence for the person who chose it. */
export class ImportError extends Error {
  override readonly name = "ImportError";
}

/** What is said of a file that was cut short or has a part that cannot be read. */
export function damaged(): ImportError {
  return new ImportError(
    "This file is damaged. Open it in Word, save it again as .docx and try once more.",
  );
}

/** What is said of a file that would take more time or memory than a plan can need. */
export function tooLarge(): ImportError {
  return new ImportError(
    "This file is too large to be a plan. Take out pictures or other long parts and try again.",
  );
}
