/**
 * Looks at every case of a long list and names each that fails, with the reason. A test for each would cost more than what is
 * looked at; a test that ends at the first would hide the others.
 * @param look throws, or rejects, where a case fails
 * @returns to be compared with `[]`
 */
export async function faultsAmong<Case>(
  cases: readonly Case[],
  nameOf: (one: Case) => string,
  look: (one: Case) => void | Promise<void>,
): Promise<string[]> {
  if (cases.length === 0) throw new Error('there is no case to look at')
  const faults: string[] = []
  for (const one of cases) {
    try {
      await look(one)
    } catch (error) {
      faults.push(`${nameOf(one)}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return faults
}
