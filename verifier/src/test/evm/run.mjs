// Compiles contracts, deploys each in an EVM, sends calldata to them, and asks snarkjs about exported files.
//
//   node run.mjs job.json result.json
//
// job:    { contracts: [{ name, source }], calls: [{ contract, calldata }], snarkjs: [{ key, proof, inputs }] }
// result: { contracts: { NAME: { bytes, gas, messages, errors } }, calls: [{ gas, error }], snarkjs: [true | false] }
//
// `errors` maps the selector of each custom error to its name; a call's `error` is its name and arguments, or "" if the
// call returned.
import { readFileSync, writeFileSync } from 'node:fs'
import { Common, Hardfork, Mainnet } from '@ethereumjs/common'
import { createEVM } from '@ethereumjs/evm'
import { bytesToHex, hexToBytes } from '@ethereumjs/util'
import solc from 'solc'
import * as snarkjs from 'snarkjs'

const GAS_LIMIT = 30_000_000n
const SELECTOR = 10 // characters of "0x" and four bytes
const SIZE_LIMIT = 24_576

function compile(contracts) {
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(contracts.map(({ name, source }) => [name, { content: source }])),
    settings: {
      optimizer: { enabled: true, runs: 200 },
      evmVersion: 'cancun',
      outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object', 'evm.methodIdentifiers'] } },
    },
  }
  const output = JSON.parse(solc.compile(JSON.stringify(input)))
  const messages = (output.errors ?? []).map((each) => each.formattedMessage)
  if ((output.errors ?? []).some((each) => each.severity === 'error')) {
    throw new Error(messages.join('\n'))
  }
  return { output, messages }
}

// Selectors of errors are those of functions with the same name and types; the compiler computes them from this.
function errorNames(contracts) {
  const names = new Set()
  for (const { source } of contracts) {
    for (const [, name, types] of source.matchAll(/error (\w+)\(([^)]*)\)/g)) {
      names.add(`${name}(${types.trim().split(/\s+/)[0]})`)
    }
  }
  const functions = [...names].map((signature) => `function ${signature} external;`)
  const { output } = compile([{ name: 'errors', source: `// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\ninterface E { ${functions.join(' ')} }` }])
  return Object.fromEntries(
    Object.entries(output.contracts.errors.E.evm.methodIdentifiers).map(([signature, selector]) => ['0x' + selector, signature.split('(')[0]]),
  )
}

function describe(execResult, names) {
  if (execResult.exceptionError === undefined) {
    return ''
  }
  const returned = bytesToHex(execResult.returnValue)
  const name = names[returned.slice(0, SELECTOR)]
  if (execResult.exceptionError.error !== 'revert' || name === undefined) {
    return `${execResult.exceptionError.error} ${returned}`
  }
  const words = returned.slice(SELECTOR)
  return words === '' ? name : `${name} ${BigInt('0x' + words)}`
}

const [jobFile, resultFile] = process.argv.slice(2)
const job = JSON.parse(readFileSync(jobFile, 'utf8'))
const common = new Common({ chain: Mainnet, hardfork: Hardfork.Cancun })
const evm = await createEVM({ common })
const { output, messages } = compile(job.contracts)
const names = errorNames(job.contracts)
const result = { contracts: {}, messages, calls: [], snarkjs: [] }
const addresses = {}
for (const { name } of job.contracts) {
  const { evm: code } = output.contracts[name].TidemarkVerifier
  const bytes = code.deployedBytecode.object.length / 2
  if (bytes > SIZE_LIMIT) {
    throw new Error(`${name}: ${bytes} bytes of code`)
  }
  const deployed = await evm.runCall({ data: hexToBytes('0x' + code.bytecode.object), gasLimit: GAS_LIMIT })
  if (deployed.execResult.exceptionError !== undefined) {
    throw new Error(`${name}: ${deployed.execResult.exceptionError.error}`)
  }
  addresses[name] = deployed.createdAddress
  result.contracts[name] = { bytes, gas: Number(deployed.execResult.executionGasUsed) }
}
for (const { contract, calldata } of job.calls) {
  const { execResult } = await evm.runCall({ to: addresses[contract], data: hexToBytes(calldata), gasLimit: GAS_LIMIT })
  result.calls.push({ gas: Number(execResult.executionGasUsed), error: describe(execResult, names) })
}
for (const { key, proof, inputs } of job.snarkjs) {
  result.snarkjs.push(await snarkjs.groth16.verify(JSON.parse(key), JSON.parse(inputs), JSON.parse(proof)))
}
writeFileSync(resultFile, JSON.stringify(result, null, 1))
// snarkjs keeps its worker threads, which would keep this process.
process.exit(0)
