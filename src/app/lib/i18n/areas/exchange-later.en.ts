/** What the dialogs for bringing in, taking out and sharing say. */
export const exchangeLaterEn = {
  'exchange.cancel': 'Cancel',

  'exchange.in.title': 'Bring in a command or link',
  'exchange.in.looksLike': 'This looks like {{what}}',
  'exchange.in.ask': 'Take it apart? Nothing is started, and nothing changes before you say so.',
  'exchange.in.fromLink': 'From a link',
  'exchange.in.fromLinkAsk':
    'Somebody made this link in a Seedpad. It fills the form; nothing is started. Credentials and header values are never in a link.',
  'exchange.in.text': 'Command, program or link',
  'exchange.in.hint':
    'cURL (bash, cmd, PowerShell), fetch, Python requests, HTTPie, datallog run, or a Seedpad link. It is read here in the page; nothing is run.',
  'exchange.in.unknown': 'This is none of the forms that Seedpad can take apart.',
  'exchange.in.unclosed':
    'It breaks off in the middle: a quote or a bracket is never closed. Copy it again, whole.',
  'exchange.in.no-address': 'It calls no address, or names no automation.',
  'exchange.in.too-deep': 'It is nested too deep to be taken apart.',
  'exchange.in.typographic':
    'It has curly quotes ({{quotes}}) where plain ones belong, so it can’t be told what belongs together. A word processor or a chat has put them there. Copy it again from where it is code, or read them as plain quotes.',
  'exchange.in.plainQuotes': 'Read them as plain quotes',
  'exchange.in.damaged':
    'This link is damaged: a part of it was cut off or changed on its way. Ask for it again.',
  'exchange.in.newer': 'This link was made by a newer Seedpad. Update this one to open it.',
  'exchange.in.too-large': 'This link holds more than any seed may have, so it was not opened.',
  'exchange.in.sets': 'It would set',
  'exchange.in.left': 'Not taken over',
  'exchange.in.take': 'Fill in the form',
  'exchange.in.plain': 'Paste as text',
  'exchange.in.replaces':
    'What is in the form now is kept as its own draft; a draft of the same automation can be brought back.',
  'exchange.in.nothing': 'Nothing in it can be set here.',

  'exchange.kind.curl': 'a cURL command',
  'exchange.kind.curl-cmd': 'a cURL command for Windows',
  'exchange.kind.curl-powershell': 'a cURL command for PowerShell',
  'exchange.kind.powershell': 'a PowerShell command',
  'exchange.kind.fetch': 'a fetch call in JavaScript',
  'exchange.kind.python': 'a Python program',
  'exchange.kind.httpie': 'an HTTPie command',
  'exchange.kind.datallog': 'a datallog run line',
  'exchange.kind.link': 'a Seedpad link',
  'exchange.kind.seed': 'a seed',

  'exchange.note.former':
    'This is the call by its former name: the platform has renamed applications to automations.',
  'exchange.note.fence': 'The code fence around it was taken off.',
  'exchange.note.foreign': 'Characters that no command has were read as what they look like: {{codes}}.',

  'exchange.row.target': 'Target',
  'exchange.row.project': 'Project',
  'exchange.row.automation': 'Automation',
  'exchange.row.authorization': 'Authorization token',
  'exchange.row.apiKey': 'API key',
  'exchange.row.sendTo': 'Result goes to',
  'exchange.row.webhookUrl': 'Webhook URL',
  'exchange.row.headers': 'Headers',
  'exchange.row.wire': 'Wire format',
  'exchange.row.seed': 'The seed',
  'exchange.row.toField': '{{value}} into its own field, not into the history',
  'exchange.row.noHeaders': 'none',
  'exchange.row.noValue': '{{name}} (without a value)',
  'exchange.row.noSeed': 'none: the editor is emptied',
  'exchange.row.seedStays': 'not known here: what is in the editor stays',
  'exchange.row.default': 'as the target wants it',
  'exchange.row.webhookString': 'webhook as a string',
  'exchange.row.seedString': 'seed as a string',
  'exchange.row.notJson': 'This is not valid JSON. It is put in as it is; mend it before you start.',

  'exchange.left.unnamed_one': '{{count}} that is not shown, since it may hold a secret',
  'exchange.left.unnamed_other': '{{count}} that are not shown, since they may hold secrets',
  'exchange.left.unread':
    'What the request sends can’t be read here, so the seed and where the result goes stay as they are.',
  'exchange.left.seed': 'The seed, which a shell or program would put there: {{list}}',
  'exchange.left.credential': 'Credentials of a kind that a start does not use: {{list}}',
  'exchange.left.headers': 'Headers that can’t be read here, so any credentials in them',
  'exchange.left.request': 'Further requests: {{list}}',
  'exchange.left.continuation':
    'A line does not go on: white space stands behind the backslash, caret or backtick at its end, which then continues nothing, or that sign is missing. The lines after it belong to no command, so what they hold is not taken over.',
  'exchange.left.form': 'Fields of a form, where a start wants JSON: {{list}}',
  'exchange.left.option': 'Options without a counterpart here: {{list}}',
  'exchange.left.header': 'Headers that a start does not have: {{list}}',
  'exchange.left.value': 'Values that can’t be used: {{list}}',
  'exchange.left.placeholder': 'Placeholders, so no value: {{list}}',
  'exchange.left.variable':
    'Kept in the body as written, where a shell or program would put a value: {{list}}',
  'exchange.left.member': 'Parts of the body that a start does not have: {{list}}',
  'exchange.left.repeated': 'Stands twice in the body, the last one counts: {{list}}',
  'exchange.left.file': 'Files, which a page can’t read (open the seed with “Open file”): {{list}}',
  'exchange.left.command': 'Other commands: {{list}}',
  'exchange.left.too-long': 'What the program puts together: it would be longer than any request',
  'exchange.left.statement': 'Lines that were not understood: {{list}}',
  'exchange.left.method': 'The method: a start is always POST, not {{list}}',
  'exchange.left.address': 'Not the address of a start: {{list}}',
  'exchange.left.query': 'What stands behind the address: {{list}}',
  'exchange.left.base': 'None of the targets here, so the target stays: {{list}}',
  'exchange.left.body': 'The body: it is no JSON object ({{list}})',
  'exchange.left.webhook': 'A webhook of a form that the platform does not describe: {{list}}',

  'exchange.out.title': 'Copy the request as code',
  'exchange.out.formats': 'Forms of the code',
  'exchange.out.note.curl': 'For bash and zsh.',
  'exchange.out.note.powershell':
    'For PowerShell 5.1 and later, with the curl.exe that Windows brings along.',
  'exchange.out.note.python': 'For Python 3 with the library requests.',
  'exchange.out.note.javascript':
    'A module for Node 18 and later; browsers refuse it from another site’s page.',
  'exchange.out.note.httpie': 'For bash and zsh, with HTTPie installed.',
  'exchange.out.note.datallog':
    'Run it in the project’s folder. It sends no webhook and uses the command line’s own login; without a seed it takes the file seed.json.',
  'exchange.out.live':
    'Running it starts a paid run on {{target}}, outside of this page’s history and its protection against double starts.',
  'exchange.out.simulated': 'Running it starts a simulated run.',
  'exchange.out.notJson': 'The seed is not valid JSON: the platform would refuse this request.',
  'exchange.out.secrets': 'Include my credentials and header values',
  'exchange.out.secretsHint':
    'Off: placeholders stand where the token, the API key, header values and this inbox’s address would. On: whoever sees the code can start runs as you.',
  'exchange.out.code': 'The code',
  'exchange.out.copy': 'Copy the code',
  'exchange.out.cut': 'Only the beginning is shown; all of it ({{size}}) is copied.',
  'exchange.out.refused': 'The browser refuses to copy. Select the code and copy it yourself.',

  'exchange.share.title': 'Share as a link',
  'exchange.share.carries':
    'Whoever opens it in a Seedpad sees what it contains and can fill the form with it. Nothing is started.',
  'exchange.share.holds': 'In the link',
  'exchange.share.never': 'Never in it: credentials, header values, this inbox’s address.',
  'exchange.share.stays':
    'Whoever opens it leaves it in the history of their browser, which may be synchronised, with all of this in it, the seed too.',
  'exchange.share.seedWarning': 'The seed is in it as written. If it holds a password, don’t share it.',
  'exchange.share.withUrl': 'Include the webhook URL',
  'exchange.share.urlHint': 'This address may hold a key, so it is left out unless you include it.',
  'exchange.share.link': 'Link',
  'exchange.share.size': '{{size}} characters',
  'exchange.share.long':
    '{{size}} characters. Mail and chat programs may cut links of more than 2,000; a file is safer.',
  'exchange.share.tooLong':
    'This seed is too large for a link ({{size}} characters). Save it as a file instead.',
  'exchange.share.copy': 'Copy the link',
  'exchange.share.local':
    'This address is of this machine: others open the link in their own Seedpad by pasting it there.',
} as const
