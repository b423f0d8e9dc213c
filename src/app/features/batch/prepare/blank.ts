/** Whether a cell holds nothing that could be seen: white space, or characters without any width. */
export const isBlank = (cell: string): boolean => cell === '' || !/[^\s\u200b-\u200d\u2060\ufeff]/.test(cell)
