import type { Outgoing } from './outgoing'
import { powerShellQuote, powerShellText } from './power-shell-quote'

/**
 * The request as a cURL command for PowerShell 5.1 and 7. The body goes through a file: PowerShell takes quotation marks out
 * of arguments in its older version, and adds a line end (and in the older version loses accents) in a pipe.
 */
export function curlPowerShell({ url, headers, body }: Outgoing): string {
  const command = [
    `curl.exe -X POST ${powerShellQuote(url)}`,
    ...headers.map(([name, value]) => `-H ${powerShellQuote(`${name}: ${value}`)}`),
    body === '' ? "-H 'Content-Length: 0'" : '--data-binary "@$file"',
  ].join(' `\n  ')
  if (body === '') return `${command}\n`
  return [
    '$file = [IO.Path]::GetTempFileName()',
    `[IO.File]::WriteAllText($file, ${powerShellText(body)})`,
    command,
    'Remove-Item $file\n',
  ].join('\n')
}
