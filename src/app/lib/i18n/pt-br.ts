import { batchPtBr } from './areas/batch.pt-br'
import { cautionPtBr } from './areas/caution.pt-br'
import { changePtBr } from './areas/change.pt-br'
import { demoPtBr } from './areas/demo.pt-br'
import { exchangePtBr } from './areas/exchange.pt-br'
import { helpPtBr } from './areas/help.pt-br'
import { inboxPtBr } from './areas/inbox.pt-br'
import { namesPtBr } from './areas/names.pt-br'
import { promisesPtBr } from './areas/promises.pt-br'
import { runsPtBr } from './areas/runs.pt-br'
import { seedsPtBr } from './areas/seeds.pt-br'
import { shellPtBr } from './areas/shell.pt-br'
import { transferPtBr } from './areas/transfer.pt-br'
import { vaultPtBr } from './areas/vault.pt-br'
import type { en } from './en'
import type { LaterEn } from './later'

export { ptBR as explanations } from '../../../contract/explanations/pt-br'

type EnglishKey = keyof (typeof en & LaterEn)
/** Portuguese has a third plural form, for whole millions: "1.000.000 de execuções". */
type ManyKey = EnglishKey extends infer Key
  ? Key extends `${infer Base}_other`
    ? `${Base}_many`
    : never
  : never

