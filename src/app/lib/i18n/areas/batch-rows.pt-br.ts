/** O que se diz das linhas de um lote ao lê-las. */
export const batchRowsPtBr = {
  'batch.leftOut.label': 'Linhas que ficam de fora',
  'batch.leftOut.none': 'Nenhuma linha fica de fora.',
  'batch.leftOut.empty_one': '{{count}} linha vazia foi pulada.',
  'batch.leftOut.empty_many': '{{count}} de linhas vazias foram puladas.',
  'batch.leftOut.empty_other': '{{count}} linhas vazias foram puladas.',
  'batch.leftOut.files_one': '{{count}} arquivo que não é .json foi pulado.',
  'batch.leftOut.files_many': '{{count}} de arquivos que não são .json foram pulados.',
  'batch.leftOut.files_other': '{{count}} arquivos que não são .json foram pulados.',
  'batch.leftOut.faulty_one': '{{count}} linha não pode ser enviada e fica de fora: {{reasons}}.',
  'batch.leftOut.faulty_many': '{{count}} de linhas não podem ser enviadas e ficam de fora: {{reasons}}.',
  'batch.leftOut.faulty_other': '{{count}} linhas não podem ser enviadas e ficam de fora: {{reasons}}.',
  'batch.leftOut.duplicates_one': '{{count}} linha com a mesma seed de uma anterior fica de fora.',
  'batch.leftOut.duplicates_many': '{{count}} de linhas com a mesma seed de uma anterior ficam de fora.',
  'batch.leftOut.duplicates_other': '{{count}} linhas com a mesma seed de uma anterior ficam de fora.',
  'batch.leftOut.misfits_one': '{{count}} linha que não segue o schema da automação fica de fora.',
  'batch.leftOut.misfits_many': '{{count}} de linhas que não seguem o schema da automação ficam de fora.',
  'batch.leftOut.misfits_other': '{{count}} linhas que não seguem o schema da automação ficam de fora.',
  'batch.leftOut.reason': '{{reason}}: {{count}}',
  'batch.leftOut.because.cells': 'células de menos ou de mais',
  'batch.leftOut.because.quote': 'aspas fora do lugar',
  'batch.leftOut.because.nul': 'um caractere NUL',
  'batch.leftOut.because.binary': 'não é texto',
  'batch.leftOut.because.empty': 'uma célula vazia',
  'batch.leftOut.because.number': 'não é número',
  'batch.leftOut.because.boolean': 'nem true nem false',
  'batch.leftOut.because.null': 'não está vazia',
  'batch.leftOut.because.json': 'JSON inválido',
  'batch.leftOut.because.too-large': 'grande demais',
  'batch.leftOut.because.unreadable': 'não dá para ler',

  'batch.source.others_one': 'Uma tabela ou lista por vez: mais {{count}} arquivo não foi usado.',
  'batch.source.others_many': 'Uma tabela ou lista por vez: mais {{count}} de arquivos não foram usados.',
  'batch.source.others_other': 'Uma tabela ou lista por vez: mais {{count}} arquivos não foram usados.',
  'batch.found.label': 'O que se achou nele',
  'batch.found.empty-columns_one': '{{count}} coluna sem nome e sem valor nenhum fica de fora.',
  'batch.found.empty-columns_many': '{{count}} de colunas sem nome e sem valor nenhum ficam de fora.',
  'batch.found.empty-columns_other': '{{count}} colunas sem nome e sem valor nenhum ficam de fora.',
  'batch.found.unused-values_one': '{{count}} valor não é usado: outra lista é mais curta.',
  'batch.found.unused-values_many': '{{count}} de valores não são usados: outra lista é mais curta.',
  'batch.found.unused-values_other': '{{count}} valores não são usados: outra lista é mais curta.',
  'batch.found.separator-line':
    'A primeira linha, sep=, só diz o que termina as células. Não é uma linha de dados.',
  'batch.found.header': 'A linha com os nomes, {{line}}, pode ter sido lida errado: {{reason}}',
  'batch.found.values':
    'São valores impressos em várias linhas, ou vários em uma, e não um por linha. Cada um foi lido como uma seed, exatamente como está escrito.',
  'batch.found.commas':
    'Há vírgulas entre os valores, ou depois do último, onde não cabem. Foram puladas; cada valor é uma seed.',
  'batch.found.replaced_one':
    '{{count}} caractere não pôde ser lido: � está no lugar dele. Escolha a codificação certa ou conserte o arquivo.',
  'batch.found.replaced_many':
    '{{count}} de caracteres não puderam ser lidos: � está no lugar deles. Escolha a codificação certa ou conserte o arquivo.',
  'batch.found.replaced_other':
    '{{count}} caracteres não puderam ser lidos: � está no lugar deles. Escolha a codificação certa ou conserte o arquivo.',
  'batch.found.guessed-files_one':
    '{{count}} arquivo não é UTF-8: {{name}}. Foi lido como {{encoding}}, o que é um palpite. Veja a seed dele.',
  'batch.found.guessed-files_many':
    '{{count}} de arquivos não são UTF-8, como {{name}}. Foram lidos como {{encoding}} ou algo assim, o que é um palpite. Veja as seeds deles.',
  'batch.found.guessed-files_other':
    '{{count}} arquivos não são UTF-8, como {{name}}. Foram lidos como {{encoding}} ou algo assim, o que é um palpite. Veja as seeds deles.',

  'batch.encoding.guess':
    '{{encoding}} é um palpite: o arquivo não diz como os caracteres foram escritos. A leitura está certa?',
  'batch.encoding.readings': 'As primeiras células em cada codificação provável',
  'batch.encoding.inUse': '{{encoding}} (em uso)',
  'batch.encoding.use': 'Ler como {{encoding}}',
  'batch.encoding.other': 'Se nenhuma destas estiver certa, escolha outra em Codificação.',
  'batch.encoding.mark':
    'A marca do próprio arquivo diz {{encoding}}. Ela vale mais que a codificação escolhida.',
  'batch.quote.none': 'nenhuma',

  'batch.binary.workbook':
    'Isto é uma pasta de trabalho, não uma tabela de texto. Abra-a no programa de planilhas, salve como CSV (UTF-8) e escolha esse arquivo.',
  'batch.binary.document':
    'Isto é um documento, não uma tabela de texto. Ponha a tabela em uma planilha, salve como CSV (UTF-8) e escolha esse arquivo.',
  'batch.binary.archive':
    'Isto é um arquivo compactado (ZIP, gzip ou parecido). Descompacte-o e escolha o arquivo que está dentro.',
  'batch.binary.pdf':
    'Isto é um PDF: não dá para tirar linhas dele. Salve a tabela como CSV onde ela foi feita.',
  'batch.binary.image':
    'Isto é uma imagem: não dá para tirar linhas dela. Salve a tabela como CSV onde ela foi feita.',
  'batch.binary.media': 'Isto é um som ou um vídeo, e não tem linhas.',
  'batch.binary.data':
    'Isto é um banco de dados ou dados próprios de outro programa, não texto. Exporte lá como CSV ou JSON.',
  'batch.binary.page':
    'Isto é uma página web ou XML, que alguns programas salvam com nome de planilha. Abra em um programa de planilhas e salve como CSV (UTF-8).',
  'batch.binary.other':
    'Isto não é texto. Escolha um arquivo CSV ou JSON; se já for um, diga qual é a codificação dele.',

  'batch.caution.label': 'Colunas que talvez não sigam como parecem',
  'batch.caution.mostly-number':
    '{{column}}: números ({{amount}} de {{of}}), mas “{{found}}” na {{at}}. Por isso todos vão como texto.',
  'batch.caution.mostly-boolean':
    '{{column}}: true ou false ({{amount}} de {{of}}), mas “{{found}}” na {{at}}. Por isso todos vão como texto.',
  'batch.caution.mostly-json':
    '{{column}}: JSON ({{amount}} de {{of}}), mas “{{found}}” na {{at}}. Por isso tudo vai como texto.',
  'batch.caution.zeros':
    '{{column}}: números com zeros à esquerda ({{amount}} de {{of}}, o primeiro “{{found}}” na {{at}}). JSON não tem números assim; por isso a coluna inteira vai como texto, como está escrita.',
  'batch.caution.written':
    '{{column}}: números como as pessoas escrevem ({{amount}} de {{of}}, o primeiro “{{found}}” na {{at}}). JSON não os tem com tais sinais; por isso a coluna inteira vai como texto, como está escrita.',
  'batch.caution.long':
    '{{column}}: mais dígitos do que a maioria dos programas guarda de um número ({{amount}} de {{of}}, o primeiro “{{found}}” na {{at}}). Vão como estão escritos, e podem ser arredondados onde chegam.',
  'batch.caution.use': 'Enviar {{column}} como {{type}}',
} as const
