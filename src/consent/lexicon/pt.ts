import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'pt',
  topic: list(
    'a sua privacidade, sua privacidade, o seu consentimento, seu consentimento, tecnologias de rastreamento, testemunhos de conexão',
  ),
  topicHints: list(
    'privacidade, consentimento, parceiros, dados pessoais, informações pessoais, informação pessoal, publicidade, anúncios, analític*, análise, estatístic*, personaliza*, navegação, preferências, rastreamento, interesse legítimo, terceiros',
  ),
  measures: list('analisar as visitas, medir as visitas, contar as visitas, análise web, medir a audiência'),
  uses: list('recolh*, colet*, process*, trata*, usa, usamos, utiliz*, emprega*, aceit*, consent*, concord*, armazen*'),
  accept: [
    ...list(
      'aceitar, aceito, aceite, aceitar tudo, aceitar todos, aceitar todas, aceito todos, aceito tudo, aceitar cookies, aceitar os cookies, aceitar todos os cookies, aceito os cookies, aceito todos os cookies, aceitar e fechar, aceitar e continuar, aceitar e prosseguir, permitir, permitir tudo, permitir todos, permitir todos os cookies, permite todos os cookies, permitir cookies, autorizar, autorizar todos, concordar, concordo, concordar e fechar, concordar e continuar, consentir, consinto, estou de acordo, ativar todos, ativar tudo, habilitar todos, selecionar todos, selecionar tudo, dar consentimento, sim a tudo, aprovar, =tudo bem, =de acordo, =claro, =com certeza, =ótimo, =perfeito, =sem problema, =está bem, =seguir, =avançar, =compreendi, =ok aceito, =pode ser, =certo, dou consentimento, dou o meu consentimento, marcar todos, sim a todos, aceitar e entrar, aceitar e navegar, habilitar cookies',
    ),
    ...list(
      '=sim, =entendi, =continuar, =compreendi, =percebi, =prosseguir, =sim aceito, =entendido, =está bem, =todos, =todos os cookies',
    ),
  ],
  reject: [
    ...list(
      'rejeitar, rejeito, recusar, recuso, rejeitar tudo, rejeitar todos, rejeitar todas, rejeitar cookies, rejeitar os cookies, rejeitar todos os cookies, rejeitar e fechar, rejeitar opcionais, rejeitar cookies opcionais, recusar tudo, recusar todos, recusar todas, recusar cookies, recusar os cookies, recusar todos os cookies, recusar e fechar, recusar e continuar, negar, negar todos, declinar, não aceitar, não aceito, não permitir, não concordo, não concordar, não autorizar, não consentir, discordar, discordo, desativar todos, desativar tudo, bloquear todos, proibir, proíbe todos cookies, continuar sem aceitar, prosseguir sem aceitar, navegar sem aceitar, fechar sem aceitar, seguir sem aceitar, sem aceitar, sem consentimento, sem cookies, opor se, =não obrigado, =não obrigada, rejeitar não essenciais, rejeitar desnecessários, =nunca, =mais tarde, =talvez mais tarde, =ignorar, =pular, =saltar, =bloquear, =prefiro que não, =prefiro não, =melhor não, =o mínimo, =não quero, dispensar não essenciais, dispensar cookies, o estritamente necessário, apenas o necessário, apenas o essencial, só o necessário, só o essencial, somente o necessário, somente o essencial, apenas o mínimo, bloquear cookies, não quero cookies, rejeitar o resto, não autorizo, não consinto, sem rastreamento, sem rastreio, sem seguimento, desmarcar todos, desativar cookies, desabilitar todos',
    ),
    ...pairs(
      'apenas, só, somente, unicamente, aceitar apenas, aceitar só, aceitar somente, usar apenas, permitir apenas',
      'necessários, os necessários, cookies necessários, os cookies necessários, essenciais, os essenciais, cookies essenciais, estritamente necessários, cookies estritamente necessários, obrigatórios, técnicos, o essencial, o necessário, funcionais',
    ),
    ...list(
      'aceitar necessários, aceitar cookies necessários, aceitar essenciais, aceitar cookies essenciais, cookies necessários apenas, =não, =agora não, =nenhum',
    ),
  ],
  polite: list('obrigado, obrigada, por favor, para mim'),
  withdraw: list(
    'retirar consentimento, retirar o consentimento, retirar o meu consentimento, revogar, revogar consentimento, revogar o consentimento, revogar o meu consentimento',
  ),
  settings: list(
    'definições, definições de cookies, definições dos cookies, configurações, configurações de cookies, configurações de privacidade, configurar, configurar cookies, preferências, preferências de cookies, gerir, gerir cookies, gerir preferências, gerir opções, gestão de cookies, gerir consentimento, gerenciar, gerenciar cookies, gerenciar preferências, gerenciar opções, personalizar, personalizar cookies, opções, mais opções, outras opções, escolher, escolher cookies, deixe me escolher, ver preferências, ver detalhes, mostrar detalhes, mostrar finalidades, alterar definições, alterar preferências, ajustar, minhas opções, ver opções, customizar, =modificar, =detalhes, =editar, =alterar, =mais, =ver mais, =avançado, =avançadas, =selecionar, =eu escolho, =personalizado, selecionar cookies, quero escolher, eu decido, centro de preferências, configurações avançadas, definições avançadas, opções avançadas, alterar configurações, mudar configurações, ver configurações, ver definições, personalizar preferências, personalização, configurar preferências',
  ),
  save: list(
    '=concluir, =terminar, guardar, salvar, gravar, guardar preferências, guardar definições, guardar escolhas, guardar as minhas escolhas, guardar seleção, guardar alterações, guardar e fechar, guardar e sair, guardar e continuar, salvar preferências, salvar configurações, salvar escolhas, salvar minhas escolhas, salvar e fechar, salvar seleção, gravar preferências, confirmar, confirmar escolhas, confirmar as minhas escolhas, confirmar minhas escolhas, confirmar seleção, confirmar preferências, aceitar seleção, aceitar selecionados, aceitar os selecionados, aceitar cookies selecionados, permitir seleção, aplicar, submeter, =enviar, =validar, =concluir, =terminar, =feito, =pronto, =finalizar, =atualizar, atualizar preferências, atualizar definições, continuar com a seleção, prosseguir com a seleção, manter seleção, guardar opções, salvar opções, gravar definições, gravar escolhas, aceitar definições, aceitar configurações, aceitar preferências, aceitar escolhas, confirmar definições, confirmar configurações, confirmar as preferências, aplicar preferências, aplicar definições, usar seleção, submeter preferências, memorizar',
  ),
  close: list('=fechar, fechar janela, fechar banner, fechar aviso, ocultar, =voltar, =regressar'),
  policy: list(
    'política de cookies, política de privacidade, aviso de cookies, aviso de privacidade, aviso legal, mais informações, mais informação, saber mais, saiba mais, ler mais, leia mais, termos e condições, termos de uso, os nossos parceiros, nossos parceiros, lista de parceiros, proteção de dados, sobre cookies',
  ),
  pay: list('assinar, assine, assinatura, subscrever, subscrição, pagar, comprar, sem publicidade, sem anúncios'),
  necessary: list(
    'necessári*, essencia*, obrigatóri*, técnicos, imprescindíve*, indispensáve*, sempre ativo, sempre ativos, sempre ativa, sempre ativado, sempre ativas, requerid*, não podem ser desativados, estritamente',
  ),
  selection: list('seleção, selecionad*, escolhid*, minhas escolhas, as minhas escolhas'),
  only: list('apenas, só, somente, unicamente'),
  negations: list('não, sem, nunca, nenhum'),
  decoys: list(
    'newsletter, boletim, desconto, código promocional, subscreva a, iniciar sessão, entrar na conta, fazer login, palavra passe, senha, cadastre se, registe se, maior de idade, 18 anos, a sua idade, sua idade, data de nascimento, escolha o idioma, selecione o idioma, o seu idioma, o seu país, precisa de ajuda, chat, a nossa app, notificações, inquérito, pesquisa de satisfação',
  ),
});
