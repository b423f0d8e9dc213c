const MOST = 80

/** The first values of a seed on one line ("days: 2023-01-01, 2023-01-02"), so that runs can be told apart. */
export function seedSummary(seedText: string): string {
  // A summary needs the beginning only; parsing 5 MB for a row would not be worth it.
  if (seedText.length > 20_000) return seedText.slice(0, MOST).replace(/\s+/g, ' ')
  try {
    return summarize(JSON.parse(seedText)).slice(0, MOST)
  } catch {
    return seedText.slice(0, MOST).replace(/\s+/g, ' ')
  }
}

function summarize(value: unknown, depth = 0): string {
  if (Array.isArray(value)) {
    const shown = value.slice(0, 3).map((item) => summarize(item, depth + 1))
    return shown.join(', ') + (value.length > 3 ? `, +${value.length - 3}` : '')
  }
  if (typeof value === 'object' && value !== null) {
    if (depth > 1) return '{…}'
    const members = Object.entries(value).filter(([key]) => key !== '_comment')
    return members.map(([key, member]) => `${key}: ${summarize(member, depth + 1)}`).join(' · ')
  }
  return String(value)
}
