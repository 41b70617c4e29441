import { expect } from "chai";
import { COLOURS } from "#src/browser/colours.ts";
import { readIdentity, writeIdentity } from "#src/browser/identity.ts";
import { newId } from "#src/browser/new-id.ts";

beforeEach(() => localStorage.clear());

/** How far two colours are apart, as WCAG counts it. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe("readIdentity", () => {
  it("calls somebody new after a colour, and says the same the next time", () => {
    const first = readIdentity();
    expect(first.name).to.match(/^[A-Z][a-z]+ visitor$/);
    expect(first.isNamed).to.equal(false);
    expect(readIdentity()).to.deep.equal(first);
  });

  it("keeps the name that somebody gives themselves, with the same id and colour", () => {
    const { id, colour } = readIdentity();
    writeIdentity("  Amina Khan ");
    expect(readIdentity()).to.deep.equal({
      id,
      colour,
      name: "Amina Khan",
      isNamed: true,
      isKnown: false,
    });
  });

  it("makes a new person of what is damaged", () => {
    for (const damaged of ["{", "null", '{"id":"x","name":"","colour":"mauve"}']) {
      localStorage.setItem("ownwords.identity", damaged);
      expect(readIdentity().name).to.not.equal("");
    }
  });

  it("holds for the page where the browser keeps nothing", () => {
    const kept = Object.getOwnPropertyDescriptor(window, "localStorage")!;
    Object.defineProperty(window, "localStorage", {
      configurable: true,
      get() {
        throw new DOMException("Not allowed.", "SecurityError");
      },
    });
    try {
      writeIdentity("Sam");
      expect(readIdentity().name).to.equal("Sam");
    } finally {
      Object.defineProperty(window, "localStorage", kept);
    }
  });
});

describe("COLOURS", () => {
  it("carry white words, and are seen on a light and on a dark page", () => {
    for (const colour of Object.values(COLOURS)) {
      expect(contrast(colour, "#ffffff"), colour).to.be.at.least(4.5);
      expect(contrast(colour, "#fffdf8"), colour).to.be.at.least(3);
      expect(contrast(colour, "#211e1a"), colour).to.be.at.least(3);
    }
  });
});

describe("newId", () => {
  it("gives letters and digits, another time others", () => {
    expect(newId()).to.match(/^[a-z0-9]{32}$/);
    expect(newId()).to.not.equal(newId());
  });
});
