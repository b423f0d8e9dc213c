/** The report's looks: the page's tokens, both themes, and paper. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --bg: #fff; --text: #161a17; --soft: #4f5952; --line: #e2e6e2; --ok: #14713f; --warn: #8a5200; --bad: #b3261e; --idle: #4f5952; --busy: #1d5fa8; }
@media (prefers-color-scheme: dark) { :root { --bg: #161a18; --text: #e9ede9; --soft: #aab4ac; --line: #262c28; --ok: #7fd6a5; --warn: #f0b458; --bad: #ff9a91; --idle: #aab4ac; --busy: #86bdf5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); font: 13px/20px system-ui, sans-serif; }
main { display: block; max-width: 1080px; margin: 0 auto; padding: 24px; }
h1 { margin: 0 0 4px; font-size: 20px; }
p { margin: 0 0 4px; color: var(--soft); }
.pictures { display: flex; flex-wrap: wrap; gap: 16px 20px; margin: 16px 0; }
figure { margin: 0; max-width: 100%; overflow-x: auto; }
figcaption { margin-bottom: 4px; font-weight: 600; }
summary { cursor: pointer; color: var(--soft); }
table { width: 100%; margin: 8px 0 16px; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 10px 4px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
td:nth-child(2), td:nth-child(4), td:last-child { overflow-wrap: anywhere; }
.runs td:nth-child(3), .runs td:nth-child(5), .runs td:nth-child(6), th { white-space: nowrap; }
thead th { color: var(--soft); font-weight: 550; }
tr.started td:first-child { color: var(--ok); } tr.rejected td:first-child { color: var(--bad); }
tr.unknown td:first-child { color: var(--warn); } tr.sending td:first-child { color: var(--busy); }
.grid { stroke: var(--line); } .tick { fill: var(--soft); font-size: 11px; } .name { fill: var(--text); font-size: 12px; }
.hit { fill: transparent; } .spread { fill: color-mix(in srgb, var(--busy) 55%, var(--bg)); }
.ground.started { fill: color-mix(in srgb, var(--ok) 75%, var(--bg)); } .ground.rejected { fill: color-mix(in srgb, var(--bad) 30%, var(--bg)); }
.ground.unknown { fill: color-mix(in srgb, var(--warn) 15%, var(--bg)); } .ground.not-sent { fill: color-mix(in srgb, var(--idle) 12%, var(--bg)); }
.ground.sending { fill: color-mix(in srgb, var(--busy) 15%, var(--bg)); }
.grain { fill: none; stroke-width: 1.3; stroke-linecap: round; } .grain.rejected { stroke: var(--bad); } .grain.unknown { stroke: var(--warn); stroke-width: 2; }
.grain.not-sent { stroke: var(--idle); } .grain.sending { stroke: var(--busy); }
line.mark { stroke: var(--text); } line.p95 { stroke-dasharray: 3 2; } text.mark { fill: var(--text); font-size: 11px; stroke: var(--bg); stroke-width: 3px; paint-order: stroke; }
@media print { main { max-width: none; padding: 0; } tr { break-inside: avoid; } }
`
