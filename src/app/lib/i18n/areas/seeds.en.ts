/** The seed workbench: drafts, findings, saved and recent seeds, comparison, schemas. */
export const seedsEn = {
  'seeds.overtaken': 'This draft was changed in another tab; you see that text.',
  'seeds.overtaken.mine': 'Bring mine back',
  'seeds.replaced': 'The draft of {{automation}} was replaced.',
} as const
