import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCsv } from "../../src/node/index.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "estimand-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Text in EUC-KR: the inverse of `TextDecoder`, over all pairs of bytes. */
function eucKr(text: string): Uint8Array {
  const decoder = new TextDecoder("euc-kr");
  const bytesOf = new Map<string, number[]>();
  for (let byte = 0; byte < 0x80; byte++) bytesOf.set(String.fromCharCode(byte), [byte]);
  for (let first = 0xa1; first <= 0xfe; first++) {
    for (let second = 0xa1; second <= 0xfe; second++) {
      bytesOf.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return Uint8Array.from([...text].flatMap((character) => bytesOf.get(character)!));
}

const korean = '기업명,종업원수,수출여부\n"(주)한국기술, 서울",120,TRUE\n대한설계,7,FALSE\n';

describe("a CSV file", () => {
  it("in UTF-8 is read into a table", async () => {
    const t = await readCsv(file("utf8.csv", korean));
    expect(t.names).toEqual(["기업명", "종업원수", "수출여부"]);
    expect(t.numbers("종업원수")).toEqual(Float64Array.of(120, 7));
    expect(t.column("수출여부").kind).toBe("boolean");
    expect(t.column("기업명")).toMatchObject({ levels: ["(주)한국기술, 서울", "대한설계"] });
  });

  it("in EUC-KR is read with that encoding, silently", async () => {
    const notices: string[] = [];
    const path = file("euckr.csv", eucKr(korean));
    const t = await readCsv(path, { encoding: "euc-kr", onNotice: (message) => notices.push(message) });
    expect(t.names).toEqual(["기업명", "종업원수", "수출여부"]);
    expect(notices).toEqual([]);
  });

  it("in EUC-KR is recognized without being told, and says so", async () => {
    const notices: string[] = [];
    const t = await readCsv(file("guess.csv", eucKr(korean)), { onNotice: (message) => notices.push(message) });
    expect(t.numbers("종업원수")).toEqual(Float64Array.of(120, 7));
    expect(notices).toEqual([expect.stringContaining("'guess.csv' is not UTF-8 and was read as EUC-KR")]);
  });

  it("in a Western encoding is not taken for Korean, but refused with the way out", async () => {
    const bytes = Uint8Array.from("región,tamaño\nBogotá,12\nCórdoba,3\n", (character) => character.charCodeAt(0));
    const path = file("latin.csv", bytes);
    await expect(readCsv(path)).rejects.toMatchObject({
      code: "bad-data",
      message: expect.stringContaining("windows-1252"),
    });
    expect((await readCsv(path, { encoding: "windows-1252" })).names).toEqual(["región", "tamaño"]);
  });

  it("may begin with a byte-order mark, of UTF-16 too", async () => {
    expect((await readCsv(file("bom.csv", `\uFEFF${korean}`))).names[0]).toBe("기업명");
    const utf16 = Buffer.from(`\uFEFF${korean}`, "utf16le");
    expect((await readCsv(file("utf16.csv", utf16))).names).toEqual(["기업명", "종업원수", "수출여부"]);
  });

  it("takes the options of parseCsv, and a file URL", async () => {
    const url = pathToFileURL(file("options.csv", "a;b\n1,5;-\n"));
    const t = await readCsv(url, { decimal: ",", missing: ["-"] });
    expect(t.numbers("a")).toEqual(Float64Array.of(1.5));
    expect(t.numbers("b")).toEqual(Float64Array.of(Number.NaN));
  });

  it("in another encoding than named is refused, and an encoding that does not exist too", async () => {
    const path = file("wrong.csv", eucKr(korean));
    await expect(readCsv(path, { encoding: "utf-8" })).rejects.toMatchObject({ code: "bad-data" });
    await expect(readCsv(path, { encoding: "korean-please" })).rejects.toMatchObject({ code: "bad-option" });
  });

  it("that is not there gives the error of Node", async () => {
    await expect(readCsv(join(folder, "none.csv"))).rejects.toMatchObject({ code: "ENOENT" });
  });
});
