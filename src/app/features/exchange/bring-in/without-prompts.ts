/** What a shell or an interpreter writes in front of what is typed: `$ `, `user@host:~$ `, `(venv) % `, `>>> `. */
const PROMPT =
  /^[ \t]*(?:(?:\([\w.-]+\)[ \t]*)?\[?[\w.-]+@[\w.-]+[^\n$#%>]{0,80}[$#%]|(?:\([\w.-]+\)[ \t]*)?[$%#❯➜»])[ \t]+(?=\S)/
const COMMAND = /^(?:sudo|curl|https?|datallog|export|echo|cat|printf|\w+=|\/|\.\/)/
const INTERPRETER = /^(?:>>>|\.\.\.) ?/

/** A text without the prompts of the terminal that it was copied from; those of the lines that go on (`> `) go with them. */
export function withoutPrompts(text: string): string {
  if (/^[ \t]*>>> /m.test(text)) return mapLines(text, (line) => line.replace(INTERPRETER, ''))
  let goesOn = false
  return mapLines(text, (line) => {
    const bare = line.replace(PROMPT, '')
    if (bare !== line && COMMAND.test(bare)) {
      goesOn = true
      return bare
    }
    if (goesOn && /^> ?/.test(line)) return line.replace(/^> ?/, '')
    goesOn = false
    return line
  })
}

const mapLines = (text: string, change: (line: string) => string): string =>
  text.split('\n').map(change).join('\n')
