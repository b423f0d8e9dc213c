/** Trazer, levar e compartilhar. */
export const exchangePtBr = {
  'exchange.bringIn': 'Colar um comando ou link…',
  'exchange.copyAs': 'Copiar como…',
  'exchange.share': 'Compartilhar como link…',
  'exchange.export': 'Exportar seeds e configurações…',
  'exchange.import': 'Importar um arquivo…',
  'exchange.dropped': '“{{name}}” não contém nada que possa ser desmontado aqui.',
  'exchange.notLoaded':
    'Não foi possível carregar esta parte da página. Verifique se o servidor do Seedpad está em execução.',

  'exchange.cancel': 'Cancelar',

  'exchange.in.title': 'Trazer um comando ou link',
  'exchange.in.looksLike': 'Isto parece ser {{what}}',
  'exchange.in.ask': 'Desmontar? Nada é iniciado e nada muda antes da sua confirmação.',
  'exchange.in.fromLink': 'De um link',
  'exchange.in.fromLinkAsk':
    'Alguém criou este link em um Seedpad. Ele preenche o formulário; nada é iniciado. Credenciais e valores de cabeçalhos nunca vão em um link.',
  'exchange.in.text': 'Comando, programa ou link',
  'exchange.in.hint':
    'cURL (bash, cmd, PowerShell), fetch, Python requests, HTTPie, datallog run ou um link do Seedpad. A leitura acontece aqui na página; nada é executado.',
  'exchange.in.unknown': 'Esta não é nenhuma das formas que o Seedpad consegue desmontar.',
  'exchange.in.unclosed':
    'O texto termina no meio: falta fechar aspas, parênteses ou chaves. Copie de novo, por inteiro.',
  'exchange.in.no-address': 'Ele não chama nenhum endereço ou não informa a automação.',
  'exchange.in.too-deep': 'Há níveis demais, um dentro do outro, para desmontar.',
  'exchange.in.typographic':
    'Há aspas curvas ({{quotes}}) onde deveria haver aspas simples de código, e assim não se sabe o que vai junto. Um editor de texto ou um chat as colocou. Copie de novo de onde o texto é código ou leia-as como aspas de código.',
  'exchange.in.plainQuotes': 'Ler como aspas de código',
  'exchange.in.damaged':
    'Este link está danificado: uma parte foi cortada ou alterada no caminho. Peça que o enviem de novo.',
  'exchange.in.newer': 'Este link foi criado por um Seedpad mais novo. Atualize este para abri-lo.',
  'exchange.in.too-large': 'Este link contém mais do que uma seed pode ter; por isso não foi aberto.',
  'exchange.in.sets': 'O que seria preenchido',
  'exchange.in.left': 'O que fica de fora',
  'exchange.in.take': 'Preencher o formulário',
  'exchange.in.plain': 'Colar como texto',
  'exchange.in.replaces':
    'O que está no formulário fica guardado como rascunho próprio; um rascunho da mesma automação pode ser recuperado.',
  'exchange.in.nothing': 'Nada nele pode ser preenchido aqui.',

  'exchange.kind.curl': 'um comando cURL',
  'exchange.kind.curl-cmd': 'um comando cURL para Windows',
  'exchange.kind.curl-powershell': 'um comando cURL para PowerShell',
  'exchange.kind.powershell': 'um comando do PowerShell',
  'exchange.kind.fetch': 'uma chamada fetch em JavaScript',
  'exchange.kind.python': 'um programa em Python',
  'exchange.kind.httpie': 'um comando HTTPie',
  'exchange.kind.datallog': 'uma linha datallog run',
  'exchange.kind.link': 'um link do Seedpad',
  'exchange.kind.seed': 'uma seed',

  'exchange.note.former':
    'Esta é a chamada pelo nome antigo: a plataforma passou a chamar as aplicações de automações.',
  'exchange.note.fence': 'A cerca de código em volta foi retirada.',
  'exchange.note.foreign': 'Caracteres que nenhum comando tem foram lidos como o que parecem: {{codes}}.',

  'exchange.row.target': 'Destino',
  'exchange.row.project': 'Projeto',
  'exchange.row.automation': 'Automação',
  'exchange.row.authorization': 'Token de autorização',
  'exchange.row.apiKey': 'Chave de API',
  'exchange.row.sendTo': 'O resultado vai para',
  'exchange.row.webhookUrl': 'URL do webhook',
  'exchange.row.headers': 'Cabeçalhos',
  'exchange.row.wire': 'Formato de envio',
  'exchange.row.seed': 'A seed',
  'exchange.row.toField': '{{value}} no campo próprio, fora do histórico',
  'exchange.row.noHeaders': 'nenhum',
  'exchange.row.noValue': '{{name}} (sem valor)',
  'exchange.row.noSeed': 'nenhuma: o editor fica vazio',
  'exchange.row.seedStays': 'não se sabe aqui: o que está no editor fica',
  'exchange.row.default': 'como o destino espera',
  'exchange.row.webhookString': 'webhook como texto',
  'exchange.row.seedString': 'seed como texto',
  'exchange.row.notJson': 'Não é um JSON válido. Entra como está; corrija antes de iniciar.',

  'exchange.left.unnamed_one': '{{count}} que não é mostrado, pois pode conter um segredo',
  'exchange.left.unnamed_many': '{{count}} de itens que não são mostrados, pois podem conter segredos',
  'exchange.left.unnamed_other': '{{count}} que não são mostrados, pois podem conter segredos',
  'exchange.left.unread':
    'O que a requisição envia não pode ser lido aqui; por isso a seed e o lugar para onde vai o resultado ficam como estão.',
  'exchange.left.seed': 'A seed, que um shell ou programa colocaria ali: {{list}}',
  'exchange.left.credential': 'Credenciais de um tipo que um início não usa: {{list}}',
  'exchange.left.headers': 'Cabeçalhos que não podem ser lidos aqui, com as credenciais que houver neles',
  'exchange.left.request': 'Outras requisições: {{list}}',
  'exchange.left.continuation':
    'Uma linha não continua: há espaço em branco depois da barra invertida, do circunflexo ou da crase no fim dela, que assim não continua nada, ou falta esse sinal. As linhas seguintes não pertencem a comando algum; o que elas contêm fica de fora.',
  'exchange.left.form': 'Campos de um formulário, onde um início pede JSON: {{list}}',
  'exchange.left.option': 'Opções sem equivalente aqui: {{list}}',
  'exchange.left.header': 'Cabeçalhos que um início não tem: {{list}}',
  'exchange.left.value': 'Valores que não podem ser usados: {{list}}',
  'exchange.left.placeholder': 'Marcadores, portanto sem valor: {{list}}',
  'exchange.left.variable':
    'Mantido no corpo como está, onde um shell ou programa colocaria um valor: {{list}}',
  'exchange.left.member': 'Partes do corpo que um início não tem: {{list}}',
  'exchange.left.repeated': 'Aparece duas vezes no corpo, vale a última: {{list}}',
  'exchange.left.file': 'Arquivos, que uma página não pode ler (abra a seed com “Abrir arquivo”): {{list}}',
  'exchange.left.command': 'Outros comandos: {{list}}',
  'exchange.left.too-long': 'O que o programa monta: seria mais longo que qualquer requisição',
  'exchange.left.statement': 'Linhas que não foram entendidas: {{list}}',
  'exchange.left.method': 'O método: um início é sempre POST, não {{list}}',
  'exchange.left.address': 'Não é o endereço de um início: {{list}}',
  'exchange.left.query': 'O que vem depois do endereço: {{list}}',
  'exchange.left.base': 'Nenhum dos destinos daqui, então o destino fica como está: {{list}}',
  'exchange.left.body': 'O corpo: não é um objeto JSON ({{list}})',
  'exchange.left.webhook': 'Um webhook em uma forma que a plataforma não descreve: {{list}}',

  'exchange.out.title': 'Copiar a requisição como código',
  'exchange.out.formats': 'Formas do código',
  'exchange.out.note.curl': 'Para bash e zsh.',
  'exchange.out.note.powershell': 'Para PowerShell 5.1 ou mais novo, com o curl.exe que acompanha o Windows.',
  'exchange.out.note.python': 'Para Python 3 com a biblioteca requests.',
  'exchange.out.note.javascript':
    'Um módulo para Node 18 ou mais novo; navegadores o recusam na página de outro site.',
  'exchange.out.note.httpie': 'Para bash e zsh, com o HTTPie instalado.',
  'exchange.out.note.datallog':
    'Execute na pasta do projeto. Não envia webhook e usa o login da própria linha de comando; sem seed, usa o arquivo seed.json.',
  'exchange.out.live':
    'Executar isto inicia uma execução paga em {{target}}, fora do histórico desta página e da proteção contra inícios em dobro.',
  'exchange.out.simulated': 'Executar isto inicia uma execução simulada.',
  'exchange.out.notJson': 'A seed não é um JSON válido: a plataforma recusaria esta requisição.',
  'exchange.out.secrets': 'Incluir minhas credenciais e os valores dos cabeçalhos',
  'exchange.out.secretsHint':
    'Desligado: há marcadores no lugar do token, da chave de API, dos valores dos cabeçalhos e do endereço desta caixa de entrada. Ligado: quem vir o código pode iniciar execuções em seu nome.',
  'exchange.out.code': 'O código',
  'exchange.out.copy': 'Copiar o código',
  'exchange.out.cut': 'Só o começo é mostrado; tudo ({{size}}) é copiado.',
  'exchange.out.refused': 'O navegador não permite copiar. Selecione o código e copie você mesmo.',

  'exchange.share.title': 'Compartilhar como link',
  'exchange.share.carries':
    'Quem o abrir em um Seedpad vê o que ele contém e pode preencher o formulário com isso. Nada é iniciado.',
  'exchange.share.holds': 'No link',
  'exchange.share.never':
    'Nunca nele: credenciais, valores de cabeçalhos, o endereço desta caixa de entrada.',
  'exchange.share.stays':
    'Quem o abre o deixa no histórico do navegador, que pode ser sincronizado, com tudo isto nele, inclusive a seed.',
  'exchange.share.seedWarning': 'A seed vai nele como está. Se ela contiver uma senha, não compartilhe.',
  'exchange.share.withUrl': 'Incluir a URL do webhook',
  'exchange.share.urlHint':
    'Este endereço pode conter uma chave; por isso fica de fora, a menos que você o inclua.',
  'exchange.share.link': 'Endereço do link',
  'exchange.share.size': '{{size}} caracteres',
  'exchange.share.long':
    '{{size}} caracteres. Programas de e-mail e de mensagens podem cortar links com mais de 2.000; um arquivo é mais seguro.',
  'exchange.share.tooLong':
    'Esta seed é grande demais para um link ({{size}} caracteres). Salve-a como arquivo.',
  'exchange.share.copy': 'Copiar o link',
  'exchange.share.local':
    'Este endereço é desta máquina: outras pessoas abrem o link colando-o no Seedpad delas.',
} as const
