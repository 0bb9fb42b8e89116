/** What is used of the package hyparquet, which users install beside this one. */
declare module "hyparquet" {
  interface Metadata {
    readonly num_rows: bigint;
  }
  interface Chunk {
    readonly columnName: string;
    readonly columnData: ArrayLike<unknown>;
    readonly rowStart: number;
  }
  interface ReadOptions {
    readonly file: ArrayBuffer;
    readonly metadata: Metadata;
    readonly columns: string[];
    readonly onChunk: (chunk: Chunk) => void;
  }
  interface Schema {
    readonly children: readonly { readonly element: { readonly name: string } }[];
  }
  export function parquetMetadata(file: ArrayBuffer): Metadata;
  export function parquetSchema(metadata: Metadata): Schema;
  export function parquetRead(options: ReadOptions): Promise<void>;
}
