import type { PolicyLanguage } from './language.ts';

export const es: PolicyLanguage = {
  tag: 'es',
  common: ['el', 'los', 'las', 'del', 'y', 'es', 'son', 'que', 'una', 'con', 'para', 'por', 'su', 'se', 'lo', 'nuestra', 'usted'],
  columns: {
    name: ['nombre de la cookie', 'nombre de cookie', 'nombre*', '=cookie', '=cookies', 'identificador', '=denominacion'],
    provider: ['proveedor*', 'titular*', 'entidad', 'empresa', 'emisor', 'propietario', 'responsable', 'origen', '=servicio'],
    functionAndLocation: ['funcion y ubicacion'],
    purpose: ['finalidad*', 'proposito*', 'descripcion*', 'objetivo*', 'uso', 'para que sirve', 'funcion', 'utilidad'],
    duration: ['duracion', 'caducidad', 'vencimiento', 'expiracion', 'expira', 'plazo*', 'conservacion', 'vigencia', 'tiempo', 'periodo'],
    category: ['categoria*', 'clasificacion', 'clase'],
    type: ['tipo*', 'tipo de cookie*'],
    party: ['propia o de tercero*', 'propia/tercero*', 'propias o de terceros'],
    domain: ['dominio*', 'host'],
  },
  categories: {
    necessary: ['necesari*', 'esencial*', 'tecnic*', 'imprescindible*', 'obligatori*', 'siempre activ*'],
    functional: ['funcional*', 'preferencia*', 'personalizacion', 'personalizad*'],
    statistics: ['estadistic*', 'analitic*', 'analisis', 'rendimiento', 'medicion'],
    marketing: ['marketing', 'publicid*', 'publicitari*', 'mercadotecnia', 'comportamental*', 'redes sociales', 'seguimiento'],
    unknown: ['no clasificad*', 'sin clasificar', 'pendiente*'],
  },
  negations: ['no', 'sin', 'ninguna'],
  duration: {
    units: {
      second: ['seg', 'segundo', 'segundos'],
      minute: ['minuto', 'minutos'],
      hour: ['hora', 'horas'],
      day: ['dia', 'dias'],
      week: ['semana', 'semanas'],
      month: ['mes', 'meses'],
      year: ['ano', 'anos'],
    },
    numbers: [['un', 'una', 'uno'], ['dos'], ['tres'], ['cuatro'], ['cinco'], ['seis'], ['siete'], ['ocho'], ['nueve'], ['diez'], ['once'], ['doce'], ['trece']],
    session: ['sesion*', 'cerrar el navegador', 'cerrar la pestana', 'cierre del navegador'],
    persistent: ['persistente*', 'permanente*', 'ilimitad*', 'indefinid*', 'nunca', 'hasta que se elimin*', 'hasta su eliminacion', 'hasta que se borr*'],
  },
  party: {
    first: ['primera parte', '=propia', '=propias', 'cookie propia', 'cookies propias'],
    third: ['tercera parte', 'de terceros', 'de tercero', '=terceros', '=tercero'],
  },
  storage: ['almacenamiento local', 'almacenamiento de sesion', 'almacenamiento local html', 'almacenamiento html'],
  anonymised: ['anonim*'],
  startingWith: ['que empiezan por', 'que empieza por', 'empiezan por', 'que comienzan por', 'que comienzan con', 'comienza por'],
  and: ['y', 'e', 'o'],
  andMore: ['etc', 'entre otras', 'por ejemplo'],
  usesNone: ['no utiliza cookies', 'no utilizamos cookies', 'no usa cookies', 'no usamos cookies', 'no utiliza ninguna cookie', 'no instala cookies', 'no instala ninguna cookie', 'no emplea cookies', 'no se utilizan cookies'],
};