/** The Brazilian Portuguese words of the page. A key that English has and this lacks does not compile. */
export const ptBr = {
  close: 'Fechar',
  copied: 'Copiado',
  copyOf: 'Copiar {{what}}',
  dismiss: 'Dispensar',
  tryAgain: 'Tentar de novo',
  undo: 'Desfazer',
  'time.now': 'agora',
  'time.unknown': 'horário desconhecido',

  'nav.label': 'Páginas',
  'nav.launch': 'Iniciar',
  'nav.batch': 'Lote',
  'nav.runs': 'Execuções',
  'shell.target': 'Destino',
  'shell.simulated': '◆ {{label}}',
  'shell.live': '● {{label}} · real',
  'shell.credentials': 'Credenciais',
  'shell.noToken': 'sem token',
  'shell.theme': 'Tema',
  'theme.system': 'Igual ao sistema',
  'theme.light': 'Claro',
  'theme.dark': 'Escuro',
  'shell.language': 'Idioma',
  'shell.panes': 'Largura da área de início',
  'shell.listWidth': 'Largura da lista de execuções',
  'shell.paneHeight': 'Altura da lista de execuções',
  'shell.serverGone':
    'O servidor do Seedpad não responde. O que você digitou está guardado; nada é enviado. Tentando de novo…',
  'pane.failed': 'Esta parte da página falhou. O resto continua funcionando.',

  'credentials.heading': 'Credenciais',
  'credentials.authorization': 'Token de autorização',
  'credentials.apiKey': 'Chave de API',
  'credentials.notNeeded': 'dispensável aqui',
  'credentials.check': 'Verificar credenciais',
  'credentials.checking': 'Verificando…',
  'credentials.keep': 'Guardar nesta aba',
  'credentials.forget': 'Esquecer',
  'secret.show.token': 'Mostrar o token',
  'secret.show.key': 'Mostrar a chave',
  'secret.show.value': 'Mostrar o valor',
  'secret.hide.token': 'Esconder o token',
  'secret.hide.key': 'Esconder a chave',
  'secret.hide.value': 'Esconder o valor',
  'credentials.where': 'Copie os dois valores da plataforma, na',
  'credentials.settingsPage': 'página de configurações',
  'credentials.notUsable':
    'Cole um único valor: sem espaços nem quebras de linha no meio, só caracteres ASCII comuns.',
  'credentials.valid': 'Válidas',
  'credentials.validAs': 'Válidas em {{target}} como {{who}}',
  'credentials.invalid': '{{target}} não reconhece este token. Copie-o de novo na página de configurações.',
  'credentials.keyPending':
    '{{target}} não aceita a chave de API. Uma chave nova leva até um minuto: verifique de novo daqui a pouco. Se continuar assim, copie a chave outra vez.',
  'credentials.unavailable':
    'A verificação não teve uma resposta clara de {{target}}. Isso não diz nada sobre as credenciais.',
  'credentials.serverGone':
    'O próprio servidor do Seedpad não respondeu. Confira se ele está no ar e tente de novo.',
  'credentials.needed': 'Necessário para iniciar em {{target}}.',
  'credentials.missing':
    'Para iniciar em {{target}}, é preciso ter o token de autorização e a chave de API. Preencha os dois acima.',

  'launch.region': 'Iniciar',
  'launch.project': 'Projeto',
  'launch.projectList': 'Projetos já usados',
  'launch.automation': 'Automação',
  'launch.automationList': 'Automações já usadas',
  'launch.used': 'já usado antes',
  'launch.lastAccepted': 'Última aceita aqui {{ago}}: {{id}}',
  'name.empty': 'Digite um nome.',
  'name.dots': 'O nome não pode ser “.” nem “..”: apontaria para outro endereço.',
  'name.control-character': 'O nome contém um caractere de controle invisível. Digite-o de novo.',
  'name.slash': 'O nome não pode conter / nem \\ (nem %2F, %5C): apontaria para outro endereço.',
  'name.lone-surrogate': 'O nome contém um caractere pela metade. Digite-o de novo.',
  'name.too-long': 'O nome pode ter no máximo 255 caracteres.',
  'name.unusual': 'Nome incomum para a Datallog; será enviado como digitado.',

  'seed.section': 'Seed e requisição',
  'seed.tabs': 'Seed ou requisição',
  'seed.tab': 'Seed',
  'seed.requestTab': 'Requisição',
  'seed.panel': 'Painel do editor',
  'seed.editor': 'Seed',
  'seed.format': 'Formatar',
  'seed.openFile': 'Abrir arquivo',
  'seed.drop': 'Solte um arquivo JSON para usá-lo como seed',
  'seed.valid': 'JSON válido',
  'seed.blank': 'vazio: nenhuma seed é enviada',
  'seed.checking': 'verificando…',
  'seed.blocks':
    'A seed não é um JSON válido, por isso nada foi enviado. Corrija-a ou esvazie o editor para não enviar seed.',
  'seed.tooLarge':
    'A requisição teria {{size}}; o limite é {{limit}}. Nada foi enviado. Deixe a seed mais curta.',
  'seed.file.opened': '{{name}} agora é a seed.',
  'seed.file.too-large': '{{name}} passa de {{limit}}. A sua seed não mudou.',
  'seed.file.not-text': '{{name}} não é texto em UTF-8. A sua seed não mudou.',
  'seed.file.unreadable': 'Não foi possível ler {{name}}. A sua seed não mudou.',
  'editor.leave': 'Tab recua · Esc e depois Tab sai',
  'editor.loading': 'Carregando o editor',
  'editor.failed': 'Não foi possível carregar o editor; use este, mais simples.',

  'json.at': 'Linha {{line}}, coluna {{column}}',
  'json.unexpected-end': 'o texto acaba cedo demais',
  'json.unexpected-character': '“{{found}}” não pode ficar aqui',
  'json.trailing-comma': 'há uma vírgula a mais',
  'json.expected-property-name': 'aqui precisa vir um nome entre aspas duplas',
  'json.expected-colon': 'faltam dois-pontos',
  'json.expected-comma': 'falta uma vírgula ou fechar um colchete ou uma chave',
  'json.unterminated-string': 'o texto entre aspas não termina',
  'json.control-character': 'um caractere de controle precisa ser escrito como escape (\\t, \\u0000)',
  'json.bad-escape': 'esse escape não existe; a própria barra invertida se escreve \\\\',
  'json.bad-number': 'não é um número em JSON',
  'json.single-quotes': 'o JSON pede aspas duplas',
  'json.comment': 'o JSON não tem comentários; o costume é usar um campo "_comment"',
  'json.byte-order-mark': 'o texto começa com uma marca de ordem de bytes invisível; apague-a',
  'json.text-after-value': 'há mais texto depois do fim',
  'json.lone-surrogate': 'meio caractere, que não pode ser enviado assim; escrito como {{found}}, pode',

  'sendTo.label': 'Enviar o resultado para',
  'sendTo.default': 'Webhook padrão da automação',
  'sendTo.inbox': 'Caixa de entrada deste painel',
  'sendTo.url': 'Outra URL',
  'sendTo.defaultHint':
    'A requisição não indica webhook: vale o da própria automação, se houver. O resultado não chega aqui.',
  'sendTo.inboxHint': 'O resultado volta para a execução, aqui.',
  'sendTo.urlHint': 'O resultado vai só para esse endereço; não chega aqui.',
  'sendTo.unreachable':
    '{{target}} não alcança {{url}}: a automação começaria, mas o resultado não chegaria. Defina em SEEDPAD_PUBLIC_URL um endereço deste painel que seja acessível pela internet.',
  'webhook.label': 'URL do webhook',
  'webhook.empty': 'Digite o endereço para onde o resultado deve ir.',
  'webhook.not-a-url': 'O endereço não está completo. Ele deve ser como https://example.com/results.',
  'webhook.not-http': 'O endereço deve começar com https:// ou http://.',
  'webhook.user-info': 'Tire o usuário e a senha do endereço; envie-os em um cabeçalho.',
  'webhook.too-long': 'O endereço passa de 2.048 caracteres.',
  'webhook.private-host': 'Da internet, a Datallog não alcança um endereço privado ou local.',
  'webhook.plain-http': 'http:// envia o resultado e os cabeçalhos dele sem criptografia.',
  'header.add': 'Adicionar cabeçalho',
  'header.remove': 'Remover cabeçalho',
  'header.row': 'Cabeçalho {{number}}',
  'header.name': 'Nome do cabeçalho',
  'header.value': 'Valor do cabeçalho',
  'header.namePlaceholder': 'nome',
  'header.valuePlaceholder': 'valor (fica em segredo)',
  'header.inMemory': 'Os valores somem ao recarregar, a menos que você escolha “Guardar nesta aba”.',
  'header.name-empty': 'Dê um nome a este valor ou remova a linha.',
  'header.name-illegal': 'O nome de um cabeçalho só tem letras, algarismos e - _ . e não tem espaços.',
  'header.name-reserved': 'Este cabeçalho pertence à própria conexão e não pode ser definido.',
  'header.name-duplicate': 'Este nome já está acima; maiúsculas e minúsculas não fazem diferença.',
  'header.name-too-long': 'O nome de um cabeçalho pode ter no máximo 128 caracteres.',
  'header.name-taken': 'A própria caixa de entrada define este cabeçalho.',
  'header.value-line-break': 'O valor de um cabeçalho não pode ter quebra de linha.',
  'header.value-illegal': 'O valor de um cabeçalho só pode ter caracteres ASCII e Latin-1 comuns.',
  'header.value-too-long': 'O valor de um cabeçalho pode ter no máximo 8.192 caracteres.',
  'header.too-many': 'É possível enviar no máximo 64 cabeçalhos; remova esta linha.',
  'header.too-much-text':
    'Todos os cabeçalhos juntos podem ter no máximo 64 KiB de texto; encurte este valor.',

  'wire.summary': 'Formato de envio:',
  'wire.nested': 'aninhado',
  'wire.flat': 'plano',
  'wire.isDefault': '(o do próprio destino)',
  'wire.followTarget': 'Igual ao destino ({{dialect}})',
  'wire.dialect': 'Dialeto',
  'wire.nestedHint':
    'webhook é um objeto com url e webhook_header. Conforme a página “Start Automation Task”.',
  'wire.flatHint':
    'webhook é a URL, e webhook_header fica ao lado. Conforme a página “Start Automation API”.',
  'wire.webhookAs': 'webhook escrito como',
  'wire.seedAs': 'seed escrita como',
  'wire.object': 'objeto',
  'wire.asJson': 'JSON, como digitado',
  'wire.string': 'string JSON',
  'wire.flatString': 'A página do dialeto plano não menciona seed como string.',

  'request.missing': '(não definido)',
  'request.copyUrl': 'Copiar o endereço',
  'request.noBody': 'Nenhum corpo é enviado.',
  'request.body': 'Corpo da requisição',
  'request.incomplete':
    'A requisição aparece aqui quando projeto, automação, webhook e cabeçalhos estiverem preenchidos.',

  'bar.start': 'Iniciar automação',
  'bar.starting': 'Iniciando…',
  'bar.simulated': 'Inicia {{automation}} em {{project}} no destino {{target}}. Nada é cobrado.',
  'bar.live':
    'Inicia uma execução paga de {{automation}} em {{project}} no destino {{target}}, como {{profile}}.',
  'bar.noAutomation': '(sem automação)',
  'bar.noProject': '(sem projeto)',
  'bar.noToken': '(sem token)',

  'trouble.noAnswer':
    'O próprio servidor do Seedpad não deu uma resposta clara. A execução fica em “enviando” até o diário do servidor dizer o que aconteceu; nada é enviado duas vezes.',
  'twin.title': 'Enviar a mesma requisição de novo?',
  'twin.started': 'A mesma requisição foi aceita {{ago}}: {{id}}.',
  'twin.unknown':
    'A mesma requisição foi enviada {{ago}}, e o desfecho é desconhecido: a automação pode ter começado.',
  'twin.sending': 'A mesma requisição está sendo enviada neste momento.',
  'twin.paid': 'Iniciar de novo pode gerar uma segunda cobrança.',
  'twin.free': 'O simulador não cobra nada.',
  'twin.show': 'Ver a execução anterior',
  'twin.confirm': 'Iniciar de novo',
  'twin.cancel': 'Não iniciar',

  'state.sending': 'enviando',
  'state.started': 'iniciado',
  'state.rejected': 'rejeitado',
  'state.not-sent': 'não enviado',
  'state.unknown': 'desconhecido',

  'runs.heading': 'Execuções',
  'runs.menu': 'Mais opções das execuções',
  'runs.clear': 'Limpar histórico',
  'runs.failed':
    'Não foi possível abrir o histórico. Sem ele, o Seedpad não inicia nada: permita que esta página guarde dados e recarregue.',
  'runs.emptyTitle': 'Nenhuma execução ainda',
  'runs.empty': 'Cada início aparece aqui com o execution_id e fica até você o excluir.',
  'runs.deleted_one': 'Uma execução excluída.',
  'runs.deleted_many': '{{count}} de execuções excluídas.',
  'runs.deleted_other': '{{count}} execuções excluídas.',
  'runs.nothingDeleted': 'Nada foi excluído: o que ainda está sendo enviado não pode ser.',

  'run.detail': 'Execução de {{automation}}',
  'run.simulated': 'simulada',
  'run.waitingForAnswer': 'aguardando a resposta…',
  'run.gone': 'Esta execução não está no histórico deste navegador.',
  'run.copyId': 'Copiar execution_id',
  'run.edit': 'Editar e executar',
  'run.menu': 'Mais opções desta execução',
  'run.close': 'Fechar detalhes',
  'run.delete': 'Excluir execução',
  'run.tabs': 'Partes da execução',
  'run.result': 'Resultado',
  'run.answer': 'Resposta',
  'run.request': 'Requisição',
  'run.seed': 'Seed',
  'run.noSeed': 'Nenhuma seed foi enviada.',
  'run.sentAs': 'Enviado a {{target}} como {{profile}}. Os valores dos cabeçalhos não são guardados.',
  'run.noAnswer': 'Nenhuma resposta veio.',
  'run.noAnswerYet': 'A resposta ainda não chegou.',
  'run.emptyAnswer': 'A resposta veio sem corpo.',
  'run.noContentType': 'sem tipo de conteúdo',
  'run.truncated': 'cortada em 1 MiB',
  'run.edited':
    'A requisição desta execução está de volta no formulário. O histórico não guarda os valores dos cabeçalhos: digite-os de novo.',

  'explanation.platformSays': 'A plataforma diz:',
  'explanation.serverSays': 'O servidor do Seedpad diz:',
  'outcome.invitation':
    'Um exemplo já está preenchido. Inicie-o: você recebe um execution_id e, segundos depois, o resultado.',
  'outcome.tour': 'Fazer o tour',
  'outcome.resultIsIn': '✓ o resultado chegou',

  'sim.works': 'funciona',
  'sim.example': 'exemplo: imagens do dia',
  'sim.hello': 'responde com uma saudação',
  'sim.echo': 'devolve a seed',
  'sim.project-not-found': 'recusado: projeto não existe',
  'sim.project-inactive': 'recusado: projeto inativo',
  'sim.automation-not-found': 'recusado: automação não existe',
  'sim.automation-disabled': 'recusado: automação desativada',
  'sim.no-plan': 'recusado: sem plano ativo',
  'sim.no-balance': 'recusado: saldo insuficiente',
  'sim.webhook-invalid': 'recusado: webhook',
  'sim.seed-invalid': 'recusado: seed',
  'sim.refused': 'recusado: outra mensagem',
  'sim.rate-limited': 'recusado: requisições demais (429)',
  'sim.slow': 'responde devagar',
  'sim.times-out': 'nunca responde',
  'sim.drops-connection': 'a conexão cai',
  'sim.drops-mid-answer': 'a resposta para no meio',
  'sim.server-error': 'responde 500',
  'sim.gateway-timeout': 'responde 504',
  'sim.answers-html': 'responde um erro em HTML',
  'sim.answers-html-ok': 'responde HTML com 200',
  'sim.answers-nothing': 'resposta vazia',
  'sim.answers-too-much': 'resposta sem fim',
  'sim.no-id': 'sucesso sem id',
  'sim.contradicts-itself': 'erro e id ao mesmo tempo',
  'sim.redirects': 'redireciona',
  'sim.result-failure': 'resultado: falha',
  'sim.result-slow': 'resultado: após 20 s',
  'sim.result-before-answer': 'resultado antes da resposta',
  'sim.unknown-then-result': 'desconhecido, depois um resultado',
  'sim.result-twice': 'resultado: duas vezes',
  'sim.result-never': 'resultado: nunca',
  'sim.result-html': 'resultado: HTML',
  'sim.result-bytes': 'resultado: bytes',
  'sim.result-empty': 'resultado: vazio',
  'sim.result-large': 'resultado: 1 MiB',
  'sim.result-unsigned': 'resultado: não verificado',
  'sim.token-invalid': 'recusado: token',
  'sim.credentials-missing': 'recusado: sem credenciais',
  'sim.key-forbidden': 'recusado: chave',
  'sim.key-pending': 'chave ainda não ativa',

  ...batchPtBr,
  ...changePtBr,
  ...cautionPtBr,
  ...demoPtBr,
  ...helpPtBr,
  ...exchangePtBr,
  ...inboxPtBr,
  ...namesPtBr,
  ...promisesPtBr,
  ...runsPtBr,
  ...seedsPtBr,
  ...shellPtBr,
  ...transferPtBr,

  ...vaultPtBr,
} satisfies Record<EnglishKey | ManyKey, string>
