import { fold } from './fold.ts';
import { finderOf } from './lexicon/words.ts';

/** Columns that no list of cookies has: goods, people, settings of a program. */
const FOREIGN = finderOf(
  [
    'price*, cost, amount, quantity, phone*, e-mail*, email*, ingredient*, =default, default value, fee, salary, returns, discount, stock, weight, calories',
    'prix, montant, quantite, telephone, tarif*, courriel, ingredients, preis*, betrag, menge, telefon*, zutat*, kosten, gebuhr*',
    'precio*, importe, cantidad, correo, tarifa*, prezzo, prezzi, importo, quantita, telefono, prijs*, bedrag, hoeveelheid, telefoon*',
    'preco*, quantidade, telefone, cena, kwota, ilosc, pris, belob, belop, antal, antall, hinta, maara, puhelin*, mnozstvi, preu, pret, =ar, kolicina',
  ].flatMap((line) => line.split(', ')),
);
const PROGRAM_TYPE =
  /^(?:string|str|number|numeric|bool(?:ean)?|int(?:eger)?|object|array|enum|float|double|date(?:time)?|uuid|json|function|varchar.*|char.*)(?:\[\])?\??$/iu;

/** Whether a header row names a column that no list of cookies has. */
export const hasForeignColumn = (header: readonly string[]): boolean =>
  header.some((cell) => cell.length <= 40 && FOREIGN.all(fold(cell)).some((place) => place.at === 0));

/** Whether cells are types of a programming language: the table describes an interface. */
export function areProgramTypes(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter((cell) => PROGRAM_TYPE.test(cell)).length * 2 > filled.length;
}
