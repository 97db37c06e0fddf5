// Copies what the portal serves from node_modules into static/vendor (git-ignored).
//
//   node scripts/vendor.mjs
//
// The table below is the whole list of third-party front-end files. To add or drop one: change package.json, run
// `npm install`, and edit the table. A file that is missing from its package stops the set-up.
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The cuts of a @fontsource family that Polish and English text needs. */
function cuts(family) {
  return ["latin", "latin-ext"].flatMap((subset) =>
    ["400-normal", "400-italic", "700-normal"].map(
      (cut) => `files/${family}-${subset}-${cut}.woff2`,
    ),
  );
}

/** folder under static/vendor -> [npm package, files in it]; the licence always travels with the files. */
const VENDOR = {
  "modern-normalize": ["modern-normalize", ["modern-normalize.css", "license"]],
  lato: ["@fontsource/lato", [...cuts("lato"), "LICENSE"]],
};

const target = join(ROOT, "static", "vendor");
const fresh = join(ROOT, "static", `.vendor-${process.pid}`);
let copied = 0;
try {
  for (const [folder, [name, files]] of Object.entries(VENDOR)) {
    mkdirSync(join(fresh, folder), { recursive: true });
    for (const file of files) {
      const source = join(ROOT, "node_modules", name, file);
      if (!existsSync(source)) {
        throw new Error(`${name} has no file ${file}: see the table in scripts/vendor.mjs`);
      }
      cpSync(source, join(fresh, folder, basename(file)));
      copied += 1;
    }
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(fresh, target);
} catch (error) {
  rmSync(fresh, { recursive: true, force: true });
  console.error(error.message);
  process.exit(1);
}
console.log(`${copied} files in static/vendor`);
