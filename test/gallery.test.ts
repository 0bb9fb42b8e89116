import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { galleryPage } from "../scripts/gallery-page.ts";
import { galleryPictures } from "../scripts/gallery-pictures.ts";
import { renderSvg } from "../scripts/render-svg.ts";

const docs = new URL("../docs/", import.meta.url);
const committed = (path: string): string => readFileSync(new URL(path, docs), "utf8");
const number = /-?\d+(?:\.\d+)?(?:e-?\d+)?/g;

describe("the gallery", async () => {
  const pictures = await galleryPictures();

  it("is the page that the script writes", () => {
    expect(committed("gallery.md")).toBe(galleryPage(pictures));
  });

  for (const { name, specification } of pictures) {
    it(`has the picture '${name}' as it is drawn now: the same shapes and words, coordinates within a twentieth of a pixel`, async () => {
      const [drawn, kept] = [await renderSvg(specification), committed(`gallery/${name}.svg`)];
      expect(drawn.replace(number, "0")).toBe(kept.replace(number, "0"));
      const [ours, theirs] = [drawn, kept].map((svg) => svg.match(number)!.map(Number)) as [number[], number[]];
      const apart = ours.map((value, i) => Math.abs(value - theirs[i]!));
      expect(Math.max(...apart)).toBeLessThan(0.05);
    });

    it(`draws '${name}' without a warning, and no estimate falls outside`, async () => {
      const svg = await renderSvg(specification);
      expect(svg).not.toContain("NaN");
      expect(svg).not.toContain("undefined");
      expect(svg.match(/<path/g)!.length).toBeGreaterThan(3);
    });
  }
});
