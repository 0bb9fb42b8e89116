import type { Picture } from "./gallery-pictures.ts";

/** The page of the gallery as Markdown. */
export function galleryPage(pictures: readonly Picture[]): string {
  const parts = pictures.map(
    ({ name, heading, code }) => `## ${heading}\n\n\`\`\`\n${code};\n\`\`\`\n\n![${heading}](gallery/${name}.svg)\n`,
  );
  return `${head}\n${parts.join("\n")}`;
}

const head = `# Gallery

Every picture is a Vega-Lite specification: a plain record that notebooks show and any Vega-Lite renders. These are rendered by
\`scripts/gallery.ts\` from the examples' data: \`fit\` is a probit of Swiss women's participation in the labour force on seven
terms, \`simple\` a logit on two of them (Gerfin 1996); \`selection\` is a selection model of wives' wages (Mroz 1987).
`;
