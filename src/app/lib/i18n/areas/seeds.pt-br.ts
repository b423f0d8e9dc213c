export const seedsPtBr = {
  'seeds.overtaken': 'Este rascunho foi alterado em outra aba; você está vendo o texto de lá.',
  'seeds.overtaken.mine': 'Recuperar o meu',
  'seeds.replaced': 'O rascunho de {{automation}} foi substituído.',
}
