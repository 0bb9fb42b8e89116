import { readFileSync, writeFileSync } from "node:fs";

/**
 * Adds to package-lock.json the optional packages for other platforms (native binaries) that npm leaves out when it
 * cannot see them while the lock file is made; without them `npm ci` refuses the lock file. Platform and processor are
 * read off the names. Run after every change of dependencies: `npx tsx scripts/complete-lockfile.ts`.
 */
interface Entry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64", "wasm32"];

const file = "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8")) as { packages: Record<string, Entry> };
const found = Object.entries(lock.packages);
let added = 0;

for (const [path, { dev, optionalDependencies }] of found) {
  for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
    const known = [`${path}/node_modules/${name}`, `node_modules/${name}`].some(
      (at) => lock.packages[at]?.version === version,
    );
    if (known || !/^\d/.test(version)) continue;
    const top = `node_modules/${name}`;
    lock.packages[lock.packages[top] === undefined ? top : `${path}/${top}`] = platformEntry(name, version, dev);
    added += 1;
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages added`);

function platformEntry(name: string, version: string, dev: boolean | undefined): Entry {
  const words = name.split(/[/-]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  return {
    version,
    ...(dev === true ? { dev } : {}),
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(words.includes("musl") ? { libc: ["musl"] } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}
