/**
 * Runs every reference case of ../shared and of test/reference and prints, as Markdown tables, the largest relative difference
 * from each, and the digits reached on NIST's linear regression sets.
 */
import { sharedIsThere } from "../test/shared.ts";
import { limitedWitnesses } from "./accuracy/limited-witnesses.ts";
import { linearWitnesses } from "./accuracy/linear-witnesses.ts";
import { nistRow, nistSets } from "./accuracy/nist-row.ts";
import { peerWitnesses } from "./accuracy/peer-witnesses.ts";
import { type Witness, witnessRow } from "./accuracy/witness.ts";
import { writtenOutWitnesses } from "./accuracy/written-out-witnesses.ts";

function table(witnesses: readonly Witness[]): void {
  console.log("| case | estimator | N | coefficients | standard errors | statistics | computed by |");
  console.log("|---|---|---|---|---|---|---|");
  for (const witness of witnesses) console.log(witnessRow(witness));
  console.log("");
}

if (!sharedIsThere) {
  console.log("../shared with the reference results is not there.");
} else {
  table([...linearWitnesses(), ...limitedWitnesses()]);
  table(peerWitnesses());
  table(writtenOutWitnesses());
  console.log("| set | digits of the coefficients | digits of the standard errors |\n|---|---|---|");
  for (const name of nistSets) console.log(nistRow(name));
}
