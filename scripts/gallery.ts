/** Writes the gallery: docs/gallery.md and a picture for each of its entries. Run: npx tsx scripts/gallery.ts */
import { mkdirSync, writeFileSync } from "node:fs";
import { galleryPage } from "./gallery-page.ts";
import { galleryPictures } from "./gallery-pictures.ts";
import { renderSvg } from "./render-svg.ts";

const docs = new URL("../docs/", import.meta.url);
const pictures = await galleryPictures();
mkdirSync(new URL("gallery/", docs), { recursive: true });
for (const { name, specification } of pictures) {
  writeFileSync(new URL(`gallery/${name}.svg`, docs), await renderSvg(specification));
}
writeFileSync(new URL("gallery.md", docs), galleryPage(pictures));
