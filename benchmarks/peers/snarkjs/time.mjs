// Times snarkjs' groth16.verify, warm, on one proof.
//
//   node time.mjs KEY PROOF PUBLIC SECONDS
//
// The first third of the seconds does not count. Prints one line of JSON: the version, how many calls counted, and the
// fastest and the median of them in microseconds. Fails unless every call says true.
import { readFileSync } from 'node:fs'
import * as snarkjs from 'snarkjs'

const [key, proof, inputs] = process.argv.slice(2, 5).map((file) => JSON.parse(readFileSync(file, 'utf8')))
const seconds = Number(process.argv[5])
const { version } = JSON.parse(readFileSync(new URL('node_modules/snarkjs/package.json', import.meta.url), 'utf8'))

async function callsFor(milliseconds) {
  const times = []
  const end = performance.now() + milliseconds
  do {
    const start = performance.now()
    if (!(await snarkjs.groth16.verify(key, inputs, proof))) {
      throw new Error('expected a proof that holds, snarkjs refuses it')
    }
    times.push((performance.now() - start) * 1000)
  } while (performance.now() < end)
  return times.sort((a, b) => a - b)
}

await callsFor((seconds * 1000) / 3)
const times = await callsFor((seconds * 2000) / 3)
console.log(JSON.stringify({ version, calls: times.length, fastest: times[0], median: times[times.length >> 1] }))
// snarkjs keeps its worker threads, which would keep this process.
process.exit(0)
