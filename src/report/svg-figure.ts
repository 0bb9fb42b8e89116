/** A picture that notebooks show; `String(figure)` is its SVG. */
export interface SvgFigure {
  readonly svg: string;
  readonly description: string;
  toString(): string;
}

/** An SVG as a record that Jupyter's kernels show as a picture. */
export function svgFigure(svg: string, description: string): SvgFigure {
  const figure: SvgFigure = { svg, description, toString: () => svg };
  const bundle = (): Record<string, string> => ({
    "text/plain": description,
    "text/html": svg, // some viewers strip pictures of their own type
    "image/svg+xml": svg,
  });
  return Object.freeze(Object.defineProperty(figure, Symbol.for("Jupyter.display"), { value: bundle }));
}
