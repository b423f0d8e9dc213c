export function readSeed(): number
