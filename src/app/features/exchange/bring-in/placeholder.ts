const WHOLE =
  /^(?:<[^<>]*>|\{[^{}]*\}|\{\{[^{}]*\}\}|\$\{?[\w:]+\}?|\$\(.*\)|%\w+%|\[[^[\]]*\]|(?:os\.(?:environ|getenv)|process\.env)\b.*|x{3,}|\*{3,}|•+|\.{3}|…|your[ _-].*|.*\byour_\w+)$/is

/**
 * True for a text that only says which value belongs there: `<YOUR_TOKEN>`, `{project_name}`, `$TOKEN`, `%TOKEN%`, `YOUR_KEY`.
 */
export const isPlaceholder = (text: string): boolean => WHOLE.test(text.trim())
