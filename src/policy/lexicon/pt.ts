import type { PolicyLanguage } from './language.ts';

export const pt: PolicyLanguage = {
  tag: 'pt',
  common: ['os', 'as', 'do', 'da', 'dos', 'das', 'em', 'um', 'uma', 'nao', 'com', 'para', 'que', 'seu', 'sua', 'sao', 'voce'],
  columns: {
    name: ['nome do cookie', 'nome de cookie', 'nome*', '=cookie', '=cookies', 'testemunho'],
    provider: ['fornecedor*', 'provedor*', 'entidade', 'empresa', 'emissor', 'responsavel', 'origem', '=servico'],
    functionAndLocation: ['funcao e localizacao'],
    purpose: ['finalidade*', 'objetivo*', 'proposito*', 'descricao', 'funcao', 'utilizacao', 'uso'],
    duration: ['duracao', 'validade', 'expiracao', 'expira', 'prazo*', 'conservacao', 'vencimento', 'tempo', 'retencao'],
    category: ['categoria*', 'classificacao'],
    type: ['tipo*'],
    party: ['proprio ou de terceiro*'],
    domain: ['dominio', 'host'],
  },
  categories: {
    necessary: ['necessari*', 'essencia*', 'tecnic*', 'indispensave*', 'obrigatori*', 'sempre ativ*'],
    functional: ['funcional*', 'funcionais', 'preferencia*', 'personaliza*'],
    statistics: ['estatistic*', 'analitic*', 'analise*', 'desempenho', 'medicao'],
    marketing: ['marketing', 'publicid*', 'publicitari*', 'redes sociais', 'rastreamento', 'segmentacao'],
    unknown: ['nao classificad*', 'nao categorizad*', 'pendente*'],
  },
  negations: ['nao', 'sem', 'nenhum'],
  duration: {
    units: {
      second: ['segundo', 'segundos'],
      minute: ['minuto', 'minutos'],
      hour: ['hora', 'horas'],
      day: ['dia', 'dias'],
      week: ['semana', 'semanas'],
      month: ['mes', 'meses'],
      year: ['ano', 'anos'],
    },
    numbers: [['um', 'uma'], ['dois', 'duas'], ['tres'], ['quatro'], ['cinco'], ['seis'], ['sete'], ['oito'], ['nove'], ['dez'], ['onze'], ['doze'], ['treze']],
    session: ['sessao*', 'sessoes', 'fechar o navegador', 'encerramento do navegador', 'fecho do navegador'],
    persistent: ['persistente*', 'permanente*', 'ilimitad*', 'indefinid*', 'nunca', 'ate ser eliminado', 'ate que seja eliminad*', 'ate a eliminacao', 'ate ser apagad*'],
  },
  party: {
    first: ['primeira parte', '=proprio', '=proprios'],
    third: ['terceira parte', 'de terceiros', '=terceiros', '=terceiro'],
  },
  storage: ['armazenamento local', 'armazenamento de sessao', 'armazenamento html local', 'armazenamento local html'],
  anonymised: ['anonim*'],
  startingWith: ['que comecam por', 'que comecam com', 'comeca por', 'comeca com'],
  and: ['e', 'ou'],
  andMore: ['etc', 'entre outros', 'por exemplo'],
  usesNone: ['nao utiliza cookies', 'nao utilizamos cookies', 'nao usa cookies', 'nao usamos cookies', 'nao instala cookies', 'nao sao utilizados cookies'],
};
